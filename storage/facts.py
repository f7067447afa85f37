"""What a worker told us, kept under their sender id until they ask to forget it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from storage.database import insert_for
from storage.encryption import KEY_ID_LETTERS, KeyProblem, Vault
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
            # in the order of their names, so that two writers never wait for each other in a ring
            for name in sorted(facts):
                await self._write(session, owner, name, facts[name])

    async def _write(self, session: AsyncSession, owner: bytes, name: str, value: Any) -> None:
        if value is None:
            await session.execute(
                delete(WorkerFact).where(WorkerFact.owner == owner, WorkerFact.name == name)
            )
            return
        sealed = self._vault.seal(owner, name, json.dumps(value, ensure_ascii=False))
        fresh = {"value": sealed, "updated_at": datetime.now(UTC)}
        written = insert_for(session)(WorkerFact).values(owner=owner, name=name, **fresh)
        await session.execute(
            written.on_conflict_do_update(index_elements=["owner", "name"], set_=fresh)
        )

    async def check_key(self) -> None:
        """Raises KeyProblem when the stored facts were written with another key than ours."""
        async with self._sessions() as session:
            written_with = func.substr(WorkerFact.value, 1, KEY_ID_LETTERS)
            ids = {bytes(each) for each in await session.scalars(select(written_with).distinct())}
        foreign = ids - {each.encode() for each in self._vault.key_ids}
        if foreign:
            names = ", ".join(sorted(each.decode(errors="replace") for each in foreign))
            raise KeyProblem(
                f"the database holds facts written with key {names}, this process has "
                f"{self._vault.key_id}: check TEMAN_KEY or TEMAN_KEY_FILE"
            )

    async def erase(self, sender: str) -> int:
        """Forget everything of `sender`; the number of facts that were kept."""
        owner = self._vault.index(sender)
        async with self._sessions.begin() as session:
            gone = await session.scalars(
                delete(WorkerFact).where(WorkerFact.owner == owner).returning(WorkerFact.name)
            )
            return len(gone.all())
