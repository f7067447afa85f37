"""Jooble: many portals behind one key. Off by default; a key is said to last for 500 requests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from indonesian import money
from jobs.http import Ask, Http, utc_now
from jobs.posting import LONGEST_LINK, Kind, Pay, Posting, company_of, plain, title_of
from jobs.query import Query
from jobs.regions import located
from jobs.sources.base import Record, read_all, records, text, whole
from jobs.sources.board import LIFE, Board, asked
from jobs.terms import employment_in
from jobs.times import moment

HOST = "jooble.org"
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Jooble(Board):
    """The REST API; the key is part of the address, which no log or error shows."""

    http: Http
    key: str
    name: str = "jooble"
    title: str = "Jooble"
    home: str = "https://id.jooble.org"

    async def search(self, query: Query) -> list[Posting]:
        """One page; the same question is asked once a day, because requests are counted."""
        body = asked(query) | {"page": "1"}
        question = Ask(f"https://{HOST}/api/{self.key}", json_body=body)
        envelope = (await self.http.ask(question, A_DAY)).json(HOST)
        return read_all(records(envelope, HOST, "jobs"), posting_of, HOST)


def posting_of(record: Record) -> Posting | None:
    """One job; Jooble's location is free text and its salary too."""
    number = text(record, "id") or str(whole(record, "id") or "")
    title, link = text(record, "title"), text(record, "link")
    if not (number and title and link.startswith("http")):
        return None
    where = located(text(record, "location"))
    published = moment(text(record, "updated"), where.zone) or utc_now()
    return Posting(
        source="jooble",
        source_id=number,
        kind=Kind.JOB,
        title=title_of(title),
        link=link[:LONGEST_LINK],
        published=published,
        company=company_of(text(record, "company")),
        **where._asdict(),
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
