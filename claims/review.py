"""What a case is worth and what it lacks: the pre-check behind summary, packet and console."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from benefits import jht_claim, phk_proof
from benefits.jkp_eligibility import SINCE, JkpFacts, eligibility
from benefits.plan import Plan, WorkerFacts, plan
from benefits.precheck import ClaimFacts, Defect, precheck
from benefits.precheck_rules import Mender
from benefits.reasons import REASONS
from benefits.result import BadInput, Eligibility, Line, Result, day_text
from benefits.rules import NoValue
from benefits.tenure import Tenure
from claims.drafts import Answer
from claims.intake import asked_of, texts
from claims.letters import LetterFacts

PROOF_ROUTES = {"agreement": "agreement", "court": "court", "report": "accepted"}
GENERIC_ACCEPTED = ("letter", "none")


@dataclass(frozen=True)
class Paper:
    """A paper that the claim needs, and whether the worker has sent it or says to have it."""

    name: str
    have: bool


@dataclass(frozen=True)
class Review:
    """`findings` first what was found, then what is to be checked; `letters` by template key."""

    kind: str
    facts: WorkerFacts | None
    plan: Plan | None
    results: tuple[Result, ...]
    eligibility: Eligibility | None
    findings: tuple[Defect, ...]
    papers: tuple[Paper, ...]
    letters: tuple[str, ...]
    channel: str | None

    @property
    def found(self) -> tuple[Defect, ...]:
        """What is known to be wrong or missing."""
        return tuple(each for each in self.findings if each.state == "found")


class Facts:
    """The answers by name; None for what is not known."""

    def __init__(self, answers: Mapping[str, Answer]) -> None:
        self._answers = answers

    def __getitem__(self, slot: str) -> Any:
        answer = self._answers.get(slot)
        return answer.value if answer and answer.state == "given" else None

    @property
    def day(self) -> date | None:
        """The last working day."""
        return date.fromisoformat(self["phk_date"]) if self["phk_date"] else None

    @property
    def agrees(self) -> bool | None:
        """Whether the layoff is accepted, as said or as the papers show."""
        said = {"yes": True, "no": False}.get(self["agrees"] or "")
        return said if said is not None else (True if self["proof"] == "report" else None)


def review(kind: str, answers: Mapping[str, Answer], on: date) -> Review:
    """Sums, conditions, what is missing and who mends it, papers and letters of a case."""
    facts = Facts(answers)
    worker = worker_facts(facts)
    made = _planned(worker, on)
    findings = tuple(_sorted([*_missing(kind, answers), *FINDINGS[kind](facts, made, on)]))
    letters = dict.fromkeys(
        each.letter for each in findings if each.letter and each.state == "found"
    )
    return Review(
        kind,
        worker,
        made,
        tuple(_results(kind, facts, made, on)),
        _conditions(kind, facts, on),
        findings,
        tuple(_papers(kind, facts)),
        (*letters, *_always(kind, letters)),
        jht_claim.channel(facts["jht_balance"], on).where if kind == "jht" else None,
    )


def worker_facts(facts: Facts) -> WorkerFacts | None:
    """What the calculators take; None without the wage and the day."""
    if facts["wage"] is None or facts.day is None:
        return None
    months, proof = facts["tenure_months"], facts["proof"]
    return WorkerFacts(
        wage=facts["wage"],
        phk_date=facts.day,
        reason=facts["phk_reason"],
        contract_type=facts["contract_type"],
        tenure=Tenure.from_months(months) if months is not None else None,
        agrees=facts.agrees,
        agreement_signed=proof == "agreement",
        court_decided=proof == "court",
        phk_reported=proof == "report",
        contribution_months=facts["contribution_months"],
        jht_balance=facts["jht_balance"],
        severance_paid=facts["paid"],
    )


def _planned(worker: WorkerFacts | None, on: date) -> Plan | None:
    """The plan, when the facts bear one."""
    try:
        return plan(worker, on) if worker else None
    except (BadInput, NoValue):
        return None


def _sorted(findings: Iterable[Defect]) -> list[Defect]:
    return sorted(findings, key=lambda each: each.state == "to_check")


def _finding(key: str, *, known: bool = True, **values: str) -> Defect:
    """One of knowledge/intake.yml."""
    text = texts()["findings"][key]
    who: Mender = text["who"]
    state: Any = "found" if known else "to_check"
    what, how = (text[part].format(**values) for part in ("what", "how"))
    return Defect(key, what, who, how, text.get("letter"), state)


def _missing(kind: str, answers: Mapping[str, Answer]) -> Iterator[Defect]:
    for each in asked_of(kind, answers):
        answer = answers.get(each.slot)
        if answer and answer.state == "given":
            continue
        if each.slot not in ("contribution_months", "proof", "kpj"):
            yield _finding("no_paper" if each.paper else "missing", label=each.label)


def _jkp(facts: Facts, _plan: Plan | None, on: date) -> Iterator[Defect]:
    """The pre-check of the law; what no answer tells stays to be checked."""
    proof = facts["proof"]
    claim = ClaimFacts(
        phk_date=facts.day,
        reason=facts["phk_reason"],
        agrees=facts.agrees if proof is None else proof in PROOF_ROUTES or None,
        agreement_signed=proof == "agreement",
        court_decided=proof == "court",
        proof_complete=None if proof is None else proof in PROOF_ROUTES,
        phk_reported=True if proof == "report" else None,
        resignation_signed=True if facts["phk_reason"] == "resign" else None,
        contribution_months=facts["contribution_months"],
        wage=facts["wage"],
    )
    yield from precheck(claim, max(on, SINCE))


def _jht(facts: Facts, _plan: Plan | None, on: date) -> Iterator[Defect]:
    if facts["kpj"] is None:
        yield _finding("jht_no_kpj")
    if facts["proof"] == "none":
        yield _finding("jht_no_proof")
    if facts.day is not None:
        opens = jht_claim.earliest(facts["phk_reason"], facts.day)
        if opens > on:
            yield _finding("jht_wait", day=day_text(opens))


def _severance(facts: Facts, made: Plan | None, _on: date) -> Iterator[Defect]:
    if facts["phk_reason"] == "resign":
        yield _finding("severance_resigned")
        return
    if facts["contract_type"] == "pkwt":
        yield _finding("severance_contract")
    if facts["agrees"] == "no":
        yield _finding("severance_refusal")
    part = _due(made)
    if part and part.state == "computed" and part.high <= 0 and facts["paid"]:
        yield _finding("severance_enough")
    else:
        yield _finding("severance_bipartit")


FINDINGS = {"jkp": _jkp, "jht": _jht, "severance": _severance}


def _due(made: Plan | None) -> Any:
    """What the employer owes: severance or compensation."""
    if made is None:
        return None
    parts = (made.part("pesangon"), made.part("kompensasi"))
    return next((part for part in parts if part and part.state != "not_due"), None)


def _results(kind: str, facts: Facts, made: Plan | None, on: date) -> Iterator[Result]:
    if kind == "jht":
        if facts["jht_balance"]:
            yield jht_claim.taxes(facts["jht_balance"], max(on, facts.day or on)).at_once
        return
    part = made.part("jkp") if made and kind == "jkp" else _due(made)
    if part and part.result:
        yield part.result
    elif part:
        yield from (result for _, result in part.alternatives)


def _conditions(kind: str, facts: Facts, on: date) -> Eligibility | None:
    if kind != "jkp":
        return None
    known = JkpFacts(
        contribution_months=facts["contribution_months"],
        reason=facts["phk_reason"],
        contract_type=facts["contract_type"],
        phk_date=facts.day,
        resigned=True if facts["phk_reason"] == "resign" else None,
    )
    return eligibility(known, max(on, SINCE))


def _papers(kind: str, facts: Facts) -> Iterator[Paper]:
    """The list to tick: sent here, or said to be there."""
    sent, route = facts["doc_phk"] is not None, _route(facts)
    if kind == "jht":
        for name in jht_claim.papers(facts["phk_reason"], route, balance=facts["jht_balance"]):
            yield Paper(name, _has_for_jht(name, facts, sent))
        return
    if kind == "jkp":
        yield Paper("KTP dan NIK", facts["nik"] is not None)
        yield Paper("Nomor KPJ", facts["kpj"] is not None)
        yield Paper("Rekening aktif atas nama sendiri", have=False)
        for name in phk_proof.papers_or_any_for_jkp(route):
            yield Paper(name, sent and facts["proof"] in PROOF_ROUTES)
        return
    yield Paper("Surat PHK", sent)
    for name in ("Kontrak atau SK", "Slip upah 12 bulan terakhir", "Bukti perundingan (bipartit)"):
        yield Paper(name, have=False)


def _has_for_jht(name: str, facts: Facts, sent: bool) -> bool:
    if name == jht_claim.IDENTITY:
        return facts["doc_ktp"] is not None
    if name == jht_claim.CARD:
        return facts["kpj"] is not None
    return sent and "PHK" in name


def _route(facts: Facts) -> phk_proof.Route | None:
    proof = facts["proof"]
    signed, decided = proof == "agreement", proof == "court"
    return phk_proof.route(facts.agrees, agreement_signed=signed, court_decided=decided)


def _always(kind: str, already: Mapping[Any, Any]) -> Iterator[str]:
    """A complaint needs its invitation and its complaint, whatever was found."""
    if kind == "severance":
        yield from (
            key for key in ("bipartit_first", "disnaker_registration") if key not in already
        )


def letter_facts(answers: Mapping[str, Answer], made: Review, on: date) -> LetterFacts:
    """What a letter of this case is filled with."""
    facts = Facts(answers)
    employer = facts["employer"] or {}
    months, reason = facts["tenure_months"], facts["phk_reason"]
    return LetterFacts(
        name=facts["name"],
        nik=facts["nik"],
        phone=facts["phone"],
        employer_name=employer.get("name"),
        employer_city=employer.get("city"),
        phk_date=facts.day,
        reason=REASONS[reason][0] if reason in REASONS else None,
        tenure=Tenure.from_months(months) if months is not None else None,
        wage=facts["wage"],
        claims=_claimed(made),
        date=on,
    )


def _claimed(made: Review) -> tuple[Line, ...]:
    """The lines of the sum, where there is one sum."""
    part = _due(made.plan) if made.kind == "severance" else None
    return part.result.lines if part and part.result and part.state == "computed" else ()
