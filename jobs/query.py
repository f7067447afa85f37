"""What somebody looks for: the same for a search now and for an alert that is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Self

from jobs.posting import Education, Employment, Kind
from jobs.regions import around, regencies_of

TUPLES = ("occupations", "skills", "places", "words")


PAGE = 3
"""How many postings are shown at a time."""


@dataclass(frozen=True)
class Query:
    """All that is asked must fit; what a posting does not state is no obstacle.

    `occupations`, `skills`, `places` are names of `indonesian` ("operator produksi", "Bekasi") of
    which one must fit. `words` are words of the title or the employer that are no known name; they
    must stand side by side. `pay` is the least wanted, in rupiah a month; `education` the highest
    schooling one has; `age` in years. `nearby` also takes the regencies beside the places.
    """

    kind: Kind = Kind.JOB
    occupations: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    nearby: bool = False
    pay: int | None = None
    employment: Employment | None = None
    education: Education | None = None
    age: int | None = None

    @property
    def regencies(self) -> frozenset[str]:
        """Full names of the regencies that count; empty when any does."""
        inside = frozenset[str]().union(*(regencies_of(place) for place in self.places))
        return inside | around(inside) if self.nearby else inside

    @property
    def subject(self) -> tuple[str, ...]:
        """What is looked for, in words."""
        return (*self.occupations, *self.skills, *self.words)

    @property
    def is_empty(self) -> bool:
        """Whether nothing says what or where: then there is nothing to search for."""
        return not (self.subject or self.places)

    def refined(self, **changes: Any) -> Self:
        """The same search with other values."""
        return replace(self, **changes)

    def as_dict(self) -> dict[str, Any]:
        """For a slot or a column: plain JSON, without what was not asked."""
        values = {each.name: getattr(self, each.name) for each in fields(self)}
        plain = {k: list(v) if isinstance(v, tuple) else v for k, v in values.items() if v}
        return {k: v if isinstance(v, list | bool | int) else str(v) for k, v in plain.items()}

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> Self:
        """Back from `as_dict`; unknown names are left out, so that old rows can be read."""
        known = {each.name for each in fields(cls)}
        values = {name: value for name, value in raw.items() if name in known}
        for name in TUPLES:
            values[name] = tuple(values.get(name) or ())
        kinds = {"kind": Kind, "employment": Employment, "education": Education}
        for name, enum in kinds.items():
            if values.get(name):
                values[name] = enum(values[name])
        return cls(**values)
