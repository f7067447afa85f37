"""What is done again and again: the same functions on one machine and on many."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import async_sessionmaker
from sqlalchemy.ext.asyncio.session import AsyncSession

from jobs.clock import Clock, database_clock
from jobs.digests import tell_due
from jobs.figures import OUTBOX, ROUND_FAILURES
from jobs.http import utc_now
from jobs.manners import UNHURRIED
from jobs.pulling import pull_all
from jobs.reminders import remind_due
from jobs.settings import settings
from jobs.sources.registry import make_http, make_sources
from jobs.sweeping import backlog, sweep
from storage.encryption import Vault
from storage.retention import purge

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Work:
    """What every round works with."""

    sessions: async_sessionmaker[AsyncSession]
    vault: Vault
    clock: Clock = database_clock


@dataclass(frozen=True)
class Round:
    """A piece of work, due `every` so many seconds; doing it twice at once does no harm."""

    name: str
    every: int
    run: Callable[[Work], Awaitable[int]]
    """Returns how much there was to do."""

    async def safely(self, work: Work) -> int:
        """Run once; a failure is logged, the next time may go better."""
        try:
            done = await self.run(work)
        except Exception:
            ROUND_FAILURES.labels(self.name).inc()
            logger.exception("round %s failed", self.name)
            return 0
        if done:
            logger.info("round %s: %d", self.name, done)
        return done


async def _sweep(work: Work) -> int:
    return await sweep(work.sessions, work.clock)


async def _purge(work: Work) -> int:
    async with work.sessions() as session:
        now = await work.clock(session)
    return sum((await purge(work.sessions, now)).values())


async def _digests(work: Work) -> int:
    return await tell_due(work.sessions, work.vault, work.clock)


async def _reminders(work: Work) -> int:
    return await remind_due(work.sessions, work.vault, work.clock)


async def _backlog(work: Work) -> int:
    async with work.sessions() as session:
        found = await backlog(session, await work.clock(session))
    for status, count in found.items():
        OUTBOX.labels(status).set(count)
    return 0


async def _pull(work: Work) -> int:
    async with make_http(settings(), work.sessions, patience=UNHURRIED) as http:
        done = await pull_all(work.sessions, make_sources(settings(), http), utc_now)
    return sum(each.new for each in done)


ROUNDS: tuple[Round, ...] = (
    Round("pull", 6 * 3600, _pull),
    Round("digests", 60, _digests),
    Round("reminders", 60, _reminders),
    Round("backlog", 30, _backlog),
    Round("sweep", 3600, _sweep),
    Round("purge", 86400, _purge),
)
"""All rounds, in the order in which they follow from each other."""

FOR_A_TALK = tuple(each for each in ROUNDS if each.name != "pull")
"""What a talk in the terminal needs: its searches ask the sources themselves."""
