"""Bytes of a file or feed as postings, and what is wrong with the rest, line by line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from jobs.feed import jobposting, table
from jobs.feed.table import Defaults
from jobs.posting import Posting
from jobs.sources.base import at

LISTS = ("data", "items", "results", "jobs", "lowongan", "pelatihan")


@dataclass(frozen=True)
class Read:
    """The postings of a file, and its problems in words for whoever made it."""

    postings: tuple[Posting, ...]
    problems: tuple[str, ...]


def read(content: bytes, defaults: Defaults) -> Read:
    """A file of any known kind, recognised by how it begins."""
    text = decoded(content)
    start = text.lstrip()[:1]
    if start == "<":
        found = jobposting.in_page(text)
        missing = () if found else ("tidak ada JobPosting (JSON-LD) di halaman ini",)
        return _all(found, defaults, jobposting.posting_of, "lowongan", missing)
    if start in ("[", "{"):
        return _json(text, defaults)
    return _all(_rows(text), defaults, table.posting_of, "baris", first=2)


def decoded(content: bytes) -> str:
    """UTF-8, else the encoding of old spreadsheets."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _json(text: str, defaults: Defaults) -> Read:
    try:
        value = json.loads(text)
    except ValueError as error:
        return Read((), (f"bukan JSON yang utuh: {error}",))
    if found := list(jobposting.in_json(value)):
        return _all(found, defaults, jobposting.posting_of, "lowongan")
    rows = value if isinstance(value, list) else _listed(value)
    if rows is None:
        return Read((), (f"tidak ada daftar {', '.join(LISTS)} di berkas JSON ini",))
    return _all((r for r in rows if isinstance(r, dict)), defaults, table.posting_of, "data")


def _listed(value: Mapping[str, Any]) -> list[Any] | None:
    lists = (at(value, name) for name in LISTS)
    return next((each for each in lists if isinstance(each, list)), None)


def _rows(text: str) -> Iterable[dict[str, Any]]:
    """Rows of a table with comma, semicolon or tab between its cells."""
    heading = text.lstrip().split("\n", 1)[0]
    separator = max(",;\t", key=heading.count)
    return csv.DictReader(io.StringIO(text.lstrip()), delimiter=separator)


def _all(
    found: Iterable[dict[str, Any]],
    defaults: Defaults,
    make: Callable[[dict[str, Any], Defaults], Posting],
    unit: str,
    problems: tuple[str, ...] = (),
    first: int = 1,
) -> Read:
    """Each record as a posting, or its number with what is wrong."""
    postings: list[Posting] = []
    wrong = list(problems)
    for number, record in enumerate(found, first):
        try:
            postings.append(make(record, defaults))
        except (ValueError, TypeError, AttributeError) as error:
            wrong.append(f"{unit} {number}: {error}")
    return Read(tuple(postings), tuple(wrong))
