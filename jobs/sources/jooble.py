"""Jooble: many portals behind one key. Off by default; a key is said to last for 500 requests."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from indonesian import money
from jobs.http import Ask, Http, utc_now
from jobs.posting import LONGEST_LINK, Kind, Pay, Posting, plain, shortened, title_of
from jobs.query import Query
from jobs.regions import province_in, regency_in
from jobs.sources.base import Record, read_all, records, text, whole
from jobs.terms import employment_in
from jobs.times import moment

HOST = "jooble.org"
A_DAY = timedelta(days=1)
LIFE = timedelta(days=30)
"""Jooble does not say when a vacancy ends."""


@dataclass(frozen=True)
class Jooble:
    """The REST API; the key is part of the address, which no log or error shows."""

    http: Http
    key: str
    name: str = "jooble"
    title: str = "Jooble"
    home: str = "https://id.jooble.org"
    kinds: frozenset[Kind] = frozenset({Kind.JOB})
    complete: bool = False
    every: timedelta = timedelta(days=1)

    def asks(self, query: Query) -> str:
        """Both words and place go out."""
        return "|".join((*query.subject[:2], "/", *query.places[:1]))

    async def search(self, query: Query) -> list[Posting]:
        """One page; the same question is asked once a day, because requests are counted."""
        body = {
            "keywords": " ".join(query.subject[:2]),
            "location": query.places[0] if query.places else "Indonesia",
            "page": "1",
        }
        question = Ask(f"https://{HOST}/api/{self.key}", json_body=body)
        envelope = (await self.http.ask(question, A_DAY)).json(HOST)
        return read_all(records(envelope, HOST, "jobs"), posting_of, HOST)

    async def pull(self, since: datetime | None) -> AsyncIterator[list[Posting]]:
        """Nothing: there is no list of everything, and requests are few."""
        for nothing in list[list[Posting]]():
            yield nothing


def posting_of(record: Record) -> Posting | None:
    """One job; Jooble's location is free text and its salary too."""
    number = text(record, "id") or str(whole(record, "id") or "")
    title, link = text(record, "title"), text(record, "link")
    if not (number and title and link.startswith("http")):
        return None
    place = text(record, "location")
    regency = regency_in(place)
    zone = regency.zone if regency else "WIB"
    published = moment(text(record, "updated"), zone) or utc_now()
    return Posting(
        source="jooble",
        source_id=number,
        kind=Kind.JOB,
        title=title_of(title),
        link=link[:LONGEST_LINK],
        published=published,
        company=shortened(plain(text(record, "company"), 160), 160) or None,
        regency=regency.name if regency else None,
        province=regency.province if regency else province_in(place),
        zone=zone,
        pay=_pay(text(record, "salary")),
        employment=employment_in(text(record, "type")),
        snippet=plain(text(record, "snippet")),
        expires=published + LIFE,
    )


def _pay(said: str) -> Pay | None:
    """Rupiah in a text such as "Rp 5.000.000 - Rp 6.000.000"."""
    amounts = [int(str(span.value)) for span in money.find(said)]
    tops = [span.upper for span in money.find(said) if span.upper]
    return Pay.stated(min(amounts), max([*amounts, *tops])) if amounts else None
