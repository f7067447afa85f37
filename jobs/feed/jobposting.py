"""schema.org JobPosting and Course, as search engines read them in pages and feeds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from jobs.feed.table import Defaults
from jobs.posting import (
    LONGEST_LINK,
    Employment,
    Kind,
    Pay,
    Posting,
    company_of,
    digest,
    plain,
    title_of,
)
from jobs.regions import located
from jobs.sources.base import Record, at, text, whole
from jobs.terms import education_in
from jobs.times import day, end_of, moment

TYPES = {"JobPosting": Kind.JOB, "Course": Kind.TRAINING, "EducationEvent": Kind.TRAINING}
EMPLOYMENT = {
    "FULL_TIME": Employment.FULL_TIME,
    "PART_TIME": Employment.PART_TIME,
    "CONTRACTOR": Employment.CONTRACT,
    "TEMPORARY": Employment.CONTRACT,
    "PER_DIEM": Employment.DAILY,
    "INTERN": Employment.INTERNSHIP,
}
PERIODS = {"MONTH": "month", "DAY": "day", "HOUR": "hour", "WEEK": "week"}
YEAR = "YEAR"


class _Scripts(HTMLParser):
    """Collects the JSON-LD of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter a script of JSON-LD."""
        self._inside = tag == "script" and dict(attrs).get("type") == "application/ld+json"
        if self._inside:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        """Leave it."""
        self._inside = False

    def handle_data(self, data: str) -> None:
        """Keep what stands in it."""
        if self._inside:
            self.found[-1] += data


def in_page(markup: str) -> list[Record]:
    """The records in the JSON-LD of an HTML page; a broken script costs no other."""
    scripts = _Scripts()
    scripts.feed(markup)
    found: list[Record] = []
    for script in scripts.found:
        try:
            found += in_json(json.loads(script))
        except ValueError:
            continue
    return found


def in_json(value: Any) -> Iterator[Record]:
    """Every JobPosting or Course in a JSON value, however deep in lists and graphs."""
    if isinstance(value, list):
        for each in value:
            yield from in_json(each)
    elif isinstance(value, dict) and kind_of(value):
        yield value
    elif isinstance(value, dict):
        for name in ("@graph", "itemListElement", "item", "mainEntity", "dataFeedElement"):
            yield from in_json(value.get(name))


def kind_of(record: Record) -> Kind | None:
    """What a record offers, by its type."""
    types = record.get("@type")
    named = types if isinstance(types, list) else [types]
    return next((TYPES[each] for each in named if isinstance(each, str) and each in TYPES), None)


def posting_of(record: Record, defaults: Defaults) -> Posting:
    """A record as a posting; ValueError says what is missing."""
    title, link = text(record, "title", "name"), text(record, "url", "sameAs") or defaults.link
    if not title or not link.startswith("http"):
        raise ValueError("JobPosting tanpa title atau url")
    where = located(_address(record))
    course = _first(record.get("hasCourseInstance"))
    employment = _employment(record)
    kind = kind_of(record) or defaults.kind
    company = text(record, "hiringOrganization.name", "hiringOrganization", "provider.name")
    return Posting(
        source=defaults.source,
        source_id=text(record, "identifier.value", "identifier", "@id")[:120] or digest(link),
        kind=Kind.INTERNSHIP if employment is Employment.INTERNSHIP else kind,
        title=title_of(title),
        link=link[:LONGEST_LINK],
        published=moment(at(record, "datePosted"), where.zone) or defaults.now,
        company=company_of(company or defaults.company),
        **where._asdict(),
        pay=_pay(record),
        employment=employment,
        education=education_in(_schooling(record)),
        age_min=whole(record, "typicalAgeRange.minValue"),
        age_max=whole(record, "typicalAgeRange.maxValue"),
        snippet=plain(text(record, "description")),
        expires=_end(record, course, where.zone),
        starts=day(at(course, "startDate") or at(record, "startDate"), where.zone),
        tags=_tags(record),
        sample=record.get("isSample") is True,
    )


def _first(value: Any) -> Any:
    return (value[0] if value else None) if isinstance(value, list) else value


def _address(record: Record) -> str:
    """Locality and region of the first place."""
    place = _first(record.get("jobLocation") or record.get("location"))
    course = _first(record.get("hasCourseInstance"))
    address = at(place, "address") or at(_first(at(course, "location")), "address")
    if isinstance(address, dict):
        parts = (text(address, name) for name in ("addressLocality", "addressRegion"))
        return ", ".join(part for part in parts if part)
    return address if isinstance(address, str) else ""


def _employment(record: Record) -> Employment | None:
    stated = record.get("employmentType")
    named = stated if isinstance(stated, list) else [stated]
    return next((EMPLOYMENT[each] for each in named if each in EMPLOYMENT), None)


def _pay(record: Record) -> Pay | None:
    """Rupiah a period; a yearly sum becomes a monthly one, other currencies are left out."""
    if text(record, "baseSalary.currency") not in ("", "IDR"):
        return None
    unit = text(record, "baseSalary.value.unitText", "baseSalary.unitText").upper() or "MONTH"
    low = whole(record, "baseSalary.value.minValue", "baseSalary.value.value", "baseSalary.value")
    high = whole(record, "baseSalary.value.maxValue")
    if unit == YEAR:
        low, high = low and low // 12, high and high // 12
    return Pay.stated(low, high, PERIODS.get(unit, "month"))


def _schooling(record: Record) -> str:
    """What schooling is asked for, in Indonesian words or Google's names."""
    named = text(record, "educationRequirements.credentialCategory", "educationRequirements")
    english = {
        "high school": "SMA",
        "associate degree": "D3",
        "bachelor degree": "S1",
        "postgraduate degree": "S2",
    }
    return english.get(named.lower(), named)


def _end(record: Record, course: Any, zone: str) -> Any:
    until = at(record, "validThrough") or at(record, "enrollmentEnd") or at(course, "enrollmentEnd")
    return end_of(until, zone)


def _tags(record: Record) -> str:
    words = (record.get(name) for name in ("occupationalCategory", "industry", "skills"))
    flat = (", ".join(map(str, w)) if isinstance(w, list) else str(w) for w in words if w)
    return plain(", ".join(flat), 400)
