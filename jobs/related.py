"""Occupations beside one another, and the skills that lead to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from jobs.posting import occupations_in, skills_in

FILE = Path(__file__).parent / "data" / "related.yml"


class Family(NamedTuple):
    """Occupations between which people change, and what a course for them teaches."""

    occupations: tuple[str, ...]
    skills: tuple[str, ...]


@cache
def families() -> tuple[Family, ...]:
    """All families of the file."""
    raw = yaml.safe_load(FILE.read_text("utf-8"))
    return tuple(
        Family(_names(each["occupations"], occupations_in), _names(each["skills"], skills_in))
        for each in raw
    )


def _names(given: Iterable[str], read: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    """The usual names of what the file calls by any of their names."""
    return tuple(dict.fromkeys(name for each in given for name in read(each)[:1]))


def _of(occupations: Iterable[str]) -> list[Family]:
    wanted = set(occupations)
    return [family for family in families() if wanted & set(family.occupations)]


def related(occupations: Iterable[str]) -> tuple[str, ...]:
    """The other occupations of their families."""
    given = tuple(occupations)
    found = (each for family in _of(given) for each in family.occupations)
    return tuple(dict.fromkeys(each for each in found if each not in given))


def skills_for(occupations: Iterable[str]) -> tuple[str, ...]:
    """What one learns to get there."""
    return tuple(dict.fromkeys(each for family in _of(occupations) for each in family.skills))


def occupations_from(skills: Iterable[str]) -> tuple[str, ...]:
    """Where skills lead."""
    wanted = set(skills)
    found = (f.occupations for f in families() if wanted & set(f.skills))
    return tuple(dict.fromkeys(each for names in found for each in names))
