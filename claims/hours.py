"""When officers are there: working days from 8 to 16, Jakarta time, holidays apart."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from benefits.calendar import is_working_day

ZONE = ZoneInfo("Asia/Jakarta")
OPENS, CLOSES = time(8), time(16)


def next_open(now: datetime) -> datetime:
    """This moment when somebody is there now, else the next opening."""
    local = now.astimezone(ZONE)
    if is_working_day(local.date()) and OPENS <= local.time() < CLOSES:
        return now
    day = local.date()
    if local.time() >= OPENS or not is_working_day(day):
        day += timedelta(days=1)
    while not is_working_day(day):
        day += timedelta(days=1)
    return datetime.combine(day, OPENS, ZONE)
