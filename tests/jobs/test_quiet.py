"""Decent hours in three zones."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from fake_channel import NOON
from hypothesis import given
from hypothesis import strategies as st

from jobs.quiet import Quiet, zone_of

HOURS = st.integers(0, 23)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
quiets = st.builds(Quiet, st.sampled_from(["WIB", "WITA", "WIT"]), HOURS, HOURS)


@given(quiets, MOMENTS)
def test_the_next_decent_moment_is_decent_and_within_a_day(quiet: Quiet, moment: datetime) -> None:
    found = quiet.next_decent(moment)
    assert not quiet.holds_at(found)
    assert moment <= found < moment + timedelta(days=1)


@pytest.mark.parametrize(
    ("place", "hour", "quiet"),
    [
        ("Bekasi", 13, False),  # 20.00 WIB
        ("Makassar", 13, True),  # 21.00 WITA
        ("Jayapura", 13, True),  # 22.00 WIT
        ("Jayapura", 22, False),  # 07.00 WIT
        ("Makassar", 22, True),  # 06.00 WITA
        ("", 23, True),  # 06.00 WIB
        ("", 0, False),  # 07.00 WIB
    ],
)
def test_each_zone_has_its_own_night(place: str, hour: int, quiet: bool) -> None:
    moment = datetime(2026, 11, 26, hour, tzinfo=UTC)
    assert Quiet(zone_of(place)).holds_at(moment) is quiet


def test_the_same_hour_twice_means_never_quiet() -> None:
    assert Quiet("WIB", 7, 7).next_decent(NOON.replace(hour=0)) == NOON.replace(hour=0)
