"""Files of one worker, kept encrypted under an unguessable id for a limited time."""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import CursorResult, delete, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from storage.encryption import Vault
from storage.models import StoredFile

KEPT = timedelta(days=30)
"""Everything in a file can be made again; after this time it is erased."""


@dataclass(frozen=True)
class File:
    """A file's name (as a person sees it), MIME type and bytes."""

    name: str
    mime: str
    content: bytes


class FileStore:
    """Keeps, gives and erases the files of a sender."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession], vault: Vault) -> None:
        """`sessions`: where to; `vault`: how to encrypt."""
        self._sessions = sessions
        self._vault = vault

    async def keep(self, sender: str, file: File, update: str = "") -> str:
        """Store a file and return its id; files past their time go in the same transaction.

        `update` names the message in which the sender gave it: delivered again after a crash, it
        takes the place of the first instead of standing beside it.
        """
        owner, file_id = self._vault.index(sender), self._id(sender, update)
        now = datetime.now(UTC)
        row = StoredFile(
            id=file_id,
            owner=owner,
            name=file.name,
            mime=file.mime,
            content=self._vault.seal_bytes(owner, file_id, file.content),
            created_at=now,
        )
        async with self._sessions.begin() as session:
            await session.execute(delete(StoredFile).where(StoredFile.created_at < now - KEPT))
            await session.merge(row)
        return file_id

    def _id(self, sender: str, update: str) -> str:
        """256 bits that nobody can guess: random, or a keyed hash of the message."""
        if not update:
            return secrets.token_urlsafe(32)
        hashed = self._vault.blind("given in a message", f"{sender}\n{update}")
        return base64.urlsafe_b64encode(hashed).decode().rstrip("=")

    async def give(self, sender: str, file_id: str) -> File | None:
        """A file of this sender; None when there is none: somebody else's, or past its time."""
        owner, oldest = self._vault.index(sender), datetime.now(UTC) - KEPT
        async with self._sessions() as session:
            mine = StoredFile.id == file_id, StoredFile.owner == owner
            asked = (*mine, StoredFile.created_at >= oldest)
            row = await session.scalar(select(StoredFile).where(*asked))
        if row is None:
            return None
        return File(row.name, row.mime, self._vault.open_bytes(owner, file_id, row.content))

    async def erase_file(self, sender: str, file_id: str) -> None:
        """Erase one file of this sender, if it is there."""
        mine = StoredFile.id == file_id, StoredFile.owner == self._vault.index(sender)
        async with self._sessions.begin() as session:
            await session.execute(delete(StoredFile).where(*mine))

    async def erase(self, sender: str) -> int:
        """Erase all files of a sender; how many there were."""
        owner = self._vault.index(sender)
        async with self._sessions.begin() as session:
            gone = await session.execute(delete(StoredFile).where(StoredFile.owner == owner))
        return gone.rowcount if isinstance(gone, CursorResult) else 0
