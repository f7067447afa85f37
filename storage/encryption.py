"""Personal fields are encrypted with AES-256-GCM under keys that live outside the database.

Each value is bound to its owner and field (associated data), so that a ciphertext copied to
another row does not open. Owners are found by a blind index (HMAC-SHA-256), never by their
channel id. A value starts with the id of its key: several keys may be known, the first one seals,
each of them opens, and the key of the index stays when they change (docs/privacy.md).
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.keys import KeyProblem, Keys, KeySource
from storage.settings import StorageSettings

NONCE_BYTES = 12
KEY_ID_LETTERS = 8

__all__ = ["KEY_ID_LETTERS", "KeyProblem", "Keys", "Vault", "key_id", "load_vault"]


def derived(secret: bytes, purpose: str) -> bytes:
    """A working key of a secret."""
    return hmac.new(secret, purpose.encode(), hashlib.sha256).digest()


def key_id(secret: bytes) -> str:
    """Eight characters that name a key without giving it away."""
    return hashlib.sha256(b"id" + secret).hexdigest()[:KEY_ID_LETTERS]


@lru_cache(maxsize=16)
def _cipher(secret: bytes) -> AESGCM:
    return AESGCM(derived(secret, "fields"))


@dataclass(frozen=True)
class Vault:
    """Encrypts and finds. `source` gives the keys of this moment where they may change."""

    secret: bytes
    old: tuple[bytes, ...] = ()
    index_key: bytes | None = None
    source: KeySource | None = None

    @property
    def keys(self) -> Keys:
        """The keys as they are now: a key file that was rotated is read again."""
        return self.source() if self.source else Keys(self.secret, self.old, self.index_key)

    @property
    def key_id(self) -> str:
        """The id of the key that seals."""
        return key_id(self.keys.current)

    @property
    def key_ids(self) -> frozenset[str]:
        """The ids of all keys that open."""
        return frozenset(map(key_id, self.keys.every))

    def index(self, sender: str) -> bytes:
        """The blind index of a sender: 32 bytes, the same whatever key seals."""
        return self.blind("", sender)

    def blind(self, purpose: str, value: str) -> bytes:
        """A blind index of another value than a sender, such as a code."""
        keys = self.keys
        key = keys.index or derived(keys.every[-1], "index")
        key = derived(key, purpose) if purpose else key
        return hmac.new(key, value.encode(), hashlib.sha256).digest()

    def seal(self, owner: bytes, field: str, plain: str) -> bytes:
        """Encrypt one field of one owner."""
        return self.seal_bytes(owner, field, plain.encode())

    def open(self, owner: bytes, field: str, sealed: bytes) -> str:
        """Decrypt what `seal` wrote; raises KeyProblem for another key, owner or field."""
        return self.open_bytes(owner, field, sealed).decode()

    def seal_bytes(self, owner: bytes, field: str, plain: bytes) -> bytes:
        """Encrypt bytes of one owner: key id, nonce, ciphertext."""
        secret, nonce = self.keys.current, secrets.token_bytes(NONCE_BYTES)
        body = _cipher(secret).encrypt(nonce, plain, owner + field.encode())
        return key_id(secret).encode() + nonce + body

    def open_bytes(self, owner: bytes, field: str, sealed: bytes) -> bytes:
        """Decrypt what `seal_bytes` wrote; raises KeyProblem as `open` does."""
        body_at = KEY_ID_LETTERS + NONCE_BYTES
        named = sealed[:KEY_ID_LETTERS].decode(errors="replace")
        nonce, body = sealed[KEY_ID_LETTERS:body_at], sealed[body_at:]
        known = next((each for each in self.keys.every if key_id(each) == named), None)
        try:
            if known is None:
                raise InvalidTag
            return _cipher(known).decrypt(nonce, body, owner + field.encode())
        except InvalidTag:
            raise KeyProblem(
                f"field {field!r} was written with key {named}, this process has "
                f"{', '.join(map(key_id, self.keys.every))}: check TEMAN_KEY or TEMAN_KEY_FILE"
            ) from None


def load_vault(settings: StorageSettings) -> Vault:
    """The vault from TEMAN_KEY or the key file, which is made (0600) when there is neither."""
    given = settings.teman_key.get_secret_value()
    if given:
        keys = Keys.parse(given, "TEMAN_KEY")
        return Vault(keys.current, keys.old, keys.index)
    source = KeySource(settings.key_file)
    keys = source()
    return Vault(keys.current, keys.old, keys.index, source)
