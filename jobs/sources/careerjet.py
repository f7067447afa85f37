"""Careerjet v4, off by default: it wants the address of whoever asks; a chat knows none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

from jobs.http import Ask, Http, utc_now
from jobs.posting import LONGEST_LINK, Kind, Pay, Posting, company_of, digest, plain, title_of
from jobs.query import Query
from jobs.regions import located, zone_info
from jobs.sources.base import Record, read_all, records, text, whole
from jobs.sources.board import LIFE, Board, asked
from jobs.times import moment
from jobs.trouble import Unreadable

HOST = "search.api.careerjet.net"
QUERY = f"https://{HOST}/v4/query"
PERIODS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour"}


@dataclass(frozen=True)
class Careerjet(Board):
    """The partner API. `user_ip` is what the operator has agreed with Careerjet to send."""

    http: Http
    key: str
    user_ip: str
    agent: str
    name: str = "careerjet"
    title: str = "Careerjet"
    home: str = "https://www.careerjet.co.id"

    async def search(self, query: Query) -> list[Posting]:
        """One page for the first place; an ambiguous place gives nothing."""
        parameters = asked(query) | {
            "locale_code": "id_ID",
            "sort": "date",
            "page_size": "50",
            "user_ip": self.user_ip,
            "user_agent": self.agent,
        }
        headers = {"Referer": self.home}
        question = Ask(QUERY, parameters, headers=headers, auth=(self.key, ""))
        envelope = (await self.http.ask(question)).json(HOST)
        if not isinstance(envelope, dict):
            raise Unreadable(HOST, "sends another shape")
        if envelope.get("type") == "LOCATIONS":
            return []
        return read_all(records(envelope, HOST, "jobs"), posting_of, HOST)


def posting_of(record: Record) -> Posting | None:
    """One job; it has no number of its own, so its address stands for it."""
    title, link = text(record, "title"), text(record, "url")
    if not (title and link.startswith("http")):
        return None
    where = located(text(record, "locations", "location"))
    published = _published(text(record, "date"), where.zone)
    return Posting(
        source="careerjet",
        source_id=digest(link),
        kind=Kind.JOB,
        title=title_of(title),
        link=link[:LONGEST_LINK],
        published=published,
        company=company_of(text(record, "company")),
        **where._asdict(),
        pay=_pay(record),
        snippet=plain(text(record, "description")),
        expires=published + LIFE,
    )


def _published(raw: str, zone: str) -> datetime:
    """A date of e-mail ("Wed, 25 Nov 2026 07:10:00 GMT") or ISO."""
    try:
        return parsedate_to_datetime(raw).astimezone(zone_info(zone))
    except ValueError:
        return moment(raw, zone, "UTC") or utc_now()


def _pay(record: Record) -> Pay | None:
    """A range in rupiah; a yearly one becomes monthly."""
    if text(record, "salary_currency_code") not in ("IDR", ""):
        return None
    period = PERIODS.get(text(record, "salary_type"), "month")
    low, high = whole(record, "salary_min"), whole(record, "salary_max")
    if period == "year":
        low, high, period = low and low // 12, high and high // 12, "month"
    return Pay.stated(low, high, period)
