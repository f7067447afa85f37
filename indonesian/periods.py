"""From when until when: a start, an end and the whole months between them."""

from __future__ import annotations

from calendar import monthrange
from itertools import pairwise

from indonesian.date_base import Found
from indonesian.date_words import NOW_WORDS, RANGE_SIGNS
from indonesian.tokens import Token, word_at

Tokens = tuple[Token, ...]
RoledDates = list[tuple[Found, str | None]]

_SEPARATORS = RANGE_SIGNS | {
    "/",
    ".",
    "s",
    "tanggal",
    "tgl",
    "dengan",
    "dgn",
    "bulan",
    "tahun",
    "thn",
}


def period_of(tokens: Tokens, dates: RoledDates) -> tuple[str, str | None] | None:
    """The period that `dates` (with their roles) describe, or None."""
    for index, (start, role) in enumerate(dates):
        later = dates[index + 1 :]
        end = _end_after(tokens, start, later)
        if role == "start" and end is None and not _still_going(tokens, start):
            end = _end_before(start, dates[:index])
        if role == "start" or (role != "end" and (end is not None and _joined(tokens, start, end))):
            return _ordered(start, end)
        if role is None and _still_going(tokens, start):
            return start.iso, None
    return None


def _end_after(tokens: Tokens, start: Found, later: RoledDates) -> Found | None:
    if _still_going(tokens, start):
        return None
    for found, role in later:
        if role == "end" or _joined(tokens, start, found):
            return found
    return None


def _end_before(start: Found, earlier: RoledDates) -> Found | None:
    """The end that is told first: "kontrak habis 30 november 2026, mulai 1 juni 2025"."""
    ends = (found for found, role in earlier if role == "end" and _ordered(start, found))
    return next(ends, None)


def _joined(tokens: Tokens, start: Found, end: Found) -> bool:
    """Whether only a sign for "until" stands between two dates."""
    between = [token.text for token in tokens[start.end : end.start]]
    return bool(between) and len(between) <= 5 and all(word in _SEPARATORS for word in between)


def with_year_of_end(tokens: Tokens, dates: list[Found]) -> list[Found]:
    """Give "januari" of "januari - desember 2025" the year of the end."""
    pairs = pairwise(dates)
    dated = [
        start._replace(iso=_before(start, end), yearless=False)
        if start.yearless and not end.yearless and _joined(tokens, start, end)
        else start
        for start, end in pairs
    ]
    return [*dated, *dates[-1:]]


def _still_going(tokens: Tokens, start: Found) -> bool:
    """Such as "sampai sekarang" right after the start."""
    words = [word_at(tokens, start.end + step) for step in range(4)]
    until = next((step for step, word in enumerate(words) if word not in _SEPARATORS), 4)
    return 0 < until < 4 and words[until] in NOW_WORDS


def _ordered(start: Found, end: Found | None) -> tuple[str, str | None] | None:
    if end is None:
        return start.iso, None
    first = _before(start, end) if start.yearless and not end.yearless else start.iso
    length = min(len(first), len(end.iso))
    return (first, end.iso) if first[:length] <= end.iso[:length] else None


def _before(start: Found, end: Found) -> str:
    """Give a start without a year the latest year that keeps it before the end."""
    rest, year = start.iso[4:], int(end.iso[:4])
    later = bool(end.iso[4:]) and rest[: len(end.iso) - 4] > end.iso[4 : 4 + len(rest)]
    return f"{year - later:04d}{rest}"


def months_between(start_iso: str, end_iso: str) -> int:
    """Whole months from start to end; negative when the end lies before the start.

    With both days known the day must be reached (the last day of a month counts as reached).
    A missing day is left out of account, a missing month counts as January.
    Raises ValueError for a text that is no ISO date.
    """
    start, end = _numbers(start_iso), _numbers(end_iso)
    months = (end[0] - start[0]) * 12 + end[1] - start[1]
    if not start[2] or not end[2]:
        return months
    if months > 0 or (months == 0 and end[2] >= start[2]):
        reached = end[2] >= start[2] or end[2] == monthrange(end[0], end[1])[1]
        return months if reached else months - 1
    return -months_between(end_iso, start_iso)


def _numbers(iso: str) -> tuple[int, int, int]:
    """Year, month and day of a partial ISO date; 0 for a missing day."""
    parts = [int(part) for part in iso.split("-")]
    year, month, day = [*parts, *([1, 0][len(parts) - 1 :])] if len(parts) < 3 else parts
    if not (1 <= month <= 12 and 0 <= day <= 31 and year > 0):
        raise ValueError(f"not an ISO date: {iso!r}")
    return year, month, day
