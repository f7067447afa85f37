"""A search in conversation: the sources are asked for a moment, then the database answers."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from jobs.matching import tell_alerts
from jobs.pulling import AfterSave, Sessions, answered_at, failed, keep
from jobs.query import PAGE, Query
from jobs.sources.base import Source
from jobs.store import Found, search
from jobs.trouble import Trouble, Unreachable, Unreadable

logger = logging.getLogger(__name__)

BUDGET = 5.0
"""Seconds that a worker waits for the sources."""

REMEMBERED = 5_000
REST = timedelta(minutes=1)
"""A source that failed is not asked again within it: nobody waits for the same fault twice."""

FRESH = timedelta(minutes=15)
"""The same question is not asked again within it."""


@dataclass(frozen=True)
class Silent:
    """A source that gave nothing now; `since` is when it last did, None when it never did."""

    title: str
    home: str
    since: datetime | None


@dataclass(frozen=True)
class Result:
    """What was found, and which sources were silent."""

    found: Found
    silent: tuple[Silent, ...] = ()


class Finder:
    """Asks sources and the database; one a process."""

    def __init__(
        self,
        sessions: Sessions,
        sources: Iterable[Source],
        clock: Callable[[], datetime],
        after: AfterSave = tell_alerts,
        budget: float = BUDGET,
    ) -> None:
        """`budget`: seconds that all sources together may take."""
        self._sessions, self._clock, self._after = sessions, clock, after
        self._sources = tuple(sources)
        self._budget = budget
        self._asked: dict[tuple[str, str], datetime] = {}
        self._failed: dict[str, datetime] = {}

    @property
    def titles(self) -> dict[str, str]:
        """The sources' names as people read them."""
        return {source.name: source.title for source in self._sources}

    async def find(
        self, query: Query, limit: int = PAGE, skip: Collection[int] = (), ask: bool = True
    ) -> Result:
        """Postings that fit; without `ask` only from the database, as for the next page."""
        asked = [s for s in self._sources if query.kind in s.kinds and ask]
        silent = await asyncio.gather(*(self._refresh(source, query) for source in asked))
        samples = any(source.name == "contoh" for source in self._sources)
        async with self._sessions() as session:
            found = await search(session, query, self._clock(), limit, skip, samples)
        return Result(found, tuple(each for each in silent if each))

    async def _refresh(self, source: Source, query: Query) -> Silent | None:
        """Ask one source and keep what it says; who is silent is named."""
        question, now = (source.name, source.asks(query)), self._clock()
        if self._asked.get(question, now - FRESH) > now - FRESH:
            return None
        if self._failed.get(source.name, now - REST) > now - REST:
            return await self._last(source)
        try:
            async with asyncio.timeout(self._budget):
                postings = await source.search(query)
        except Exception as error:
            self._failed[source.name] = now
            await failed(self._sessions, source.name, _trouble(source, error), now)
            return await self._last(source)
        await keep(self._sessions, source.name, postings, now, self._after)
        if len(self._asked) >= REMEMBERED:
            self._asked.clear()
        self._asked[question] = now
        return None

    async def _last(self, source: Source) -> Silent:
        async with self._sessions() as session:
            return Silent(source.title, source.home, await answered_at(session, source.name))


def _trouble(source: Source, error: Exception) -> Trouble:
    """What went wrong, for an operator; a fault of ours in one source costs no other its answer."""
    if isinstance(error, Trouble):
        return error
    if isinstance(error, TimeoutError):
        return Unreachable(source.name, "is slow")
    logger.error("source %s", source.name, exc_info=error)
    return Unreadable(source.name, f"could not be read: {type(error).__name__}")
