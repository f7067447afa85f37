"""Messages that were not understood: kept without a person, counted, labelled, given out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from storage.database import insert_for
from storage.encryption import Vault
from storage.models import UnansweredMessage

KEPT = timedelta(days=180)
"""A wording that nobody labels and that does not come again is forgotten."""

TEXT = "unanswered.text"
NEW, LABELLED, DROPPED, EXPORTED = "new", "labelled", "dropped", "exported"

Guesses = Sequence[tuple[str, float]]


@dataclass(frozen=True)
class Unanswered:
    """A masked wording: how often it came, what the model thought, what a person said it means."""

    id: int
    text: str
    guesses: Guesses
    count: int
    status: str
    label: str | None
    first_seen: datetime
    last_seen: datetime


class ReviewStore:
    """Notes wordings and hands them to reviewers."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession], vault: Vault) -> None:
        """`sessions`: where to; `vault`: how to encrypt."""
        self._sessions = sessions
        self._vault = vault

    async def note(self, text: str, guesses: Guesses) -> None:
        """Count a masked wording; the first time it is kept, old ones are forgotten."""
        now, mark = datetime.now(UTC), self._vault.index(f"unanswered {text.casefold()}")
        fresh = {"count": UnansweredMessage.count + 1, "last_seen": now}
        row = {
            "fingerprint": mark,
            "text": self._vault.seal(mark, TEXT, text),
            "guesses": json.dumps([(name, round(sure, 3)) for name, sure in guesses]),
            "count": 1,
            "status": NEW,
            "first_seen": now,
            "last_seen": now,
        }
        old = UnansweredMessage.last_seen < now - KEPT
        async with self._sessions.begin() as session:
            insert = insert_for(session)(UnansweredMessage).values(**row)
            conflict = insert.on_conflict_do_update(index_elements=["fingerprint"], set_=fresh)
            await session.execute(conflict)
            await session.execute(delete(UnansweredMessage).where(old))

    async def with_status(self, *status: str, limit: int | None = None) -> list[Unanswered]:
        """Wordings in one of the states, the most frequent first."""
        order = (UnansweredMessage.count.desc(), UnansweredMessage.id)
        asked = select(UnansweredMessage).where(UnansweredMessage.status.in_(status))
        async with self._sessions() as session:
            rows = await session.scalars(asked.order_by(*order).limit(limit))
            return [self._opened(row) for row in rows]

    def _opened(self, row: UnansweredMessage) -> Unanswered:
        text = self._vault.open(row.fingerprint, TEXT, row.text)
        guesses = [(name, sure) for name, sure in json.loads(row.guesses)]
        seen = (row.first_seen, row.last_seen)
        return Unanswered(row.id, text, guesses, row.count, row.status, row.label, *seen)

    async def label(self, message: int, intent: str) -> None:
        """Say what a wording means."""
        await self._set([message], status=LABELLED, label=intent)

    async def drop(self, message: int) -> None:
        """A wording that teaches nothing."""
        await self._set([message], status=DROPPED, label=None)

    async def exported(self, messages: Iterable[int]) -> None:
        """These are training messages now."""
        await self._set(list(messages), status=EXPORTED)

    async def _set(self, messages: Sequence[int], **values: str | None) -> None:
        chosen = UnansweredMessage.id.in_(messages)
        async with self._sessions.begin() as session:
            await session.execute(update(UnansweredMessage).where(chosen).values(**values))
