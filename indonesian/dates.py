"""Dates in a message as ISO strings, partial where only a month or a year is said."""

from __future__ import annotations

from datetime import date

from indonesian.date_base import Found
from indonesian.date_forms import date_at
from indonesian.date_numeric import numeric_dates
from indonesian.date_words import (
    BIRTH,
    END_CUES,
    MONTHS,
    PART_OF,
    RANGE_SIGNS,
    SHORT_MONTHS,
    START_CUES,
    WEEKDAYS,
)
from indonesian.duration_words import ONE_OF
from indonesian.feasts import FEAST_NAMES
from indonesian.number_words import STARTERS
from indonesian.periods import months_between, with_year_of_end
from indonesian.periods import period_of as _period_of
from indonesian.span import Span
from indonesian.taken_back import put_right
from indonesian.tokens import MAX_LENGTH, Token, fold, tokenize, word_at

__all__ = ["find", "is_pointed", "months_between", "period", "read", "write"]

_NAMING = STARTERS.union(MONTHS, SHORT_MONTHS, WEEKDAYS, PART_OF, ONE_OF, FEAST_NAMES)

_CUE_WINDOW = 4
_BIRTH_WINDOW = 4
# The first name of each month is its normal one.
_NAMES = {number: name for name, number in reversed(MONTHS.items())}


def find(text: str, today: date) -> list[Span]:
    """Every date in `text` as "2019", "2019-03" or "2019-03-05", with role start, end or None.

    A month without a year is the nearest sensible one seen from `today`.
    """
    tokens = tokenize(text)
    return [_span(text, tokens, found, index) for index, found in _with_ends(text, tokens, today)]


def read(text: str, today: date) -> str | None:
    """The first date in `text`, or None."""
    spans = find(text, today)
    return str(spans[0].value) if spans else None


def is_pointed(span: Span) -> bool:
    """Whether a date is only pointed at ("kemarin", "bulan ini"): no day, month or year named."""
    return not any(token.kind == "n" or token.text in _NAMING for token in tokenize(span.text))


def write(iso: str) -> str:
    """A date in words: "2019-03-05" -> "5 Maret 2019", "2019-03" -> "Maret 2019"."""
    year, *rest = iso.split("-")
    named = [_NAMES[int(rest[0])].capitalize()] if rest else []
    return " ".join([*(str(int(day)) for day in rest[1:]), *named, year])


def period(text: str, today: date) -> tuple[str, str | None] | None:
    """The start and end named in `text`: "dari maret 2019 sampai oktober 2026".

    The end is None when it is not said or still goes on; None when no start is named
    or the end lies before the start.
    """
    text = put_right(text)
    tokens = tokenize(text)
    dates = [
        (found, _role(tokens, found, earlier)) for earlier, found in _with_ends(text, tokens, today)
    ]
    return _period_of(tokens, dates)


def _with_ends(text: str, tokens: tuple[Token, ...], today: date) -> list[tuple[int, Found]]:
    """Each date with the token index where the date before it ended."""
    found = _all(text, tokens, today)
    ends = [0, *(item.end for item in found)]
    return list(zip(ends, found))


def _all(text: str, tokens: tuple[Token, ...], today: date) -> list[Found]:
    numeric = numeric_dates(fold(text[:MAX_LENGTH]), tokens)
    found: list[Found] = []
    at = 0
    while at < len(tokens):
        item = numeric[at] if at in numeric else date_at(tokens, at, today)
        at = item.end if item is not None else at + 1
        if item is not None and item.iso and not _is_birth(tokens, item.start):
            found.append(item)
    return with_year_of_end(tokens, found)


def _is_birth(tokens: tuple[Token, ...], start: int) -> bool:
    """Such as "lahir 12 mei 1985", "kelahiran bekasi, 1990": no date of a case."""
    return any(word_at(tokens, at) in BIRTH for at in range(start - _BIRTH_WINDOW, start))


def _span(text: str, tokens: tuple[Token, ...], found: Found, earlier: int) -> Span:
    start, end = tokens[found.start].start, tokens[found.end - 1].end
    role = _role(tokens, found, earlier)
    return Span(start, end, text[start:end], found.iso, "date", role)


def _role(tokens: tuple[Token, ...], found: Found, earlier: int) -> str | None:
    for at in range(found.start - 1, max(earlier, found.start - _CUE_WINDOW) - 1, -1):
        word = tokens[at].text
        if word in START_CUES:
            return "start"
        if word in END_CUES:
            return "end"
        if word == "d" and word_at(tokens, at - 2) == "s":
            return "end"
        if earlier and at == found.start - 1 and word in RANGE_SIGNS:
            return "end"
    return "end" if _ends_work(tokens, found.end) else None


def _ends_work(tokens: tuple[Token, ...], at: int) -> bool:
    """Such as "di-PHK" right after a date: "tgl 30 Oktober 2026 di-PHK"."""
    said = "".join(word_at(tokens, at + step) for step in range(3))
    return said.startswith(("diphk", "di-phk", "dipecat", "diberhentikan"))
