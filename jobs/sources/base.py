"""What a source of postings is, and the careful reading of what it sends."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable, Iterable
from datetime import datetime, timedelta
from typing import Any, Protocol

from jobs.posting import Kind, Posting
from jobs.query import Query
from jobs.trouble import Unreadable

logger = logging.getLogger(__name__)

Record = dict[str, Any]


class Excerpt(list[Posting]):
    """A page of a listing that may lack what is open elsewhere: a pull with one closes nothing."""


class Source(Protocol):
    """A portal or feed. Both methods raise Trouble when it gives nothing."""

    @property
    def name(self) -> str:
        """As in JOB_SOURCES and in the database, at most 20 letters."""

    @property
    def title(self) -> str:
        """As people read it."""

    @property
    def home(self) -> str:
        """Where people go on by themselves."""

    @property
    def kinds(self) -> frozenset[Kind]:
        """What it offers."""

    @property
    def complete(self) -> bool:
        """Whether a whole pull brings everything that is open, so that the rest is closed."""

    @property
    def every(self) -> timedelta:
        """How often it is pulled."""

    def asks(self, query: Query) -> str:
        """What of a query goes out: two queries for which it is the same get the same answer."""

    async def search(self, query: Query) -> list[Posting]:
        """What it has for a query now; may give more than fits."""

    def pull(self, since: datetime | None) -> AsyncIterator[list[Posting]]:
        """What it put up after `since`, or all, page by page."""


def records(envelope: Any, host: str, *names: str) -> list[Record]:
    """The list of an envelope under one of the names; Unreadable when it is not there."""
    found: Any = envelope
    if isinstance(envelope, dict):
        found = next((envelope[name] for name in names if name in envelope), None)
    good = [each for each in found if isinstance(each, dict)] if isinstance(found, list) else None
    if good is None or (found and not good):
        raise Unreadable(host, f"has no list of {' or '.join(names)} any more")
    return good


def read_all(
    found: Iterable[Record], read: Callable[[Record], Posting | None], host: str
) -> list[Posting]:
    """Every record that can be read. When most cannot, the shape has changed: Unreadable."""
    given = list(found)
    good = [posting for record in given if (posting := _read(record, read, host))]
    if given and len(good) * 2 < len(given):
        raise Unreadable(host, f"sends another shape: {len(good)} of {len(given)} records read")
    return good


def _read(record: Record, read: Callable[[Record], Posting | None], host: str) -> Posting | None:
    """One record; one that is broken costs no other its place."""
    try:
        return read(record)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        logger.warning("%s: a record could not be read (%s)", host, type(error).__name__)
        return None


def at(record: Any, path: str) -> Any:
    """The value at "employer.name"; None where any part is missing."""
    for name in path.split("."):
        record = record.get(name) if isinstance(record, dict) else None
    return record


def text(record: Record, *paths: str) -> str:
    """The first of the values that is a text with something in it, else ""."""
    values = (at(record, path) for path in paths)
    return next((v.strip() for v in values if isinstance(v, str) and v.strip()), "")


def listed(record: Record, path: str) -> list[Any]:
    """The value when it is a list, else nothing."""
    found = at(record, path)
    return found if isinstance(found, list) else []


def whole(record: Record, *paths: str) -> int | None:
    """The first of the values that is a whole number, also one written as text."""
    for value in (at(record, path) for path in paths):
        if isinstance(value, int | float) and not isinstance(value, bool):
            return int(value)
        if isinstance(value, str) and value.strip().isdecimal():
            return int(value)
    return None
