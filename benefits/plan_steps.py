"""What a laid-off worker does, from which day and until when."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from benefits import (
    deadlines,
    health,
    jht_claim,
    jkp_months,
    offices,
    phk_proof,
    plan_dispute,
    rules,
)
from benefits.calendar import add_working_days
from benefits.jkp_months import JkpMonth
from benefits.worker import NO_REFUSAL, NOT_LAID_OFF, Owed, Step, WorkerFacts

DETAILS_PAPERS = ("Slip upah 12 bulan terakhir", "Kontrak atau SK", "Surat PHK")
LETTER_ARTICLE = "KUHPerdata Pasal 1602z"
IDENTITY_PAPERS = ("KTP", "Kartu BPJS Ketenagakerjaan (KPJ)")
OWN_ACCOUNT = "Rekening atas nama sendiri"
NO_PROOF_YET = "Tunggu bukti PHK (Perjanjian Bersama atau putusan), lalu segera ajukan"
MONTH_ESTIMATE = "Tanggal perkiraan; yang pasti ada di akun SIAPkerja."
JHT_RESIGN_NOTE = "Sebulan itu dihitung dari tanggal surat keterangan perusahaan."
JHT_CONTRACT_NOTE = "Peraturan tidak menyebut masa tunggu, tetapi kantor sering meminta satu bulan."
SWITCH_NOTE = "Bila tidak mampu, minta diusulkan sebagai peserta PBI lewat Dinas Sosial."


@dataclass(frozen=True)
class Case:
    """The facts, the day of the plan and what is owed, as the steps need them."""

    facts: WorkerFacts
    on: date
    owed: tuple[Owed, ...]

    def find(self, programme: str) -> Owed | None:
        """What is owed under a programme."""
        return next((owed for owed in self.owed if owed.programme == programme), None)


def steps(facts: WorkerFacts, on: date, owed: tuple[Owed, ...]) -> tuple[Step, ...]:
    """All steps, earliest first, those with an end before those without."""
    case = Case(facts, on, owed)
    return tuple(sorted(_steps(case), key=lambda step: (step.date, step.until or date.max)))


def _steps(case: Case) -> Iterator[Step]:
    if not case.facts.employed:
        yield from _jht(case)
        return
    yield from plan_dispute.steps(case.facts, case.on, case.owed)
    if case.facts.ended_by == "acquitted":
        return
    yield from _money(case)
    yield from _report(case)
    yield from _letter(case)
    yield from _thr(case)
    yield from _jkp(case)
    yield from _jht(case)
    yield from _health(case)


def in_force(deadline: Callable[[date], date], day: date) -> date | None:
    """The deadline from this day; None when its rule did not hold yet."""
    try:
        return deadline(day)
    except rules.NoValue:
        return None


def _money(case: Case) -> Iterator[Step]:
    """Ask for the working of the sum in writing."""
    for programme in ("pesangon", "kompensasi"):
        found = case.find(programme)
        if found and found.result:
            yield Step(
                case.facts.phk_date,
                None,
                f"Minta rincian tertulis dan tanggal bayar: {found.label}",
                offices.COMPANY,
                DETAILS_PAPERS,
                programme,
                found.result.lines[0].article,
                done=found.paid > 0 and found.high == 0,
                key=f"{programme}_details",
            )


def _report(case: Case) -> Iterator[Step]:
    """The receipt of the report opens JKP, JHT and BPJS Kesehatan."""
    facts = case.facts
    latest = in_force(deadlines.jkp_employer_report, facts.phk_date)
    if facts.ended_by in NO_REFUSAL or facts.contested or latest is None:
        return
    article = rules.reference("jkp_employer_report_working_days", facts.phk_date)
    yield Step(
        facts.phk_date,
        latest,
        "Minta salinan tanda terima lapor PHK dari perusahaan",
        offices.COMPANY,
        ("Surat PHK",),
        "jkp",
        f"{article}; PP 35/2021 Pasal 38",
        done=facts.phk_reported,
        key="employer_report",
        letter="report_and_paklaring",
        working_days=True,
    )
    if not facts.phk_reported:
        yield Step(
            add_working_days(latest, 1),
            None,
            "Bila perusahaan belum melapor, laporkan PHK sendiri",
            f"{offices.DISNAKER}; {offices.LAPOR_MENAKER}",
            ("Surat PHK", *IDENTITY_PAPERS),
            "jkp",
            article,
            key="own_report",
        )


def _letter(case: Case) -> Iterator[Step]:
    if case.facts.ended_by != "death":
        yield Step(
            case.facts.phk_date,
            None,
            "Minta surat keterangan kerja (paklaring)",
            offices.COMPANY,
            ("Surat permintaan tertulis",),
            "pesangon",
            LETTER_ARTICLE,
            key="paklaring",
            letter="report_and_paklaring",
        )


def _thr(case: Case) -> Iterator[Step]:
    found, holiday = case.find("thr"), case.facts.holiday
    if found and found.result and found.counted and holiday:
        yield Step(
            case.facts.phk_date,
            max(deadlines.thr_payment(holiday), case.facts.phk_date),
            "Tagih THR sebelum hari raya",
            f"{offices.COMPANY}; bila tidak dibayar Posko THR atau {offices.LAPOR_MENAKER}",
            ("Slip upah", "Surat PHK"),
            "thr",
            found.result.lines[0].article,
            key="thr",
        )


def _jkp(case: Case) -> Iterator[Step]:
    facts, found = case.facts, case.find("jkp")
    deadline = in_force(deadlines.jkp_claim, facts.phk_date)
    if found is None or found.result is None or deadline is None:
        return
    claimed = facts.jkp_claimed or max(case.on, facts.phk_date)
    first, *later = jkp_months.months(claimed, deadline=deadline, in_training=facts.in_training)
    yield Step(
        facts.phk_date,
        first.until,
        "Ajukan klaim JKP, bulan pertama",
        offices.SIAPKERJA,
        (*IDENTITY_PAPERS, OWN_ACCOUNT, *phk_proof.papers_or_any_for_jkp(facts.route)),
        "jkp",
        first.article,
        done=facts.jkp_claimed is not None,
        key="jkp_month_1",
        note=". ".join((*((NO_PROOF_YET,) if facts.contested else ()), *first.tasks)),
    )
    if not facts.contested:
        yield from map(_jkp_month, later)


def _jkp_month(month: JkpMonth) -> Step:
    return Step(
        month.opens,
        month.until,
        f"Syarat JKP bulan {month.number}",
        offices.SIAPKERJA,
        (),
        "jkp",
        month.article,
        key=f"jkp_month_{month.number}",
        note=". ".join((*month.tasks, MONTH_ESTIMATE)),
    )


def _jht(case: Case) -> Iterator[Step]:
    facts, reason = case.facts, case.facts.ended_by
    opens = in_force(lambda day: jht_claim.earliest(reason, day), facts.phk_date)
    left_out = not facts.employed and facts.jht_balance is None
    if opens is None or facts.enrolled is False or left_out:
        return
    yield Step(
        opens,
        None,
        "Cairkan JHT" if reason != "death" else "Ahli waris mencairkan JHT",
        jht_claim.channel(facts.jht_balance, case.on).where,
        jht_claim.papers(
            reason,
            facts.route,
            balance=facts.jht_balance,
            earlier_partial=facts.jht_partial_on is not None,
        ),
        "jht",
        jht_claim.article(reason),
        key="jht_claim",
        note=_jht_note(facts),
    )


def _jht_note(facts: WorkerFacts) -> str:
    if facts.contested:
        return f"{NO_PROOF_YET}."
    return {"contract_end": JHT_CONTRACT_NOTE, "resign": JHT_RESIGN_NOTE}.get(
        facts.ended_by or "", ""
    )


def _health(case: Case) -> Iterator[Step]:
    facts = case.facts
    if facts.ended_by == "death":
        return
    own_way = facts.ended_by in NOT_LAID_OFF
    cover = health.cover(facts.phk_date, facts.route)
    if not own_way:
        yield Step(
            facts.phk_date,
            cover.until,
            "Serahkan bukti PHK agar layanan kesehatan tetap berlaku tanpa iuran",
            offices.BPJS_KESEHATAN,
            cover.papers,
            "jkn",
            cover.article,
            key="health_cover",
        )
    yield Step(
        facts.phk_date if own_way else cover.until,
        None,
        "Pindah ke BPJS Kesehatan mandiri bila belum bekerja lagi",
        offices.BPJS_KESEHATAN,
        ("KTP", "Kartu keluarga", "Rekening atau dompet digital untuk iuran"),
        "jkn",
        cover.article,
        key="health_switch",
        note=SWITCH_NOTE,
    )
