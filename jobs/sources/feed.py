"""A feed at an address: a Disnaker's list, a BLK's schedule, a portal's JobPosting pages."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from jobs.feed.reading import read
from jobs.feed.table import Defaults
from jobs.http import Ask, Http
from jobs.posting import Kind, Posting
from jobs.query import Query
from jobs.trouble import Unreadable


@dataclass(frozen=True)
class Feed:
    """One address that always holds everything: it is small, so a search reads all of it."""

    http: Http
    name: str
    title: str
    url: str
    home: str
    kinds: frozenset[Kind] = frozenset(Kind)
    complete: bool = True
    every: timedelta = timedelta(hours=6)

    def asks(self, query: Query) -> str:
        """What of a query goes out."""
        return ""

    async def search(self, query: Query) -> list[Posting]:
        """Everything; the query is applied to what is stored."""
        return await self._all()

    async def pull(self, since: datetime | None) -> AsyncIterator[list[Posting]]:
        """Everything on one page."""
        yield await self._all()

    async def _all(self) -> list[Posting]:
        question = Ask(self.url)
        answer = await self.http.ask(question)
        found = read(answer.body, Defaults(self.name, answer.at, link=self.home))
        if found.problems and len(found.problems) > len(found.postings):
            raise Unreadable(question.host, f"cannot be read: {found.problems[0]}")
        return list(found.postings)
