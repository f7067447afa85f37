"""A finder that finds what it is given, by the words of its titles and by its regencies."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from jobs.finder import Result, Silent
from jobs.posting import Kind, Posting
from jobs.query import Query
from jobs.store import Found, Stored
from jobs.text import alternatives, title_words

NOON = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)


def posting(title: str = "Operator Produksi", number: int = 1, **values: Any) -> Posting:
    """A vacancy in Kota Bekasi, put up two days ago."""
    given: dict[str, Any] = {
        "source": "karirhub",
        "source_id": str(number),
        "kind": Kind.JOB,
        "title": title,
        "link": f"https://karirhub.kemnaker.go.id/{number}",
        "published": NOON - timedelta(days=2),
        "company": f"PT Maju {number}",
        "regency": "Kota Bekasi",
        "province": "Jawa Barat",
    }
    return Posting(**given | values)


@dataclass
class FakeFinder:
    """Filters in memory; `fails` as when the database does."""

    postings: list[Posting] = field(default_factory=list)
    silent: tuple[Silent, ...] = ()
    fails: bool = False
    queries: list[Query] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=lambda: {"karirhub": "Karirhub Kemnaker"})

    async def find(
        self, query: Query, limit: int = 3, skip: Collection[int] = (), ask: bool = True
    ) -> Result:
        if self.fails:
            raise ConnectionError("no database")
        self.queries.append(query)
        fitting = [each for each in self._stored() if _fits(query, each.posting)]
        left = [each for each in fitting if each.id not in skip]
        shown = tuple(left[:limit])
        found = Found(shown, len(fitting), len(left) - len(shown))
        return Result(found, self.silent if ask else ())

    async def posting(self, number: int) -> Stored | None:
        return next((each for each in self._stored() if each.id == number), None)

    def _stored(self) -> list[Stored]:
        return [Stored(place, each, NOON) for place, each in enumerate(self.postings, 1)]


def _fits(query: Query, found: Posting) -> bool:
    words = alternatives(query.occupations, query.skills, query.words)
    title = f" {title_words(found)} "
    top = found.pay and (found.pay.high or found.pay.low)
    return (
        found.kind is query.kind
        and (not words or any(f" {each} " in title for each in words))
        and (not query.places or found.regency in query.regencies)
        and (not query.employment or found.employment is query.employment)
        and (not query.pay or top is None or top >= query.pay)
    )
