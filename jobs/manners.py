"""The distance between two calls to a host, kept by one process or by all that share a database."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from jobs.trouble import Resting
from storage.database import insert_for
from storage.models import SourceState

GAPS = {"skkni-api.kemnaker.go.id": 65.0, "kemnaker.go.id": 1.5, "contoh.invalid": 0.0}
"""Seconds by host or domain. SKKNI refuses more than about one call a minute."""

USUAL = 1.0
PATIENCE = 10.0
"""Seconds; who would have to stand longer in line goes away."""

UNHURRIED = 600.0
"""The same for a pull, for which nobody waits."""

TRIES = 20
Sleep = Callable[[float], Awaitable[None]]


class Manners(Protocol):
    """Waits until a host may be called, or raises Resting."""

    async def wait(self, host: str) -> None:
        """Return when it is our turn."""


def gap_of(host: str) -> float:
    """Seconds between two calls to a host."""
    parts = host.split(".")
    names = (".".join(parts[at:]) for at in range(len(parts)))
    return next((GAPS[name] for name in names if name in GAPS), USUAL)


class OwnManners:
    """For one process."""

    def __init__(
        self,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        sleep: Sleep = asyncio.sleep,
        patience: float = PATIENCE,
    ) -> None:
        """`patience`: the longest wait in seconds."""
        self._clock, self._sleep, self._patience = clock, sleep, patience
        self._turns: dict[str, datetime] = {}

    async def wait(self, host: str) -> None:
        """Take the next turn, then wait for it."""
        if not (gap := gap_of(host)):
            return
        now = self._clock()
        turn = max(self._turns.get(host, now), now)
        if (seconds := (turn - now).total_seconds()) > self._patience:
            raise Resting(host, f"is free in {seconds:.0f} s")
        self._turns[host] = turn + timedelta(seconds=gap)
        await self._sleep(seconds)


class SharedManners:
    """For all processes on a database: a turn is taken by whoever changes the row first."""

    def __init__(
        self,
        sessions: async_sessionmaker[AsyncSession],
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        sleep: Sleep = asyncio.sleep,
        patience: float = PATIENCE,
    ) -> None:
        """`patience`: the longest wait in seconds."""
        self._sessions, self._clock = sessions, clock
        self._sleep, self._patience = sleep, patience

    async def wait(self, host: str) -> None:
        """Take the next turn, then wait for it."""
        if gap := gap_of(host):
            await self._sleep(await self._take(host, timedelta(seconds=gap)))

    async def _take(self, host: str, gap: timedelta) -> float:
        for _ in range(TRIES):
            now = self._clock()
            async with self._sessions.begin() as session:
                last = await self._next_call(session, host, now)
                turn = max(last, now)
                if (seconds := (turn - now).total_seconds()) > self._patience:
                    raise Resting(host, f"is free in {seconds:.0f} s")
                mine = SourceState.name == f"host:{host}", SourceState.next_call == last
                took = update(SourceState).where(*mine).values(next_call=turn + gap)
                if await session.scalar(took.returning(SourceState.name)):
                    return seconds
        raise Resting(host, "has too many callers")

    async def _next_call(self, session: AsyncSession, host: str, now: datetime) -> datetime:
        """When the host may be called, from its row, which is made at the first call."""
        name = f"host:{host}"
        row = insert_for(session)(SourceState).values(name=name, next_call=now)
        await session.execute(row.on_conflict_do_nothing(index_elements=["name"]))
        found = await session.scalar(select(SourceState.next_call).where(SourceState.name == name))
        return found or now
