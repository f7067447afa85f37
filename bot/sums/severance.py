"""`teman hitung pesangon`: PP 35/2021 Pasal 40-59."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from benefits import severance, tax
from benefits.reasons import REASONS
from benefits.result import Result, day_text, rupiah
from benefits.tenure import Tenure
from bot.sums import readers, said, wage
from bot.sums.sum import Answer, Given, Option, Sum, WrongGiven, need

OPTIONS = (
    Option(
        "alasan",
        'Alasan PHK: kunci dari "teman hitung alasan", atau kata-kata: "efisiensi karena rugi".',
        readers.reason,
        ("reason",),
    ),
    *wage.OPTIONS,
    Option("mulai", "Hari pertama kerja, misalnya 2018-03-01.", readers.day, ("start",)),
    Option(
        "selesai", "Hari PHK berlaku, misalnya 2026-10-31.", readers.day, ("phk", "akhir", "end")
    ),
    Option("masa-kerja", 'Ganti --mulai: "7 tahun 3 bulan".', readers.tenure, ("tenure",)),
    Option("status", "pkwtt (tetap), pkwt, harian, borongan.", readers.contract, ("kontrak",)),
    Option("sisa-cuti", "Hari cuti tahunan yang belum diambil.", readers.count, ("cuti",)),
    Option("pembagi-cuti", "Hari kerja sebulan untuk nilai cuti (25).", readers.count),
    Option("ongkos-pulang", "Biaya pulang ke tempat asal diterima kerja.", readers.rupiah),
    Option("hak-lain", "Hak lain menurut PK/PP/PKB.", readers.rupiah),
    Option("uang-pisah", "Uang pisah menurut PK/PP/PKB.", readers.rupiah),
    Option(
        "manfaat-pensiun", "Manfaat DPLK/DPPK (bukan BPJS), Pasal 58.", readers.rupiah, ("dplk",)
    ),
    Option("bagian-perusahaan", "Bagian perusahaan dalam iuran pensiun itu: 60%.", readers.share),
    Option("mikro-kecil", "Usaha mikro atau kecil (Pasal 59).", readers.yes, flag=True),
)
NOT_OWED = {
    "pkwt": "Pekerja kontrak (PKWT) mendapat uang kompensasi: teman hitung pkwt.",
    "freelance": "Pesangon hanya untuk pekerja dengan hubungan kerja.",
}
WHICH = (
    "Alasan ini belum rinci, dan jumlahnya tergantung alasan yang sebenarnya. "
    "Perusahaan yang harus membuktikan alasannya."
)
LAST_DAY = (
    "Masa kerja kurang satu hari dari {years} tahun penuh. Bila {day} masih hari kerja, "
    "masa kerjanya genap {years} tahun dan jumlahnya {total}."
)


def compute(given: Given) -> Answer:
    """Severance for one reason, or for each that a general one may mean."""
    on: date = given.get("selesai") or readers.today()
    pay = wage.wage_of(given, on)
    if why := NOT_OWED.get(given.get("status", "pkwtt")):
        return Answer(severance.TITLE, 0, (), (why,), on)
    inp = _input(given, pay.amount, on)
    results = severance.compute_all(inp, on)
    lowest = min(results.values(), key=lambda result: result.total)
    notes = (*_which(results), *_last_day(given, inp, on), *pay.notes)
    extra = _extra(given, inp, pay, results, lowest)
    sections = [_side_by_side(results)] if len(results) > 1 else []
    sections += [_taxed(lowest, on)] if lowest.total else []
    return Answer.of(lowest, *notes, extra=extra, sections=sections)


def _input(given: Given, amount: int, on: date) -> severance.SeveranceInput:
    leave = {"leave_divisor": given["pembagi_cuti"]} if "pembagi_cuti" in given else {}
    return severance.SeveranceInput(
        wage=amount,
        tenure=tenure_of(given, on),
        reason=need(given, "alasan", "efficiency_loss (daftarnya: teman hitung alasan)"),
        unused_leave_days=given.get("sisa_cuti", 0),
        return_travel=given.get("ongkos_pulang", 0),
        other_items=given.get("hak_lain", 0),
        uang_pisah=given.get("uang_pisah"),
        pension_benefit=given.get("manfaat_pensiun", 0),
        pension_employer_share=given.get("bagian_perusahaan", Fraction(0)),
        micro_small=given.get("mikro_kecil", False),
        **leave,
    )


def tenure_of(given: Given, on: date) -> Tenure:
    """Length of service from the dates, or as it was told."""
    if "masa_kerja" in given:
        told: Tenure = given["masa_kerja"]
        return told
    start: date = need(given, "mulai", "2018-03-01 (atau --masa-kerja)")
    if start > on:
        raise WrongGiven(f"--mulai {start}: sesudah hari PHK {on}")
    return Tenure.between(start, on)


def _which(results: dict[str, Result]) -> Iterator[str]:
    if len(results) > 1:
        yield WHICH


def _last_day(given: Given, inp: severance.SeveranceInput, on: date) -> Iterator[str]:
    """One day short of a step: whether the last day counts is worth a month's wage or more."""
    if "masa_kerja" in given:
        return
    whole = Tenure.between(given["mulai"], on, inclusive=True)
    if whole.years > inp.tenure.years:
        more = severance.compute_all(replace(inp, tenure=whole), on)
        total = min(result.total for result in more.values())
        yield LAST_DAY.format(years=whole.years, day=day_text(on), total=rupiah(total))


def _extra(
    given: Given,
    inp: severance.SeveranceInput,
    pay: wage.Wage,
    results: dict[str, Result],
    lowest: Result,
) -> dict[str, Any]:
    on = lowest.rules_as_of
    taxed = tax.severance_tax(lowest.total, on).total
    extra: dict[str, Any] = {
        "reason": inp.reason,
        "wage": pay.amount,
        "tenure": {"years": inp.tenure.years, "months": inp.tenure.months, "days": inp.tenure.days},
        "tax": taxed,
        "net": lowest.total - taxed,
    }
    if len(results) > 1:
        extra["total_high"] = max(result.total for result in results.values())
        extra["alternatives"] = {key: _alternative(key, one) for key, one in results.items()}
    return extra


def _alternative(key: str, result: Result) -> dict[str, Any]:
    lines = [said.line_json(line) for line in result.lines]
    return {"label": REASONS[key][0], "total": result.total, "lines": lines}


def _side_by_side(results: dict[str, Result]) -> str:
    """The totals of all that a general reason may mean, with their working."""
    parts = []
    for key, result in results.items():
        parts.append(f"{REASONS[key][0]} ({key}): {rupiah(result.total)}")
        parts += [said.line_text(line) for line in result.lines]
    return "\n".join(parts)


def _taxed(result: Result, on: date) -> str:
    taxed = tax.severance_tax(result.total, on).total
    return (
        f"PPh 21 final bila dibayar sekaligus {rupiah(taxed)}; "
        f"bersih {rupiah(result.total - taxed)}."
    )


SEVERANCE = Sum("pesangon", "Pesangon: UP, UPMK, uang penggantian hak.", OPTIONS, compute)
