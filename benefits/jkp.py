"""JKP: how much cash, and who may claim (PP 37/2021 jo. PP 6/2025, Permenaker 2/2025)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby

from benefits import rules
from benefits.jkp_eligibility import JkpFacts, eligibility
from benefits.jkp_months import JkpMonth, months
from benefits.result import (
    BadInput,
    Eligibility,
    Line,
    Result,
    day_text,
    need_whole,
    percent,
    rounded,
    rupiah,
)
from benefits.tenure import add_months

__all__ = [
    "BadInput",
    "Eligibility",
    "JkpAmount",
    "JkpFacts",
    "JkpMonth",
    "amount",
    "claimed_amount",
    "eligibility",
    "months",
]

TITLE = "Perkiraan uang tunai JKP"

REPORTED_WAGE = (
    "Dasarnya upah terakhir yang dilaporkan perusahaan ke BPJS Ketenagakerjaan, "
    "bisa berbeda dari upah yang diterima."
)
CAPPED = "Upah yang dihitung dibatasi {cap} sebulan."
CONDITIONS = "Dibayar tiap bulan selama belum bekerja lagi dan ada bukti mencari kerja."
SEPARATE = "JKP terpisah dari pesangon dan JHT; ketiganya boleh diambil."
CHANGED = "Pembayaran sejak {since} memakai aturan baru (Permenaker 2/2025 Pasal II)."
NEW_RULE = "Pembayaran sejak {since} memakai aturan baru, jadi jumlahnya bisa berbeda."


@dataclass(frozen=True, kw_only=True)
class JkpAmount(Result):
    """The cash benefit: `monthly` in rupiah for each month; `capped` if the wage was cut."""

    monthly: tuple[int, ...]
    capped: bool


def amount(wage: int, on: date) -> JkpAmount:
    """Cash by month under the rules on `on` (60 % since 7 February 2025, before that 45/25 %).

    `wage` is the last monthly wage that the employer reported, in rupiah; it is capped.
    Raises BadInput for a wage of 0 or less or a date before JKP was paid.
    """
    need_whole("wage", wage, least=1)
    every = _months(wage, [on] * len(_rates(on)))
    return _amount(wage, every, tuple(_notes(wage, on)), on)


def claimed_amount(
    wage: int, filed: date, approved: date, first_paid: date | None = None
) -> JkpAmount:
    """Cash of a claim by the day it was approved and the days on which it is paid.

    An instalment follows the rules of its own day, so that a claim filed and approved under the
    first rule changes over on 7 February 2025 (Permenaker 2/2025 Pasal II). Instalments come a
    month apart from `first_paid`, which is `approved` unless given. Raises BadInput.
    """
    need_whole("wage", wage, least=1)
    if approved < filed:
        raise BadInput("approved", "Klaim disetujui sebelum diajukan. Mohon periksa tanggalnya.")
    first = max(first_paid or approved, approved)
    days = [add_months(first, month) for month in range(len(_rates(approved)))]
    every = _months(wage, days)
    changed = {month.rule for month in every}
    notes = tuple(_fixed_notes(wage, first))
    if len(changed) > 1:
        notes = (CHANGED.format(since=day_text(max(changed))), *notes)
    return _amount(wage, every, notes, first)


@dataclass(frozen=True)
class _Month:
    """One month's rate and capped wage, with the day and article of its rule."""

    rate: Fraction
    base: int
    rule: date
    article: str

    @property
    def cash(self) -> int:
        return rounded(self.rate * self.base)


def _rates(on: date) -> list[Fraction]:
    try:
        return rules.rates("jkp_cash_rates", on)
    except rules.NoValue as error:
        raise BadInput("on", "Uang tunai JKP baru dibayar sejak 1 Februari 2022.") from error


def _months(wage: int, days: list[date]) -> tuple[_Month, ...]:
    """The months of a claim, each under the rules of the day on which it is paid."""
    return tuple(
        _Month(
            rate=_rates(day)[number],
            base=min(wage, rules.whole("jkp_wage_cap", day)),
            rule=rules.parameter("jkp_cash_rates").at(day).since,
            article=rules.reference("jkp_cash_rates", day),
        )
        for number, day in enumerate(days)
    )


def _amount(wage: int, every: tuple[_Month, ...], notes: tuple[str, ...], on: date) -> JkpAmount:
    return JkpAmount(
        title=TITLE,
        lines=tuple(_lines(every)),
        notes=notes,
        rules_as_of=on,
        monthly=tuple(month.cash for month in every),
        capped=wage > min(month.base for month in every),
    )


def _lines(every: tuple[_Month, ...]) -> Iterator[Line]:
    """One line for each run of months with the same rate."""
    first = 1
    for month, run in groupby(every):
        count = len(list(run))
        last = first + count - 1
        formula = f"{count} bulan × {percent(month.rate)} × {rupiah(month.base)}"
        label = f"Bulan {first}" if count == 1 else f"Bulan {first}-{last}"
        key = f"months_{first}_{last}"
        cash = count * month.cash
        yield Line(key, label, cash, formula, month.article, Fraction(count), month.rate)
        first = last + 1


def _notes(wage: int, on: date) -> Iterator[str]:
    yield from _fixed_notes(wage, on)
    newer = rules.parameter("jkp_cash_rates").at(add_months(on, rules.whole("jkp_months", on)))
    if newer.since > on:
        yield NEW_RULE.format(since=day_text(newer.since))


def _fixed_notes(wage: int, on: date) -> Iterator[str]:
    cap = rules.whole("jkp_wage_cap", on)
    if wage > cap:
        yield CAPPED.format(cap=rupiah(cap))
    yield REPORTED_WAGE
    yield CONDITIONS
    yield SEPARATE
