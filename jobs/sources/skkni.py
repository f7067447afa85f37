"""SKKNI, the national competence standards; the host answers about one call a minute."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from jobs.http import Ask, Http, utc_now
from jobs.posting import Kind, Posting, plain, title_of
from jobs.query import Query
from jobs.sources.base import Record, at, read_all, records, text, whole
from jobs.times import moment

HOST = "skkni-api.kemnaker.go.id"
LIST = f"https://{HOST}/v1/public/documents"
PAGE = "https://skkni.kemnaker.go.id/dokumen"
LAST_PAGE = 60


@dataclass(frozen=True)
class Skkni:
    """Standards that a course and a certificate are measured by."""

    http: Http
    name: str = "skkni"
    title: str = "SKKNI Kemnaker"
    home: str = "https://skkni.kemnaker.go.id"
    kinds: frozenset[Kind] = frozenset({Kind.CURRICULUM})
    complete: bool = True
    every: timedelta = timedelta(days=30)

    def asks(self, query: Query) -> str:
        """What of a query goes out."""
        return ""

    async def search(self, query: Query) -> list[Posting]:
        """Nothing: a worker cannot wait for a minute; what was pulled is stored."""
        return []

    async def pull(self, since: datetime | None) -> AsyncIterator[list[Posting]]:
        """All documents, about 25 pages; the distance between calls makes it half an hour."""
        page, last = 1, 1
        while page <= min(last, LAST_PAGE):
            envelope = (await self.http.ask(Ask(LIST, {"page": page}))).json(HOST)
            last = whole(envelope, "meta.pagination.last_page", "meta.last_page") or 1
            yield read_all(records(envelope, HOST, "data"), posting_of, HOST)
            page += 1


def posting_of(record: Record) -> Posting | None:
    """A document that is in force."""
    number = text(record, "id") or str(whole(record, "id") or "")
    title = text(record, "title")
    if not (number and title):
        return None
    decree = text(record, "number_kepmen", "number")
    said = (f"SKKNI {decree}" if decree else "", text(record, "sector"))
    return Posting(
        source="skkni",
        source_id=number,
        kind=Kind.CURRICULUM,
        title=title_of(title),
        link=f"{PAGE}/{number}",
        published=moment(at(record, "published_at"), "WIB") or utc_now(),
        snippet=plain("<br>".join(part for part in said if part)),
        tags=plain(text(record, "core_category.category.name", "sector"), 400),
    )
