"""The monthly wage that severance is computed from (UU 13/2003 Pasal 157 jo. UU 6/2023)."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from benefits import rules
from benefits.result import BadInput, need_whole, rounded

# Pasal 157 holds since this day. Give `on` where the date of the layoff is known.
SINCE = date(2020, 11, 2)


def monthly(basic: int, fixed_allowance: int = 0) -> int:
    """Basic wage plus fixed allowances (ayat 1); allowances paid per attendance stay out."""
    need_whole("basic", basic)
    need_whole("fixed_allowance", fixed_allowance)
    return basic + fixed_allowance


def monthly_from_daily(daily: int, on: date = SINCE) -> int:
    """A day's wage times 30 (ayat 2)."""
    need_whole("daily", daily)
    return daily * rules.whole("daily_wage_days", on)


def monthly_from_output(
    earnings: Sequence[int], minimum_wage: int | None = None, on: date = SINCE
) -> int:
    """Mean of the last 12 months' earnings, at least the minimum wage (ayat 3 and 4).

    Fewer months are averaged as they are. Raises BadInput for none or more than 12.
    """
    months = rules.whole("output_wage_months", on)
    if not 1 <= len(earnings) <= months:
        raise BadInput("earnings", f"Isi penghasilan 1 sampai {months} bulan terakhir.")
    for earned in earnings:
        need_whole("earnings", earned)
    return max(rounded(Fraction(sum(earnings), len(earnings))), minimum_wage or 0)
