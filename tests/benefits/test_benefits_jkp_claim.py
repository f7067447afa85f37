"""JKP: the months of a claim, the change of rule in the middle, and the proof of the layoff."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from benefits import jkp, phk_proof
from benefits.jkp import JkpFacts, eligibility
from benefits.result import BadInput

TODAY = date(2026, 11, 22)
ELIGIBLE = JkpFacts(
    citizen=True,
    age_at_registration=30,
    contribution_months=24,
    jkn_member=True,
    reason="efficiency_loss",
    contract_type="pkwtt",
    phk_date=date(2026, 11, 1),
    already_working=False,
    willing_to_work=True,
    earlier_claims=0,
)


def test_six_months_open_a_month_apart() -> None:
    months = jkp.months(date(2026, 11, 22), deadline=date(2027, 5, 1))
    assert [month.number for month in months] == [1, 2, 3, 4, 5, 6]
    assert months[0].until == date(2027, 5, 1)
    assert (months[1].opens, months[1].until) == (date(2026, 12, 22), date(2027, 1, 21))
    for earlier, later in pairwise(months[1:]):
        assert earlier.until
        assert later.opens == earlier.until + timedelta(days=1)


def test_each_month_asks_for_what_its_paragraph_says() -> None:
    months = jkp.months(TODAY)
    first = " ".join(months[0].tasks)
    assert all(word in first for word in ("SIAPkerja", "KAPK", "asesmen", "rekening"))
    assert all("5 lamaran" in month.tasks[0] for month in months[1:])
    assert all("1 panggilan" in month.tasks[0] for month in months[1:])
    assert "status pekerjaan" in " ".join(months[5].tasks)
    assert [month.article[-1] for month in months] == ["2", "4", "4", "4", "4", "5"]


def test_training_attended_stands_in_for_applications_until_the_last_month() -> None:
    months = jkp.months(TODAY, in_training=True)
    assert all("80%" in month.tasks[0] for month in months[1:5])
    assert "80%" not in " ".join(months[5].tasks)


def test_a_claim_at_the_end_of_january_opens_on_the_last_of_february() -> None:
    months = jkp.months(date(2027, 1, 31))
    assert (months[1].opens, months[2].opens) == (date(2027, 2, 28), date(2027, 3, 31))
    assert months[1].until == date(2027, 3, 30)


def test_filed_and_approved_before_the_change_switches_with_the_first_later_payment() -> None:
    result = jkp.claimed_amount(5_000_000, date(2024, 11, 20), date(2024, 12, 6))
    assert result.monthly == (2_250_000,) * 3 + (3_000_000,) * 3
    assert "7 Februari 2025" in result.notes[0]
    assert [line.key for line in result.lines] == ["months_1_3", "months_4_6"]


@pytest.mark.parametrize(
    ("approved", "monthly"),
    [
        # Paid on 6 November to 6 April: the first three before the change, then the new rate.
        (date(2024, 11, 6), [2_250_000] * 3 + [1_250_000] + [3_000_000] * 2),
        (date(2025, 1, 6), [2_250_000] * 2 + [3_000_000] * 4),
        (date(2025, 1, 7), [2_250_000] + [3_000_000] * 5),
        (date(2025, 2, 6), [2_250_000] + [3_000_000] * 5),
        (date(2025, 2, 7), [3_000_000] * 6),
        (date(2024, 8, 1), [2_250_000] * 3 + [1_250_000] * 3),
    ],
)
def test_each_instalment_follows_the_rule_of_its_day(approved: date, monthly: list[int]) -> None:
    result = jkp.claimed_amount(9_000_000, date(2024, 7, 1), approved)
    assert list(result.monthly) == monthly
    assert result.total == sum(monthly)
    assert result.capped


def test_filed_before_and_approved_after_is_all_under_the_new_rule() -> None:
    result = jkp.claimed_amount(4_000_000, date(2025, 2, 1), date(2025, 2, 10))
    assert result.monthly == (2_400_000,) * 6
    assert not any("Pasal II" in note for note in result.notes)


def test_a_later_first_payment_counts_and_an_earlier_one_does_not() -> None:
    filed, approved = date(2025, 1, 2), date(2025, 2, 1)
    late = jkp.claimed_amount(5_000_000, filed, approved, first_paid=date(2025, 2, 8))
    assert late.total == 18_000_000
    early = jkp.claimed_amount(5_000_000, filed, approved, first_paid=date(2025, 1, 1))
    assert early == jkp.claimed_amount(5_000_000, filed, approved)


def test_after_the_change_a_claim_is_the_amount_of_the_day() -> None:
    claimed = jkp.claimed_amount(3_300_001, TODAY, TODAY)
    assert claimed == jkp.amount(3_300_001, TODAY)


@pytest.mark.parametrize(
    ("call", "field"),
    [
        ((0, TODAY, TODAY), "wage"),
        ((1, TODAY, TODAY - timedelta(days=1)), "approved"),
        ((1, date(2022, 1, 1), date(2022, 1, 31)), "on"),
    ],
)
def test_a_claim_that_makes_no_sense_is_refused(call: tuple[Any, ...], field: str) -> None:
    with pytest.raises(BadInput) as caught:
        jkp.claimed_amount(*call)
    assert caught.value.field == field


@pytest.mark.parametrize(
    "change",
    [
        {"resigned": True},
        {"contract_type": "pkwt", "contract_end": date(2026, 11, 1)},
        {"contract_type": "pkwt", "contract_end": date(2026, 10, 31)},
        {"arrears_months": 7, "employer_bankrupt": True},
        {"programmes": frozenset({"jkk", "jkm"})},
        {"programmes": frozenset({"jkk", "jkm", "jht"}), "micro_small": False},
        {"phk_date": date(2021, 2, 1)},
    ],
)
def test_one_thing_that_excludes_jkp_is_the_one_reason(change: dict[str, Any]) -> None:
    found = eligibility(replace(ELIGIBLE, **change), TODAY)
    assert len(found.failed) == 1
    assert found.unknown == ()


@pytest.mark.parametrize(
    "change",
    [
        {"resigned": False},
        {"contract_type": "pkwt", "contract_end": date(2026, 11, 2)},
        {"arrears_months": 0},
        {"arrears_months": 6, "employer_bankrupt": True},
        {"programmes": frozenset({"jkk", "jkm", "jht"}), "micro_small": True},
        {"programmes": frozenset({"jkk", "jkm", "jht", "jp"}), "micro_small": False},
    ],
)
def test_what_is_in_order_is_no_obstacle(change: dict[str, Any]) -> None:
    assert eligibility(replace(ELIGIBLE, **change), TODAY).eligible is True


@pytest.mark.parametrize(
    "change",
    [
        {"arrears_months": 2},
        {"arrears_months": 2, "employer_bankrupt": False},
        {"programmes": frozenset({"jkk", "jkm", "jht"})},
    ],
)
def test_what_depends_on_the_firm_stays_open(change: dict[str, Any]) -> None:
    assert eligibility(replace(ELIGIBLE, **change), TODAY).eligible is None


def test_a_resignation_is_said_once() -> None:
    found = eligibility(replace(ELIGIBLE, reason="resign", resigned=True), TODAY)
    assert found.failed == ("Mengundurkan diri tidak mendapat JKP",)


def test_the_strongest_proof_wins() -> None:
    assert phk_proof.route(None) is None
    assert phk_proof.route(False) is None
    assert phk_proof.route(True) == "accepted"
    assert phk_proof.route(True, agreement_signed=True) == "agreement"
    assert phk_proof.route(False, agreement_signed=True, court_decided=True) == "court"


def test_acceptance_alone_is_no_proof_for_jkp_without_the_receipt_of_the_report() -> None:
    assert phk_proof.jkp_papers("accepted") == (phk_proof.ACCEPTED, phk_proof.REPORT)
    assert phk_proof.AGREEMENT in phk_proof.jkp_papers("agreement")
    assert phk_proof.jkp_papers("court") == (phk_proof.DECISION,)


def test_one_paper_is_enough_for_jht() -> None:
    assert all(len(phk_proof.jht_papers(way)) == 1 for way in ("accepted", "agreement", "court"))
    assert "pernyataan tidak menolak" in phk_proof.jht_papers("accepted")[0]
    assert phk_proof.papers_or_any_for_jht(None) == (phk_proof.ANY_FOR_JHT,)
    assert phk_proof.papers_or_any_for_jkp(None) == (phk_proof.ANY_FOR_JKP,)
