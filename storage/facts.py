"""What a worker told us, kept under their sender id until they ask to forget it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from storage.encryption import Vault
from storage.models import WorkerFact

Sessions = async_sessionmaker[AsyncSession]


class FactStore:
    """Reads, writes and erases the facts of one sender at a time."""

    def __init__(self, sessions: Sessions, vault: Vault) -> None:
        """`sessions`: where to; `vault`: how to encrypt."""
        self._sessions = sessions
        self._vault = vault

    async def load(self, sender: str) -> dict[str, Any]:
        """All facts of `sender` by name; raises KeyProblem when the key is not the right one."""
        owner = self._vault.index(sender)
        async with self._sessions() as session:
            rows = await session.scalars(select(WorkerFact).where(WorkerFact.owner == owner))
            return {
                row.name: json.loads(self._vault.open(owner, row.name, row.value)) for row in rows
            }

    async def save(self, sender: str, facts: Mapping[str, Any]) -> None:
        """Write the given facts, each replacing its earlier value; None erases one."""
        owner = self._vault.index(sender)
        async with self._sessions.begin() as session:
            for name, value in facts.items():
                await self._write(session, owner, name, value)

    async def _write(self, session: AsyncSession, owner: bytes, name: str, value: Any) -> None:
        if value is None:
            await session.execute(
                delete(WorkerFact).where(WorkerFact.owner == owner, WorkerFact.name == name)
            )
            return
        sealed = self._vault.seal(owner, name, json.dumps(value, ensure_ascii=False))
        row = WorkerFact(owner=owner, name=name, value=sealed, updated_at=datetime.now(UTC))
        await session.merge(row)

    async def erase(self, sender: str) -> int:
        """Forget everything of `sender`; the number of facts that were kept."""
        owner = self._vault.index(sender)
        async with self._sessions.begin() as session:
            gone = await session.scalars(
                delete(WorkerFact).where(WorkerFact.owner == owner).returning(WorkerFact.name)
            )
            return len(gone.all())
