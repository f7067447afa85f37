"""`teman hitung pkwt`: uang kompensasi of a contract (PP 35/2021 Pasal 15-17)."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from benefits import pkwt
from benefits.result import rupiah
from bot.sums import readers, said, wage
from bot.sums.sum import Answer, Given, Option, Sum, need

OPTIONS = (
    *wage.OPTIONS,
    Option("mulai", "Hari pertama kontrak, misalnya 2025-01-01.", readers.day, ("start",)),
    Option(
        "selesai",
        "Hari terakhir kerja; ikut dihitung.",
        readers.day,
        ("phk", "akhir", "end"),
    ),
    Option(
        "bulan",
        "Ganti kedua tanggal: lama kerja dalam bulan.",
        readers.months,
        ("masa-kerja", "months"),
    ),
    Option(
        "kontrak-sampai",
        "Hari terakhir menurut kontrak, bila berakhir lebih awal.",
        readers.day,
        ("akhir-kontrak",),
    ),
    Option(
        "diakhiri-oleh",
        "Siapa yang mengakhiri lebih awal: perusahaan atau pekerja.",
        readers.one_of(perusahaan=("employer", "pengusaha"), pekerja=("worker", "karyawan")),
    ),
    Option("mikro-kecil", "Usaha mikro atau kecil.", readers.yes, flag=True),
    Option("tka", "Tenaga kerja asing.", readers.yes, flag=True),
)


def compute(given: Given) -> Answer:
    """Compensation for the time worked; the wages of the rest of the term stand apart."""
    if "bulan" not in given:
        need(given, "mulai", "2025-01-01 (atau --bulan)")
        need(given, "selesai", "2025-09-30")
    on: date = given.get("selesai") or readers.today()
    pay = wage.wage_of(given, on)
    inp = _input(given, pay.amount)
    result = pkwt.compute(inp, on)
    extra = {
        "wage": pay.amount,
        "months_worked": said.number(result.months),
        "remaining_months": said.number(Fraction(inp.remaining_months)),
        "remaining_wages": result.remaining_wages,
    }
    return Answer.of(result, *pay.notes, extra=extra, sections=_rest(inp, result))


def _input(given: Given, amount: int) -> pkwt.CompensationInput:
    last: date | None = given.get("selesai")
    left = _months_left(given, last)
    by = given.get("diakhiri_oleh") or ("perusahaan" if left else None)
    return pkwt.CompensationInput(
        wage=amount,
        months=given.get("bulan"),
        start=given.get("mulai"),
        end=last,
        ended_early_by={"perusahaan": "employer", "pekerja": "worker"}.get(by),  # type: ignore[arg-type]
        remaining_months=left,
        micro_small=given.get("mikro_kecil", False),
        foreign=given.get("tka", False),
    )


def _months_left(given: Given, last: date | None) -> Fraction:
    """Months of the contract after the last day of work."""
    until: date | None = given.get("kontrak_sampai")
    if until is None or last is None or until <= last:
        return Fraction(0)
    return pkwt.months_between(last + timedelta(days=1), until)


def _rest(inp: pkwt.CompensationInput, result: pkwt.Compensation) -> list[str]:
    """Who may claim the wages that were left."""
    if not result.remaining_wages:
        return []
    who = "pekerja" if inp.ended_early_by == "employer" else "perusahaan"
    return [
        f"Upah sisa kontrak yang dapat dituntut {who}, tidak termasuk total: "
        f"{rupiah(result.remaining_wages)} ({pkwt.REST_LAW})."
    ]


CONTRACT = Sum("pkwt", "Uang kompensasi kontrak (PKWT).", OPTIONS, compute)
