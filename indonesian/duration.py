"""Lengths of time in whole months: "3 th 4 bln", "tiga setengah tahun", "rong sasi"."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from indonesian.duration_roles import (
    counts_wages,
    is_before_a_feast,
    is_negative,
    is_rate,
    is_upper_bound,
    role_of,
    worked_before,
)
from indonesian.duration_words import (
    AGO,
    BROKEN_OFF,
    DAY,
    JOINERS,
    LAW_WORDS,
    LINKS,
    MONTH,
    ONE_OF,
    RANGE_WORDS,
    UNITS_OF_TIME,
    UNPAID_AHEAD,
    YEAR,
)
from indonesian.number_words import HALVES, ONE_PREFIXES, STARTERS, UNITS, WHOLES
from indonesian.numbers import Value, number_at
from indonesian.span import Span
from indonesian.tokens import Token, glued, tokenize, word_at

Tokens = tuple[Token, ...]

LIMIT = 100 * 12
_STARTERS = STARTERS.union(ONE_OF)
_DAYS_A_MONTH = 30
_OLD_AGE = 41 * 12
# Months and days of one unit.
_SIZES = {"decade": (120, 0), YEAR: (12, 0), MONTH: (1, 0), "week": (0, 7), DAY: (0, 1)}
_ORDER = ("decade", YEAR, MONTH, "week", DAY)


class _Length(NamedTuple):
    """A quantity of one unit, from the token it begins at to `end` (exclusive)."""

    amount: Value
    upper: Value | None
    unit: str
    end: int


class _Found(NamedTuple):
    months: int
    upper: int | None
    start: int
    end: int
    by_days: bool


def find(text: str) -> list[Span]:
    """Every length of time in `text`, in whole months rounded down, with its role.

    Left out: ages, "2 tahun lalu" and "sebulan sebelum lebaran" (dates), "2 bulan gaji"
    (wages), days and weeks below a month. A negative length keeps its sign, for a form to refuse.
    Roles: tenure, remaining, worked, contract, late, since, experience, loss,
    held.
    """
    tokens = tokenize(text)
    spans: list[Span] = []
    at = previous = 0
    broken_off = any(token.text in BROKEN_OFF for token in tokens)
    while at < len(tokens):
        found = (_worked_until(tokens, at) if broken_off else None) or _found_at(tokens, at)
        if found is None:
            at += 1
            continue
        role = "worked" if _is_ordinal(tokens, found) else _role(tokens, found, previous)
        if role is not None and _kept(tokens, found, role):
            spans.append(_span(text, tokens, found, role or None))
        at = previous = found.end
    return spans


def _role(tokens: Tokens, found: _Found, previous: int) -> str | None:
    """The role, "" when nothing tells it, None when this is no length of time for us."""
    if _is_ago(tokens, found.end) or is_rate(tokens, found.start, found.end):
        return None
    if is_before_a_feast(tokens, found.end) or counts_wages(tokens, found.start, found.end):
        return None
    role = role_of(tokens, found.start, found.end, previous)
    return None if role == "age" else role or ""


def _kept(tokens: Tokens, found: _Found, role: str) -> bool:
    if found.by_days and found.months < 1:
        return False
    alone = len(tokens) == found.end - found.start
    return found.months < _OLD_AGE or alone or worked_before(tokens, found.start)


def _span(text: str, tokens: Tokens, found: _Found, role: str | None) -> Span:
    start, end = tokens[found.start].start, tokens[found.end - 1].end
    months, upper = found.months, found.upper
    if is_upper_bound(tokens, found.start):
        months, upper = 0, found.months
    if upper is None and months and is_negative(tokens, found.start):
        start, months = tokens[found.start - 1].start, -months
    return Span(start, end, text[start:end], months, "duration", role, upper)


def _is_ago(tokens: Tokens, end: int) -> bool:
    end += word_at(tokens, end) in LINKS
    return word_at(tokens, end) in AGO


def _is_ordinal(tokens: Tokens, found: _Found) -> bool:
    return tokens[found.start].text in UNITS_OF_TIME


def _found_at(tokens: Tokens, start: int) -> _Found | None:
    """The length of time that begins exactly at token `start`."""
    first = _length_at(tokens, start)
    if first is None or _is_law_number(tokens, start, first):
        return None
    lengths = [first]
    while True:
        following = _next_length(tokens, lengths[-1])
        if following is None:
            break
        lengths.append(following)
    months = _months([(length.amount, length.unit) for length in lengths])
    upper = None if first.upper is None else _months([(first.upper, first.unit)])
    by_days = all(length.unit in {"week", DAY} for length in lengths)
    if months > LIMIT or (by_days and first.unit == DAY and first.amount <= 31):
        months, by_days = (0, True) if by_days else (months, by_days)
    if months > LIMIT:
        return None
    return _Found(months, upper, start, lengths[-1].end, by_days)


def _months(lengths: list[tuple[Value, str]]) -> int:
    months = sum((amount * _SIZES[unit][0] for amount, unit in lengths), 0)
    days = sum((amount * _SIZES[unit][1] for amount, unit in lengths), 0)
    return int(months + Fraction(days) / _DAYS_A_MONTH) if days else int(months)


def _length_at(tokens: Tokens, start: int) -> _Length | None:
    """One quantity with its unit: "3 tahun", "setahun", "7-8 tahun", "1 1/2 tahun"."""
    word = tokens[start].text
    if tokens[start].kind != "n" and word not in _STARTERS:
        return None
    if word in ONE_OF:
        return _with_half(tokens, _Length(1, None, ONE_OF[word], start + 1))
    if word in ONE_PREFIXES and word_at(tokens, start + 1) in UNITS_OF_TIME:
        unit = UNITS_OF_TIME[tokens[start + 1].text]
        return _with_half(tokens, _Length(1, None, unit, start + 2))
    if _inside_figures(tokens, start):
        return None
    amount = _amount_at(tokens, start)
    if amount is None:
        return None
    value, upper, end = amount
    unit_word = word_at(tokens, end)
    if unit_word not in UNITS_OF_TIME:
        return None
    return _with_half(tokens, _Length(value, upper, UNITS_OF_TIME[unit_word], end + 1))


def _inside_figures(tokens: Tokens, start: int) -> bool:
    """The last figure of a range or a date is no quantity of its own."""
    if tokens[start].kind != "n" or word_at(tokens, start - 1) not in {"-", "/", "–"}:
        return False
    return start >= 2 and glued(tokens, start) and tokens[start - 2].kind == "n"


def _with_half(tokens: Tokens, length: _Length) -> _Length:
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
    after = end + 2 if word_at(tokens, end) == "s" and word_at(tokens, end + 1) == "/" else end
    if word_at(tokens, after) in RANGE_WORDS | ({"d"} if after > end else set()):
        other = _number(tokens, after + 1) if after + 1 < len(tokens) else None
        if other is not None and other[0] > value:
            return value, other[0], _skip_about(tokens, other[1])
    return value, None, _skip_about(tokens, end)


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
    return number.value, number.end


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


def _next_length(tokens: Tokens, last: _Length) -> _Length | None:
    """The smaller unit that goes on a length: "4 bulan" after "3 tahun"."""
    at = last.end
    joined = word_at(tokens, at) in JOINERS
    while word_at(tokens, at) in JOINERS and at < last.end + 2:
        at += 1
    if at >= len(tokens) or _ORDER.index(last.unit) + 1 >= len(_ORDER) or last.upper:
        return None
    following = _length_at(tokens, at)
    if following is None or following.upper or following.amount * 12 > LIMIT:
        return None
    if _ORDER.index(following.unit) <= _ORDER.index(last.unit):
        return None
    if joined and word_at(tokens, following.end) in UNPAID_AHEAD:
        return None
    return following


def _is_law_number(tokens: Tokens, start: int, first: _Length) -> bool:
    """Such as "PP 35 tahun 2021", "bulan 3 tahun 2020", "tanggal 3 bulan 5", "ke-2 tahun"."""
    before = word_at(tokens, start - 1)
    if before in {".", "-", ":"}:
        before = word_at(tokens, start - 2)
    if before in LAW_WORDS:
        return True
    after = word_at(tokens, first.end)
    if first.unit == YEAR and len(after) == 4 and after.isdigit() and tokens[start].kind == "n":
        return 1945 <= int(after) <= 2050
    return first.unit == MONTH and before in UNITS_OF_TIME


def _worked_until(tokens: Tokens, start: int) -> _Found | None:
    """Such as "diputus bulan ke 7": seven months of the contract were worked."""
    if UNITS_OF_TIME.get(tokens[start].text) != MONTH:
        return None
    ordinal = _ordinal(tokens, start + 1)
    if ordinal is None:
        return None
    return _Found(ordinal[0], None, start, ordinal[1], False)


def _ordinal(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Such as "ke 7", "ke-7", "ketujuh": the number and the index after it."""
    word = word_at(tokens, at)
    if word == "ke":
        at += 2 if word_at(tokens, at + 1) == "-" else 1
        number = number_at(tokens, at) if at < len(tokens) else None
        fits = number is not None and 1 <= number.value <= 120 and number.value.denominator == 1
        return (int(number.value), number.end) if number is not None and fits else None
    if not word.startswith("ke"):
        return None
    value = UNITS.get(word[2:]) or WHOLES.get(word[2:])
    return (value, at + 1) if value else None


def write(months: int) -> str:
    """Whole months in words and figures: 40 -> "3 tahun 4 bulan". Raises ValueError below 0."""
    if months < 0:
        raise ValueError(f"a length of time cannot be negative: {months}")
    years, rest = divmod(months, 12)
    said = [f"{years} tahun"] if years else []
    return " ".join([*said, f"{rest} bulan"] if rest or not years else said)


def read(text: str) -> int | None:
    """The first length of time in `text` in whole months, or None."""
    spans = find(text)
    value = spans[0].value if spans else None
    return value if isinstance(value, int) else None
