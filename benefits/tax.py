"""PPh 21 on severance, on JHT/JP paid at once, and by Pasal 17.

PP 68/2009, PMK 16/PMK.03/2010, UU PPh Pasal 17 jo. UU 7/2021. Negative sums raise BadInput,
dates before the rule (16 November 2009; Pasal 17: 1 January 2009) raise rules.NoValue.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from benefits import rules
from benefits.result import Line, Result, need_whole, percent, rounded, rupiah

TWO_YEARS = (
    "Tarif final ini untuk pembayaran dalam {years} tahun kalender, sejak tahun pembayaran "
    "pertama. Sesudahnya memakai tarif Pasal 17."
)
NOT_SEVERANCE = "Upah terakhir, THR, dan lembur yang belum dibayar kena PPh 21 biasa, bukan ini."
NOT_FINAL = "Tidak final: laporkan di SPT Tahunan dan kreditkan pajak yang sudah dipotong."
NO_NPWP = "Tanpa NPWP tarifnya bertambah {surcharge}."


def severance_tax(total: int, on: date, paid_before: int = 0) -> Result:
    """Final tax on severance (UP, UPMK, UPH) of `total` rupiah paid on `on`.

    `paid_before` is severance already paid within the same two calendar years: slices go on.
    """
    notes = (_two_years(on), NOT_SEVERANCE)
    title = "Perkiraan PPh 21 atas pesangon"
    return _sliced("severance_tax_brackets", title, total, on, paid_before, notes)


def lump_sum_tax(total: int, on: date, paid_before: int = 0) -> Result:
    """Final tax on JHT, THT or a pension benefit paid at once."""
    notes = (_two_years(on),)
    title = "Perkiraan PPh 21 atas JHT/JP yang dibayar sekaligus"
    return _sliced("lump_sum_tax_brackets", title, total, on, paid_before, notes)


def pasal17(total: int, on: date, paid_before: int = 0, has_npwp: bool = True) -> Result:
    """Tax by Pasal 17 on payments from the third calendar year on; not final.

    `paid_before` counts payments of the same calendar year only.
    """
    surcharge = rules.rate("no_npwp_surcharge", on)
    extra = Fraction(0) if has_npwp else surcharge
    notes = (NOT_FINAL, NO_NPWP.format(surcharge=percent(surcharge)))
    title = "Perkiraan PPh 21 tarif Pasal 17"
    return _sliced("income_tax_brackets", title, total, on, paid_before, notes, extra)


@dataclass(frozen=True)
class TaxedPayment:
    """One instalment of `amount` rupiah with its tax; not `final` from the third year on."""

    day: date
    amount: int
    result: Result
    final: bool

    @property
    def tax(self) -> int:
        """Tax on this instalment in rupiah."""
        return self.result.total


def by_payment(
    payments: Iterable[tuple[date, int]],
    kind: Literal["severance", "lump_sum"] = "severance",
    *,
    has_npwp: bool = True,
) -> tuple[TaxedPayment, ...]:
    """Tax on each instalment, earliest first.

    Two calendar years from the first one share the final slices; from the third on Pasal 17 holds
    and its slices begin again each year (PMK 16/PMK.03/2010). Raises BadInput for negative sums.
    """
    function = severance_tax if kind == "severance" else lump_sum_tax
    taxed: list[TaxedPayment] = []
    for day, amount in sorted(payments):
        need_whole("payments", amount)
        final = is_lump_sum(taxed[0].day if taxed else day, day)
        alike = (past for past in taxed if past.final == final)
        before = sum(past.amount for past in alike if final or past.day.year == day.year)
        result = function(amount, day, before) if final else pasal17(amount, day, before, has_npwp)
        taxed.append(TaxedPayment(day, amount, result, final))
    return tuple(taxed)


def is_lump_sum(first_payment: date, payment: date) -> bool:
    """Whether a payment still falls in the two calendar years that begin with the first one."""
    years = rules.whole("lump_sum_years", payment)
    return 0 <= payment.year - first_payment.year < years


def _two_years(on: date) -> str:
    return TWO_YEARS.format(years=rules.whole("lump_sum_years", on))


def _sliced(
    name: str,
    title: str,
    total: int,
    on: date,
    paid_before: int,
    notes: tuple[str, ...],
    surcharge: Fraction = Fraction(0),
) -> Result:
    need_whole("total", total)
    need_whole("paid_before", paid_before)
    article = rules.reference(name, on)
    lines = tuple(_slices(name, total, on, paid_before, article, surcharge))
    return Result(title, lines, notes, on)


def _slices(
    name: str, total: int, on: date, paid_before: int, article: str, surcharge: Fraction
) -> Iterator[Line]:
    """One line for each slice that some of the money falls into."""
    brackets = rules.brackets(name, on)
    uppers: list[int | None] = [above for above, _ in brackets[1:]]
    for number, ((above, rate), upper) in enumerate(
        zip(brackets, [*uppers, None], strict=True), start=1
    ):
        top = paid_before + total if upper is None else min(upper, paid_before + total)
        part = top - max(above, paid_before)
        if part > 0:
            charged = rate * (1 + surcharge)
            formula = f"{percent(charged)} × {rupiah(part)}"
            label = _slice_label(above, upper)
            taxed = rounded(charged * part)
            yield Line(f"slice_{number}", label, taxed, formula, article, rate=charged)


def _slice_label(above: int, upper: int | None) -> str:
    if upper is None:
        return f"Di atas {rupiah(above)}"
    return f"{rupiah(above)} sampai {rupiah(upper)}"
