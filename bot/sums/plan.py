"""`teman hitung rencana`: everything that is owed, and what to do until when."""

from __future__ import annotations

from datetime import date
from typing import Any

from benefits.plan import Owed, Plan, Step, WorkerFacts, plan
from benefits.result import Line, day_text, in_brackets, rupiah
from bot.sums import contract, jkp, readers, said, severance, wage
from bot.sums.sum import Answer, Given, Option, Sum, need


def _same(*names: str) -> tuple[Option, ...]:
    """Options that other sums have too."""
    every = (*severance.OPTIONS, *contract.OPTIONS, *jkp.OPTIONS)
    by_name = {option.name: option for option in every}
    return tuple(by_name[name] for name in names)


OPTIONS = (
    *wage.OPTIONS,
    Option("phk", "Hari terakhir kerja, misalnya 2026-10-31.", readers.day, ("selesai", "akhir")),
    *_same("alasan", "status", "mulai", "masa-kerja", "kontrak-sampai", "menerima"),
    Option("nama", "Nama yang dicetak di PDF.", str),
    Option("hari-ini", "Rencana per hari ini; lain untuk mencoba.", readers.day, ("per",)),
    Option("surat-diterima", "Hari surat PHK diterima.", readers.day),
    Option("bipartit-diminta", "Hari perundingan bipartit diminta.", readers.day),
    Option("mediasi-gagal", "Hari mediasi gagal.", readers.day),
    Option("sudah-dibayar", "Pesangon atau kompensasi yang sudah dibayar.", readers.rupiah),
    Option("saldo-jht", "Saldo JHT menurut JMO.", readers.rupiah, ("saldo",)),
    Option("hari-raya", "Hari raya keagamaan pekerja, untuk THR.", readers.day),
    Option("umur", "Umur pada hari PHK.", readers.count),
    Option("tanggal-lahir", "Ganti --umur.", readers.day),
    *_same(
        "upah-dilaporkan",
        "bulan-iuran",
        "wni",
        "jkn",
        "sudah-bekerja",
        "mau-bekerja",
        "klaim-sebelumnya",
        "tunggakan",
        "pailit",
        "mengundurkan-diri",
        "perjanjian-bersama",
        "putusan",
        "sisa-cuti",
        "pembagi-cuti",
        "ongkos-pulang",
        "hak-lain",
        "uang-pisah",
        "manfaat-pensiun",
        "bagian-perusahaan",
        "mikro-kecil",
    ),
)
FIELDS = {
    "alasan": "reason",
    "status": "contract_type",
    "mulai": "start",
    "masa_kerja": "tenure",
    "kontrak_sampai": "contract_end",
    "menerima": "agrees",
    "surat_diterima": "letter_received",
    "bipartit_diminta": "bipartit_requested",
    "mediasi_gagal": "mediation_failed",
    "sudah_dibayar": "severance_paid",
    "saldo_jht": "jht_balance",
    "hari_raya": "holiday",
    "umur": "age",
    "tanggal_lahir": "birth_date",
    "upah_dilaporkan": "reported_wage",
    "bulan_iuran": "contribution_months",
    "wni": "citizen",
    "jkn": "jkn_member",
    "sudah_bekerja": "already_working",
    "mau_bekerja": "willing_to_work",
    "klaim_sebelumnya": "earlier_jkp_claims",
    "tunggakan": "arrears_months",
    "pailit": "employer_bankrupt",
    "mengundurkan_diri": "resigned",
    "perjanjian_bersama": "agreement_signed",
    "putusan": "court_decided",
    "sisa_cuti": "unused_leave_days",
    "pembagi_cuti": "leave_divisor",
    "ongkos_pulang": "return_travel",
    "hak_lain": "other_items",
    "uang_pisah": "uang_pisah",
    "manfaat_pensiun": "pension_benefit",
    "bagian_perusahaan": "pension_employer_share",
    "mikro_kecil": "micro_small",
}


def facts_of(given: Given) -> WorkerFacts:
    """The facts of a worker from what was given."""
    phk: date = need(given, "phk", "2026-10-31")
    known = {field: given[name] for name, field in FIELDS.items() if name in given}
    return WorkerFacts(wage=wage.wage_of(given, phk).amount, phk_date=phk, **known)


def made(given: Given) -> tuple[WorkerFacts, Plan]:
    """The facts and their plan."""
    facts = facts_of(given)
    return facts, plan(facts, given.get("hari_ini") or readers.today())


def compute(given: Given) -> Answer:
    """The plan: each programme as a line where it is counted, all of them under `owed`."""
    facts, whole = made(given)
    notes = (*wage.wage_of(given, facts.phk_date).notes, *whole.notes)
    return Answer(
        "Rencana Anda",
        whole.total_low,
        tuple(_line(part) for part in whole.owed if part.counted),
        notes,
        whole.rules_as_of,
        _extra(whole),
        (_owed_text(whole), _steps_text(whole)),
    )


def _line(part: Owed) -> Line:
    result = part.result
    article = result.lines[0].article if result and result.lines else ""
    formula = f"sudah dibayar {rupiah(part.paid)}" if part.paid else "seluruhnya"
    return Line(part.programme, part.label, part.low, formula, article)


def _extra(whole: Plan) -> dict[str, Any]:
    return {
        "total_high": whole.total_high,
        "jkp_low": whole.jkp_low,
        "jkp_high": whole.jkp_high,
        "owed": [_owed(part) for part in whole.owed],
        "steps": [_step(step) for step in whole.steps],
    }


def _owed(part: Owed) -> dict[str, Any]:
    result = part.result
    return {
        "programme": part.programme,
        "label": part.label,
        "state": part.state,
        "low": part.low,
        "high": part.high,
        "counted": part.counted,
        "paid": part.paid,
        "reasons": list(part.reasons),
        "lines": [said.line_json(line) for line in result.lines] if result else [],
        "alternatives": {label: result.total for label, result in part.alternatives},
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "key": step.key,
        "from": step.date.isoformat(),
        "until": step.until.isoformat() if step.until else None,
        "title": step.title,
        "where": step.where,
        "papers": list(step.papers),
        "programme": step.programme,
        "basis": in_brackets(step.article),
        "done": step.done,
        "note": step.note,
        "letter": step.letter,
    }


def _owed_text(whole: Plan) -> str:
    return "\n".join(["Per program:", *(_owed_row(part) for part in whole.owed)])


def _owed_row(part: Owed) -> str:
    sums = rupiah(part.high) if part.low == part.high else f"{rupiah(part.low)}-{rupiah(part.high)}"
    shown = {"unknown": "belum diketahui", "not_due": "tidak ada"}.get(part.state, sums)
    why = f"\n{said.wrapped(part.reasons[0])}" if part.reasons else ""
    return f"  {part.label}: {shown}{why}"


def _steps_text(whole: Plan) -> str:
    return "\n".join(["Langkah:", *(_step_row(step) for step in whole.steps)])


def _step_row(step: Step) -> str:
    until = f" s.d. {day_text(step.until)}" if step.until else ""
    return f"  {day_text(step.date)}{until}: {step.title}\n    {step.where}"


# Drawing is imported when a file is asked for: the plan alone needs no fonts.
def _pdf(given: Given) -> bytes:
    from claims.paper import plan_pdf

    facts, whole = made(given)
    return plan_pdf(whole, facts, given.get("nama"))


def _ics(given: Given) -> bytes:
    from claims.paper import plan_ics

    return plan_ics(made(given)[1])


def _timeline(given: Given) -> bytes:
    from claims.paper import timeline_png

    return timeline_png(made(given)[1])


PLAN = Sum(
    "rencana",
    "Semua hak dan langkah: Rencana Anda.",
    OPTIONS,
    compute,
    {"pdf": _pdf, "ics": _ics, "gambar": _timeline},
)
