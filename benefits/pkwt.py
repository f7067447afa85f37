"""Uang kompensasi PKWT: months worked / 12 x one month's wage (PP 35/2021 Pasal 15-17)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil
from typing import Literal

from benefits import notes, rules
from benefits.result import BadInput, Line, Result, day_text, decimal, need_whole, rounded, rupiah
from benefits.tenure import Tenure, add_months

TITLE = "Perkiraan uang kompensasi kontrak (PKWT)"
ARTICLE = "PP 35/2021 Pasal 16 ayat 1"
LONGEST_MONTHS = 60 * 12
# Nobody wrote how a part of a month counts; 30 days to the month is what offices use.
DAYS_A_MONTH = 30
REST_LAW = "UU 13/2003 Pasal 62"
REST_EXCEPTION = (
    "Tidak berlaku bila kontrak berakhir karena pekerja meninggal, putusan pengadilan, atau "
    "kejadian yang disebut dalam kontrak (UU 13/2003 Pasal 61)."
)

EMPLOYER_OWES = (
    "Perusahaan mengakhiri kontrak sebelum waktunya: sisa upah dapat dituntut terpisah, "
    "{working} (UU 13/2003 Pasal 62). Tidak masuk total di atas."
)
WORKER_OWES = (
    "Kompensasi tetap ada untuk masa yang sudah dijalani (PP 35/2021 Pasal 17). Namun perusahaan "
    "dapat menuntut sisa upah sampai kontrak habis, {working} (UU 13/2003 Pasal 62)."
)
TOO_SHORT = "Uang kompensasi baru ada setelah bekerja {months} bulan terus-menerus."
TOO_LONG = (
    "Kontrak lebih dari {years} tahun melewati batas PKWT. Tanyakan ke Disnaker: "
    "Anda mungkin berhak atas pesangon sebagai pekerja tetap."
)
OLD_CONTRACT = "Masa kerja sebelum {since} tidak ikut dihitung (PP 35/2021 Pasal 64)."
MAYBE_OLD_CONTRACT = (
    "Bila kontrak mulai sebelum {since}, masa sebelum tanggal itu tidak dihitung "
    "(PP 35/2021 Pasal 64)."
)
PARTIAL_MONTH = "Sisa hari dihitung sebagai 1/30 bulan; peraturan tidak menyebut caranya."
EACH_TERM = "Bila kontrak diperpanjang, kompensasi dibayar di akhir tiap masa kontrak."
TAX = (
    "Pajak atas uang kompensasi PKWT belum diatur tegas dan praktiknya berbeda. "
    "Mintalah bukti potong."
)
NOT_FOREIGN = "Tidak berlaku untuk tenaga kerja asing."
MICRO_SMALL = (
    "Untuk usaha mikro dan kecil, jumlahnya mengikuti kesepakatan (PP 35/2021 Pasal 16). "
    "Angka ini hanya pembanding."
)


@dataclass(frozen=True)
class CompensationInput:
    """Wage a month in rupiah, and either `months` worked or the dates of the term.

    `end` is the last day at work; `months`, when given, wins over the dates.
    `remaining_months` are those left of a term ended early.
    """

    wage: int
    months: Fraction | int | None = None
    start: date | None = None
    end: date | None = None
    ended_early_by: Literal["employer", "worker"] | None = None
    remaining_months: Fraction | int = 0
    micro_small: bool = False
    foreign: bool = False


@dataclass(frozen=True, kw_only=True)
class Compensation(Result):
    """The compensation, with the separate claim for the wages of the remaining months."""

    months: Fraction
    remaining_wages: int


def compute(inp: CompensationInput, on: date) -> Compensation:
    """Compensation under the rules in force on `on`, the end of the contract.

    One line `compensation`, none when worked for less than a month. `remaining_wages` is not in
    the total. Raises BadInput(field, why).
    """
    _check(inp, on)
    months = _counted_months(inp, on)
    due = _worked_long_enough(inp, on) and not inp.foreign
    return Compensation(
        title=TITLE,
        lines=(_line(inp.wage, months),) if due else (),
        notes=tuple(_notes(inp, months, on)),
        rules_as_of=on,
        months=months,
        remaining_wages=_remaining_wages(inp),
    )


def _check(inp: CompensationInput, on: date) -> None:
    need_whole("wage", inp.wage, least=1)
    if inp.ended_early_by not in (None, "employer", "worker"):
        raise BadInput("ended_early_by", "Pilih perusahaan atau pekerja.")
    for field, months in (("months", inp.months or 0), ("remaining_months", inp.remaining_months)):
        if not isinstance(months, int | Fraction) or not 0 <= months <= LONGEST_MONTHS:
            raise BadInput(field, "Isi jumlah bulan yang benar.")
    since = rules.parameter("pkwt_compensation_from").values[0].since
    if min(on, inp.end or on) < since:
        raise BadInput("on", "Kontrak yang berakhir sebelum 2 Februari 2021 memakai aturan lama.")


def _term(inp: CompensationInput) -> tuple[date, date]:
    """First and last day of the contract."""
    if inp.start is None or inp.end is None:
        raise BadInput("months", "Isi lama kerja, atau tanggal mulai dan tanggal berakhir.")
    if inp.end < inp.start:
        raise BadInput("end", "Tanggal berakhir lebih awal dari tanggal mulai.")
    return inp.start, inp.end


def months_between(start: date, end: date) -> Fraction:
    """Months from the first to the last day of a term, both counted; odd days are thirtieths."""
    worked = Tenure.between(start, end, inclusive=True)
    return worked.total_months + Fraction(worked.days, DAYS_A_MONTH)


def _counted_months(inp: CompensationInput, on: date) -> Fraction:
    if inp.months is not None:
        return Fraction(inp.months)
    start, end = _term(inp)
    return months_between(max(start, rules.day("pkwt_compensation_from", on)), end)


def _worked_long_enough(inp: CompensationInput, on: date) -> bool:
    """By the calendar where the dates are known: 30 days of March are not yet a month."""
    least = rules.whole("pkwt_compensation_min_months", on)
    if inp.months is not None:
        return inp.months >= least
    return Tenure.between(*_term(inp), inclusive=True).total_months >= least


def _line(wage: int, months: Fraction) -> Line:
    amount = rounded(months / 12 * wage)
    formula = f"{decimal(months)} bulan ÷ 12 × {rupiah(wage)}"
    share = months / 12
    return Line("compensation", "Uang kompensasi", amount, formula, ARTICLE, months=share)


def _remaining_wages(inp: CompensationInput) -> int:
    return rounded(inp.remaining_months * Fraction(inp.wage)) if inp.ended_early_by else 0


def rest_of_contract(wage: int, months: Fraction | int, on: date) -> Result:
    """Wages for the `months` left of a term ended early, which the other side may claim.

    Not owed when the end was one of UU 13/2003 Pasal 61 ayat 1 (death, a court's decision, an
    event named in the contract). A claim of its own: never part of the compensation.
    """
    need_whole("wage", wage, least=1)
    formula = f"{decimal(months)} bulan × {rupiah(wage)}"
    line = Line(
        "remaining_wages",
        "Upah sisa kontrak",
        rounded(months * wage),
        formula,
        REST_LAW,
        months=Fraction(months),
    )
    return Result("Perkiraan upah sisa kontrak", (line,), (REST_EXCEPTION,), on)


def _notes(inp: CompensationInput, months: Fraction, on: date) -> Iterator[str]:
    if inp.foreign:
        yield NOT_FOREIGN
    if not _worked_long_enough(inp, on):
        yield TOO_SHORT.format(months=rules.whole("pkwt_compensation_min_months", on))
    if inp.micro_small:
        yield MICRO_SMALL
    if inp.ended_early_by:
        yield _early_end(inp)
    yield from _term_notes(inp, months, on)
    yield EACH_TERM
    yield TAX
    if not inp.foreign:
        yield NOT_FOREIGN
    if on >= notes.NEW_LAW_MONTH:
        yield notes.NEW_LAW


def _early_end(inp: CompensationInput) -> str:
    text = EMPLOYER_OWES if inp.ended_early_by == "employer" else WORKER_OWES
    if not inp.remaining_months:
        return text.format(working="sebesar upah bulan yang tersisa")
    months = decimal(Fraction(inp.remaining_months))
    product = f"{months} bulan × {rupiah(inp.wage)} = {rupiah(_remaining_wages(inp))}"
    return text.format(working=product)


def _term_notes(inp: CompensationInput, months: Fraction, on: date) -> Iterator[str]:
    years = rules.whole("pkwt_max_years", on)
    start, whole_term = add_months(on, -ceil(months)), months
    if inp.months is None:
        start, end = _term(inp)
        whole_term = months_between(start, end)
        if months.denominator > 1:
            yield PARTIAL_MONTH
    since = rules.day("pkwt_compensation_from", on)
    if start < since:
        text = OLD_CONTRACT if inp.months is None else MAYBE_OLD_CONTRACT
        yield text.format(since=day_text(since))
    if whole_term > years * 12:
        yield TOO_LONG.format(years=years)
