"""Dates seen from today: "kemarin", "2 bulan yg lalu", "senin depan", "tahun lalu"."""

from __future__ import annotations

from datetime import date, timedelta

from indonesian.date_base import Found, month_iso, shift_months
from indonesian.date_words import (
    DAY_MARKS,
    LAST,
    LINKS,
    MONTH_MARKS,
    NEXT,
    SEASONS,
    THIS,
    TOMORROW,
    WEEK_MARKS,
    WEEKDAYS,
    YEAR_MARKS,
    YESTERDAY,
)
from indonesian.duration_words import DAY, MONTH, ONE_OF, UNITS_OF_TIME, YEAR
from indonesian.numbers import number_at
from indonesian.tokens import Token, word_at

Tokens = tuple[Token, ...]

_FARTHEST_MONTHS = 80 * 12
_MONTHS_OF = {YEAR: 12, MONTH: 1, "decade": 120, "windu": 96}
_DAYS_OF = {"week": 7, DAY: 1}
_MOST_UNITS = 3
_DAYS_AHEAD = {"lusa": 2, "tulat": 3}


def skip_links(tokens: Tokens, at: int) -> int:
    """The index after "yang" or "yg", if it stands there."""
    return at + 1 if word_at(tokens, at) in LINKS else at


def relative_at(tokens: Tokens, start: int, today: date) -> Found | None:
    """A date relative to today that begins exactly at token `start`."""
    word, after = tokens[start].text, word_at(tokens, start + 1)
    if word in YESTERDAY:
        if word_at(tokens, start - 1) in SEASONS:
            return None
        back = 2 if after in {"lusa", "dulu", "dulunya"} else 1
        return _days(today, -back, start, start + back)
    if word in TOMORROW and after not in {"lusa"}:
        return _days(today, 1, start, start + 1)
    if word in _DAYS_AHEAD or (word in TOMORROW and after == "lusa"):
        return _days(today, _DAYS_AHEAD.get(word, 2), start, start + 1 + (word in TOMORROW))
    if word in DAY_MARKS and after in {"ini", "iki", "ieu"}:
        return _days(today, 0, start, start + 2)
    return _pointed(tokens, start, today) or _counted(tokens, start, today)


def _days(today: date, days: int, start: int, end: int) -> Found | None:
    try:
        return Found((today + timedelta(days=days)).isoformat(), start, end)
    except OverflowError:
        return None


def _pointed(tokens: Tokens, start: int, today: date) -> Found | None:
    """Such as "bulan lalu", "minggu depan", "tahun ini", "senin depan"."""
    unit = tokens[start].text
    if unit in WEEKDAYS and word_at(tokens, start + 1) in WEEK_MARKS:
        return _day_of_week(tokens, start, today)
    at = skip_links(tokens, start + 1)
    word = word_at(tokens, at)
    step = -1 if word in LAST else 1 if word in NEXT else 0
    if step == 0 and word not in THIS:
        return None
    if unit in WEEKDAYS:
        return _weekday(WEEKDAYS[unit] - 1, step, today, start, at + 1)
    if word_at(tokens, start - 1)[:1].isdigit():
        return None
    if unit in MONTH_MARKS:
        return Found(month_iso(*shift_months(today, step)), start, at + 1)
    if unit in YEAR_MARKS:
        return Found(str(today.year + step), start, at + 1)
    return _days(today, 7 * step, start, at + 1) if unit in WEEK_MARKS and step else None


def _day_of_week(tokens: Tokens, start: int, today: date) -> Found | None:
    """Such as "jumat minggu lalu": that day of the week, counted from its Monday."""
    at = skip_links(tokens, start + 2)
    word = word_at(tokens, at)
    if word not in LAST | NEXT | THIS:
        return None
    week = -1 if word in LAST else int(word in NEXT)
    weekday = WEEKDAYS[tokens[start].text] - 1
    return _days(today, 7 * week + weekday - today.weekday(), start, at + 1)


def pointed_month(tokens: Tokens, start: int, today: date) -> Found | None:
    """Such as "bulan lalu", "bln ini"."""
    return _pointed(tokens, start, today) if word_at(tokens, start) in MONTH_MARKS else None


def _weekday(weekday: int, step: int, today: date, start: int, end: int) -> Found | None:
    ahead = (weekday - today.weekday()) % 7
    if step < 0:
        return _days(today, ahead - 7, start, end)
    return _days(today, ahead or 7 * step, start, end)


def relative_year(tokens: Tokens, at: int, today: date) -> tuple[int, int] | None:
    """The year of "tahun lalu", "thn depan", "tahun ini", and the index after it."""
    if word_at(tokens, at) not in YEAR_MARKS:
        return None
    pointer = skip_links(tokens, at + 1)
    word = word_at(tokens, pointer)
    if word in LAST:
        return today.year - 1, pointer + 1
    if word in NEXT:
        return today.year + 1, pointer + 1
    return (today.year, pointer + 1) if word in THIS else None


def _counted(tokens: Tokens, start: int, today: date) -> Found | None:
    """Such as "3 tahun lalu", "2 tahun 3 bulan yg lalu", "setahun lalu", "3 hari lagi"."""
    months = days = 0
    at = start
    for _ in range(_MOST_UNITS):
        step = _unit(tokens, at) if at < len(tokens) else None
        if step is None:
            break
        amount, unit, at = step
        months += amount * _MONTHS_OF.get(unit, 0)
        days += amount * _DAYS_OF.get(unit, 0)
    if at == start or months > _FARTHEST_MONTHS or days > _FARTHEST_MONTHS * 30:
        return None
    at = skip_links(tokens, at)
    word = word_at(tokens, at)
    ahead = word in {"lagi", "lg"} and not months
    if word not in LAST and not ahead:
        return None
    if months:
        return Found(month_iso(*shift_months(today, -months)), start, at + 1)
    return _days(today, days if ahead else -days, start, at + 1)


def _unit(tokens: Tokens, at: int) -> tuple[int, str, int] | None:
    """A whole number of one unit, and the index after it."""
    word = tokens[at].text
    if word in ONE_OF:
        return 1, ONE_OF[word], at + 1
    number = number_at(tokens, at)
    if number is None or number.scale > 1 or number.value.denominator > 1:
        return None
    unit = UNITS_OF_TIME.get(word_at(tokens, number.end))
    if unit is None or number.value > 3_000:
        return None
    return int(number.value), unit, number.end + 1
