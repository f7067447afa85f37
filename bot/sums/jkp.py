"""`teman hitung jkp`: cash by month, conditions, deadline and proof (PP 37/2021 jo. PP 6/2025)."""

from __future__ import annotations

from datetime import date
from typing import Any

from benefits import deadlines, jkp, phk_proof
from benefits.jkp_eligibility import SINCE
from benefits.result import Eligibility, day_text, in_brackets, rupiah
from bot.sums import readers, said
from bot.sums.sum import Answer, Given, Option, Sum, need
from bot.sums.wage import WAGE

OPTIONS = (
    WAGE,
    Option(
        "upah-dilaporkan",
        "Upah yang dilaporkan ke BPJS Ketenagakerjaan, bila berbeda dari --upah.",
        readers.rupiah,
    ),
    Option("phk", "Hari PHK berlaku, misalnya 2026-10-31.", readers.day, ("selesai", "akhir")),
    Option("diajukan", "Hari klaim diajukan; hari PHK bila tidak diisi.", readers.day),
    Option("disetujui", "Hari klaim disetujui.", readers.day),
    Option("dibayar-mulai", "Hari pembayaran pertama.", readers.day),
    Option("alasan", "Alasan PHK, seperti pada pesangon.", readers.reason, ("reason",)),
    Option("status", "pkwtt, pkwt, harian, borongan, lepas.", readers.contract, ("kontrak",)),
    Option("kontrak-sampai", "Hari terakhir menurut kontrak.", readers.day, ("akhir-kontrak",)),
    Option("bulan-iuran", "Bulan iuran dalam 24 bulan sebelum PHK.", readers.count),
    Option("umur-daftar", "Umur waktu didaftarkan ke BPJS Ketenagakerjaan.", readers.count),
    Option("wni", "Warga negara Indonesia: ya atau tidak.", readers.yes),
    Option("jkn", "Peserta JKN: ya atau tidak.", readers.yes),
    Option("sudah-bekerja", "Sudah bekerja lagi: ya atau tidak.", readers.yes),
    Option("mau-bekerja", "Bersedia bekerja lagi: ya atau tidak.", readers.yes),
    Option("klaim-sebelumnya", "Berapa kali pernah menerima JKP.", readers.count),
    Option("tahun-sejak-klaim", "Tahun iuran sejak JKP yang lalu.", readers.months),
    Option("tunggakan", "Bulan iuran yang ditunggak perusahaan.", readers.count),
    Option("pailit", "Perusahaan pailit atau tutup: ya atau tidak.", readers.yes),
    Option("mengundurkan-diri", "Ada surat pengunduran diri: ya atau tidak.", readers.yes),
    Option("menerima", "Pekerja menerima PHK: ya atau tidak.", readers.yes),
    Option("perjanjian-bersama", "Ada Perjanjian Bersama.", readers.yes, flag=True),
    Option("putusan", "Ada putusan PHI yang tetap.", readers.yes, flag=True),
)
AS_IF = "Bila klaim PHK {phk} diajukan dan disetujui pada hari itu juga, jumlahnya {total}."
REFUSED = "Belum memenuhi syarat JKP: {why}. Bila syaratnya terpenuhi, jumlahnya {total}."


def compute(given: Given) -> Answer:
    """What is paid in each month, 0 where a condition fails, with all that was checked."""
    phk: date = given.get("phk") or readers.today()
    reported = given.get("upah_dilaporkan") or need(given, "upah", "7000000")
    result = _amount(given, reported, phk)
    filed = given.get("diajukan") or phk
    found = jkp.eligibility(_facts(given, phk), filed) if filed >= SINCE else None
    owed = found is None or not found.failed
    notes = (*_transition(given, reported, phk, result), *result.notes)
    if not owed and found:
        notes = (REFUSED.format(why=found.failed[0], total=rupiah(result.total)), *notes)
    return Answer(
        result.title,
        result.total if owed else 0,
        result.lines if owed else (),
        notes,
        result.rules_as_of,
        _extra(given, result, found, filed, phk),
        _sections(given, found, phk),
    )


def _amount(given: Given, wage: int, phk: date) -> jkp.JkpAmount:
    filed, approved = given.get("diajukan"), given.get("disetujui")
    first = given.get("dibayar_mulai")
    if filed or approved or first:
        filed = filed or min(day for day in (approved, first, phk) if day)
        return jkp.claimed_amount(wage, filed, approved or filed, first)
    return jkp.amount(wage, phk)


def _transition(given: Given, wage: int, phk: date, result: jkp.JkpAmount) -> tuple[str, ...]:
    """Under the first rule, what a claim gets that is still paid when the new one holds."""
    if any(name in given for name in ("diajukan", "disetujui", "dibayar_mulai")) or phk >= SINCE:
        return ()
    crossing = jkp.claimed_amount(wage, phk, phk)
    if crossing.total == result.total:
        return ()
    return (AS_IF.format(phk=day_text(phk), total=rupiah(crossing.total)),)


def _facts(given: Given, phk: date) -> jkp.JkpFacts:
    return jkp.JkpFacts(
        citizen=given.get("wni"),
        age_at_registration=given.get("umur_daftar"),
        contribution_months=given.get("bulan_iuran"),
        jkn_member=given.get("jkn"),
        reason=given.get("alasan"),
        contract_type=given.get("status"),
        phk_date=phk,
        already_working=given.get("sudah_bekerja"),
        willing_to_work=given.get("mau_bekerja"),
        earlier_claims=given.get("klaim_sebelumnya"),
        years_since_claim=given.get("tahun_sejak_klaim"),
        contract_end=given.get("kontrak_sampai"),
        resigned=given.get("mengundurkan_diri"),
        employer_bankrupt=given.get("pailit"),
        arrears_months=given.get("tunggakan"),
    )


def _proof(given: Given) -> tuple[str, ...]:
    way = phk_proof.route(
        given.get("menerima"),
        agreement_signed=given.get("perjanjian_bersama", False),
        court_decided=given.get("putusan", False),
    )
    return phk_proof.papers_or_any_for_jkp(way)


def _extra(
    given: Given, result: jkp.JkpAmount, found: Eligibility | None, filed: date, phk: date
) -> dict[str, Any]:
    deadline = deadlines.jkp_claim(phk)
    extra: dict[str, Any] = {
        "monthly": list(result.monthly),
        "capped": result.capped,
        "amount_if_eligible": result.total,
        "deadline": deadline.isoformat(),
        "proof": list(_proof(given)),
    }
    if found is None:
        return extra
    extra["eligibility"] = {
        "eligible": found.eligible,
        "passed": list(found.passed),
        "failed": list(found.failed),
        "unknown": list(found.unknown),
    }
    months = jkp.months(filed, deadline=deadline)
    pairs = zip(months, result.monthly, strict=True)
    return extra | {"months": [_month(month, cash) for month, cash in pairs]}


def _month(month: jkp.JkpMonth, cash: int) -> dict[str, Any]:
    return {
        "month": month.number,
        "amount": cash,
        "opens": month.opens.isoformat(),
        "until": month.until.isoformat() if month.until else None,
        "tasks": list(month.tasks),
        "basis": in_brackets(month.article),
    }


def _sections(given: Given, found: Eligibility | None, phk: date) -> tuple[str, ...]:
    deadline = f"Batas klaim: {day_text(deadlines.jkp_claim(phk))}."
    proof = "Bukti PHK:\n" + "\n".join(said.wrapped(paper) for paper in _proof(given))
    if found is None:
        return (deadline, proof)
    marks = (("ya", found.passed), ("TIDAK", found.failed), ("?", found.unknown))
    rows = [f"  {mark:5} {text}" for mark, texts in marks for text in texts]
    return (deadline, "Syarat:\n" + "\n".join(rows), proof)


JKP = Sum("jkp", "Uang tunai Jaminan Kehilangan Pekerjaan.", OPTIONS, compute)
