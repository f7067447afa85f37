"""The pre-check of a JKP claim: what gets it refused, who mends it."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from benefits.precheck import ClaimFacts, precheck
from benefits.precheck_rules import LETTERS, RULES
from benefits.result import BadInput

TODAY = date(2026, 11, 22)
FINE = ClaimFacts(
    phk_date=date(2026, 11, 1),
    reason="efficiency_loss",
    recorded_reason="efficiency_loss",
    contract_type="pkwtt",
    agrees=True,
    proof_complete=True,
    phk_reported=True,
    deactivated=True,
    names_match=True,
    dates_match=True,
    resignation_signed=False,
    contribution_months=12,
    arrears_months=0,
    wage=6_000_000,
    reported_wage=6_000_000,
    jkn_active=True,
    age_at_registration=53,
    siapkerja_account=True,
    own_bank_account=True,
    commitment_accepted=True,
)
LATER = replace(FINE, month=2, assessment_done=True, applications=5)


def found(facts: ClaimFacts, on: date = TODAY, state: str = "found") -> list[str]:
    return [defect.key for defect in precheck(facts, on) if defect.state == state]


@pytest.mark.parametrize("facts", [FINE, LATER])
def test_a_claim_in_order_has_no_defect(facts: ClaimFacts) -> None:
    assert precheck(facts, TODAY) == ()


@pytest.mark.parametrize(
    ("change", "key", "who"),
    [
        ({"agrees": False}, "dispute_open", "disnaker"),
        ({"proof_complete": False}, "proof_incomplete", "worker"),
        ({"resignation_signed": True}, "resignation_signed", "disnaker"),
        ({"phk_reported": False}, "not_reported", "employer"),
        ({"recorded_reason": "resign"}, "reason_wrong", "employer"),
        ({"recorded_reason": "contract_end"}, "reason_wrong", "employer"),
        ({"deactivated": False}, "still_active", "employer"),
        ({"names_match": False}, "names_differ", "worker"),
        ({"dates_match": False}, "dates_differ", "employer"),
        ({"contract_type": "pkwt", "early_end_proved": False}, "early_end_unproved", "employer"),
        ({"contribution_months": 11}, "contributions", "employer"),
        ({"arrears_months": 1}, "arrears", "employer"),
        ({"arrears_months": 7, "employer_bankrupt": True}, "arrears", "employer"),
        ({"reported_wage": 4_999_999}, "wage_low", "employer"),
        ({"jkn_active": False}, "jkn_inactive", "worker"),
        ({"age_at_registration": 54}, "too_old", "bpjs"),
        ({"siapkerja_account": False}, "no_account", "worker"),
        ({"own_bank_account": False}, "bank_account", "worker"),
        ({"commitment_accepted": False}, "no_commitment", "worker"),
        ({"phk_date": date(2026, 5, 21)}, "deadline", "bpjs"),
        ({"phk_date": date(2020, 1, 1)}, "deadline", "bpjs"),
        ({"phk_date": date(2026, 5, 22)}, "deadline_near", "worker"),
        ({"phk_date": date(2026, 6, 22)}, "deadline_near", "worker"),
    ],
)
def test_each_defect_is_found_alone_with_who_mends_it(
    change: dict[str, Any], key: str, who: str
) -> None:
    defects = precheck(replace(FINE, **change), TODAY)
    assert [(defect.key, defect.who_mends, defect.state) for defect in defects] == [
        (key, who, "found")
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"phk_date": date(2026, 6, 23)},
        {"arrears_months": 6, "employer_bankrupt": True},
        {"reported_wage": 5_000_000, "wage": 9_000_000},
        {"recorded_reason": "closure_loss"},
        {"contract_type": "pkwt", "early_end_proved": True},
        {"agrees": False, "agreement_signed": True},
        {"agrees": None, "court_decided": True},
        {"month": 3, "phk_date": date(2026, 1, 1), "assessment_done": True, "interviews": 1},
        {"month": 5, "assessment_done": True, "training_attended": True},
    ],
)
def test_what_only_looks_wrong_is_no_defect(change: dict[str, Any]) -> None:
    assert precheck(replace(FINE, **change), TODAY) == ()


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ({"applications": 4}, "found"),
        ({"applications": 4, "interviews": 0}, "found"),
        ({"applications": None}, "to_check"),
        ({"applications": None, "training_attended": True, "month": 6}, "to_check"),
    ],
)
def test_too_little_search_for_work_is_noticed(change: dict[str, Any], state: str) -> None:
    assert found(replace(LATER, **change), state=state) == ["no_search"]


def test_nothing_known_gives_only_things_to_check() -> None:
    defects = precheck(ClaimFacts(), TODAY)
    assert {defect.state for defect in defects} == {"to_check"}
    assert len(defects) >= 15
    assert all(defect.what for defect in defects)


def test_found_defects_come_first() -> None:
    states = [defect.state for defect in precheck(ClaimFacts(jkn_active=False), TODAY)]
    assert states == sorted(states)
    assert states[0] == "found"


def test_the_missing_proof_is_named_for_this_case() -> None:
    incomplete = replace(FINE, proof_complete=False)
    assert "Tanda terima lapor PHK" in precheck(incomplete, TODAY)[0].what
    agreed = replace(incomplete, agreement_signed=True)
    assert "Perjanjian Bersama" in precheck(agreed, TODAY)[0].what


def test_every_rule_speaks_and_every_letter_is_listed() -> None:
    assert all(rule.what and rule.how for rule in RULES.values())
    assert {rule.letter for rule in RULES.values() if rule.letter} == set(LETTERS)


def test_no_placeholder_is_left_in_any_text() -> None:
    wrong: dict[str, Any] = {
        field.name: field.name == "resignation_signed"
        for field in fields(ClaimFacts)
        if field.type == "bool | None" or field.type == bool | None
    }
    wrong |= {"phk_date": date(2026, 1, 1), "agrees": True, "recorded_reason": "resign"}
    wrong |= {"contract_type": "pkwt", "contribution_months": 1, "arrears_months": 3}
    wrong |= {"wage": 2, "reported_wage": 1, "age_at_registration": 60}
    bad = ClaimFacts(**wrong)
    worse = ClaimFacts(**wrong, month=6, applications=0)
    assert len(precheck(bad, TODAY)) > 15
    for defect in (
        *precheck(bad, TODAY),
        *precheck(worse, TODAY),
        *precheck(ClaimFacts(month=2), TODAY),
    ):
        assert "{" not in defect.what + defect.how
        assert "None" not in defect.what + defect.how


@pytest.mark.parametrize(
    ("facts", "on", "field"),
    [
        (FINE, date(2025, 2, 6), "on"),
        (replace(FINE, month=0), TODAY, "month"),
        (replace(FINE, month=7), TODAY, "month"),
    ],
)
def test_a_claim_outside_the_rules_is_refused(facts: ClaimFacts, on: date, field: str) -> None:
    with pytest.raises(BadInput) as caught:
        precheck(facts, on)
    assert caught.value.field == field
