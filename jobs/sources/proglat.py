"""Proglat, the ministry's training programmes: what a course teaches, not where or when."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from jobs.http import Ask, Http, utc_now
from jobs.posting import Kind, Posting, plain, title_of
from jobs.query import Query
from jobs.sources.base import Record, at, listed, read_all, records, text, whole
from jobs.times import moment

HOST = "api.kemnaker.go.id"
LIST = f"https://{HOST}/proglat/v1/public/programs"
LIMIT, LAST_PAGE, TOPICS = 50, 100, 12
SKILLHUB = "https://skillhub.kemnaker.go.id/app/pelatihan"


@dataclass(frozen=True)
class Proglat:
    """What is taught, for training answers."""

    http: Http
    name: str = "proglat"
    title: str = "Proglat Kemnaker"
    home: str = SKILLHUB
    kinds: frozenset[Kind] = frozenset({Kind.CURRICULUM})
    complete: bool = True
    every: timedelta = timedelta(days=7)

    def asks(self, query: Query) -> str:
        """What of a query goes out."""
        return " ".join(query.subject[:1])

    async def search(self, query: Query) -> list[Posting]:
        """The newest programmes for a keyword."""
        return (await self._page(self.asks(query), 1))[0]

    async def pull(self, since: datetime | None) -> AsyncIterator[list[Posting]]:
        """All approved programmes."""
        page, last = 1, 1
        while page <= min(last, LAST_PAGE):
            found, last = await self._page("", page)
            yield found
            page += 1

    async def _page(self, keyword: str, page: int) -> tuple[list[Posting], int]:
        parameters = {
            "keyword": keyword,
            "status": "approved",
            "page": page,
            "limit": LIMIT,
            "sortBy": "created_at",
            "sortOrder": "desc",
        }
        envelope = (await self.http.ask(Ask(LIST, parameters))).json(HOST)
        last = whole(envelope, "meta.last_page", "meta.pagination.last_page") or 1
        return read_all(records(envelope, HOST, "data", "items"), posting_of, HOST), last


def posting_of(record: Record) -> Posting | None:
    """A programme; None without a number or title, or when it is not approved."""
    number, title = text(record, "id", "code"), text(record, "title", "name")
    number = number or str(whole(record, "id") or "")
    if not (number and title) or text(record, "status") not in ("approved", ""):
        return None
    hours = whole(record, "total_duration", "total_topic_duration")
    topics = [text(each, "title") for each in listed(record, "program_topics")[:TOPICS]]
    said = (f"{hours} jam pelajaran" if hours else "", *topics, text(record, "description"))
    return Posting(
        source="proglat",
        source_id=number,
        kind=Kind.CURRICULUM,
        title=title_of(title),
        link=f"{SKILLHUB}?program={number}",
        published=moment(at(record, "effective_date") or at(record, "created_at"), "WIB")
        or utc_now(),
        snippet=plain("<br>".join(part for part in said if part)),
        tags=plain(text(record, "vocational.name"), 400),
    )
