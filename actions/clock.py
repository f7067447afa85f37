"""The date that answers and sums are made for."""

from __future__ import annotations

import os
from datetime import date as Date
from datetime import datetime, time
from zoneinfo import ZoneInfo

JAKARTA = ZoneInfo("Asia/Jakarta")
NOON = time(12)


def today() -> Date:
    """Today in Jakarta, or the ISO date in `TEMAN_TODAY`."""
    pinned = os.environ.get("TEMAN_TODAY")
    return Date.fromisoformat(pinned) if pinned else datetime.now(JAKARTA).date()


def now() -> datetime:
    """This moment, or noon of the day in `TEMAN_TODAY`."""
    pinned = os.environ.get("TEMAN_TODAY")
    moment = datetime.combine(Date.fromisoformat(pinned), NOON, JAKARTA) if pinned else None
    return moment or datetime.now(JAKARTA)
