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
STEADY = "Dihitung seolah upah yang dilaporkan tetap dan iuran selalu dibayar."
TAX = "Bagian saldo di atas {above} kena PPh 21 final {rate} bila dibayar sekaligus."
ONCE = "Pengambilan sebagian hanya satu kali."
LATER_TAX = (
    "Sisanya yang diambil sesudah dua tahun kalender kena tarif Pasal 17, yang bisa lebih tinggi."
)


def contributions(wage: int, months: int, on: date) -> Result:
    """Contributions of employer (3.7 %) and worker (2 %) over some months, without the return.

    `wage` is the monthly wage reported to BPJS in rupiah. One rate for all months: that of `on`.
    """
    need_whole("wage", wage, least=1)
    need_whole("months", months)
    lines = (
        _contribution("employer", "Iuran perusahaan", wage, months, on),
        _contribution("worker", "Iuran pekerja", wage, months, on),
    )
    return Result("Perkiraan iuran JHT", lines, (RETURN, STEADY, _tax_note(on)), on)


def _tax_note(on: date) -> str:
    above, rate = rules.brackets("lump_sum_tax_brackets", on)[-1]
    return TAX.format(above=rupiah(above), rate=percent(rate))


def _contribution(who: str, label: str, wage: int, months: int, on: date) -> Line:
    name = f"jht_rate_{who}"
    rate = rules.rate(name, on)
    formula = f"{percent(rate)} × {rupiah(wage)} × {months} bulan"
    return Line(who, label, rounded(rate * wage * months), formula, rules.reference(name, on))


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
