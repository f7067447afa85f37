"""Reads parameters/*.yml once and answers: what was the value of a parameter on a date?"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "parameters"

type Value = int | Fraction | Decimal | date | list[Any] | dict[Any, Any]


class NoValue(LookupError):
    """No parameter of this name, or none in force on this date."""

    def __init__(self, name: str, on: date | None, why: str) -> None:
        super().__init__(
            f"parameter {name!r} on {on}: {why}" if on else f"parameter {name!r}: {why}"
        )
        self.name = name
        self.on = on


@dataclass(frozen=True)
class Dated:
    """One value, the day from which it holds, the article it rests on, and where it was read.

    `source` is None where the article was not re-read; `sure` is False for what one should check.
    """

    since: date
    value: Value
    reference: str
    source: str | None = None
    sure: bool = True


@dataclass(frozen=True)
class Parameter:
    """A named figure of the law with all its values, oldest first."""

    name: str
    description: str
    unit: str
    values: tuple[Dated, ...]

    def at(self, on: date) -> Dated:
        """The value in force on a date; raises NoValue before the first one."""
        index = bisect_right([dated.since for dated in self.values], on)
        if index == 0:
            raise NoValue(self.name, on, f"its first value holds from {self.values[0].since}")
        return self.values[index - 1]


class _Loader(yaml.SafeLoader):
    """SafeLoader that reads 0.037 as the exact fraction 37/1000, never as a float."""


def _exact(loader: _Loader, node: yaml.ScalarNode) -> Fraction:
    return Fraction(loader.construct_scalar(node))


_Loader.add_constructor("tag:yaml.org,2002:float", _exact)


def _typed(unit: str, raw: Any) -> Value:
    """Rates are fractions even where the file says 0 or 1."""
    if unit != "rate":
        return raw  # type: ignore[no-any-return]
    return [Fraction(item) for item in raw] if isinstance(raw, list) else Fraction(raw)


def _dated(unit: str, values: Mapping[date, Mapping[str, Any]]) -> Iterable[Dated]:
    for since, entry in sorted(values.items()):
        value, sure = _typed(unit, entry["value"]), entry.get("confidence", "high") == "high"
        yield Dated(since, value, entry["reference"], entry.get("source"), sure)


@cache
def parameter(name: str) -> Parameter:
    """The whole parameter, read from its file the first time; raises NoValue if there is none."""
    path = FOLDER / f"{name}.yml"
    if not name.isidentifier() or not path.is_file():
        raise NoValue(name, None, "there is no such parameter")
    raw = _Loader(path.read_text(encoding="utf-8")).get_single_data()
    values = tuple(_dated(raw["unit"], raw["values"]))
    return Parameter(name, raw["description"], raw["unit"], values)


def names() -> tuple[str, ...]:
    """Names of all parameters that have a file, in alphabetical order."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yml")))


def value(name: str, on: date) -> Value:
    """Value of a parameter (or of a derived figure) on a date.

    Rupiah, months, days and counts are int, rates are Fraction, `jkp_cash_rates` and brackets are
    lists, tables are dicts. Raises NoValue, which names the parameter and the date.
    """
    if name in DERIVED:
        return _derived(name, on)
    return deepcopy(parameter(name).at(on).value)


def reference(name: str, on: date) -> str:
    """The article behind `value(name, on)`, e.g. "PP 35/2021 Pasal 40 ayat 2"."""
    return parameter(DERIVED.get(name, name)).at(on).reference


def unit(name: str) -> str:
    """Unit of a parameter or derived figure: rupiah, rate, months, years, days, ..."""
    if name in DERIVED:
        return "rate" if name == "jkp_rate" else "rupiah"
    return parameter(name).unit


def whole(name: str, on: date) -> int:
    """`value` for parameters that are a single integer (rupiah, months, days, count)."""
    found = value(name, on)
    if not isinstance(found, int):
        raise TypeError(f"parameter {name!r} is not a whole number but {found!r}")
    return found


def newest(name: str) -> int:
    """The last value of a whole number that no day decides, such as what a counter asks for."""
    return whole(name, parameter(name).values[-1].since)


def rate(name: str, on: date) -> Fraction:
    """`value` for parameters that are a single rate."""
    found = value(name, on)
    if not isinstance(found, Fraction):
        raise TypeError(f"parameter {name!r} is not a rate but {found!r}")
    return found


def rates(name: str, on: date) -> list[Fraction]:
    """`value` for parameters that are a list of rates."""
    found = value(name, on)
    if not isinstance(found, list):
        raise TypeError(f"parameter {name!r} is not a list of rates but {found!r}")
    return found


def table(name: str, on: date) -> dict[Any, Any]:
    """`value` for tables."""
    found = value(name, on)
    if not isinstance(found, dict):
        raise TypeError(f"parameter {name!r} is not a table but {found!r}")
    return found


def brackets(name: str, on: date) -> list[tuple[int, Fraction]]:
    """Tax brackets as (lower end of the slice in rupiah, rate), lowest first."""
    found = value(name, on)
    if not isinstance(found, list):
        raise TypeError(f"parameter {name!r} is not a list of brackets but {found!r}")
    return [(slice_["above"], Fraction(slice_["rate"])) for slice_ in found]


def day(name: str, on: date) -> date:
    """`value` for parameters that are a date."""
    found = value(name, on)
    if not isinstance(found, date):
        raise TypeError(f"parameter {name!r} is not a date but {found!r}")
    return found


def step(name: str, years: int, on: date) -> int:
    """Months of wage that a step table gives for full years of service."""
    steps = parameter(name).at(on).value  # not a copy: looked up for every sum, never changed
    if not isinstance(steps, dict):
        raise TypeError(f"parameter {name!r} is not a table but {steps!r}")
    return int(steps[max(start for start in steps if start <= years)])


# Figures that texts may quote and that follow from parameters: name -> parameter they rest on.
DERIVED = {
    "jkp_rate": "jkp_cash_rates",
    "jkp_monthly": "jkp_cash_rates",
    "jkp_total": "jkp_cash_rates",
}


def _derived(name: str, on: date) -> Value:
    monthly_rates = rates("jkp_cash_rates", on)
    if name == "jkp_rate":
        return monthly_rates[0]
    cap = whole("jkp_wage_cap", on)
    return int(monthly_rates[0] * cap) if name == "jkp_monthly" else int(sum(monthly_rates) * cap)
