"""Reasons of a layoff (PP 35/2021 Pasal 41-57): labels, articles and multipliers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from types import MappingProxyType
from typing import Any

from benefits import rules

MULTIPLIERS = "severance_multipliers"
GENERIC = "severance_generic_reasons"


@dataclass(frozen=True)
class Reason:
    """One row of PP 35/2021: how often uang pesangon (up) and upmk are paid.

    `sure` is False where the article could be read only in part.
    """

    key: str
    label: str
    article: str
    up: Fraction
    upmk: Fraction
    uang_pisah: bool
    reinstated: bool = False
    sure: bool = True


def rows(on: date) -> Mapping[str, Reason]:
    """All exact reasons by key with the multipliers in force on a date; raises NoValue."""
    return _rows(rules.parameter(MULTIPLIERS).at(on).since)


@cache
def _rows(since: date) -> Mapping[str, Reason]:
    table = rules.table(MULTIPLIERS, since)
    return MappingProxyType({key: _reason(key, row) for key, row in table.items()})


def _reason(key: str, row: Mapping[str, Any]) -> Reason:
    fields = dict(row) | {"up": Fraction(row["up"]), "upmk": Fraction(row["upmk"])}
    return Reason(key=key, **fields)


def _newest(name: str) -> dict[str, Any]:
    return rules.table(name, rules.parameter(name).values[-1].since)


def _labels() -> dict[str, tuple[str, str]]:
    every = _newest(MULTIPLIERS) | _newest(GENERIC)
    return {key: (row["label"], row["article"]) for key, row in every.items()}


# key -> (Indonesian label, article), generic reasons and contract_end included.
REASONS: Mapping[str, tuple[str, str]] = MappingProxyType(_labels())


def alternatives(reason: str) -> tuple[str, ...]:
    """Exact reasons behind a generic one: "efficiency" -> loss or prevent_loss.

    Empty for an exact reason, for contract_end (no severance, see pkwt.py) and for unknown ones.
    """
    row = _newest(GENERIC).get(reason)
    return tuple(row["alternatives"]) if row else ()
