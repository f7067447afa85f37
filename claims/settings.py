"""When officers are there."""

from __future__ import annotations

import re
from datetime import time
from functools import cache
from typing import Literal

from pydantic import field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from storage.settings import ROOT

DAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
HOURS = re.compile(r"([01]\d|2[0-3]):([0-5]\d) ?- ?([01]\d|2[0-3]):([0-5]\d)")
SPAN = re.compile(r"(\w+) ?- ?(\w+)")


class OfficeSettings(BaseSettings):
    """Settings of the officers' desk; each is an environment variable or a line of .env."""

    model_config = SettingsConfigDict(env_file=ROOT / ".env", extra="ignore")

    officer_hours: str = "08:00-16:00"
    officer_days: str = "senin-jumat"
    officer_zone: Literal["WIB", "WITA", "WIT"] = "WIB"

    @field_validator("officer_hours")
    @classmethod
    def _in_order(cls, value: str) -> str:
        opens, closes = _hours(value)
        if opens >= closes:
            raise ValueError("the desk must open before it closes")
        return value

    @field_validator("officer_days")
    @classmethod
    def _named(cls, value: str) -> str:
        _days(value)
        return value

    @property
    def hours(self) -> tuple[time, time]:
        """When the desk opens and closes."""
        return _hours(self.officer_hours)

    @property
    def days(self) -> tuple[int, ...]:
        """The days of the week, Monday is 0."""
        return _days(self.officer_days)


def _hours(value: str) -> tuple[time, time]:
    found = HOURS.fullmatch(value.strip())
    if found is None:
        raise ValueError("write it as 08:00-16:00")
    opens_hour, opens_minute, closes_hour, closes_minute = map(int, found.groups())
    return time(opens_hour, opens_minute), time(closes_hour, closes_minute)


def _days(value: str) -> tuple[int, ...]:
    named: set[int] = set()
    for part in value.lower().split(","):
        span = SPAN.fullmatch(part.strip())
        first, last = (_day(each) for each in (span.groups() if span else (part.strip(),) * 2))
        named |= {each % 7 for each in range(first, last + 1 if first <= last else last + 8)}
    return tuple(sorted(named))


def _day(name: str) -> int:
    if name not in DAYS:
        raise ValueError(f"{name!r} is no day: write senin-jumat, or days between commas")
    return DAYS.index(name)


@cache
def settings() -> OfficeSettings:
    """The settings of this process."""
    return OfficeSettings()
