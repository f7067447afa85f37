"""The pieces that all date readers share: calendar arithmetic and the nearest sensible year."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from indonesian.date_words import FUTURE_CUES, LAWS, NEXT, NUMBERED, PAST_CUES
from indonesian.tokens import Token, word_at

Tokens = tuple[Token, ...]

FIRST_YEAR, LAST_YEAR = 1950, 2035
_CUE_WINDOW = 4
_SOON = 2


class Found(NamedTuple):
    """A date over tokens `start` to `end`; `yearless` when its year was inferred."""

    iso: str
    start: int
    end: int
    yearless: bool = False


def full_year(text: str) -> int:
    """A year of four digits, or of two: "19" is 2019, "98" is 1998."""
    year = int(text)
    if len(text) > 2:
        return year
    return 2000 + year if year <= 40 else 1900 + year


def iso_or_empty(year: int, month: int, day: int) -> str:
    """The ISO date, or "" when the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def month_iso(year: int, month: int) -> str:
    """A partial date: "2019-03"."""
    return f"{year:04d}-{month:02d}"


def shift_months(today: date, months: int) -> tuple[int, int]:
    """Year and month that lie `months` after (or before) the month of `today`."""
    total = today.year * 12 + today.month - 1 + months
    return total // 12, total % 12 + 1


def is_law(tokens: Tokens, at: int) -> bool:
    """Whether the year at `at` belongs to the name of a law: "PP 35 tahun 2021"."""
    near = {word_at(tokens, index) for index in range(at - 6, at)}
    return bool(near & LAWS) or bool({word_at(tokens, at - 2), word_at(tokens, at - 3)} & NUMBERED)


def leaning(tokens: Tokens, start: int, end: int) -> str | None:
    """Such as "future" or "past" when a word near the date at `start`..`end` says so."""
    if {word_at(tokens, end), word_at(tokens, end + 1)} & NEXT:
        return "future"
    for at in range(start - 1, max(-1, start - 1 - _CUE_WINDOW), -1):
        word = tokens[at].text
        if word in FUTURE_CUES:
            return "future"
        if word in PAST_CUES:
            return "past"
    return None


def sensible_year(month: int, day: int | None, today: date, lean: str | None) -> int:
    """The year of a month said without one.

    Past cue: the latest that has begun; future cue: the next; none: the next when it is
    at most two months ahead, else the latest.
    """
    here = (month, day or today.day)
    now = (today.month, today.day)
    ahead = today.year if here >= now else today.year + 1
    back = today.year if here <= now else today.year - 1
    if lean is not None:
        return ahead if lean == "future" else back
    distance = (month - today.month) % 12
    if distance == 0 and day is None:
        return today.year
    soon = distance <= _SOON and ahead * 12 + month <= today.year * 12 + today.month + _SOON
    return ahead if soon else back
