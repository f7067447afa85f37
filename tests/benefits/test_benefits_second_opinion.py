"""A second implementation of the severance law, typed from the articles as plain tables.

It shares no code or parameter with benefits/ and must agree on every reason, tenure edge and wage.
"""

from datetime import date, timedelta
from itertools import product
from math import floor

import pytest

from benefits.jkp import amount as jkp_amount
from benefits.reasons import rows
from benefits.severance import SeveranceInput, compute
from benefits.tax import lump_sum_tax, pasal17, severance_tax
from benefits.tenure import Tenure

TODAY = date(2026, 11, 22)

# reason: (quarters of UP, UPMK or not, uang pisah or not)
ROWS = {
    "merger": (4, True, False),
    "takeover": (4, True, False),
    "takeover_terms_changed": (2, True, False),
    "efficiency_loss": (2, True, False),
    "efficiency_prevent_loss": (4, True, False),
    "closure_loss": (2, True, False),
    "closure_no_loss": (4, True, False),
    "force_majeure_closed": (2, True, False),
    "force_majeure_not_closed": (3, True, False),
    "pkpu_loss": (2, True, False),
    "pkpu_no_loss": (4, True, False),
    "bankruptcy": (2, True, False),
    "worker_request_employer_fault": (4, True, False),
    "employer_fault_not_proven": (0, False, True),
    "resign": (0, False, True),
    "absent": (0, False, True),
    "violation_sp3": (2, True, False),
    "violation_urgent": (0, False, True),
    "detained_loss": (0, False, True),
    "detained_no_loss": (0, True, False),
    "convicted_loss": (0, False, True),
    "convicted_no_loss": (0, True, False),
    "long_illness": (8, True, False),
    "pension": (7, True, False),
    "death": (8, True, False),
}
EDGE_YEARS = [*range(0, 13), 14, 15, 17, 18, 20, 21, 23, 24, 25, 40]
EDGES = [Tenure(year, month, day) for year in EDGE_YEARS for month, day in ((0, 0), (11, 30))]
WAGES = [1, 3, 999_999, 2_500_001, 5_000_000, 5_067_381, 17_333_333, 250_000_000]


def months_of_up(tenure: Tenure) -> int:
    return min(tenure.total_months // 12 + 1, 9)


def months_of_upmk(tenure: Tenure) -> int:
    years = tenure.total_months // 12
    if years >= 24:
        return 10
    return 0 if years < 3 else years // 3 + 1


def quarters_to_rupiah(quarters: int) -> int:
    return (quarters + 2) // 4


def test_both_implementations_know_the_same_reasons() -> None:
    assert set(rows(TODAY)) == {*ROWS, "acquitted"}


@pytest.mark.parametrize("reason", ROWS)
def test_both_implementations_agree_on_every_tenure_edge_and_wage(reason: str) -> None:
    quarters, upmk, _ = ROWS[reason]
    for tenure, wage in product(EDGES, WAGES):
        result = compute(SeveranceInput(wage, tenure, reason), TODAY)
        assert result.amount("up") == quarters_to_rupiah(quarters * months_of_up(tenure) * wage)
        assert result.amount("upmk") == (months_of_upmk(tenure) * wage if upmk else 0)
        assert result.total == result.amount("up") + result.amount("upmk")


@pytest.mark.parametrize("reason", ROWS)
def test_both_implementations_agree_on_who_gets_uang_pisah(reason: str) -> None:
    result = compute(SeveranceInput(5_000_000, Tenure(4, 0), reason), TODAY)
    assert any("uang pisah" in note for note in result.notes) == ROWS[reason][2]


def taxed(total: int, slices: list[tuple[int, int]]) -> int:
    """Tax on a whole sum by slices of (width in rupiah, percent), the last one without end."""
    tax = 0
    for width, percent in slices:
        part = min(total, width)
        tax += part * percent
        total -= part
    return (tax + 50) // 100


ENDLESS = 10**18
SEVERANCE = [(50_000_000, 0), (50_000_000, 5), (400_000_000, 15), (ENDLESS, 25)]
LUMP_SUM = [(50_000_000, 0), (ENDLESS, 5)]
PASAL_17 = [
    (60_000_000, 5),
    (190_000_000, 15),
    (250_000_000, 25),
    (4_500_000_000, 30),
    (ENDLESS, 35),
]
MILLIONS = [0, 1, 49, 50, 51, 60, 61, 99, 100, 101, 250, 251, 500, 501, 5000, 5001, 9999]


@pytest.mark.parametrize("total", [million * 1_000_000 for million in MILLIONS])
def test_both_implementations_agree_on_tax(total: int) -> None:
    assert severance_tax(total, TODAY).total == taxed(total, SEVERANCE)
    assert lump_sum_tax(total, TODAY).total == taxed(total, LUMP_SUM)
    assert pasal17(total, TODAY).total == taxed(total, PASAL_17)


@pytest.mark.parametrize("wage", [1, 2, 3, 4_999_999, 5_000_000, 5_000_001, 90_000_000])
def test_both_implementations_agree_on_jkp_around_the_change_of_rule(wage: int) -> None:
    base = min(wage, 5_000_000)
    new_rule = date(2025, 2, 7)
    after = jkp_amount(wage, new_rule)
    before = jkp_amount(wage, new_rule - timedelta(days=1))
    assert after.monthly == (floor((base * 60 + 50) / 100),) * 6
    first, second = (base * 45 + 50) // 100, (base * 25 + 50) // 100
    assert before.monthly == (first,) * 3 + (second,) * 3
    assert before.total == 3 * first + 3 * second
