"""One quantity of a unit of time: "3 tahun", "setahun", "7-8 tahun", "2 x 6 bulan"."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from indonesian.duration_words import MONTH, ONE_OF, RANGE_WORDS, TIMES, UNITS_OF_TIME, YEAR
from indonesian.number_words import HALVES, ONE_PREFIXES, STARTERS
from indonesian.numbers import Number, Value, number_at
from indonesian.tokens import Token, glued, word_at

Tokens = tuple[Token, ...]

LIMIT = 100 * 12
"""Months; a longer time is none of ours."""

_STARTERS = STARTERS.union(ONE_OF)
_MOST_TIMES = 10
_LETTERS = {"y": YEAR, "m": MONTH}


class Length(NamedTuple):
    """A quantity of one unit, from the token it begins at to `end` (exclusive)."""

    amount: Value
    upper: Value | None
    unit: str
    end: int


def length_at(tokens: Tokens, start: int) -> Length | None:
    """One quantity with its unit: "3 tahun", "setahun", "7-8 tahun", "1 1/2 tahun"."""
    word = tokens[start].text
    if tokens[start].kind != "n" and word not in _STARTERS:
        return None
    if word in ONE_OF:
        return _with_half(tokens, Length(1, None, ONE_OF[word], start + 1))
    if word in ONE_PREFIXES and word_at(tokens, start + 1) in UNITS_OF_TIME:
        unit = UNITS_OF_TIME[tokens[start + 1].text]
        return _with_half(tokens, Length(1, None, unit, start + 2))
    if _inside_figures(tokens, start):
        return None
    amount = _amount_at(tokens, start)
    if amount is None:
        return None
    value, upper, end = amount
    unit_word = word_at(tokens, end)
    if _is_letter(tokens, end):
        return Length(value, upper, _LETTERS[unit_word], end + 1)
    if unit_word not in UNITS_OF_TIME:
        return None
    return _with_half(tokens, Length(value, upper, UNITS_OF_TIME[unit_word], end + 1))


def _is_letter(tokens: Tokens, at: int) -> bool:
    """Whether one letter stuck to a figure is its unit: "3y", "3y 6m", but not "5 m"."""
    word = word_at(tokens, at)
    if word not in _LETTERS or not glued(tokens, at) or tokens[at - 1].kind != "n":
        return False
    return word == "y" or word_at(tokens, at - 2) == "y"


def _inside_figures(tokens: Tokens, start: int) -> bool:
    """The last figure of a range or a date is no quantity of its own."""
    if tokens[start].kind != "n" or word_at(tokens, start - 1) not in {"-", "/", "–"}:
        return False
    return start >= 2 and glued(tokens, start) and tokens[start - 2].kind == "n"


def _with_half(tokens: Tokens, length: Length) -> Length:
    """Take in "setengah" after the unit and a dangling "-an"."""
    end = length.end
    if word_at(tokens, end) == "-" and word_at(tokens, end + 1) == "an":
        end += 2
    if word_at(tokens, end) not in HALVES or word_at(tokens, end + 1) in UNITS_OF_TIME:
        return length._replace(end=end)
    return length._replace(amount=length.amount + Fraction(1, 2), end=end + 1)


def _amount_at(tokens: Tokens, start: int) -> tuple[Value, Value | None, int] | None:
    """A small number or a range of two, and the index after it."""
    single = _number(tokens, start)
    if single is None:
        return None
    value, end = single
    if (times := _times(tokens, value, end)) is not None:
        return times
    after = end + 2 if word_at(tokens, end) == "s" and word_at(tokens, end + 1) == "/" else end
    if _next_figure(tokens, value, end):
        return value, value + 1, end + 2
    if word_at(tokens, after) in RANGE_WORDS | ({"d"} if after > end else set()):
        other = _number(tokens, after + 1) if after + 1 < len(tokens) else None
        if other is not None and other[0] > value:
            return value, other[0], _skip_about(tokens, other[1])
    return value, None, _skip_about(tokens, end)


def _next_figure(tokens: Tokens, value: Value, end: int) -> bool:
    """Whether "/" joins a figure to the next one: "7/8 tahun" is a range, "1/2 tahun" a half."""
    said = word_at(tokens, end + 1)
    return word_at(tokens, end) == "/" and value > 1 and said == str(value + 1)


def _times(tokens: Tokens, value: Value, end: int) -> tuple[Value, None, int] | None:
    """Such as "2x6 bulan", "2 kali 1 tahun": a contract that was made again."""
    if word_at(tokens, end) not in TIMES or end + 1 >= len(tokens) or value > _MOST_TIMES:
        return None
    each = _number(tokens, end + 1)
    return (value * each[0], None, each[1]) if each is not None else None


def _number(tokens: Tokens, start: int) -> tuple[Value, int] | None:
    if _is_half(tokens, start):
        return Fraction(1, 2), start + 3
    number = number_at(tokens, start)
    if number is None or number.scale > 1 or number.value > LIMIT:
        return None
    if _is_half(tokens, number.end):
        return number.value + Fraction(1, 2), number.end + 3
    if word_at(tokens, number.end) == "½":
        return number.value + Fraction(1, 2), number.end + 1
    return number.value, _said_again(tokens, number)


def _said_again(tokens: Tokens, number: Number) -> int:
    """Skip the words that letters put behind a figure: "6 (enam) tahun"."""
    if word_at(tokens, number.end) != "(":
        return number.end
    again = number_at(tokens, number.end + 1)
    if again is None or again.value != number.value or word_at(tokens, again.end) != ")":
        return number.end
    return again.end + 1


def _is_half(tokens: Tokens, at: int) -> bool:
    return word_at(tokens, at) == "1" and [word_at(tokens, at + step) for step in (1, 2)] == [
        "/",
        "2",
    ]


def _skip_about(tokens: Tokens, at: int) -> int:
    """Skip "an", "-an" and "+" between a number and its unit: "20an tahun", "10+ tahun"."""
    if word_at(tokens, at) == "-" and word_at(tokens, at + 1) == "an":
        return at + 2
    return at + 1 if word_at(tokens, at) in {"an", "+", "lebih"} else at
