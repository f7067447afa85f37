"""Decent hours: nobody is woken by a reminder, whatever zone they live in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from indonesian.lookup import time_zone_of

ZONES = {
    "WIB": ZoneInfo("Asia/Jakarta"),
    "WITA": ZoneInfo("Asia/Makassar"),
    "WIT": ZoneInfo("Asia/Jayapura"),
}


@dataclass(frozen=True)
class Quiet:
    """Hours of the person's own zone in which only answers are sent; the same hour twice: never."""

    zone: str = "WIB"
    start: int = 21
    end: int = 7

    def local(self, moment: datetime) -> datetime:
        """A moment on the person's clock."""
        return moment.astimezone(ZONES.get(self.zone, ZONES["WIB"]))

    def holds_at(self, moment: datetime) -> bool:
        """Whether it is quiet then."""
        hour = self.local(moment).hour
        if self.start <= self.end:
            return self.start <= hour < self.end
        return hour >= self.start or hour < self.end

    def next_decent(self, moment: datetime) -> datetime:
        """That moment, or the end of the quiet hours that it falls into."""
        if not self.holds_at(moment):
            return moment
        here = self.local(moment)
        end = here.replace(hour=self.end % 24, minute=0, second=0, microsecond=0)
        return end if end > here else end + timedelta(days=1)


def zone_of(place: str | None) -> str:
    """The zone of a place; Jakarta's where it is unknown."""
    return time_zone_of(place) or "WIB" if place else "WIB"
