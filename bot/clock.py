"""Today, for what a channel answers by itself."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.settings import ServiceSettings, settings

JAKARTA = ZoneInfo("Asia/Jakarta")


def today(known: ServiceSettings | None = None) -> date:
    """Today in Jakarta, or the day pinned by TEMAN_TODAY; `known`: other settings than ours."""
    pinned = (known or settings()).teman_today
    return date.fromisoformat(pinned) if pinned else datetime.now(JAKARTA).date()
