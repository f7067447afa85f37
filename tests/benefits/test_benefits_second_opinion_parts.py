"""The second implementation goes on: days, all parts of a sum, contracts, claims, instalments.

As in test_benefits_second_opinion.py nothing is shared with benefits/ but the inputs.
"""

from datetime import date, timedelta
from fractions import Fraction
from itertools import product

import pytest

from benefits import detained, jht, jkp, pkwt, tax, thr
from benefits.severance import SeveranceInput, compute
from benefits.tenure import Tenure

TODAY = date(2026, 11, 22)
MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


def half_up(top: int, bottom: int) -> int:
    return (2 * top + bottom) // (2 * bottom)


def days_in(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else MONTH_DAYS[month - 1]


def months_and_days(start: date, end: date) -> tuple[int, int]:
    """Full months by walking from month to month, and the days after the last one."""
    months, day = 0, start
    while True:
        year, month = divmod(start.year * 12 + start.month + months, 12)
        following = date(year, month + 1, min(start.day, days_in(year, month + 1)))
        if following > end:
            return months, (end - day).days
        months, day = months + 1, following


STARTS = [date(2015, 1, 31), date(2016, 2, 29), date(2018, 3, 1), date(2019, 12, 31)]
LENGTHS = [*range(0, 70), 364, 365, 366, 729, 730, 731, 1095, 1096, 1461, 2922, 2923, 3653]


@pytest.mark.parametrize("start", STARTS, ids=str)
def test_both_implementations_agree_on_the_tenure_of_every_length(start: date) -> None:
    for length in LENGTHS:
        end = start + timedelta(days=length)
        found = Tenure.between(start, end)
        assert (found.total_months, found.days) == months_and_days(start, end)
        whole = Tenure.between(start, end, inclusive=True)
        assert (whole.total_months, whole.days) == months_and_days(start, end + timedelta(days=1))


def parts(case: tuple[int, ...]) -> tuple[int, int]:
    """UPH with uang pisah, and what of the fund counts, for 2 months of UP and none of UPMK."""
    wage, leave, divisor, travel, other, apart, fund, percent = case
    uph = half_up(leave * wage, divisor) + travel + other
    counted = min(half_up(fund * percent, 100), 2 * wage + apart)
    return uph + apart + 2 * wage - counted, counted


GRID = product(
    [1, 2_500_001, 5_000_000],
    [0, 1, 12],
    [20, 21, 25, 30],
    [0, 1_500_000],
    [0, 700_000],
    [0, 3_000_000],
    [0, 1, 4_000_000, 90_000_000],
    [0, 33, 60, 100],
)


def test_both_implementations_agree_on_every_part_of_a_sum() -> None:
    for case in GRID:
        wage, leave, divisor, travel, other, apart, fund, percent = case
        inp = SeveranceInput(
            wage,
            Tenure(1, 6),
            "merger",
            unused_leave_days=leave,
            leave_divisor=divisor,
            return_travel=travel,
            other_items=other,
            uang_pisah=apart,
            pension_benefit=fund,
            pension_employer_share=Fraction(percent, 100),
        )
        result = compute(inp, TODAY)
        assert (result.total, -result.amount("pension_offset")) == parts(case), case


BEGINS = [date(2019, 5, 5), date(2020, 11, 1), date(2020, 11, 2), date(2021, 1, 31)]
BEGINS += [date(2024, 2, 1)]


@pytest.mark.parametrize("start", BEGINS, ids=str)
def test_both_implementations_agree_on_contracts_of_every_length(start: date) -> None:
    first = max(start, date(2020, 11, 2))
    for length, wage in product([*range(0, 65), 181, 364, 365, 366, 730, 1000], [1, 5_000_001]):
        end = max(date(2021, 2, 2), start) + timedelta(days=length)
        whole_months, _ = months_and_days(start, end + timedelta(days=1))
        months, days = months_and_days(first, end + timedelta(days=1))
        due = half_up((30 * months + days) * wage, 360) if whole_months else 0
        found = pkwt.compute(pkwt.CompensationInput(wage, start=start, end=end), end)
        assert found.total == due, (start, end, wage)


CHANGE = date(2025, 2, 7)


def cash(wage: int, approved: date) -> list[int]:
    """Each instalment by the rule of its own day, a month apart."""
    base, every = min(wage, 5_000_000), []
    for number in range(6):
        year, month = divmod(approved.year * 12 + approved.month - 1 + number, 12)
        day = date(year, month + 1, min(approved.day, days_in(year, month + 1)))
        percent = 60 if day >= CHANGE else 45 if number < 3 else 25
        every.append(half_up(base * percent, 100))
    return every


def test_both_implementations_agree_on_claims_of_every_day_around_the_change() -> None:
    for offset, wage in product(range(-220, 40), [1, 3_333_333, 5_000_000, 9_000_000]):
        approved = CHANGE + timedelta(days=offset)
        found = jkp.claimed_amount(wage, approved, approved)
        assert list(found.monthly) == cash(wage, approved)


FINAL = [(50, 0), (50, 5), (400, 15), (10**9, 25)]
YEARLY = [(60, 5), (190, 15), (250, 25), (4500, 30), (10**9, 35)]


def sliced(before: int, amount: int, slices: list[tuple[int, int]], extra: int = 100) -> int:
    """Tax on what comes after `before`, each slice rounded by itself."""
    floor, total = 0, 0
    for width, percent in slices:
        ceiling = floor + width * 1_000_000
        part = max(0, min(before + amount, ceiling) - max(before, floor))
        total += half_up(part * percent * extra, 10_000)
        floor = ceiling
    return total


AMOUNTS = [0, 1, 49_999_999, 60_000_000, 430_000_001]


@pytest.mark.parametrize("npwp", [True, False])
def test_both_implementations_agree_on_three_instalments_over_four_years(npwp: bool) -> None:
    extra = 100 if npwp else 120
    for a, b, c in product(AMOUNTS, repeat=3):
        days = [date(2022, 12, 31), date(2023, 1, 1), date(2024, 6, 1), date(2024, 7, 1)]
        found = tax.by_payment(zip(days, (a, b, c, a), strict=True), has_npwp=npwp)
        assert [each.tax for each in found] == [
            sliced(0, a, FINAL),
            sliced(a, b, FINAL),
            sliced(0, c, YEARLY, extra),
            sliced(c, a, YEARLY, extra),
        ]


def test_both_implementations_agree_on_help_thr_and_contributions() -> None:
    for wage, number in product([1, 3_333_333, 5_000_000], range(0, 15)):
        share = [0, 25, 35, 45, 50][min(number, 4)]
        found = detained.support(wage, number, 7, TODAY)
        assert found.total == 6 * half_up(wage * share, 100)
        assert thr.amount(wage, number, TODAY).total == half_up(wage * min(number, 12), 12)
        paid = jht.contributions(wage, number, TODAY)
        assert paid.amount("employer") == half_up(wage * number * 37, 1000)
        assert paid.amount("worker") == half_up(wage * number * 2, 100)
