"""JKP: how much cash, and who may claim (PP 37/2021 jo. PP 6/2025, Permenaker 2/2025)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby

from benefits import rules
from benefits.jkp_eligibility import JkpFacts, eligibility
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

__all__ = ["BadInput", "Eligibility", "JkpAmount", "JkpFacts", "amount", "eligibility"]

TITLE = "Perkiraan uang tunai JKP"

REPORTED_WAGE = (
    "Dasarnya upah terakhir yang dilaporkan perusahaan ke BPJS Ketenagakerjaan, "
    "bisa berbeda dari upah yang diterima."
)
CAPPED = "Upah yang dihitung dibatasi {cap} sebulan."
CONDITIONS = "Dibayar tiap bulan selama belum bekerja lagi dan ada bukti mencari kerja."
SEPARATE = "JKP terpisah dari pesangon dan JHT; ketiganya boleh diambil."
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
    try:
        monthly_rates = rules.rates("jkp_cash_rates", on)
    except rules.NoValue as error:
        raise BadInput("on", "Uang tunai JKP baru dibayar sejak 1 Februari 2022.") from error
    cap = rules.whole("jkp_wage_cap", on)
    base = min(wage, cap)
    return JkpAmount(
        title=TITLE,
        lines=tuple(_lines(monthly_rates, base, rules.reference("jkp_cash_rates", on))),
        notes=tuple(_notes(wage, cap, on)),
        rules_as_of=on,
        monthly=tuple(rounded(rate * base) for rate in monthly_rates),
        capped=wage > cap,
    )


def _lines(monthly_rates: list[Fraction], base: int, article: str) -> Iterator[Line]:
    """One line for each run of months with the same rate."""
    first = 1
    for rate, run in groupby(monthly_rates):
        months = len(list(run))
        last = first + months - 1
        formula = f"{months} bulan × {percent(rate)} × {rupiah(base)}"
        label = f"Bulan {first}" if months == 1 else f"Bulan {first}-{last}"
        yield Line(f"months_{first}_{last}", label, months * rounded(rate * base), formula, article)
        first = last + 1


def _notes(wage: int, cap: int, on: date) -> Iterator[str]:
    if wage > cap:
        yield CAPPED.format(cap=rupiah(cap))
    yield REPORTED_WAGE
    yield CONDITIONS
    yield SEPARATE
    newer = rules.parameter("jkp_cash_rates").at(add_months(on, rules.whole("jkp_months", on)))
    if newer.since > on:
        yield NEW_RULE.format(since=day_text(newer.since))
