"""The parts of a worker's plan and their totals."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from laid_off import CONTRACT, TODAY, made, state

from benefits.plan import LABELS, PAGES
from benefits.result import BadInput
from benefits.tenure import Tenure


def test_an_ordinary_layoff_is_computed_whole() -> None:
    found = made()
    # Seven full years: half of 8 months and 3 months of UPMK, and the JHT balance.
    assert found.total_low == found.total_high == 24_000_000 + 18_000_000 + 20_000_000
    assert (found.jkp_low, found.jkp_high) == (18_000_000, 18_000_000)
    assert found.rules_as_of == TODAY
    assert {state(found, name) for name in ("pesangon", "jht", "jkp", "jkn")} == {"computed"}
    assert [part.programme for part in found.owed] == [
        key for key in LABELS if key != "sisa_kontrak"
    ]


def test_jkp_after_its_deadline_is_not_due_and_says_why() -> None:
    found = made(phk_date=date(2026, 5, 21))
    part = found.part("jkp")
    assert part is not None
    assert part.state == "not_due"
    assert "sudah lewat" in part.reasons[0]


def test_jkp_with_open_questions_is_unknown_with_the_sum_it_may_reach() -> None:
    found = made(citizen=None)
    assert state(found, "jkp") == "unknown"
    assert (found.jkp_low, found.jkp_high) == (0, 18_000_000)


def test_the_wage_in_the_books_decides_jkp() -> None:
    assert made(reported_wage=4_000_000).jkp_high == 14_400_000


def test_a_contract_cut_short_gives_compensation_and_a_claim_apart() -> None:
    found = made(CONTRACT)
    rest = found.part("sisa_kontrak")
    assert rest is not None
    assert (rest.low, rest.counted) == (10_000_000, False)
    assert found.total_low == 4_166_667
    assert state(found, "jkp") == "unknown"


def test_a_worker_who_leaves_a_contract_early_owes_and_is_not_owed() -> None:
    found = made(CONTRACT, resigned=True)
    assert found.part("sisa_kontrak") is None
    assert found.total_low == 4_166_667


def test_a_foreign_worker_gets_no_compensation() -> None:
    assert state(made(CONTRACT, citizen=False), "kompensasi") == "not_due"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"reason": None}, "Alasan"),
        ({"start": None}, "Masa kerja"),
    ],
)
def test_a_missing_fact_is_named_and_nothing_is_counted(change: dict[str, Any], why: str) -> None:
    found = made(jht_balance=None, **change)
    part = found.part("pesangon")
    assert part is not None
    assert part.state == "unknown"
    assert why in " ".join(part.reasons)
    assert found.total_high == 0


def test_an_unclear_contract_gives_a_yardstick_that_is_not_counted() -> None:
    found = made(contract_type=None, jht_balance=None)
    part = found.part("pesangon")
    assert part is not None
    assert (part.state, part.low, part.counted) == ("unknown", 42_000_000, False)
    assert found.total_high == 0


def test_a_small_firm_gives_a_yardstick_that_is_not_counted() -> None:
    found = made(micro_small=True, jht_balance=None)
    assert found.total_high == 0
    assert state(found, "pesangon") == "unknown"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"holiday": date(2026, 12, 25)}, "not_due"),
        ({"holiday": date(2026, 11, 1)}, "unknown"),
        ({"holiday": date(2026, 12, 1), "reason": "resign"}, "unknown"),
        ({"holiday": None}, "unknown"),
        ({"holiday": date(2026, 12, 1), "start": date(2026, 11, 1)}, "not_due"),
    ],
)
def test_thr_that_is_not_certain_is_not_counted(change: dict[str, Any], expected: str) -> None:
    found = made(**change)
    part = found.part("thr")
    assert part is not None
    assert (part.state, part.counted) == (expected, False)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"wage": 0}, "wage"),
        ({"phk_date": date(2021, 2, 1)}, "phk_date"),
        ({"start": date(2026, 11, 21)}, "start"),
        ({"birth_date": date(2026, 11, 21)}, "birth_date"),
        ({"jht_balance": -1}, "jht_balance"),
        ({"reported_wage": 0}, "reported_wage"),
        ({"severance_paid": -1}, "severance_paid"),
        ({"reason": "nonsense"}, "reason"),
        ({"unused_leave_days": -1}, "unused_leave_days"),
    ],
)
def test_facts_that_cannot_stand_are_refused_by_field(change: dict[str, Any], field: str) -> None:
    with pytest.raises(BadInput) as caught:
        made(**change)
    assert caught.value.field == field


def test_nobody_owes_the_rest_of_a_contract_that_ended_as_agreed_or_by_death() -> None:
    for reason in ("contract_end", "death"):
        assert made(CONTRACT, reason=reason).part("sisa_kontrak") is None


def test_every_programme_has_a_page_that_says_more() -> None:
    assert set(PAGES) == set(LABELS)
    bsu = made().part("bsu")
    assert bsu is not None
    assert (bsu.state, bsu.page) == ("not_due", "wage_subsidy")


def test_both_days_of_a_contract_count_and_the_last_day_of_a_permanent_job_does_not() -> None:
    assert str(CONTRACT.service) == "10 bulan"
    assert str(replace(CONTRACT, contract_type="pkwtt", contract_end=None).service) == (
        "9 bulan 30 hari"
    )
    assert replace(CONTRACT, start=None, tenure=Tenure(0, 7)).service == Tenure(0, 7)
