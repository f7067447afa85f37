"""Personal fields are encrypted with AES-256-GCM under a key that lives outside the database.

Each value is bound to its owner and field (associated data), so that a ciphertext copied to
another row does not open. Owners are found by a blind index (HMAC-SHA-256), never by their
channel id. A value starts with the id of its key, which leaves room for rotation.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.settings import StorageSettings

NONCE_BYTES = 12
KEY_BYTES = 32
KEY_ID_LETTERS = 8


class KeyProblem(Exception):
    """The key is missing, malformed, or not the one the data was written with."""


@dataclass(frozen=True)
class Vault:
    """Encrypts and finds; one 32-byte secret from which the two working keys are derived."""

    secret: bytes

    @property
    def key_id(self) -> str:
        """Eight characters that name the key without giving it away."""
        return hashlib.sha256(b"id" + self.secret).hexdigest()[:KEY_ID_LETTERS]

    def _derived(self, purpose: str) -> bytes:
        return hmac.new(self.secret, purpose.encode(), hashlib.sha256).digest()

    def index(self, sender: str) -> bytes:
        """The blind index of a sender: 32 bytes, the same for the same sender and key."""
        return hmac.new(self._derived("index"), sender.encode(), hashlib.sha256).digest()

    def seal(self, owner: bytes, field: str, plain: str) -> bytes:
        """Encrypt one field of one owner."""
        return self.seal_bytes(owner, field, plain.encode())

    def open(self, owner: bytes, field: str, sealed: bytes) -> str:
        """Decrypt what `seal` wrote; raises KeyProblem for another key, owner or field."""
        return self.open_bytes(owner, field, sealed).decode()

    def seal_bytes(self, owner: bytes, field: str, plain: bytes) -> bytes:
        """Encrypt bytes of one owner: key id, nonce, ciphertext."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        sealed = AESGCM(self._derived("fields")).encrypt(nonce, plain, owner + field.encode())
        return self.key_id.encode() + nonce + sealed

    def open_bytes(self, owner: bytes, field: str, sealed: bytes) -> bytes:
        """Decrypt what `seal_bytes` wrote; raises KeyProblem as `open` does."""
        body_at = KEY_ID_LETTERS + NONCE_BYTES
        nonce, body = sealed[KEY_ID_LETTERS:body_at], sealed[body_at:]
        try:
            return AESGCM(self._derived("fields")).decrypt(nonce, body, owner + field.encode())
        except InvalidTag:
            written_with = sealed[:KEY_ID_LETTERS].decode(errors="replace")
            raise KeyProblem(
                f"field {field!r} was written with key {written_with}, this process has "
                f"{self.key_id}: check TEMAN_KEY or TEMAN_KEY_FILE"
            ) from None


def load_vault(settings: StorageSettings) -> Vault:
    """The vault from TEMAN_KEY or the key file, which is made (0600) when there is neither."""
    given = settings.teman_key.get_secret_value()
    if given:
        return Vault(_decode(given, "TEMAN_KEY"))
    if not settings.key_file.exists():
        _make_key_file(settings.key_file)
    return Vault(_decode(settings.key_file.read_text().strip(), str(settings.key_file)))


def _decode(text: str, where: str) -> bytes:
    try:
        secret = base64.urlsafe_b64decode(text)
    except ValueError:
        secret = b""
    if len(secret) != KEY_BYTES:
        raise KeyProblem(f"{where} must be {KEY_BYTES} bytes in URL-safe base64")
    return secret


def _make_key_file(path: Path) -> None:
    """Write a new key; two processes that start at once agree on the first one's."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES))
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.")
    with os.fdopen(descriptor, "wb") as file:
        file.write(fresh)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        Path(draft).unlink()
