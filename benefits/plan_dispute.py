"""Steps of a worker who does not accept the layoff, or who was not paid (UU 2/2004)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from benefits import deadlines, dispute, offices, rules
from benefits.calendar import add_working_days
from benefits.worker import NO_REFUSAL, Owed, Step, WorkerFacts

LETTER_DAY = "Dihitung dari tanggal PHK karena tanggal terima surat belum diketahui."
IF_ASKED = "Dihitung bila perundingan diminta pada tanggal mulai."
IF_FAILED = "Perkiraan bila perundingan gagal. Bila satu pihak menolak, bisa lebih cepat."
PROOF = ("Bukti permintaan bipartit dua kali", "Risalah bipartit")


@dataclass(frozen=True)
class Clock:
    """The day that starts the clock, and the day on which talks are or were asked for."""

    letter: date
    talks: date


def begins(facts: WorkerFacts) -> date:
    """First day of a plan: the letter's where it came before the end of the job."""
    return min(facts.letter_received or facts.phk_date, facts.phk_date)


def steps(facts: WorkerFacts, on: date, owed: tuple[Owed, ...]) -> Iterator[Step]:
    """Refusal, talks, registration and suit, as far as they can be dated."""
    letter = facts.letter_received or facts.phk_date
    clock = Clock(letter, facts.bipartit_requested or max(on, letter))
    if facts.agrees is not True and facts.ended_by not in NO_REFUSAL:
        yield _refusal(facts, clock)
    if not is_disputed(facts, owed):
        return
    yield _talks(facts, clock)
    if facts.mediation_failed is None:
        yield _mediation(facts, clock)
    else:
        yield _suit(facts.mediation_failed, facts.letter_received)


def is_disputed(facts: WorkerFacts, owed: tuple[Owed, ...]) -> bool:
    """Whether talks belong in the plan: no acceptance yet, or something is known to be unpaid."""
    if facts.agreement_signed or facts.court_decided or not facts.employed:
        return False
    if facts.ended_by in NO_REFUSAL - {"acquitted"} or facts.agrees:
        unpaid = sum(part.low for part in owed if part.programme in {"pesangon", "kompensasi"})
        return facts.severance_paid is not None and unpaid > 0
    return True


def _programme(facts: WorkerFacts) -> str:
    return "kompensasi" if facts.contract == "pkwt" else "pesangon"


def _refusal(facts: WorkerFacts, clock: Clock) -> Step:
    return Step(
        clock.letter,
        deadlines.refusal_letter(clock.letter),
        "Kirim surat penolakan PHK dengan alasannya, bila tidak setuju",
        offices.COMPANY,
        ("Surat PHK", "Surat penolakan", "Tanda terima atau resi"),
        _programme(facts),
        rules.reference("phk_refusal_working_days", clock.letter),
        done=facts.refusal_sent,
        key="refusal",
        letter="refuse_phk",
        note=dispute.NOT_WRITTEN
        if facts.letter_received
        else f"{LETTER_DAY} {dispute.NOT_WRITTEN}",
        working_days=True,
    )


def _talks(facts: WorkerFacts, clock: Clock) -> Step:
    asked = facts.bipartit_requested is not None
    return Step(
        clock.talks,
        deadlines.bipartit_end(clock.talks),
        "Berunding dengan perusahaan (bipartit)" if asked else "Minta perundingan bipartit",
        offices.COMPANY,
        ("Surat permintaan bipartit dengan tanda terima", "Risalah tiap pertemuan"),
        _programme(facts),
        rules.reference("bipartit_working_days", clock.talks),
        done=facts.mediation_failed is not None,
        key="bipartit",
        letter="bipartit_first",
        note="" if asked else IF_ASKED,
        working_days=True,
    )


def _mediation(facts: WorkerFacts, clock: Clock) -> Step:
    after = add_working_days(deadlines.bipartit_end(clock.talks), 1)
    return Step(
        after,
        None,
        "Daftarkan perselisihan untuk mediasi, gratis",
        offices.DISNAKER,
        (*PROOF, "Surat PHK", "Slip upah", "Kontrak atau SK", "KTP"),
        _programme(facts),
        "UU 2/2004 Pasal 4",
        key="mediation",
        letter="disnaker_registration",
        note=IF_FAILED,
    )


def _suit(failed: date, letter: date | None) -> Step:
    stage = dispute.suit(failed, letter)
    return Step(
        failed,
        stage.until,
        "Ajukan gugatan PHK",
        stage.where,
        ("Risalah mediasi", "Anjuran dan jawabannya", "Surat PHK", "Slip upah", "Kontrak atau SK"),
        "pesangon",
        stage.article,
        key="phi_suit",
        note=stage.note,
    )
