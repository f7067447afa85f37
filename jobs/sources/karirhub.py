"""Karirhub, the vacancies of the Ministry of Manpower: API v2, and v1 where v2 fails.

Neither is documented; both are read by field names of any version, and what is missing is
unknown. The record of v2's list was not seen, so it may be thin: then a detail fills it in.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from jobs.http import Ask, Http
from jobs.posting import (
    LONGEST_LINK,
    Education,
    Kind,
    Pay,
    Posting,
    company_of,
    plain,
    title_of,
)
from jobs.query import Query
from jobs.regions import located
from jobs.sources.base import Excerpt, Record, at, listed, read_all, records, text, whole
from jobs.terms import education_in, employment_in
from jobs.times import end_of, moment
from jobs.trouble import Trouble

API = "https://api.kemnaker.go.id/karirhub"
V2 = f"{API}/vacancy/v2/published-industrial-vacancies"
V1 = f"{API}/catalogue/v1/industrial-vacancies"
V1_DETAIL = f"{API}/catalogue/v1/vacancies"
HOST = "api.kemnaker.go.id"
PAGE = "https://karirhub.kemnaker.go.id/lowongan-dalam-negeri/lowongan"
LIMIT = 50
"""Rows a page; v2 answers 422 to more."""

LAST_PAGE = 400
OPEN = ("open", "published", "active", "")
LEVELS = {20: Education.SMP, 30: Education.SMA, 40: Education.DIPLOMA, 50: Education.SARJANA}
INTERN = re.compile(r"\b(magang|internship|intern|pkl)\b", re.IGNORECASE)
LONGEST_LIFE = timedelta(days=60)
"""For a vacancy that does not say until when: longer ones are mostly filled."""


@dataclass(frozen=True)
class Karirhub:
    """Karirhub behind one protocol; `details` is how many thin records of a pull are filled in."""

    http: Http
    details: int = 100
    name: str = "karirhub"
    title: str = "Karirhub Kemnaker"
    home: str = "https://karirhub.kemnaker.go.id"
    kinds: frozenset[Kind] = frozenset({Kind.JOB, Kind.INTERNSHIP})
    complete: bool = True
    every: timedelta = timedelta(hours=6)

    def asks(self, query: Query) -> str:
        """What of a query goes out."""
        return " ".join(query.subject[:1])

    async def search(self, query: Query) -> list[Posting]:
        """The newest page for the keyword; region, pay and schooling are filtered by us."""
        keyword = self.asks(query)
        try:
            found, _ = await self._page(V2, {"keyword": keyword, "page": 1, "limit": LIMIT})
        except Trouble:
            found, _ = await self._page(V1, _v1(keyword, 1))
        return read_all(found, posting_of, HOST)

    async def pull(self, since: datetime | None) -> AsyncIterator[list[Posting]]:
        """All pages of v2, or of v1 when v2 does not even give its first.

        The two lists need not hold the same: only a whole list of v2 says what is closed.
        """
        route, page, more, filled = V2, 1, True, 0
        while more:
            try:
                found, last = await self._page(route, _parameters(route, page))
            except Trouble:
                if route == V1 or page > 1:
                    raise
                route = V1
                continue
            more = page < last if last else len(found) >= LIMIT
            found, filled = await self._filled(found, filled)
            good = read_all(found, posting_of, HOST)
            cut = more and page == LAST_PAGE
            yield Excerpt(good) if cut or route == V1 else good
            more = more and not cut
            page += 1

    async def _page(self, route: str, parameters: Record) -> tuple[list[Record], int | None]:
        """The records of a page and the number of the last page, where it is said."""
        answer = await self.http.ask(Ask(route, parameters))
        envelope = answer.json(HOST)
        last = whole(envelope, "meta.last_page", "meta.pagination.last_page")
        return records(envelope, HOST, "data", "items", "results"), last

    async def _filled(self, found: list[Record], filled: int) -> tuple[list[Record], int]:
        """Thin records with their details, as long as the budget of a pull lasts."""
        whole_ones: list[Record] = []
        for record in found:
            if is_thin(record) and filled < self.details:
                record, filled = await self._detail(record), filled + 1
            whole_ones.append(record)
        return whole_ones, filled

    async def _detail(self, record: Record) -> Record:
        """A record with its details; as it is when there are none."""
        try:
            answer = await self.http.ask(
                Ask(f"{V2}/{text(record, 'id', '_id')}"), timedelta(days=1)
            )
            detail = at(answer.json(HOST), "data")
        except Trouble:
            return record
        return record | detail if isinstance(detail, dict) else record


def _v1(keyword: str, page: int) -> Record:
    return {"query": keyword, "page": page, "limit": LIMIT, "platforms[]": "karirhub"}


def _parameters(route: str, page: int) -> Record:
    return _v1("", page) if route == V1 else {"page": page, "limit": LIMIT}


def is_thin(record: Record) -> bool:
    """Whether the place or the employer is missing, without which nobody can use it."""
    place = text(record, "region.name", "city_name", "city.name")
    company = text(record, "employer.name", "company_name")
    return not place or not (company or record.get("confidential"))


def posting_of(record: Record) -> Posting | None:
    """A record of any list or detail as a posting; None when it is closed or not understood."""
    number, title = text(record, "id", "_id"), text(record, "title", "name")
    if not (number and title) or text(record, "status").lower() not in OPEN:
        return None
    where = located(text(record, "region.name", "city_name", "city.name", "location"))
    published = moment(at(record, "published_at") or at(record, "created_at"), where.zone)
    published = published or datetime.now(UTC)
    kind_words = f"{title} {text(record, 'job_type.name', 'job_type_name')}"
    return Posting(
        source="karirhub",
        source_id=number,
        kind=Kind.INTERNSHIP if INTERN.search(kind_words) else Kind.JOB,
        title=title_of(title),
        link=f"{PAGE}/{slug(title)}-{number}",
        published=published,
        company=_company(record),
        **where._asdict(),
        pay=_pay(record),
        employment=employment_in(text(record, "job_type.name", "job_type_name")),
        education=_education(record),
        age_min=whole(record, "min_age") or None,
        age_max=whole(record, "max_age") or None,
        snippet=plain(f"{_markup(record, 'description')}<br>{_markup(record, 'qualification')}"),
        expires=end_of(at(record, "expires_at"), where.zone) or published + LONGEST_LIFE,
        tags=_tags(record),
        origin=text(record, "platform_link")[:LONGEST_LINK],
    )


def slug(title: str) -> str:
    """The cosmetic part of a page's address."""
    return "-".join(re.findall(r"[a-z0-9]+", title.lower()))[:80] or "lowongan"


def _company(record: Record) -> str | None:
    """The employer, unless it wants to stay unnamed."""
    if record.get("confidential"):
        return None
    return company_of(text(record, "employer.name", "company_name"))


def _pay(record: Record) -> Pay | None:
    if record.get("show_salary") is False:
        return None
    low = whole(record, "min_salary_amount", "min_salary.amount")
    return Pay.stated(low, whole(record, "max_salary_amount", "max_salary.amount"))


def _education(record: Record) -> Education | None:
    level = whole(record, "min_education.level")
    return LEVELS.get(level or 0) or education_in(text(record, "min_education.name", "education"))


def _markup(record: Record, name: str) -> str:
    value: Any = record.get(name)
    return value if isinstance(value, str) else ""


def _tags(record: Record) -> str:
    """The portal's occupation, industry and skills, for the text search."""
    skills = listed(record, "skills")
    named = (s if isinstance(s, str) else text(s, "name", "key") for s in skills)
    function = text(record, "job_function.name", "job_function_name")
    industry = text(record, "vacancyable.industry.name", "industry_name")
    return plain(", ".join(word for word in (function, industry, *named) if word), 400)
