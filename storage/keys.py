"""The keys: several of them in one text, read from the environment or from a file.

Words separated by spaces or lines. The first key seals; all of them open. `index:` marks the key
of the blind index, which stays when the keys change: without it the index hangs on the last key.
"""

from __future__ import annotations

import base64
import os
import secrets
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

KEY_BYTES = 32
INDEX = "index:"


class KeyProblem(Exception):
    """The key is missing, malformed, or not the one the data was written with."""


@dataclass(frozen=True)
class Keys:
    """The key that seals, older ones that still open, and the key of the blind index."""

    current: bytes
    old: tuple[bytes, ...] = ()
    index: bytes | None = None

    @property
    def every(self) -> tuple[bytes, ...]:
        """All keys that open, the one that seals first."""
        return (self.current, *self.old)

    @classmethod
    def parse(cls, text: str, where: str) -> Keys:
        """Keys of a text; raises KeyProblem naming `where` it came from."""
        words = text.split()
        marked = [word.removeprefix(INDEX) for word in words if word.startswith(INDEX)]
        plain = [_decode(word, where) for word in words if not word.startswith(INDEX)]
        if not plain or len(marked) > 1:
            raise KeyProblem(_shape(where))
        return cls(plain[0], tuple(plain[1:]), _decode(marked[0], where) if marked else None)

    def written(self) -> str:
        """The text that `parse` reads."""
        lines = [*map(_encode, self.every), *([INDEX + _encode(self.index)] if self.index else [])]
        return "\n".join(lines) + "\n"


def _shape(where: str) -> str:
    return f"{where} must be {KEY_BYTES} bytes in URL-safe base64"


def _encode(secret: bytes) -> str:
    return base64.urlsafe_b64encode(secret).decode()


def _decode(word: str, where: str) -> bytes:
    try:
        secret = base64.urlsafe_b64decode(word)
    except ValueError:
        secret = b""
    if len(secret) != KEY_BYTES:
        raise KeyProblem(_shape(where))
    return secret


@dataclass
class KeySource:
    """A key file, read again when it was replaced; made at the first reading when it is missing."""

    path: Path
    _stamp: tuple[int, ...] = field(default=(), compare=False)
    _keys: Keys | None = field(default=None, compare=False)

    def __call__(self) -> Keys:
        """The keys in the file now; a file that is gone for a moment does not stop a service."""
        try:
            found = self.path.stat()
        except FileNotFoundError:
            if self._keys:
                return self._keys
            make_key_file(self.path)
            found = self.path.stat()
        stamp = (found.st_mtime_ns, found.st_ino, found.st_size)
        if self._keys is None or stamp != self._stamp:
            self._keys = Keys.parse(self.path.read_text(), str(self.path))
            self._stamp = stamp
        return self._keys


def make_key_file(path: Path) -> None:
    """Write a new key; two processes that start at once agree on the first one's."""
    draft = _draft(path, Keys(secrets.token_bytes(KEY_BYTES)))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def replace_key_file(path: Path, keys: Keys) -> None:
    """Put other keys in the place of those in a file, in one step."""
    _draft(path, keys).replace(path)


def _draft(path: Path, keys: Keys) -> Path:
    """The keys in a file beside the real one, readable for its owner alone, on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.")
    with os.fdopen(descriptor, "w") as file:
        file.write(keys.written())
        file.flush()
        os.fsync(file.fileno())
    return Path(draft)
