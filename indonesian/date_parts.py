"""Parts of a date in words: its day, its month, and the year that closes it."""

from __future__ import annotations

from datetime import date

from indonesian.date_base import (
    Found,
    full_year,
    iso_or_empty,
    leaning,
    month_iso,
    sensible_year,
)
from indonesian.date_relative import relative_year, skip_links
from indonesian.date_words import (
    LAST,
    MONTHS,
    NEXT,
    SHORT_MONTHS,
    START_CUES,
    THIS,
    YEAR_MARKS,
)
from indonesian.date_year import plain_year
from indonesian.duration_words import UNITS_OF_TIME
from indonesian.money_words import COUNTED
from indonesian.number_words import SCALES
from indonesian.numbers import number_at
from indonesian.tokens import Token, glued, word_at

Tokens = tuple[Token, ...]

_ORDINALS = frozenset({"st", "nd", "rd", "th"})


def skip(tokens: Tokens, at: int, signs: str) -> int:
    """The index after one of `signs`, if it stands there."""
    return at + 1 if word_at(tokens, at) and word_at(tokens, at) in signs else at


def month_at(tokens: Tokens, at: int) -> int | None:
    """The month that is named at a token."""
    word = word_at(tokens, at)
    return MONTHS.get(word) or SHORT_MONTHS.get(word)


def day_at(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """A day of the month in figures or words, and the index after it."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.kind == "n":
        fits = len(token.text) <= 2 and token.text.isdigit() and 1 <= int(token.text) <= 31
        return (int(token.text), at + 1) if fits else None
    number = number_at(tokens, at) if token.kind == "w" else None
    if number is None or number.scale > 1 or number.value.denominator > 1:
        return None
    return (int(number.value), number.end) if 1 <= number.value <= 31 else None


def after_ordinal(tokens: Tokens, at: int) -> int:
    """The index after the English ending of a day: "31st"."""
    return at + (word_at(tokens, at) in _ORDINALS and glued(tokens, at))


def close(tokens: Tokens, start: int, at: int, month: int, day: int | None, today: date) -> Found:
    """Finish a date whose month is known: its year, said or inferred."""
    year_at = skip(tokens, at, "-/,.'’")
    year_at += word_at(tokens, year_at) in YEAR_MARKS
    year = plain_year(tokens, year_at) or _short_year(tokens, start, at, year_at, day)
    if year:
        return dated(year, month, day, start, year_at + 1, False)
    relative = relative_year(tokens, at, today)
    if relative is not None:
        return dated(relative[0], month, day, start, relative[1], False)
    after = skip_links(tokens, at)
    if word_at(tokens, after) in LAST:
        gone = (month, day or 1) < (today.month, today.day if day else 1)
        past = today.year if gone else today.year - 1
        return dated(past, month, day, start, after + 1, False)
    if word_at(tokens, after) in NEXT | THIS:
        lean = "future" if word_at(tokens, after) in NEXT else None
        return dated(sensible_year(month, day, today, lean), month, day, start, after + 1, False)
    lean = leaning(tokens, start, at)
    return dated(sensible_year(month, day, today, lean), month, day, start, at, True)


def dated(year: int, month: int, day: int | None, start: int, end: int, yearless: bool) -> Found:
    """A date whose parts are all known; an impossible day gives an empty one."""
    iso = month_iso(year, month) if day is None else iso_or_empty(year, month, day)
    return Found(iso, start, end, yearless)


def _short_year(tokens: Tokens, start: int, at: int, year_at: int, day: int | None) -> int | None:
    """A year of two digits: "5 maret 19", "sejak maret 19", "maret '19"."""
    text = word_at(tokens, year_at)
    if len(text) != 2 or not text.isdigit() or tokens[year_at].kind != "n":
        return None
    after = word_at(tokens, year_at + 1)
    if after in UNITS_OF_TIME or after in COUNTED or after in SCALES:
        return None
    cued = any(word_at(tokens, start - back) in START_CUES for back in (1, 2))
    between = {word_at(tokens, at), word_at(tokens, year_at - 1)}
    quoted = bool(between & (YEAR_MARKS | {"'", "’", "-", "/"}))
    return full_year(text) if day is not None or cued or quoted else None
