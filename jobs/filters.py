"""A query as conditions on the rows of the database."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, UnaryExpression, bindparam, case, func, or_, text
from sqlalchemy.sql.elements import ColumnElement as Column

from jobs.posting import Kind
from jobs.query import Query
from jobs.text import alternatives
from storage.models import PostingRow

MONTHLY = {"month": 1, "week": 4, "day": 25, "hour": 173}
"""How much of a period makes a month (PP 36/2021: 173 hours a month; 25 days in a six-day week)."""

FTS5 = "postings.id IN (SELECT rowid FROM postings_text WHERE postings_text MATCH :words)"
TSVECTOR = "postings.postings_text @@ to_tsquery('simple', :words)"


def conditions(query: Query, now: datetime, dialect: str) -> list[ColumnElement[bool]]:
    """What an open posting must be like."""
    found = [*is_open(now), PostingRow.kind == query.kind.value]
    if words := alternatives(query.occupations, query.skills, query.words):
        found.append(has_words(words, dialect))
    if query.places:
        found.append(in_places(query))
    return [*found, *_fits(query)]


def is_open(now: datetime) -> list[ColumnElement[bool]]:
    """Neither closed nor expired nor a copy of another."""
    lasting = or_(PostingRow.expires.is_(None), PostingRow.expires >= now)
    return [PostingRow.closed_at.is_(None), PostingRow.duplicate_of.is_(None), lasting]


def has_words(phrases: list[str], dialect: str) -> ColumnElement[bool]:
    """One of the phrases stands in the title, by the database's own text search."""
    if dialect == "sqlite":
        any_of = " OR ".join(f'title : "{phrase}"' for phrase in phrases)
        return _clause(FTS5, any_of)
    any_of = " | ".join(f"({' <-> '.join(f'{w}:A' for w in each.split())})" for each in phrases)
    return _clause(TSVECTOR, any_of)


def _clause(sql: str, words: str) -> ColumnElement[bool]:
    clause: Any = text(sql).bindparams(bindparam("words", words))
    return clause  # type: ignore[no-any-return]


def in_places(query: Query) -> ColumnElement[bool]:
    """In one of the regencies, or stated for the whole province that was asked for."""
    return or_(
        PostingRow.regency.in_(sorted(query.regencies)),
        PostingRow.regency.is_(None) & PostingRow.province.in_(query.places),
    )


def _fits(query: Query) -> list[ColumnElement[bool]]:
    """Pay, type, schooling and age; what a posting does not state is no obstacle."""
    found: list[ColumnElement[bool]] = []
    if query.pay and query.kind is Kind.JOB:
        found.append(or_(_month() >= query.pay, _month().is_(None)))
    if query.employment:
        found.append(PostingRow.employment == query.employment.value)
    if query.education:
        found.append(
            or_(PostingRow.education.is_(None), PostingRow.education <= query.education.level)
        )
    if query.age:
        found.append(or_(PostingRow.age_max.is_(None), PostingRow.age_max >= query.age))
        found.append(or_(PostingRow.age_min.is_(None), PostingRow.age_min <= query.age))
    return found


def _month() -> Column[int]:
    """The most that is stated, in rupiah a month."""
    factor = case(
        *((PostingRow.pay_period == name, times) for name, times in MONTHLY.items()), else_=1
    )
    return func.coalesce(PostingRow.pay_high, PostingRow.pay_low) * factor


def order(query: Query) -> list[ColumnElement[Any] | UnaryExpression[Any]]:
    """The named occupation and place first, stated pay before silence, then the newest."""
    first: list[ColumnElement[Any]] = []
    if query.occupations:
        named = or_(*(PostingRow.occupations.contains(f"|{o}|") for o in query.occupations))
        first.append(case((named, 0), else_=1))
    if query.nearby:
        inside = query.refined(nearby=False).regencies
        first.append(case((PostingRow.regency.in_(sorted(inside)), 0), else_=1))
    if query.pay:
        first.append(
            case((PostingRow.pay_low.is_(None) & PostingRow.pay_high.is_(None), 1), else_=0)
        )
    return [*first, PostingRow.published.desc(), PostingRow.id.desc()]
