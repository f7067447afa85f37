"""Severance: what is refused and what is said beside the sum."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from benefits import notes
from benefits.severance import (
    BadInput,
    SeveranceInput,
    compute,
    monthly,
    monthly_from_daily,
    monthly_from_output,
)
from benefits.tenure import Tenure

TODAY = date(2026, 11, 22)
USUAL = SeveranceInput(5_000_000, Tenure(7, 7), "efficiency_loss")


def test_the_working_is_said_in_words_with_its_article() -> None:
    up = compute(USUAL, TODAY).lines[0]
    assert up.formula == "0,5 × 8 bulan × Rp5.000.000"
    assert up.amount == 20_000_000
    assert up.article.startswith("PP 35/2021 Pasal 43 ayat 1")


def test_half_a_rupiah_is_rounded_up() -> None:
    assert compute(replace(USUAL, wage=1, tenure=Tenure(0, 1)), TODAY).amount("up") == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"wage": 0}, "wage"),
        ({"wage": -1}, "wage"),
        ({"wage": 5e6}, "wage"),
        ({"wage": True}, "wage"),
        ({"tenure": Tenure(60, 0, 1)}, "tenure"),
        ({"reason": "nonsense"}, "reason"),
        ({"reason": "efficiency"}, "reason"),
        ({"reason": "contract_end"}, "reason"),
        ({"unused_leave_days": -1}, "unused_leave_days"),
        ({"leave_divisor": 0}, "leave_divisor"),
        ({"leave_divisor": 32}, "leave_divisor"),
        ({"return_travel": -1}, "return_travel"),
        ({"other_items": -1}, "other_items"),
        ({"uang_pisah": -1}, "uang_pisah"),
        ({"pension_benefit": -1}, "pension_benefit"),
        ({"pension_employer_share": Fraction(2)}, "pension_employer_share"),
    ],
)
def test_an_input_that_makes_no_sense_is_refused_by_field(
    change: dict[str, Any], field: str
) -> None:
    with pytest.raises(BadInput) as caught:
        compute(replace(USUAL, **change), TODAY)
    assert caught.value.field == field
    assert caught.value.why


def test_sixty_years_are_still_computed() -> None:
    assert compute(replace(USUAL, tenure=Tenure(60, 0)), TODAY).total > 0


def test_a_layoff_under_the_old_law_is_not_computed() -> None:
    assert compute(USUAL, date(2021, 2, 2)).total > 0
    with pytest.raises(BadInput) as caught:
        compute(USUAL, date(2021, 2, 1))
    assert (caught.value.field, caught.value.why) == ("on", notes.OLD_LAW)


def test_an_acquitted_worker_gets_the_job_back_and_no_money() -> None:
    result = compute(replace(USUAL, reason="acquitted"), TODAY)
    assert (result.lines, result.total, result.notes) == ((), 0, (notes.ACQUITTED,))


def test_items_of_uph_that_were_not_given_are_named() -> None:
    said = " ".join(compute(USUAL, TODAY).notes)
    assert "sisa cuti tahunan" in said
    assert "ongkos pulang" in said
    given = replace(USUAL, unused_leave_days=3, return_travel=1, other_items=1)
    said = " ".join(compute(given, TODAY).notes)
    assert "Belum dihitung karena belum diisi" not in said
    assert "dibagi 25" in said


def test_half_rows_are_said_to_be_contested_only_after_mk_168() -> None:
    assert notes.HALF in compute(USUAL, TODAY).notes
    assert notes.HALF not in compute(USUAL, date(2024, 10, 30)).notes
    assert notes.HALF not in compute(replace(USUAL, reason="death"), TODAY).notes


def test_a_possible_new_law_is_mentioned_from_october_2026() -> None:
    assert notes.NEW_LAW in compute(USUAL, date(2026, 10, 1)).notes
    assert notes.NEW_LAW not in compute(USUAL, date(2026, 9, 30)).notes


def test_the_table_is_called_a_minimum_only_since_mk_168() -> None:
    assert notes.MINIMUM in compute(USUAL, TODAY).notes
    assert notes.MINIMUM not in compute(USUAL, date(2022, 1, 1)).notes


def test_unknown_uang_pisah_is_a_note_and_known_one_a_line() -> None:
    resigned = replace(USUAL, reason="resign")
    assert notes.UANG_PISAH in compute(resigned, TODAY).notes
    known = compute(replace(resigned, uang_pisah=4_000_000), TODAY)
    assert notes.UANG_PISAH not in known.notes
    assert known.total == 4_000_000


def test_micro_and_small_firms_get_a_yardstick() -> None:
    result = compute(replace(USUAL, micro_small=True), TODAY)
    assert result.notes[0] == notes.MICRO_SMALL
    assert result.total == compute(USUAL, TODAY).total


def test_the_offset_says_what_the_worker_has_in_hand() -> None:
    due = SeveranceInput(5_000_000, Tenure(2, 0), "efficiency_prevent_loss")
    offset = replace(due, pension_benefit=10_000_000, pension_employer_share=Fraction(3, 5))
    said = " ".join(compute(offset, TODAY).notes)
    assert "Rp19.000.000" in said
    assert "Rp4.000.000" in said


def test_the_offset_is_at_most_what_it_may_count_against() -> None:
    inp = replace(
        USUAL,
        return_travel=1_000_000,
        pension_benefit=900_000_000,
        pension_employer_share=Fraction(1),
    )
    result = compute(inp, TODAY)
    assert result.total == 1_000_000
    assert result.amount("pension_offset") == -35_000_000


def test_the_wage_is_basic_and_fixed_allowances() -> None:
    assert monthly(4_500_000, 1_500_000) == 6_000_000
    assert monthly(4_500_000) == 4_500_000


def test_a_daily_wage_counts_thirty_times() -> None:
    assert monthly_from_daily(150_000) == 4_500_000


def test_output_pay_is_the_mean_of_a_year_and_at_least_the_minimum_wage() -> None:
    year = [3_000_000] * 6 + [4_000_000] * 6
    assert monthly_from_output(year) == 3_500_000
    assert monthly_from_output(year, minimum_wage=3_700_000) == 3_700_000
    assert monthly_from_output([1, 2]) == 2


@pytest.mark.parametrize("earnings", [[], [1] * 13, [-1]])
def test_output_pay_needs_one_to_twelve_months(earnings: list[int]) -> None:
    with pytest.raises(BadInput, match="earnings"):
        monthly_from_output(earnings)
