"""Which part of the pay counts for severance, and why."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benefits.result import BadInput
from benefits.severance import monthly, monthly_from_daily, monthly_from_output
from benefits.wage_base import (
    GROSS,
    Allowance,
    WageBase,
    base_clean,
    base_daily,
    base_monthly,
    base_output,
)

POSITION = Allowance("Tunjangan jabatan", 1_500_000, fixed=True)
MEALS = Allowance("Uang makan", 600_000, fixed=False)
HOUSING = Allowance("Tunjangan rumah", 400_000)


def said(base: WageBase) -> str:
    return " ".join(base.notes)


def test_fixed_allowances_are_named_and_counted() -> None:
    # G3: basic 4.5, fixed 1.5, not fixed 1 million.
    base = base_monthly(4_500_000, [POSITION, MEALS])
    assert base.total == 6_000_000
    assert [line.label for line in base.lines] == ["Upah pokok", "Tunjangan jabatan"]
    assert base.left_out == (MEALS,)
    assert "Uang makan tidak dihitung karena dibayar menurut kehadiran" in said(base)


def test_an_allowance_that_nobody_is_sure_of_stays_out_and_is_asked_about() -> None:
    base = base_monthly(4_500_000, [HOUSING])
    assert base.total == 4_500_000
    assert "pastikan" in base.notes[0]


def test_basic_wage_with_only_unfixed_allowances_is_the_basic_wage() -> None:
    assert base_monthly(3_000_000, [MEALS, MEALS]).total == 3_000_000


def test_a_clean_wage_counts_whole_and_says_that_this_is_a_reading() -> None:
    base = base_clean(5_000_000)
    assert base.total == 5_000_000
    assert "penafsiran" in base.notes[0]


@pytest.mark.parametrize(
    "base",
    [
        base_monthly(2_999_999, minimum_wage=3_000_000),
        base_clean(2_999_999, minimum_wage=3_000_000),
        base_daily(99_999, minimum_wage=3_000_000),
    ],
)
def test_pay_below_the_minimum_is_not_raised_but_called_a_breach(base: WageBase) -> None:
    assert base.total < 3_000_000
    assert "Rp3.000.000" in said(base)
    assert "pelanggaran" in said(base)


def test_pay_at_the_minimum_is_in_order() -> None:
    assert "pelanggaran" not in said(base_monthly(3_000_000, minimum_wage=3_000_000))


def test_output_pay_is_raised_to_the_minimum_and_both_figures_are_said() -> None:
    base = base_output([2_000_000] * 12, 3_000_000)
    assert base.total == 3_000_000
    assert base.lines[0].article.startswith("UU 13/2003 Pasal 157 ayat 4")
    assert "Rp2.000.000" in said(base)


def test_fewer_than_twelve_months_and_commission_are_mentioned() -> None:
    base = base_output([1_000_000, 2_000_000], commission=True)
    assert base.total == 1_500_000
    assert "2 bulan" in base.notes[0]
    assert "komisi" in base.notes[1]
    assert base.lines[0].formula == "Rp3.000.000 ÷ 2 bulan"


def test_an_allowance_below_nothing_is_refused() -> None:
    with pytest.raises(BadInput, match="allowances"):
        base_monthly(1, [Allowance("Tunjangan", -1, fixed=True)])


MONEY = st.integers(0, 1_000_000_000)
ALLOWANCES = st.lists(st.builds(Allowance, st.just("Tunjangan"), MONEY, st.none() | st.booleans()))


@given(MONEY, ALLOWANCES)
def test_the_base_is_the_sum_of_what_counts(basic: int, allowances: list[Allowance]) -> None:
    base = base_monthly(basic, allowances)
    assert base.total == basic + sum(one.amount for one in allowances if one.fixed)
    assert len(base.lines) - 1 + len(base.left_out) == len(allowances)
    assert base.notes[-1] == GROSS


@given(st.lists(MONEY, min_size=1, max_size=12), st.none() | MONEY)
def test_short_forms_give_the_same_sum(earnings: list[int], minimum: int | None) -> None:
    assert monthly_from_output(earnings, minimum) == base_output(earnings, minimum).total
    assert monthly_from_output(earnings, minimum) >= (minimum or 0)
    assert monthly_from_daily(earnings[0]) == 30 * earnings[0]
    assert monthly(earnings[0], 7) == earnings[0] + 7


def test_the_rules_of_the_day_are_named() -> None:
    assert base_daily(1, on=date(2026, 11, 22)).rules_as_of == date(2026, 11, 22)
