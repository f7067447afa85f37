"""Looks for what gets a JKP claim refused, and says who mends it and how.

In early 2025 about one claim in six was refused, mostly for papers that did not prove the layoff.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from benefits import phk_proof, rules
from benefits.deadlines import jkp_claim
from benefits.jkp_eligibility import BEGAN, SINCE
from benefits.precheck_rules import RULES, Mender
from benefits.result import BadInput, day_text

SOON_DAYS = 30


@dataclass(frozen=True, kw_only=True)
class ClaimFacts:
    """What is known of a claim; None means not known, which gives an item to check.

    `recorded_reason` is the reason in the books of BPJS Ketenagakerjaan, a key of
    `reasons.REASONS`. `month` is the month of JKP that is being claimed, 1 to 6.
    """

    phk_date: date | None = None
    reason: str | None = None
    recorded_reason: str | None = None
    contract_type: str | None = None
    agrees: bool | None = None
    agreement_signed: bool = False
    court_decided: bool = False
    proof_complete: bool | None = None
    phk_reported: bool | None = None
    deactivated: bool | None = None
    names_match: bool | None = None
    dates_match: bool | None = None
    resignation_signed: bool | None = None
    early_end_proved: bool | None = None
    contribution_months: int | None = None
    arrears_months: int | None = None
    employer_bankrupt: bool | None = None
    wage: int | None = None
    reported_wage: int | None = None
    jkn_active: bool | None = None
    age_at_registration: int | None = None
    siapkerja_account: bool | None = None
    own_bank_account: bool | None = None
    commitment_accepted: bool | None = None
    assessment_done: bool | None = None
    month: int = 1
    applications: int | None = None
    interviews: int | None = None
    training_attended: bool | None = None


@dataclass(frozen=True)
class Defect:
    """One thing that may get the claim refused.

    `state` is "found", or "to_check" where the fact is not known. `letter` is the key of a letter
    that helps: one of `precheck_rules.LETTERS`.
    """

    key: str
    what: str
    who_mends: Mender
    how: str
    letter: str | None = None
    state: Literal["found", "to_check"] = "found"


def precheck(facts: ClaimFacts, on: date) -> tuple[Defect, ...]:
    """Defects found first, then what is still to be checked; empty when all is in order.

    Raises BadInput for days before 7 February 2025 and for a month that JKP does not have.
    """
    if on < SINCE:
        raise BadInput("on", "Klaim JKP sebelum 7 Februari 2025 tidak diperiksa di sini.")
    last = rules.whole("jkp_months", on)
    if not 1 <= facts.month <= last:
        raise BadInput("month", f"Bulan JKP antara 1 dan {last}.")
    every = [*_papers(facts), *_yes_or_no(facts), *_figures(facts, on)]
    return tuple(sorted(every, key=lambda defect: defect.state == "to_check"))


def _defect(key: str, known: bool, **values: object) -> Defect:
    rule = RULES[key]
    return Defect(
        key,
        rule.what.format(**values) if known else rule.ask.format(**values),
        rule.who,
        rule.how.format(**values),
        rule.letter,
        "found" if known else "to_check",
    )


def _verdict(key: str, fine: bool | None, **values: object) -> Iterator[Defect]:
    """Nothing when fine, a found defect when not, an item to check when not known."""
    if fine is not True:
        yield _defect(key, known=fine is not None, **values)


def _papers(facts: ClaimFacts) -> Iterator[Defect]:
    """Without a way to prove the layoff no other paper matters."""
    signed, decided = facts.agreement_signed, facts.court_decided
    way = phk_proof.route(facts.agrees, agreement_signed=signed, court_decided=decided)
    if way is None:
        yield from _verdict("dispute_open", None if facts.agrees is None else False)
        return
    papers = " + ".join(phk_proof.jkp_papers(way))
    yield from _verdict("proof_incomplete", facts.proof_complete, papers=papers)


def _not(fact: bool | None) -> bool | None:
    return None if fact is None else not fact


def _yes_or_no(facts: ClaimFacts) -> Iterator[Defect]:
    yield from _verdict("resignation_signed", _not(facts.resignation_signed))
    yield from _verdict("not_reported", facts.phk_reported)
    yield from _verdict("reason_wrong", _reason_fits(facts))
    yield from _verdict("still_active", facts.deactivated)
    yield from _verdict("names_differ", facts.names_match)
    yield from _verdict("dates_differ", facts.dates_match)
    if facts.contract_type == "pkwt":
        yield from _verdict("early_end_unproved", facts.early_end_proved)
    yield from _verdict("jkn_inactive", facts.jkn_active)
    yield from _verdict("no_account", facts.siapkerja_account)
    yield from _verdict("bank_account", facts.own_bank_account)
    yield from _verdict("no_commitment", facts.commitment_accepted)
    if facts.month > 1:
        yield from _verdict("no_assessment", facts.assessment_done)


def _reason_fits(facts: ClaimFacts) -> bool | None:
    """A layoff that is booked as something that excludes JKP."""
    if facts.recorded_reason is None:
        return None
    refused = {"resign", "pension", "death", "contract_end"}
    return facts.recorded_reason not in refused or facts.recorded_reason == facts.reason


def _figures(facts: ClaimFacts, on: date) -> Iterator[Defect]:
    if facts.month == 1:
        yield from _deadline(facts.phk_date, on)
    yield from _contributions(facts, on)
    yield from _arrears(facts, on)
    yield from _wage(facts, on)
    limit = rules.whole("jkp_max_registration_age", on)
    age = facts.age_at_registration
    yield from _verdict("too_old", None if age is None else age < limit, limit=limit)
    if facts.month > 1:
        yield from _search(facts, on)


def _deadline(phk_date: date | None, on: date) -> Iterator[Defect]:
    if phk_date is None:
        yield _defect("deadline", known=False, day="")
        return
    last = jkp_claim(max(phk_date, BEGAN))
    if on > last:
        yield _defect("deadline", known=True, day=day_text(last))
    elif (last - on).days <= SOON_DAYS:
        yield _defect("deadline_near", known=True, day=day_text(last))


def _contributions(facts: ClaimFacts, on: date) -> Iterator[Defect]:
    least = rules.whole("jkp_contribution_months", on)
    months = facts.contribution_months
    fine = None if months is None else months >= least
    window = rules.whole("jkp_contribution_window_months", on)
    yield from _verdict("contributions", fine, least=least, window=window, months=months)


def _arrears(facts: ClaimFacts, on: date) -> Iterator[Defect]:
    """Arrears of a bankrupt or closed firm are forgiven up to a limit (Pasal 39A)."""
    months, most = facts.arrears_months, rules.whole("jkp_arrears_months", on)
    if months is None:
        yield _defect("arrears", known=False, months="", most=most)
    elif months > most or (months and not facts.employer_bankrupt):
        yield _defect("arrears", known=True, months=months, most=most)


def _wage(facts: ClaimFacts, on: date) -> Iterator[Defect]:
    """A wage reported too low costs money only below the cap."""
    if facts.wage is None or facts.reported_wage is None:
        yield _defect("wage_low", known=False)
    elif facts.reported_wage < min(facts.wage, rules.whole("jkp_wage_cap", on)):
        yield _defect("wage_low", known=True)


def _search(facts: ClaimFacts, on: date) -> Iterator[Defect]:
    """Applications or an interview; in months 2-5 training attended will do."""
    last = rules.whole("jkp_months", on)
    needed = rules.whole("jkp_job_applications", on)
    interviews = rules.whole("jkp_interviews", on)
    trained = facts.training_attended and facts.month < last
    enough = (facts.applications or 0) >= needed or (facts.interviews or 0) >= interviews
    unknown = facts.applications is None and facts.interviews is None
    fine = True if trained or enough else None if unknown else False
    yield from _verdict("no_search", fine, needed=needed, interviews=interviews)
