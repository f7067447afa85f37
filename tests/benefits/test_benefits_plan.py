"""The whole plan of a worker: parts, totals, steps and their dates."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from benefits import notes, offices
from benefits.plan import DUTIES, JKP_DISPUTED, LABELS, PAGES, Plan, Step, WorkerFacts, plan
from benefits.precheck_rules import LETTERS
from benefits.result import BadInput
from benefits.tenure import Tenure

TEMPLATES = Path(__file__).parents[2] / "claims" / "letters" / "templates"
TODAY = date(2026, 11, 22)
USUAL = WorkerFacts(
    wage=6_000_000,
    phk_date=date(2026, 11, 20),
    reason="efficiency_loss",
    contract_type="pkwtt",
    start=date(2019, 3, 5),
    citizen=True,
    birth_date=date(1990, 1, 1),
    contribution_months=24,
    jkn_member=True,
    already_working=False,
    willing_to_work=True,
    earlier_jkp_claims=0,
    jht_balance=20_000_000,
)
CONTRACT = WorkerFacts(
    wage=5_000_000,
    phk_date=date(2026, 10, 31),
    contract_type="pkwt",
    start=date(2026, 1, 1),
    contract_end=date(2026, 12, 31),
)


def made(facts: WorkerFacts = USUAL, on: date = TODAY, **change: Any) -> Plan:
    return plan(replace(facts, **change), on)


def state(found: Plan, programme: str) -> str | None:
    part = found.part(programme)
    return part.state if part else None


def step(found: Plan, key: str) -> Step:
    return next(step for step in found.steps if step.key == key)


def keys(found: Plan) -> set[str]:
    return {step.key for step in found.steps}


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


def test_a_generic_reason_gives_both_sums_side_by_side() -> None:
    found = made(reason="efficiency", jht_balance=None)
    part = found.part("pesangon")
    assert part is not None
    assert (part.state, part.low, part.high) == ("range", 42_000_000, 66_000_000)
    assert (found.total_low, found.total_high) == (42_000_000, 66_000_000)
    assert [result.total for _, result in part.alternatives] == [42_000_000, 66_000_000]
    assert any("Rp0 sampai Rp800.000" in note for note in found.notes)


def test_what_was_paid_is_taken_off_but_never_below_nothing() -> None:
    assert made(severance_paid=10_000_000).total_low == 52_000_000
    over = made(severance_paid=900_000_000, agrees=True)
    assert over.total_low == 20_000_000
    assert step(over, "pesangon_details").done
    assert "bipartit" not in keys(over)


def test_an_accepted_layoff_that_was_not_paid_leads_to_talks_without_a_refusal() -> None:
    found = made(agrees=True, severance_paid=1_000_000)
    assert "bipartit" in keys(found)
    assert "refusal" not in keys(found)
    assert "bipartit" not in keys(made(agrees=True))


def test_the_refusal_runs_from_the_letter_where_its_day_is_known() -> None:
    letter = made(letter_received=date(2026, 11, 2))
    assert step(letter, "refusal").until == date(2026, 11, 11)
    assert step(made(), "refusal").until == date(2026, 12, 1)
    assert "tanggal PHK" in step(made(), "refusal").note


def test_a_failed_mediation_leads_to_the_court_within_a_year() -> None:
    found = made(mediation_failed=date(2026, 11, 21))
    assert step(found, "phi_suit").until == date(2027, 11, 21)
    assert "mediation" not in keys(found)


def test_an_agreement_ends_the_dispute_and_is_the_proof() -> None:
    found = made(agreement_signed=True, agrees=False)
    assert not {"bipartit", "mediation"} & keys(found)
    assert any("Perjanjian Bersama" in paper for paper in step(found, "jkp_month_1").papers)


def test_jkp_has_one_step_a_month_and_ends_with_the_status_form() -> None:
    found = made()
    assert {f"jkp_month_{number}" for number in range(1, 7)} <= keys(found)
    assert step(found, "jkp_month_1").until == date(2027, 5, 20)
    assert "formulir status" in step(found, "jkp_month_6").note
    assert step(made(jkp_claimed=date(2026, 11, 21)), "jkp_month_1").done


def test_no_jkp_steps_for_who_may_not_claim() -> None:
    found = made(reason="resign")
    assert state(found, "jkp") == "not_due"
    assert not any(key.startswith("jkp") for key in keys(found))
    assert found.jkp_high == 0


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


def test_jht_waits_a_month_and_a_large_balance_goes_to_lapak_asik() -> None:
    claim = step(made(), "jht_claim")
    assert (claim.date, claim.where) == (date(2026, 12, 20), offices.LAPAK_ASIK)
    assert step(made(jht_balance=15_000_000), "jht_claim").where == offices.JMO


def test_a_contract_that_runs_out_needs_no_wait_no_refusal_and_gives_compensation() -> None:
    found = made(CONTRACT, phk_date=date(2026, 12, 31), on=date(2027, 1, 2))
    part = found.part("kompensasi")
    assert part is not None
    assert (part.state, part.low) == ("computed", 5_000_000)
    assert state(found, "pesangon") == "not_due"
    assert state(found, "jkp") == "not_due"
    assert step(found, "jht_claim").date == date(2026, 12, 31)
    assert not {"refusal", "bipartit", "health_cover", "employer_report"} & keys(found)


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


def test_a_signed_resignation_against_another_reason_is_text_and_no_sum() -> None:
    found = made(resigned=True)
    part = found.part("pesangon")
    assert part is not None
    assert (part.state, part.result) == ("unknown", None)
    assert notes.FORCED_RESIGNATION in found.notes
    assert state(found, "jkp") == "not_due"


def test_a_signed_resignation_alone_is_a_resignation() -> None:
    found = made(reason=None, resigned=True)
    assert found.total_low == 20_000_000
    assert "health_cover" not in keys(found)
    assert "refusal" not in keys(found)


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


def test_an_acquitted_worker_has_no_end_of_job_to_settle() -> None:
    found = made(reason="acquitted", jht_balance=None)
    assert state(found, "pesangon") == "not_due"
    assert keys(found) == {"bipartit", "mediation"}


def test_heirs_get_their_own_papers_and_no_health_step() -> None:
    found = made(reason="death")
    assert "Surat kematian" in step(found, "jht_claim").papers
    assert not {"health_cover", "health_switch", "paklaring", "refusal"} & keys(found)


def test_thr_inside_thirty_days_is_counted_and_has_a_step() -> None:
    found = made(holiday=date(2026, 12, 20))
    assert found.total_low == 62_000_000 + 6_000_000
    assert step(found, "thr").until == date(2026, 12, 13)


def test_thr_days_before_the_holiday_is_never_due_before_the_layoff() -> None:
    assert step(made(holiday=date(2026, 11, 23)), "thr").until == date(2026, 11, 20)


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


def test_the_first_day_of_the_law_can_be_planned() -> None:
    found = made(phk_date=date(2021, 2, 2), start=None, tenure=Tenure(3, 0))
    assert found.total_low == 12_000_000 + 12_000_000 + 20_000_000
    assert "jht_claim" not in keys(found)


def test_a_layoff_still_to_come_is_planned_from_its_day() -> None:
    found = made(phk_date=date(2027, 1, 31), on=TODAY)
    assert min(step.date for step in found.steps) == date(2027, 1, 31)
    assert state(found, "jkp") == "unknown"


def test_steps_that_end_soon_can_be_picked() -> None:
    soon = {step.key for step in made().due_by(date(2026, 12, 1))}
    assert soon == {"refusal", "employer_report"}


def test_a_contested_layoff_has_no_proof_yet_so_claims_wait() -> None:
    found = made(agrees=False)
    assert not {"employer_report", "own_report", "jkp_month_2"} & keys(found)
    assert {"refusal", "bipartit", "mediation", "jkp_month_1"} <= keys(found)
    assert step(found, "jkp_month_1").until == date(2027, 5, 20)
    assert "Tunggu bukti PHK" in step(found, "jht_claim").note
    assert JKP_DISPUTED in found.notes
    settled = made(agrees=False, agreement_signed=True)
    assert {"employer_report", "jkp_month_2"} <= keys(settled)
    assert JKP_DISPUTED not in settled.notes


def test_a_freelancer_has_no_employer_to_write_to() -> None:
    found = made(contract_type="freelance", holiday=date(2026, 12, 1))
    assert keys(found) == {"jht_claim"}
    assert {state(found, name) for name in ("pesangon", "thr", "jkp", "jkn")} == {"not_due"}
    assert keys(made(contract_type="freelance", jht_balance=None)) == set()


def test_nobody_owes_the_rest_of_a_contract_that_ended_as_agreed_or_by_death() -> None:
    for reason in ("contract_end", "death"):
        assert made(CONTRACT, reason=reason).part("sisa_kontrak") is None


def test_a_pension_moves_to_own_health_cover_at_once() -> None:
    found = made(reason="pension")
    assert "health_cover" not in keys(found)
    assert step(found, "health_switch").date == USUAL.phk_date
    assert "health_cover" in keys(made())


def test_jht_tax_is_said_above_fifty_million_and_twice_after_an_old_partial_claim() -> None:
    def about_jht(**change: Any) -> list[str]:
        return [note for note in made(**change).notes if "atas JHT" in note]

    assert about_jht() == []
    assert "Rp2.000.000" in about_jht(jht_balance=90_000_000)[0]
    (both,) = about_jht(jht_balance=90_000_000, jht_partial_on=date(2020, 1, 1))
    assert "Rp2.000.000" in both
    assert "Rp7.500.000" in both


def test_an_accepted_layoff_that_is_unpaid_does_not_speak_of_wages_going_on() -> None:
    unpaid = made(agrees=True, severance_paid=0)
    assert "bipartit" in keys(unpaid)
    assert DUTIES not in unpaid.notes
    assert DUTIES in made(agrees=False).notes


def test_every_programme_has_a_page_that_says_more() -> None:
    assert set(PAGES) == set(LABELS)
    bsu = made().part("bsu")
    assert bsu is not None
    assert (bsu.state, bsu.page) == ("not_due", "wage_subsidy")


def test_every_letter_that_is_named_exists() -> None:
    letters = {step.letter for step in made().steps if step.letter}
    assert letters == {
        "refuse_phk",
        "bipartit_first",
        "disnaker_registration",
        "report_and_paklaring",
    }
    assert all((TEMPLATES / f"{key}.md").is_file() for key in letters | set(LETTERS))
