"""Times as portals write them, as aware times in the zone of the place."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from jobs.regions import zone_info

LAST = time(23, 59, 59)
LARGEST_SECONDS = 10**11
"""A larger number counts milliseconds."""


def moment(raw: Any, zone: str, written_in: str = "WIB") -> datetime | None:
    """An epoch, or an ISO time; without a zone it is `written_in` (Kemnaker writes WIB)."""
    if isinstance(raw, int | float) and not isinstance(raw, bool) and raw > 0:
        seconds = raw / 1000 if raw > LARGEST_SECONDS else raw
        return datetime.fromtimestamp(seconds, UTC).astimezone(zone_info(zone))
    found = _iso(raw)
    if found is None:
        return None
    aware = found if found.tzinfo else found.replace(tzinfo=zone_info(written_in))
    return aware.astimezone(zone_info(zone))


def end_of(raw: Any, zone: str) -> datetime | None:
    """When something ends: a date ends with its day in the zone; a time without zone is UTC.

    Karirhub writes both: `2025-12-22`, and `2025-12-31 16:59:59`, which is the end of that day
    in WIB.
    """
    found = _iso(raw)
    if found is None:
        return None
    if len(str(raw).strip()) <= len("2025-12-22"):
        return datetime.combine(found.date(), LAST, zone_info(zone))
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(zone_info(zone))


def day(raw: Any, zone: str) -> datetime | None:
    """The beginning of a date in the zone."""
    found = _iso(raw)
    return datetime.combine(found.date(), time(0), zone_info(zone)) if found else None


def _iso(raw: Any) -> datetime | None:
    """ISO date or time, or day-month-year as people write it."""
    text = str(raw or "").strip()
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return _by_day(text)


def _by_day(text: str) -> datetime | None:
    """24-11-2026, 24/11/2026, 24.11.2026."""
    parts = text.replace("/", "-").replace(".", "-").split("-")
    try:
        number = [int(part) for part in parts]
        return datetime.combine(date(number[2], number[1], number[0]), time(0))
    except (ValueError, IndexError):
        return None
