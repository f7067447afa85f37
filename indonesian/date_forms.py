"""Dates in words: "5 maret 2019", "sejak maret 19", "oktober kemarin", "awal 2020"."""

from __future__ import annotations

from datetime import date

from indonesian.date_base import (
    Found,
    full_year,
    is_law,
    iso_or_empty,
    leaning,
    month_iso,
    sensible_year,
    shift_months,
)
from indonesian.date_relative import pointed_month, relative_at, relative_year, skip_links
from indonesian.date_words import (
    DATE_MARKS,
    DAY_MARKS,
    LAST,
    MONTH_MARKS,
    MONTHS,
    NEXT,
    NOT_A_YEAR_AFTER,
    PART_OF,
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
from indonesian.duration_words import ONE_OF, UNITS_OF_TIME
from indonesian.feasts import AFTER, after_a_feast
from indonesian.money_words import COUNTED
from indonesian.number_words import SCALES, STARTERS
from indonesian.numbers import number_at
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
        or relative_at(tokens, start, today)
        or _numbered_month(tokens, start, today)
        or _year_first(tokens, start)
        or bare_year(tokens, start)
    )


def _skip(tokens: Tokens, at: int, signs: str) -> int:
    return at + 1 if word_at(tokens, at) and word_at(tokens, at) in signs else at


def _month_at(tokens: Tokens, at: int) -> int | None:
    word = word_at(tokens, at)
    return MONTHS.get(word) or SHORT_MONTHS.get(word)


def _day_at(tokens: Tokens, at: int) -> tuple[int, int] | None:
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


def _day_first(tokens: Tokens, start: int, at: int, today: date) -> Found | None:
    """Such as "5 maret 2019", "5-mar-19", "lima maret"; `start` may lie before the day."""
    day = _day_at(tokens, at)
    if day is None:
        return None
    month_at = _skip(tokens, day[1], "-/.,")
    month_at += word_at(tokens, month_at) in {"bulan", "bln", "of"}
    month = _month_at(tokens, month_at)
    if month is None:
        return None
    return _close(tokens, start, month_at + 1, month, day[0], today)


def _month_first(tokens: Tokens, start: int, today: date) -> Found | None:
    """Such as "maret 2019", "march 5, 2019", "oktober lalu", "desember"."""
    month = _month_at(tokens, start) or 0
    named = tokens[start].text in MONTHS
    day = _day_at(tokens, start + 1) if tokens[start].text[:3] != "mei" else None
    if day is not None and tokens[start + 1].kind == "n":
        year_at = _skip(tokens, day[1], ",")
        year = plain_year(tokens, year_at)
        if year:
            return Found(iso_or_empty(year, month, day[0]), start, year_at + 1)
    found = _close(tokens, start, start + 1, month, None, today)
    cued = word_at(tokens, start - 1) in START_CUES or word_at(tokens, start - 1) in MONTH_MARKS
    return found if named or cued or not found.yearless else None


def _close(tokens: Tokens, start: int, at: int, month: int, day: int | None, today: date) -> Found:
    """Finish a date whose month is known: its year, said or inferred."""
    year_at = _skip(tokens, at, "-/,.'’")
    year_at += word_at(tokens, year_at) in YEAR_MARKS
    year = plain_year(tokens, year_at) or _short_year(tokens, start, at, year_at, day)
    if year:
        return _found(year, month, day, start, year_at + 1, False)
    relative = relative_year(tokens, at, today)
    if relative is not None:
        return _found(relative[0], month, day, start, relative[1], False)
    after = skip_links(tokens, at)
    if word_at(tokens, after) in LAST:
        gone = (month, day or 1) < (today.month, today.day if day else 1)
        past = today.year if gone else today.year - 1
        return _found(past, month, day, start, after + 1, False)
    if word_at(tokens, after) in NEXT | THIS:
        lean = "future" if word_at(tokens, after) in NEXT else None
        return _found(sensible_year(month, day, today, lean), month, day, start, after + 1, False)
    lean = leaning(tokens, start, at)
    return _found(sensible_year(month, day, today, lean), month, day, start, at, True)


def _found(year: int, month: int, day: int | None, start: int, end: int, yearless: bool) -> Found:
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


def _marked_day(tokens: Tokens, start: int, today: date) -> Found | None:
    """Such as "tgl 5 januari", "tanggal 3 bulan lalu", "tgl 5/3", "tgl 25"."""
    at = _skip(tokens, start + 1, ":.")
    at += word_at(tokens, at) in WEEKDAYS
    whole = _day_first(tokens, start, at, today)
    day = _day_at(tokens, at)
    if whole is not None or day is None or tokens[at].kind != "n":
        return whole
    number, end = day
    if word_at(tokens, end) in {"/", "-"} and _day_at(tokens, end + 1):
        month = int((_day_at(tokens, end + 1) or (0, 0))[0])
        return _close(tokens, start, end + 2, month, number, today) if month <= 12 else None
    if word_at(tokens, end) in {"/", "-"}:
        return None
    return _day_of_month(tokens, start, end, number, today)


def _day_of_month(tokens: Tokens, start: int, end: int, day: int, today: date) -> Found:
    """A day whose month is said as "bulan lalu", or is this or the last month."""
    at = end + (word_at(tokens, end) in MONTH_MARKS)
    if at > end and (numbered := _day_at(tokens, at)) and numbered[0] <= 12:
        return _close(tokens, start, numbered[1], numbered[0], day, today)
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
    if _month_at(tokens, at):
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
    return _close(tokens, start, start + 2, month, None, today) if month else None


def _year_first(tokens: Tokens, start: int) -> Found | None:
    """Such as "2015 bulan maret", "tahun 2018 bln 7", "2018 maret"."""
    at = start + (tokens[start].text in YEAR_MARKS)
    year = plain_year(tokens, at)
    if year is None or is_law(tokens, start) or word_at(tokens, start - 1) in NOT_A_YEAR_AFTER:
        return None
    at = _skip(tokens, at + 1, ",")
    marked = word_at(tokens, at) in MONTH_MARKS
    at += marked
    month = _month_at(tokens, at) or (_month_in_figures(tokens, at) if marked else None)
    if month is None or _has_own_year(tokens, at + 1):
        return None
    dated = word_at(tokens, at + 1) in DATE_MARKS
    day = _day_at(tokens, at + 2) if dated else None
    return _found(year, month, day and day[0], start, day[1] if day else at + 1, False)


def _month_in_figures(tokens: Tokens, at: int) -> int | None:
    month = _day_at(tokens, at)
    if month is None or month[0] > 12 or tokens[at].kind != "n":
        return None
    after = word_at(tokens, month[1])
    counted = after in COUNTED and after not in YEAR_MARKS
    return None if counted or after in SCALES or after in {"-", "%"} else month[0]


def _has_own_year(tokens: Tokens, at: int) -> bool:
    """Whether the month belongs to a year that follows it: "2019 maret 2023"."""
    at = _skip(tokens, at, "-/,.'’")
    at += word_at(tokens, at) in YEAR_MARKS
    return plain_year(tokens, at) is not None
