"""When officers are there: OFFICER_HOURS on OFFICER_DAYS in OFFICER_ZONE, holidays apart."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from benefits.calendar import is_holiday
from claims.settings import DAYS, OfficeSettings, settings

ZONES = {
    "WIB": ZoneInfo("Asia/Jakarta"),
    "WITA": ZoneInfo("Asia/Makassar"),
    "WIT": ZoneInfo("Asia/Jayapura"),
}


def next_open(now: datetime, known: OfficeSettings | None = None) -> datetime:
    """This moment when somebody is there now, else the next opening."""
    known = known or settings()
    zone, (opens, closes) = ZONES[known.officer_zone], known.hours
    local = now.astimezone(zone)
    is_open = _opens_on(local.date(), known)
    if is_open and opens <= local.time() < closes:
        return now
    day = local.date()
    if local.time() >= opens or not is_open:
        day += timedelta(days=1)
    while not _opens_on(day, known):
        day += timedelta(days=1)
    return datetime.combine(day, opens, zone)


def _opens_on(day: date, known: OfficeSettings) -> bool:
    return day.weekday() in known.days and not is_holiday(day)


def in_words(moment: datetime, known: OfficeSettings | None = None) -> str:
    """As "Senin 30-11-2026 pukul 08.00 WIB", on the clock of the officers."""
    known = known or settings()
    local = moment.astimezone(ZONES[known.officer_zone])
    name = DAYS[local.weekday()].capitalize()
    return f"{name} {local:%d-%m-%Y} pukul {local:%H.%M} {known.officer_zone}"


def hours_in_words(known: OfficeSettings | None = None) -> str:
    """As "Senin–Jumat pukul 08.00–16.00 WIB"."""
    known = known or settings()
    opens, closes = known.hours
    return f"{_spans(known.days)} pukul {opens:%H.%M}–{closes:%H.%M} {known.officer_zone}"


def _spans(days: tuple[int, ...]) -> str:
    """Days in words, those that follow one another as a span."""
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    names = [[DAYS[day].capitalize() for day in run] for run in runs]
    return ", ".join(f"{n[0]}–{n[-1]}" if len(n) > 2 else ", ".join(n) for n in names)
