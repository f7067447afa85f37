"""Pesangon: uang pesangon (UP), uang penghargaan masa kerja (UPMK), uang penggantian hak (UPH).

PP 35/2021 Pasal 40-59; UU 13/2003 Pasal 156-157 jo. UU 6/2023.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from benefits import notes, rules
from benefits.reasons import REASONS, Reason, alternatives, rows
from benefits.result import BadInput, Line, Result, decimal, need_whole, percent, rounded, rupiah
from benefits.tenure import Tenure
from benefits.wage_base import monthly, monthly_from_daily, monthly_from_output

__all__ = [
    "REASONS",
    "BadInput",
    "SeveranceInput",
    "alternatives",
    "compute",
    "compute_all",
    "monthly",
    "monthly_from_daily",
    "monthly_from_output",
]

TITLE = "Perkiraan pesangon"
UPH_ARTICLE = "PP 35/2021 Pasal 40 ayat 4"
OFFSET_ARTICLE = "PP 35/2021 Pasal 58"
LONGEST_YEARS = 60
LONGEST_MONTH = 31


@dataclass(frozen=True)
class SeveranceInput:
    """What the sum needs. Money in whole rupiah, `wage` a month (basic + fixed allowances).

    `uang_pisah` is the amount that the PK/PP/PKB promises, None when not known.
    `pension_benefit` is the benefit of a DPLK/DPPK programme (never BPJS) and
    `pension_employer_share` the employer's part of its contributions, 0 to 1 (Pasal 58).
    """

    wage: int
    tenure: Tenure
    reason: str
    unused_leave_days: int = 0
    leave_divisor: int = 25
    return_travel: int = 0
    other_items: int = 0
    uang_pisah: int | None = None
    pension_benefit: int = 0
    pension_employer_share: Fraction = Fraction(0)
    micro_small: bool = False


def compute(inp: SeveranceInput, on: date) -> Result:
    """Severance under the rules in force on `on`, the date of the layoff.

    Lines have the keys up, upmk, leave, return_travel, other_items, uang_pisah, pension_offset
    (negative). Raises BadInput(field, why) for a wage of 0 or less, a tenure over 60 years, an
    unknown or generic reason, and dates before 2 February 2021.
    """
    reason = _checked(inp, on)
    if reason.reinstated:
        return Result(TITLE, (), (notes.ACQUITTED,), on)
    due = tuple(_due(inp, reason, on))
    lines = (*due, *_offset(inp, due))
    return Result(TITLE, lines, tuple(_notes(inp, reason, lines, on)), on)


def compute_all(inp: SeveranceInput, on: date) -> dict[str, Result]:
    """Results side by side by exact reason: all that a generic reason may mean, else just one."""
    keys = alternatives(inp.reason) or (inp.reason,)
    return {key: compute(replace(inp, reason=key), on) for key in keys}


def _checked(inp: SeveranceInput, on: date) -> Reason:
    need_whole("wage", inp.wage, least=1)
    need_whole("leave_divisor", inp.leave_divisor, least=1)
    for field in ("unused_leave_days", "return_travel", "other_items", "pension_benefit"):
        need_whole(field, getattr(inp, field))
    if inp.uang_pisah is not None:
        need_whole("uang_pisah", inp.uang_pisah)
    if inp.leave_divisor > LONGEST_MONTH:
        raise BadInput("leave_divisor", f"Pembagi cuti paling besar {LONGEST_MONTH} hari.")
    if not 0 <= inp.pension_employer_share <= 1:
        raise BadInput("pension_employer_share", "Bagian perusahaan antara 0% dan 100%.")
    if inp.tenure > Tenure(LONGEST_YEARS, 0):
        raise BadInput("tenure", f"Masa kerja lebih dari {LONGEST_YEARS} tahun. Mohon periksa.")
    return _reason(inp.reason, on)


def _reason(key: str, on: date) -> Reason:
    try:
        known = rows(on)
    except rules.NoValue as error:
        raise BadInput("on", notes.OLD_LAW) from error
    if key in known:
        return known[key]
    if options := alternatives(key):
        labels = " atau ".join(REASONS[option][0].lower() for option in options)
        raise BadInput("reason", f"Alasan perlu lebih rinci: {labels}?")
    if key in REASONS:
        raise BadInput("reason", "Kontrak yang berakhir memberi uang kompensasi, bukan pesangon.")
    raise BadInput("reason", "Alasan PHK ini tidak dikenal.")


def _due(inp: SeveranceInput, reason: Reason, on: date) -> Iterator[Line]:
    yield _up(inp, reason, on)
    yield _upmk(inp, reason, on)
    yield from _uph(inp)
    if inp.uang_pisah:
        yield Line("uang_pisah", "Uang pisah", inp.uang_pisah, "menurut PK/PP/PKB", reason.article)


def _up(inp: SeveranceInput, reason: Reason, on: date) -> Line:
    months = rules.step("severance_up_months", inp.tenure.years, on)
    return Line(
        "up",
        "Uang pesangon (UP)",
        rounded(reason.up * months * inp.wage),
        f"{decimal(reason.up)} × {months} bulan × {rupiah(inp.wage)}",
        f"{reason.article}; {rules.reference('severance_up_months', on)}",
        months=reason.up * months,
        rate=reason.up,
    )


def _upmk(inp: SeveranceInput, reason: Reason, on: date) -> Line:
    months = rules.step("severance_upmk_months", inp.tenure.years, on)
    return Line(
        "upmk",
        "Uang penghargaan masa kerja (UPMK)",
        rounded(reason.upmk * months * inp.wage),
        f"{decimal(reason.upmk)} × {months} bulan × {rupiah(inp.wage)}",
        f"{reason.article}; {rules.reference('severance_upmk_months', on)}",
        months=reason.upmk * months,
        rate=reason.upmk,
    )


def _uph(inp: SeveranceInput) -> Iterator[Line]:
    if days := inp.unused_leave_days:
        value = rounded(Fraction(days * inp.wage, inp.leave_divisor))
        formula = f"{days} hari ÷ {inp.leave_divisor} × {rupiah(inp.wage)}"
        yield Line("leave", "Sisa cuti tahunan", value, formula, f"{UPH_ARTICLE} huruf a")
    if cost := inp.return_travel:
        label = "Ongkos pulang pekerja dan keluarga"
        yield Line("return_travel", label, cost, "biaya nyata", f"{UPH_ARTICLE} huruf b")
    if other := inp.other_items:
        label = "Hak lain menurut PK/PP/PKB"
        yield Line("other_items", label, other, "menurut PK/PP/PKB", f"{UPH_ARTICLE} huruf c")


def _employer_benefit(inp: SeveranceInput) -> int:
    return rounded(inp.pension_benefit * inp.pension_employer_share)


def _offset(inp: SeveranceInput, due: tuple[Line, ...]) -> Iterator[Line]:
    """The employer's part of a pension benefit counts toward UP, UPMK and uang pisah only."""
    open_to_offset = sum(line.amount for line in due if line.key in {"up", "upmk", "uang_pisah"})
    amount = min(_employer_benefit(inp), open_to_offset)
    if amount:
        formula = f"{percent(inp.pension_employer_share)} × {rupiah(inp.pension_benefit)}"
        if amount < _employer_benefit(inp):
            formula += ", paling banyak sebesar UP, UPMK, dan uang pisah"
        label = "Dikurangi manfaat pensiun dari iuran perusahaan"
        yield Line("pension_offset", label, -amount, formula, OFFSET_ARTICLE)


def _notes(inp: SeveranceInput, reason: Reason, lines: tuple[Line, ...], on: date) -> Iterator[str]:
    if inp.micro_small:
        yield notes.MICRO_SMALL
    if not reason.sure:
        yield notes.PARTLY_READ
    if reason.up == Fraction(1, 2) and on >= notes.MK_168:
        yield notes.HALF
    if reason.uang_pisah and inp.uang_pisah is None:
        yield notes.UANG_PISAH
    if reason.upmk and not rules.step("severance_upmk_months", inp.tenure.years, on):
        yield notes.UPMK_TOO_SHORT
    yield from _uph_notes(inp)
    if any(line.key == "pension_offset" for line in lines):
        yield _offset_note(inp, sum(line.amount for line in lines))
    yield notes.TAX
    yield from notes.severance_rules(on)


def _uph_notes(inp: SeveranceInput) -> Iterator[str]:
    if inp.unused_leave_days:
        yield notes.leave_divisor(inp.leave_divisor)
    items = {
        "sisa cuti tahunan": inp.unused_leave_days,
        "ongkos pulang ke tempat asal": inp.return_travel,
        "hak lain menurut PK/PP/PKB": inp.other_items,
    }
    if missing := [name for name, given in items.items() if not given]:
        yield notes.not_counted(missing)


def _offset_note(inp: SeveranceInput, total: int) -> str:
    own_part = inp.pension_benefit - _employer_benefit(inp)
    return notes.pension_offset(rupiah(own_part), rupiah(total + inp.pension_benefit))
