"""Indonesian working days: Monday to Friday without national holidays.

Collective leave days (cuti bersama) count as working days, and holidays of coming years that
follow the moon are estimates: a computed deadline is rather a day early than late.
"""

from datetime import date, timedelta
from functools import cache

import holidays

SATURDAY = 5


@cache
def _holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("ID", years=year))


def named_holidays(name: str, year: int) -> tuple[date, ...]:
    """Days of the year whose Indonesian name begins so; moon feasts ahead are estimates."""
    listed = holidays.country_holidays("ID", years=year, language="id")
    return tuple(
        day
        for day, names in sorted(listed.items())
        if any(one.startswith(name) for one in names.split("; "))
    )


def is_holiday(day: date) -> bool:
    """Whether the whole country has this day off."""
    return day in _holidays(day.year)


def is_working_day(day: date) -> bool:
    """Whether offices work on this day."""
    return day.weekday() < SATURDAY and not is_holiday(day)


def add_working_days(start: date, days: int) -> date:
    """The working day that many working days after `start`, or before it when negative.

    The day after `start` is day 1.
    """
    one = timedelta(days=1 if days >= 0 else -1)
    left = abs(days)
    while left:
        start += one
        left -= is_working_day(start)
    return start
