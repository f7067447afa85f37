"""A month of JKP begins on the day of its first payment, wherever the calendar's month begins."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.proof_month import calendar_month, jkp_month, jkp_months, month_at

DAYS = st.dates(date(2025, 2, 7), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("day", "number", "first", "last"),
    [
        (date(2026, 9, 17), 1, date(2026, 9, 17), date(2026, 10, 16)),
        (date(2026, 10, 16), 1, date(2026, 9, 17), date(2026, 10, 16)),
        (date(2026, 10, 17), 2, date(2026, 10, 17), date(2026, 11, 16)),
        (date(2027, 3, 16), 6, date(2027, 2, 17), date(2027, 3, 16)),
        (date(2027, 3, 17), 0, date(2027, 3, 1), date(2027, 3, 31)),
        (date(2026, 9, 16), 0, date(2026, 9, 1), date(2026, 9, 30)),
    ],
)
def test_the_month_of_a_day(day: date, number: int, first: date, last: date) -> None:
    month = month_at(day, date(2026, 9, 17))
    assert (month.number, month.first, month.last) == (number, first, last)


def test_paid_on_the_31st_the_months_end_where_the_calendar_is_short() -> None:
    assert jkp_month(date(2026, 8, 31), 2).first == date(2026, 9, 30)
    assert jkp_month(date(2026, 8, 31), 3).first == date(2026, 10, 31)


@given(DAYS)
def test_six_months_follow_one_another_without_a_gap(start: date) -> None:
    months = jkp_months(start)
    assert len(months) == 6
    assert months[0].first == start
    for month, following in pairwise(months):
        assert month.last + timedelta(days=1) == following.first


@given(DAYS, st.none() | DAYS)
def test_a_day_lies_in_its_month(day: date, start: date | None) -> None:
    month = month_at(day, start)
    assert month.first <= day <= month.last


def test_the_label_says_which_month_it_is() -> None:
    assert calendar_month(date(2026, 11, 22)).label == "bulan 11-2026"
    label = jkp_month(date(2026, 9, 17), 2).label
    assert label == "JKP bulan ke-2 (17-10-2026 sampai 16-11-2026)"
