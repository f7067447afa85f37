"""What boards behind a key have in common: asked by words and place, without a list of all."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

from jobs.posting import Kind, Posting
from jobs.query import Query

LIFE = timedelta(days=30)
"""For a vacancy that does not say when it ends."""


class Board:
    """A source of jobs that answers questions and is never pulled."""

    kinds: frozenset[Kind] = frozenset({Kind.JOB})
    complete: bool = False
    every: timedelta = timedelta(days=1)

    def asks(self, query: Query) -> str:
        """Both words and place go out."""
        return "|".join((*query.subject[:2], "/", *query.places[:1]))

    async def pull(self, since: datetime | None) -> AsyncIterator[list[Posting]]:
        """Nothing: there is no list of everything."""
        for nothing in list[list[Posting]]():
            yield nothing


def asked(query: Query) -> dict[str, str]:
    """The words and the place of a query under the names that both boards use."""
    return {
        "keywords": " ".join(query.subject[:2]),
        "location": query.places[0] if query.places else "Indonesia",
    }
