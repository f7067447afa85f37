"""JKP, JHT, THR: conditions, notes and edges."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from benefits import jht, jkp, thr
from benefits.jkp import JkpFacts, eligibility
from benefits.result import BadInput

TODAY = date(2026, 11, 22)
ELIGIBLE = JkpFacts(
    citizen=True,
    age_at_registration=53,
    enrolled=True,
    contribution_months=12,
    jkn_member=True,
    reason="efficiency_loss",
    contract_type="pkwtt",
    phk_date=date(2026, 5, 22),
    already_working=False,
    willing_to_work=True,
    earlier_claims=0,
)


def test_all_conditions_met_means_eligible() -> None:
    found = eligibility(ELIGIBLE, TODAY)
    assert (found.failed, found.unknown, found.eligible) == ((), (), True)


def test_nothing_known_means_everything_is_asked() -> None:
    found = eligibility(JkpFacts(), TODAY)
    assert (found.passed, found.failed, found.eligible) == ((), (), None)
    assert len(found.unknown) == 11


@pytest.mark.parametrize(
    "change",
    [
        {"citizen": False},
        {"age_at_registration": 54},
        {"enrolled": False, "contribution_months": None},
        {"contribution_months": 11},
        {"jkn_member": False},
        {"reason": "resign"},
        {"reason": "pension"},
        {"reason": "death"},
        {"reason": "acquitted"},
        {"reason": "contract_end", "contract_type": "pkwt"},
        {"contract_type": "freelance"},
        {"phk_date": date(2026, 5, 21)},
        {"already_working": True},
        {"willing_to_work": False},
        {"earlier_claims": 3, "years_since_claim": 9},
        {"earlier_claims": 1, "years_since_claim": 4},
    ],
)
def test_one_condition_not_met_is_the_one_reason_why_not(change: dict[str, Any]) -> None:
    found = eligibility(replace(ELIGIBLE, **change), TODAY)
    assert len(found.failed) == 1
    assert found.eligible is False


@pytest.mark.parametrize(
    "change",
    [
        {"reason": "long_illness"},
        {"reason": "no such reason"},
        {"contract_type": "daily"},
        {"phk_date": date(2026, 12, 1)},
        {"earlier_claims": 2},
        {"contract_type": "pkwt", "reason": None},
    ],
)
def test_what_cannot_be_decided_stays_unknown(change: dict[str, Any]) -> None:
    found = eligibility(replace(ELIGIBLE, **change), TODAY)
    assert found.failed == ()
    assert found.eligible is None


@pytest.mark.parametrize(
    "change", [{"contract_type": "pkwt"}, {"earlier_claims": 2, "years_since_claim": 5}]
)
def test_a_contract_cut_short_and_a_claim_long_ago_are_no_obstacle(change: dict[str, Any]) -> None:
    assert eligibility(replace(ELIGIBLE, **change), TODAY).eligible is True


def test_the_deadline_is_named() -> None:
    found = eligibility(replace(ELIGIBLE, phk_date=date(2026, 4, 1)), TODAY)
    assert found.failed == ("Batas waktu klaim 1 Oktober 2026 sudah lewat",)


def test_conditions_of_the_first_rule_are_not_checked() -> None:
    with pytest.raises(BadInput, match="on"):
        eligibility(ELIGIBLE, date(2025, 2, 6))


def test_the_cap_is_mentioned_only_when_it_bites() -> None:
    assert "dibatasi" in jkp.amount(5_000_001, TODAY).notes[0]
    assert not any("dibatasi" in note for note in jkp.amount(5_000_000, TODAY).notes)


def test_a_claim_that_runs_into_a_new_rule_says_so() -> None:
    last = jkp.amount(5_000_000, date(2024, 12, 1)).notes[-1]
    assert "7 Februari 2025" in last
    assert "aturan baru" not in jkp.amount(5_000_000, date(2024, 1, 1)).notes[-1]


@pytest.mark.parametrize(
    ("wage", "on", "field"), [(0, TODAY, "wage"), (5_000_000, date(2022, 1, 31), "on")]
)
def test_jkp_input_that_makes_no_sense_is_refused(wage: int, on: date, field: str) -> None:
    with pytest.raises(BadInput) as caught:
        jkp.amount(wage, on)
    assert caught.value.field == field


def test_jht_says_that_the_return_is_left_out() -> None:
    noted = " ".join(jht.contributions(4_000_000, 60, TODAY).notes)
    assert "Hasil pengembangan belum termasuk" in noted
    assert "Rp50.000.000" in noted


def test_part_of_jht_is_for_members_of_ten_years() -> None:
    assert jht.partial(40_000_000, 10, TODAY).total == 4_000_000
    assert jht.partial(40_000_000, 10, TODAY, "housing").total == 12_000_000
    with pytest.raises(BadInput, match="years"):
        jht.partial(40_000_000, 9, TODAY)


def test_thr_of_a_permanent_worker_survives_a_layoff_thirty_days_before() -> None:
    lebaran = date(2024, 4, 10)
    assert not thr.due_after_phk(date(2024, 2, 29), lebaran)
    assert not thr.due_after_phk(date(2024, 3, 10), lebaran)
    assert thr.due_after_phk(date(2024, 3, 11), lebaran)
    assert thr.due_after_phk(date(2024, 4, 20), lebaran)


def test_thr_of_a_contract_worker_needs_the_contract_to_reach_the_holiday() -> None:
    lebaran = date(2024, 4, 10)
    assert not thr.due_after_phk(date(2024, 4, 9), lebaran, "pkwt")
    assert thr.due_after_phk(lebaran, lebaran, "pkwt")


def test_thr_in_the_first_month_gives_a_reason() -> None:
    assert "1 bulan" in thr.amount(5_000_000, 0, TODAY).notes[0]
