"""Figures for the answer pages: a parameter's value of a day, written as a person reads it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from benefits import rules
from indonesian import money


def figure(name: str, form: str | None, on: date) -> str:
    """The value of `name` on the day `on` in the form rupiah, percent, date or plain.

    `name` is a parameter, a derived figure, a path into a table or list such as
    "severance_multipliers.death.up" and "severance_tax_brackets.1.rate", or "today".
    Raises LookupError for an unknown name or form.
    """
    return FORMS[form or "plain"](_value(name, on))


def _value(name: str, on: date) -> Any:
    if name == "today":
        return on
    parameter, *path = name.split(".")
    value: Any = rules.value(parameter, on)
    for key in path:
        value = value[int(key) if key.isdecimal() else key]
    return value


def _plain(value: Any) -> str:
    """A number with a decimal comma, anything else as it is."""
    if isinstance(value, bool) or not isinstance(value, int | Fraction | float):
        return str(value)
    return f"{float(value):.4f}".rstrip("0").rstrip(".").replace(".", ",")


FORMS: dict[str, Callable[[Any], str]] = {
    "plain": _plain,
    "rupiah": lambda value: money.write(int(value)),
    "percent": lambda value: _plain(Fraction(value) * 100) + "%",
    "date": lambda value: f"{value:%d-%m-%Y}",
}
