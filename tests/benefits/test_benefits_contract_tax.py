"""PKWT compensation and tax: edges, refusals and notes."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from benefits import notes, pkwt, tax
from benefits.pkwt import CompensationInput, compute
from benefits.result import BadInput
from benefits.rules import NoValue

TODAY = date(2026, 11, 22)
USUAL = CompensationInput(5_000_000, 7)


def said(inp: CompensationInput, on: date = TODAY) -> str:
    return " ".join(compute(inp, on).notes)


def test_wages_for_the_rest_of_the_term_are_apart_from_the_total() -> None:
    ended = replace(USUAL, ended_early_by="employer", remaining_months=5)
    result = compute(ended, TODAY)
    assert (result.total, result.remaining_wages) == (2_916_667, 25_000_000)
    assert "Rp25.000.000" in said(ended)
    assert "Pasal 62" in said(ended)


def test_a_worker_who_leaves_early_is_warned_of_the_claim_against_them() -> None:
    left = replace(USUAL, ended_early_by="worker", remaining_months=Fraction(1, 2))
    assert "perusahaan dapat menuntut" in said(left)
    assert "0,5 bulan" in said(left)


def test_remaining_months_mean_nothing_when_the_contract_ran_out() -> None:
    assert compute(replace(USUAL, remaining_months=5), TODAY).remaining_wages == 0


def test_less_than_a_month_gives_a_reason_instead_of_a_line() -> None:
    result = compute(replace(USUAL, months=Fraction(29, 30)), TODAY)
    assert result.lines == ()
    assert "1 bulan" in result.notes[0]


def test_a_calendar_year_is_twelve_months() -> None:
    dates = CompensationInput(5_000_000, start=date(2025, 1, 1), end=date(2025, 12, 31))
    assert compute(dates, TODAY).months == 12


def test_odd_days_are_thirtieths_and_said_to_be_so() -> None:
    dates = CompensationInput(5_000_000, start=date(2025, 1, 1), end=date(2025, 2, 15))
    assert compute(dates, TODAY).months == Fraction(3, 2)
    assert pkwt.PARTIAL_MONTH in compute(dates, TODAY).notes


def test_months_that_reach_back_before_2_november_2020_get_a_warning() -> None:
    assert "2 November 2020" in said(replace(USUAL, months=36), date(2022, 1, 1))
    assert "2 November 2020" not in said(USUAL)


def test_more_than_five_years_points_to_permanent_employment() -> None:
    assert "melewati batas PKWT" in said(replace(USUAL, months=61))
    assert "melewati batas PKWT" not in said(replace(USUAL, months=60))
    long = CompensationInput(5_000_000, start=date(2021, 1, 1), end=date(2026, 1, 1))
    assert "melewati batas PKWT" in said(long)


def test_small_firms_foreign_workers_and_tax_are_mentioned() -> None:
    assert pkwt.MICRO_SMALL in compute(replace(USUAL, micro_small=True), TODAY).notes
    assert {pkwt.NOT_FOREIGN, pkwt.TAX, notes.NEW_LAW} <= set(compute(USUAL, TODAY).notes)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"wage": 0}, "wage"),
        ({"months": -1}, "months"),
        ({"months": 1.5}, "months"),
        ({"months": 721}, "months"),
        ({"remaining_months": -1}, "remaining_months"),
        ({"ended_early_by": "nobody"}, "ended_early_by"),
        ({"months": None}, "months"),
        ({"months": None, "start": date(2025, 2, 1), "end": date(2025, 1, 1)}, "end"),
        ({"months": None, "start": date(2019, 2, 1), "end": date(2020, 12, 1)}, "on"),
    ],
)
def test_contract_input_that_makes_no_sense_is_refused(change: dict[str, Any], field: str) -> None:
    with pytest.raises(BadInput) as caught:
        compute(replace(USUAL, **change), TODAY)
    assert caught.value.field == field


def test_no_money_is_taxed_with_no_lines() -> None:
    assert tax.severance_tax(0, TODAY).lines == ()


def test_a_slice_shows_its_rate_and_its_part() -> None:
    lines = tax.severance_tax(60_000_000, TODAY).lines
    assert lines[1].formula == "5% × Rp10.000.000"
    assert lines[1].label == "Rp50.000.000 sampai Rp100.000.000"


def test_two_calendar_years_begin_with_the_first_payment() -> None:
    first = date(2024, 12, 31)
    assert tax.is_lump_sum(first, date(2025, 12, 31))
    assert not tax.is_lump_sum(first, date(2026, 1, 1))
    assert not tax.is_lump_sum(first, date(2023, 1, 1))


@pytest.mark.parametrize("call", [{"total": -1}, {"total": 1, "paid_before": -1}])
def test_negative_money_is_not_taxed(call: dict[str, int]) -> None:
    with pytest.raises(BadInput):
        tax.severance_tax(on=TODAY, **call)


def test_a_payment_before_the_tax_rule_is_refused() -> None:
    with pytest.raises(NoValue, match="2009-11-15"):
        tax.severance_tax(1, date(2009, 11, 15))
