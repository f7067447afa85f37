"""When officers are there, and how a wrong setting is told."""

from __future__ import annotations

from datetime import datetime

import pytest
from pydantic import ValidationError

from bot.prepare import prepare_storage
from claims import settings
from claims.hours import hours_in_words, in_words, next_open
from claims.settings import OfficeSettings

USUAL = OfficeSettings(_env_file=None)  # type: ignore[call-arg]
MARKET = OfficeSettings(
    _env_file=None,  # type: ignore[call-arg]
    officer_hours="09:30-17:00",
    officer_days="sabtu, senin-rabu",
    officer_zone="WIT",
)


def jakarta(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+07:00")


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-11-24T12:00", "2026-11-24T12:00"),
        ("2026-11-24T07:59", "2026-11-24T08:00"),
        ("2026-11-24T16:00", "2026-11-25T08:00"),
        ("2026-11-27T23:30", "2026-11-30T08:00"),
        ("2026-11-29T09:00", "2026-11-30T08:00"),
        ("2026-12-24T17:00", "2026-12-28T08:00"),
    ],
)
def test_somebody_is_there_on_working_days_from_eight_to_four(now: str, due: str) -> None:
    assert next_open(jakarta(now), USUAL) == jakarta(due)


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-11-24T07:30", "2026-11-24T07:30"),
        ("2026-11-24T07:29", "2026-11-24T07:30"),
        ("2026-11-25T15:00", "2026-11-28T07:30"),
        ("2026-11-28T14:59", "2026-11-28T14:59"),
        ("2026-11-28T15:00", "2026-11-30T07:30"),
    ],
)
def test_other_hours_days_and_clocks_are_kept(now: str, due: str) -> None:
    assert next_open(jakarta(now), MARKET) == jakarta(due)


def test_hours_are_said_on_the_clock_of_the_officers() -> None:
    assert hours_in_words(USUAL) == "Senin–Jumat pukul 08.00–16.00 WIB"
    assert hours_in_words(MARKET) == "Senin–Rabu, Sabtu pukul 09.30–17.00 WIT"
    assert in_words(jakarta("2026-11-28T07:30"), MARKET) == "Sabtu 28-11-2026 pukul 09.30 WIT"


def test_a_week_may_begin_on_any_day() -> None:
    around = OfficeSettings(_env_file=None, officer_days="Sabtu-Senin")  # type: ignore[call-arg]
    assert around.days == (0, 5, 6)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("OFFICER_HOURS", "8 sampai 4"),
        ("OFFICER_HOURS", "16:00-08:00"),
        ("OFFICER_HOURS", "08:00-24:30"),
        ("OFFICER_DAYS", "mon-fri"),
        ("OFFICER_DAYS", ""),
        ("OFFICER_ZONE", "Asia/Jakarta"),
    ],
)
def test_a_wrong_setting_stops_the_start_with_one_line_that_names_it(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError):
        OfficeSettings(_env_file=None)  # type: ignore[call-arg]
    settings.settings.cache_clear()
    with pytest.raises(SystemExit) as stopped:
        prepare_storage()
    assert str(stopped.value).startswith(f"Setting {name}: ")
    assert len(str(stopped.value).splitlines()) == 1
