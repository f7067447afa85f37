"""The words of words.yml, and dates and sums as the papers say them."""

from datetime import date
from functools import cache
from pathlib import Path

import yaml

from benefits.result import MONTHS, rupiah

FILE = Path(__file__).parent / "words.yml"
MONTH_LETTERS = 3


@cache
def _words() -> dict[str, str]:
    found: dict[str, str] = yaml.safe_load(FILE.read_text("utf-8"))
    return found


def say(name: str, **values: str) -> str:
    """The words of this name with their values; raises KeyError for an unknown name."""
    return _words()[name].format(**values)


def short_day(day: date) -> str:
    """date(2026, 11, 22) -> "22 Nov 2026"."""
    return f"{day.day} {MONTHS[day.month - 1][:MONTH_LETTERS]} {day.year}"


def span(low: int, high: int) -> str:
    """One sum, "Rp1 sampai Rp2", or "sampai Rp2" where nothing is certain."""
    if low == high:
        return rupiah(low)
    if not low:
        return say("up_to", amount=rupiah(high))
    return say("range", low=rupiah(low), high=rupiah(high))
