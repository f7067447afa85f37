"""From a saved search to the keys it is found by, and from a posting to the keys it may have.

A posting in Kota Bekasi asks for the alerts under "Bekasi", "Kota Bekasi", "Jabodetabek",
"Jawa Barat", "Jawa" and under no place at all; what an alert asks besides stands in its key rows.
The pair must agree with `jobs.filters.conditions`; a test compares them posting by posting.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Any

from indonesian.matcher import rows_of
from jobs.filters import MONTHLY
from jobs.posting import Kind
from jobs.query import Query
from jobs.regions import ISLANDS, around, regencies, regencies_of
from jobs.text import folded, occupation_token, skill_token
from storage.models import PostingRow

ANY = ""
NEAR = "~"
"""Before a place whose neighbours count too."""

LETTERS = 80


def keys_of(query: Query) -> list[dict[str, Any]]:
    """The key rows of a saved search, without its number."""
    places = [(NEAR if query.nearby else "") + place for place in query.places] or [ANY]
    asked = {
        "kind": query.kind.value,
        "pay": query.pay if query.kind is Kind.JOB else None,
        "employment": query.employment and query.employment.value,
        "education": query.education and query.education.level,
        "age": query.age,
    }
    return [
        asked | {"subject": subject[:LETTERS], "phrase": phrase, "place": place[:LETTERS]}
        for (subject, phrase), place in product(_subjects(query), dict.fromkeys(places))
    ]


def _subjects(query: Query) -> list[tuple[str, str | None]]:
    """What a title must hold: a token, or the longest word of a phrase and the phrase itself."""
    tokens = [*map(occupation_token, query.occupations), *map(skill_token, query.skills)]
    found: list[tuple[str, str | None]] = [(token, None) for token in dict.fromkeys(tokens)]
    if phrase := folded(" ".join(query.words)):
        longest = max(phrase.split(), key=len)
        found.append((longest, phrase if " " in phrase else None))
    return found or [(ANY, None)]


def subjects_in(row: PostingRow) -> list[str]:
    """The subjects under which an alert for this posting may stand."""
    return [ANY, *dict.fromkeys(word[:LETTERS] for word in row.title_words.split())]


def places_of(row: PostingRow) -> list[str]:
    """The places under which an alert for this posting may stand."""
    if row.regency is not None:
        return [ANY, *_holding().get(row.regency, (row.regency,))]
    province = row.province or ANY
    return [ANY, province, NEAR + province] if province else [ANY]


def pay_of(row: PostingRow) -> int | None:
    """The most that is stated, in rupiah a month."""
    stated = row.pay_high if row.pay_high is not None else row.pay_low
    return stated and stated * MONTHLY.get(row.pay_period or "month", 1)


@cache
def _holding() -> dict[str, tuple[str, ...]]:
    """For each regency the names that hold it, and those that lie beside it."""
    found: dict[str, list[str]] = {name: [] for name in regencies()}
    for place in dict.fromkeys(_places()):
        inside = regencies_of(place)
        for name in inside:
            found[name].append(place)
        for name in inside | around(inside):
            found[name].append(NEAR + place)
    return {name: tuple(places) for name, places in found.items()}


def _places() -> Iterator[str]:
    """Every name that a query may hold."""
    yield from regencies()
    yield from ISLANDS
    yield from (row[0] for row in rows_of("places.tsv"))
