"""The steps of a worker's plan, their dates and what is said beside them."""

from datetime import date
from pathlib import Path
from typing import Any

from laid_off import CONTRACT, TODAY, USUAL, keys, made, state, step

from benefits import notes, offices
from benefits.plan import DUTIES, JKP_DISPUTED
from benefits.precheck_rules import LETTERS
from benefits.tenure import Tenure

TEMPLATES = Path(__file__).parents[2] / "claims" / "letters" / "templates"


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


def test_every_letter_that_is_named_exists() -> None:
    letters = {step.letter for step in made().steps if step.letter}
    assert letters == {
        "refuse_phk",
        "bipartit_first",
        "disnaker_registration",
        "report_and_paklaring",
    }
    assert all((TEMPLATES / f"{key}.md").is_file() for key in letters | set(LETTERS))
