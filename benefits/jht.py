"""JHT: the contributions of a job, and the part that may be taken while still a member."""

from datetime import date
from fractions import Fraction
from typing import Literal

from benefits import rules
from benefits.result import BadInput, Line, Result, need_whole, percent, rounded, rupiah

RETURN = (
    "Hasil pengembangan belum termasuk karena besarnya berubah tiap tahun. "
    "Saldo sebenarnya ada di JMO atau 175."
)
ASSUMED = (
    "Hasil pengembangan {rate} setahun hanya andaian, bukan janji; besarnya berubah tiap tahun. "
    "Saldo sebenarnya ada di JMO atau 175."
)
STEADY = "Dihitung seolah upah yang dilaporkan tetap dan iuran selalu dibayar."
TAX = "Bagian saldo di atas {above} kena PPh 21 final {rate} bila dibayar sekaligus."
ONCE = "Pengambilan sebagian hanya satu kali."
LATER_TAX = (
    "Sisanya yang diambil sesudah dua tahun kalender kena tarif Pasal 17, yang bisa lebih tinggi."
)


def contributions(
    wage: int, months: int, on: date, annual_return: Fraction | None = None
) -> Result:
    """Contributions of employer (3.7 %) and worker (2 %) over some months.

    `wage` is the monthly wage reported to BPJS in rupiah. One rate for all months: that of `on`.
    The return is left out unless `annual_return` (a fraction, 1/20 for 5 %) is assumed; then it
    is one line of its own, compounded monthly on contributions paid at the end of each month.
    """
    need_whole("wage", wage, least=1)
    need_whole("months", months)
    paid = (
        _contribution("employer", "Iuran perusahaan", wage, months, on),
        _contribution("worker", "Iuran pekerja", wage, months, on),
    )
    if annual_return is None:
        return Result("Perkiraan iuran JHT", paid, (RETURN, STEADY, _tax_note(on)), on)
    if not 0 <= annual_return <= 1:
        raise BadInput("annual_return", "Hasil pengembangan setahun antara 0% dan 100%.")
    lines = (*paid, _return(sum(line.amount for line in paid), months, annual_return))
    notes = (ASSUMED.format(rate=percent(annual_return)), STEADY, _tax_note(on))
    return Result("Perkiraan saldo JHT", lines, notes, on)


def _return(paid: int, months: int, annual: Fraction) -> Line:
    """Each month's equal contribution grows until the last month."""
    growth = 1 + annual / 12
    grown = (growth**months - 1) / (growth - 1) if annual else Fraction(months)
    amount = rounded(Fraction(paid, months) * grown - paid) if months else 0
    formula = f"andaian {percent(annual)} setahun selama {months} bulan"
    return Line("return", "Andaian hasil pengembangan", amount, formula, "PP 46/2015 Pasal 22")


def _tax_note(on: date) -> str:
    above, rate = rules.brackets("lump_sum_tax_brackets", on)[-1]
    return TAX.format(above=rupiah(above), rate=percent(rate))


def _contribution(who: str, label: str, wage: int, months: int, on: date) -> Line:
    name = f"jht_rate_{who}"
    rate = rules.rate(name, on)
    formula = f"{percent(rate)} × {rupiah(wage)} × {months} bulan"
    return Line(who, label, rounded(rate * wage * months), formula, rules.reference(name, on))


def balance(amount: int, on: date) -> Result:
    """A balance that the worker reads off, as a result of one line."""
    need_whole("amount", amount)
    line = Line("balance", "Saldo JHT", amount, "menurut JMO", "Permenaker 4/2022 Pasal 10")
    return Result("Saldo JHT", (line,), (_tax_note(on),), on)


def partial(
    balance: int, years: int | Fraction, on: date, purpose: Literal["housing", "other"] = "other"
) -> Result:
    """Most that a member of at least 10 years may take: 30 % for a house or 10 % for other needs.

    Raises BadInput for fewer years. A laid-off worker claims the whole balance instead.
    """
    need_whole("balance", balance)
    least = rules.whole("jht_partial_years", on)
    if years < least:
        raise BadInput(
            "years", f"Pengambilan sebagian baru bisa setelah {least} tahun jadi peserta."
        )
    name = f"jht_partial_{purpose}_rate"
    rate = rules.rate(name, on)
    formula = f"{percent(rate)} × {rupiah(balance)}"
    article = rules.reference(name, on)
    line = Line(purpose, "Paling banyak diambil", rounded(rate * balance), formula, article)
    return Result("Perkiraan pengambilan sebagian JHT", (line,), (ONCE, LATER_TAX), on)
