"""The date that answers and sums are made for."""

from __future__ import annotations

import os
from datetime import date as Date
from datetime import datetime
from zoneinfo import ZoneInfo

JAKARTA = ZoneInfo("Asia/Jakarta")


def today() -> Date:
    """Today in Jakarta, or the ISO date in `TEMAN_TODAY`."""
    pinned = os.environ.get("TEMAN_TODAY")
    return Date.fromisoformat(pinned) if pinned else datetime.now(JAKARTA).date()
