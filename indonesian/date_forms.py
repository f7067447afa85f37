"""Dates in words: "5 maret 2019", "sejak maret 19", "oktober kemarin", "awal 2020"."""

from __future__ import annotations

from datetime import date

from indonesian.date_base import (
    Found,
    is_law,
    iso_or_empty,
    leaning,
    shift_months,
)
from indonesian.date_parts import after_ordinal, close, dated, day_at, month_at, skip
from indonesian.date_relative import pointed_month, relative_at, relative_year, skip_links
from indonesian.date_words import (
    DATE_MARKS,
    DAY_MARKS,
    END_CUES,
    LAST,
    MONTH_MARKS,
    MONTHS,
    NEXT,
    NOT_A_YEAR_AFTER,
    PART_OF,
    RANGE_SIGNS,
    SHORT_MONTHS,
    START_CUES,
    THIS,
    TOMORROW,
    WEEK_MARKS,
    WEEKDAYS,
    YEAR_MARKS,
    YESTERDAY,
)
from indonesian.date_year import bare_year, plain_year
from indonesian.duration_words import ONE_OF, UNITS_OF_TIME, WAGES
from indonesian.feasts import AFTER, after_a_feast
from indonesian.money_words import COUNTED
from indonesian.number_words import SCALES, STARTERS
from indonesian.tokens import Token, word_at

Tokens = tuple[Token, ...]

DATE_STARTERS = STARTERS.union(
    MONTHS, SHORT_MONTHS, WEEKDAYS, DATE_MARKS, DAY_MARKS, WEEK_MARKS, MONTH_MARKS, YEAR_MARKS
).union(AFTER, PART_OF, YESTERDAY, TOMORROW, ONE_OF, {"lusa", "tulat"})


def date_at(tokens: Tokens, start: int, today: date) -> Found | None:
    """The date in words that begins exactly at token `start`."""
    word = tokens[start].text
    if tokens[start].kind != "n" and word not in DATE_STARTERS:
        return None
    if word in WEEKDAYS and word_at(tokens, start + 1) in DATE_MARKS | {","}:
        return None
    if word in DATE_MARKS:
        return _marked_day(tokens, start, today)
    if word in PART_OF:
        return _part_of(tokens, start, today)
    if word in AFTER:
        return after_a_feast(tokens, start, today)
    if word in MONTHS or word in SHORT_MONTHS:
        return _month_first(tokens, start, today)
    return (
        _day_first(tokens, start, start, today)
        or _slashed_after_cue(tokens, start, today)
        or relative_at(tokens, start, today)
        or _numbered_month(tokens, start, today)
        or _year_first(tokens, start)
        or bare_year(tokens, start)
    )


def _day_first(tokens: Tokens, start: int, at: int, today: date) -> Found | None:
    """Such as "5 maret 2019", "5-mar-19", "lima maret"; `start` may lie before the day."""
    day = day_at(tokens, at)
    if day is None:
        return None
    named_at = skip(tokens, after_ordinal(tokens, day[1]), "-/.,")
    named_at += word_at(tokens, named_at) in {"bulan", "bln", "of"}
    month = month_at(tokens, named_at)
    if month is None:
        return None
    return close(tokens, start, named_at + 1, month, day[0], today)


def _month_first(tokens: Tokens, start: int, today: date) -> Found | None:
    """Such as "maret 2019", "march 5, 2019", "oktober lalu", "desember"."""
    month = month_at(tokens, start) or 0
    named = tokens[start].text in MONTHS
    day = day_at(tokens, start + 1) if tokens[start].text[:3] != "mei" else None
    if day is not None and tokens[start + 1].kind == "n":
        year_at = skip(tokens, after_ordinal(tokens, day[1]), ",")
        year = plain_year(tokens, year_at)
        if year:
            return Found(iso_or_empty(year, month, day[0]), start, year_at + 1)
    found = close(tokens, start, start + 1, month, None, today)
    cued = word_at(tokens, start - 1) in START_CUES or word_at(tokens, start - 1) in MONTH_MARKS
    ranged = word_at(tokens, start + 1) in RANGE_SIGNS and month_at(tokens, start + 2)
    return found if named or cued or ranged or not found.yearless else None


def _marked_day(tokens: Tokens, start: int, today: date) -> Found | None:
    """Such as "tgl 5 januari", "tanggal 3 bulan lalu", "tgl 5/3", "tgl 25"."""
    at = skip(tokens, start + 1, ":.")
    at += word_at(tokens, at) in WEEKDAYS
    whole = _day_first(tokens, start, at, today)
    day = day_at(tokens, at)
    if whole is not None or day is None:
        return whole
    number, end = day
    if word_at(tokens, end) in {"/", "-"}:
        return _slashed(tokens, start, at, today)
    return _day_of_month(tokens, start, end, number, today)


def _slashed(tokens: Tokens, start: int, at: int, today: date) -> Found | None:
    """A day and a month in figures: "5/3", "5-3"; `start` may lie before the day."""
    day, month = day_at(tokens, at), day_at(tokens, at + 2)
    if day is None or month is None or month[0] > 12 or tokens[at + 2].kind != "n":
        return None
    return close(tokens, start, at + 3, month[0], day[0], today)


def _slashed_after_cue(tokens: Tokens, start: int, today: date) -> Found | None:
    """Such as "per 31/12", "phk 5/10", but not "dari 1/2 gaji"."""
    cue = word_at(tokens, start - 1)
    if word_at(tokens, start + 1) != "/" or not (cue == "per" or cue in START_CUES | END_CUES):
        return None
    after = word_at(tokens, start + 3)
    if after in UNITS_OF_TIME or after in COUNTED or after in SCALES or after in WAGES:
        return None
    return _slashed(tokens, start, start, today)


def _day_of_month(tokens: Tokens, start: int, end: int, day: int, today: date) -> Found:
    """A day whose month is said as "bulan lalu", or is this or the last month."""
    at = end + (word_at(tokens, end) in MONTH_MARKS)
    if at > end and (numbered := day_at(tokens, at)) and numbered[0] <= 12:
        return close(tokens, start, numbered[1], numbered[0], day, today)
    after = skip_links(tokens, at)
    word = word_at(tokens, after)
    if at > end and word in LAST | NEXT | THIS:
        step = -1 if word in LAST else int(word in NEXT)
        return Found(iso_or_empty(*shift_months(today, step), day), start, after + 1)
    if word in THIS:
        return Found(iso_or_empty(today.year, today.month, day), start, after + 1)
    lean = "past" if word in LAST else leaning(tokens, start, end)
    step = _month_step(day, today, lean)
    return Found(iso_or_empty(*shift_months(today, step), day), start, end + (word in LAST))


def _month_step(day: int, today: date, lean: str | None) -> int:
    if lean == "future":
        return 0 if day >= today.day else 1
    return 0 if day <= today.day else -1


def _part_of(tokens: Tokens, start: int, today: date) -> Found | None:
    """Such as "awal 2020", "akhir tahun lalu", "awal maret 2019"."""
    at = start + 1
    at += word_at(tokens, at) in MONTH_MARKS
    if month_at(tokens, at):
        found = _month_first(tokens, at, today)
        return found._replace(start=start) if found else None
    if (pointed := pointed_month(tokens, start + 1, today)) is not None:
        return pointed._replace(start=start)
    month = PART_OF[tokens[start].text]
    at += word_at(tokens, at) in YEAR_MARKS
    year = plain_year(tokens, at)
    end = at + 1
    if year is None:
        relative = relative_year(tokens, start + 1, today)
        if relative is None:
            return None
        year, end = relative
    return Found(f"{year}-{month}" if month else str(year), start, end)


def _numbered_month(tokens: Tokens, start: int, today: date) -> Found | None:
    """Such as "bulan 3 tahun 2020", "bulan 10 kemarin", "sejak bulan 8"."""
    if tokens[start].text not in MONTH_MARKS or tokens[start].text == "wulan":
        return None
    if word_at(tokens, start - 1) in {"per", "tiap", "setiap", "/"} or start + 1 >= len(tokens):
        return None
    if tokens[start - 1].kind == "n" and start and word_at(tokens, start - 2) not in DATE_MARKS:
        return None
    month = _month_in_figures(tokens, start + 1)
    return close(tokens, start, start + 2, month, None, today) if month else None


def _year_first(tokens: Tokens, start: int) -> Found | None:
    """Such as "2015 bulan maret", "tahun 2018 bln 7", "2018 maret"."""
    at = start + (tokens[start].text in YEAR_MARKS)
    year = plain_year(tokens, at)
    if year is None or is_law(tokens, start) or word_at(tokens, start - 1) in NOT_A_YEAR_AFTER:
        return None
    at = skip(tokens, at + 1, ",")
    marked = word_at(tokens, at) in MONTH_MARKS
    at += marked
    month = month_at(tokens, at) or (_month_in_figures(tokens, at) if marked else None)
    if month is None or _has_own_year(tokens, at + 1):
        return None
    marked_day = word_at(tokens, at + 1) in DATE_MARKS
    day = day_at(tokens, at + 2) if marked_day else None
    return dated(year, month, day and day[0], start, day[1] if day else at + 1, False)


def _month_in_figures(tokens: Tokens, at: int) -> int | None:
    month = day_at(tokens, at)
    if month is None or month[0] > 12 or tokens[at].kind != "n":
        return None
    after = word_at(tokens, month[1])
    counted = after in COUNTED and after not in YEAR_MARKS
    return None if counted or after in SCALES or after in {"-", "%"} else month[0]


def _has_own_year(tokens: Tokens, at: int) -> bool:
    """Whether the month belongs to a year that follows it: "2019 maret 2023"."""
    at = skip(tokens, at, "-/,.'’")
    at += word_at(tokens, at) in YEAR_MARKS
    return plain_year(tokens, at) is not None
