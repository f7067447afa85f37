"""Lengths of time in whole months: "3 th 4 bln", "tiga setengah tahun", "rong sasi"."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from indonesian.duration_lengths import LIMIT, Length, length_at
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
    LEFT,
    LESS,
    LINKS,
    MONTH,
    ONE_OF,
    ROLES,
    UNITS_OF_TIME,
    UNPAID_AHEAD,
    YEAR,
)
from indonesian.number_words import UNITS, WHOLES
from indonesian.numbers import Value, number_at
from indonesian.span import Span
from indonesian.taken_back import taken_back_at
from indonesian.tokens import Token, glued, tokenize, word_at

Tokens = tuple[Token, ...]

_AND = frozenset({"dan", "sama", ",", "&", "+"})
_DAYS_A_MONTH = 30
_OLD_AGE = 41 * 12
_MOST_TAKEN_BACK = 60
# Months and days of one unit.
_SIZES = {
    **{"decade": (120, 0), "windu": (96, 0), YEAR: (12, 0), MONTH: (1, 0)},
    **{"week": (0, 7), DAY: (0, 1)},
}
_ORDER = ("decade", "windu", YEAR, MONTH, "week", DAY)


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
    held, away (ill).
    """
    tokens = tokenize(text)
    spans: list[Span] = []
    at = previous = 0
    aged, last = False, None
    broken_off = any(token.text in BROKEN_OFF for token in tokens)
    while at < len(tokens):
        found = (_worked_until(tokens, at) if broken_off else None) or _found_at(tokens, at)
        found = found or _taken_back(tokens, last, at)
        if found is None:
            at += 1
            continue
        role = "worked" if _is_ordinal(tokens, found) else _role(tokens, found, previous)
        if aged and not role and _goes_on(tokens, previous, found.start):
            role = None
        aged = _is_age(tokens, found, previous) or (aged and role is None)
        if role is not None and _kept(tokens, found, role):
            spans.append(_span(text, tokens, found, role or None))
        at = previous = found.end
        last = found
    return spans


def _taken_back(tokens: Tokens, last: _Found | None, at: int) -> _Found | None:
    """The "8" of "7 tahun, eh 8": in the unit of the length before it, when that has only one."""
    if last is None or last.end - last.start != 2 or tokens[last.start].kind != "n":
        return None
    unit = UNITS_OF_TIME.get(tokens[last.end - 1].text)
    number = taken_back_at(tokens, (last.start, last.end), at) if unit in (YEAR, MONTH) else None
    if unit is None or number is None or not 0 < number.value < _MOST_TAKEN_BACK:
        return None
    return _Found(_months([(number.value, unit)]), None, at, number.end, False)


def _role(tokens: Tokens, found: _Found, previous: int) -> str | None:
    """The role, "" when nothing tells it, None when this is no length of time for us."""
    if _is_ago(tokens, found.end) or is_rate(tokens, found.start, found.end):
        return None
    if is_before_a_feast(tokens, found.end) or counts_wages(tokens, found.start, found.end):
        return None
    role = role_of(tokens, found.start, found.end, previous)
    return None if role == "age" else role or ""


def _is_age(tokens: Tokens, found: _Found, previous: int) -> bool:
    return role_of(tokens, found.start, found.end, previous) == "age"


def _goes_on(tokens: Tokens, previous: int, start: int) -> bool:
    """Whether only "dan" stands between two ages: "umur 5 tahun dan 3 tahun"."""
    return bool(previous) and all(token.text in _AND for token in tokens[previous:start])


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
    first = length_at(tokens, start)
    if first is None or _is_law_number(tokens, start, first):
        return None
    lengths = [first]
    # "kurang dari setahun, 8 bulan" says two things
    ends = is_upper_bound(tokens, start) and word_at(tokens, first.end) == ","
    following = None if ends else _next_length(tokens, first)
    while following is not None:
        lengths.append(following)
        following = _next_length(tokens, following)
    months = _months([(length.amount, length.unit) for length in lengths])
    end = lengths[-1].end
    if (less := _less(tokens, start, lengths[-1])) is not None:
        months, end = months - _months([(less.amount, less.unit)]), less.end
    upper = None if first.upper is None else _months([(first.upper, first.unit)])
    by_days = all(length.unit in {"week", DAY} for length in lengths)
    if months > LIMIT or (by_days and first.unit == DAY and first.amount <= 31):
        months, by_days = (0, True) if by_days else (months, by_days)
    if months > LIMIT:
        return None
    return _Found(months, upper, start, end, by_days)


def _months(lengths: list[tuple[Value, str]]) -> int:
    months = sum((amount * _SIZES[unit][0] for amount, unit in lengths), 0)
    days = sum((amount * _SIZES[unit][1] for amount, unit in lengths), 0)
    return int(months + Fraction(days) / _DAYS_A_MONTH) if days else int(months)


def _next_length(tokens: Tokens, last: Length) -> Length | None:
    """The smaller unit that goes on a length: "4 bulan" after "3 tahun"."""
    at = last.end
    if word_at(tokens, at) == "." and _shortened(tokens, at):
        at += 1
    joined = word_at(tokens, at) in JOINERS
    while word_at(tokens, at) in JOINERS and at < last.end + 3:
        at += 1
    if at >= len(tokens) or _ORDER.index(last.unit) + 1 >= len(_ORDER) or last.upper:
        return None
    following = length_at(tokens, at)
    if following is None or following.upper or following.amount * 12 > LIMIT:
        return None
    if _ORDER.index(following.unit) <= _ORDER.index(last.unit):
        return None
    if joined and word_at(tokens, following.end) in UNPAID_AHEAD:
        return None
    if word_at(tokens, at - 1) == "," and tokens[at].text in ONE_OF:
        return None  # "sewindu, sebulan dapet sejuta": a rhythm
    return following


def _shortened(tokens: Tokens, dot: int) -> bool:
    """Whether the dot ends a short unit: "3 th. 6 bln."."""
    return len(tokens[dot - 1].text) <= 3 and glued(tokens, dot)


def _less(tokens: Tokens, start: int, last: Length) -> Length | None:
    """The "1 bulan" of "2 tahun kurang 1 bulan"; of a contract it is what is left instead."""
    if word_at(tokens, last.end) not in LESS or last.upper or last.end + 1 >= len(tokens):
        return None
    if any(ROLES.get(word_at(tokens, start - step)) == "contract" for step in (1, 2, 3)):
        return None
    less = length_at(tokens, last.end + 1)
    if less is None or word_at(tokens, less.end) in LEFT:
        return None
    return less if _ORDER.index(less.unit) > _ORDER.index(last.unit) else None


def _is_law_number(tokens: Tokens, start: int, first: Length) -> bool:
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
