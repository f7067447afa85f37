"""The monthly wage that severance is computed from (UU 13/2003 Pasal 157 jo. UU 6/2023)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from benefits import rules
from benefits.result import BadInput, Line, Result, decimal, need_whole, rounded, rupiah

# Pasal 157 holds since this day. Give `on` where the date of the layoff is known.
SINCE = date(2020, 11, 2)
TITLE = "Upah sebulan sebagai dasar hitungan"
ARTICLE = "UU 13/2003 Pasal 157 ayat 1 jo. UU 6/2023"
CLEAN_ARTICLE = "PP 35/2021 Pasal 16"
FLOOR_ARTICLE = "UU 13/2003 Pasal 157 ayat 4 jo. UU 6/2023"

GROSS = "Yang dipakai upah sebelum potongan pajak dan iuran."
FIXED = "tetap dibayar walau tidak masuk kerja"
NOT_FIXED = "{label} tidak dihitung karena dibayar menurut kehadiran atau hasil kerja."
UNCLEAR = "{label} belum dihitung: pastikan apakah tetap dibayar saat tidak masuk kerja."
CLEAN = "Upah tanpa tunjangan dipakai seluruhnya; untuk pesangon ini penafsiran yang lazim."
BELOW_MINIMUM = (
    "Upah ini di bawah upah minimum {minimum}. Selain usaha mikro dan kecil, itu pelanggaran; "
    "hitungan dengan upah minimum bisa dipakai sebagai pembanding."
)
FEWER_MONTHS = "Rata-rata dari {given} bulan karena belum ada {all} bulan."
RAISED = "Rata-ratanya {mean}, dinaikkan ke upah minimum."
COMMISSION = "Upah komisi diperlakukan seperti upah satuan hasil; ini penafsiran."


@dataclass(frozen=True)
class Allowance:
    """An allowance in rupiah a month. `fixed`: paid whether or not the worker attends.

    None means that nobody knows yet, so it stays out and a note asks.
    """

    label: str
    amount: int
    fixed: bool | None = None


@dataclass(frozen=True, kw_only=True)
class WageBase(Result):
    """The base is `total`; `left_out` are the allowances that do not count (see notes)."""

    left_out: tuple[Allowance, ...] = ()


def base_monthly(
    basic: int,
    allowances: Iterable[Allowance] = (),
    minimum_wage: int | None = None,
    on: date = SINCE,
) -> WageBase:
    """Basic wage and fixed allowances, each a line; notes say why the others stay out (ayat 1)."""
    need_whole("basic", basic)
    given = tuple(allowances)
    for allowance in given:
        need_whole("allowances", allowance.amount)
    left_out = tuple(allowance for allowance in given if not allowance.fixed)
    lines = tuple(_monthly_lines(basic, given))
    notes = (*_monthly_notes(sum(line.amount for line in lines), left_out, minimum_wage), GROSS)
    return WageBase(title=TITLE, lines=lines, notes=notes, rules_as_of=on, left_out=left_out)


def _monthly_lines(basic: int, allowances: tuple[Allowance, ...]) -> Iterator[Line]:
    yield Line("basic", "Upah pokok", basic, "menurut kontrak atau slip", ARTICLE)
    for allowance in allowances:
        if allowance.fixed:
            yield Line("fixed_allowance", allowance.label, allowance.amount, FIXED, ARTICLE)


def _monthly_notes(
    total: int, left_out: tuple[Allowance, ...], minimum_wage: int | None
) -> Iterator[str]:
    for allowance in left_out:
        yield (UNCLEAR if allowance.fixed is None else NOT_FIXED).format(label=allowance.label)
    if minimum_wage is not None and total < minimum_wage:
        yield BELOW_MINIMUM.format(minimum=rupiah(minimum_wage))


def base_clean(wage: int, minimum_wage: int | None = None, on: date = SINCE) -> WageBase:
    """A wage without allowances counts whole (written for PKWT in PP 35/2021 Pasal 16)."""
    need_whole("wage", wage)
    line = Line("clean", "Upah tanpa tunjangan", wage, "seluruh upah", CLEAN_ARTICLE)
    notes = (CLEAN, *_monthly_notes(wage, (), minimum_wage), GROSS)
    return WageBase(title=TITLE, lines=(line,), notes=notes, rules_as_of=on)


def base_daily(daily: int, minimum_wage: int | None = None, on: date = SINCE) -> WageBase:
    """A day's wage times 30 (ayat 2)."""
    need_whole("daily", daily)
    days = rules.whole("daily_wage_days", on)
    formula, article = f"{days} × {rupiah(daily)}", rules.reference("daily_wage_days", on)
    line = Line("daily", "Upah harian sebulan", daily * days, formula, article)
    notes = (*_monthly_notes(line.amount, (), minimum_wage), GROSS)
    return WageBase(title=TITLE, lines=(line,), notes=notes, rules_as_of=on)


def base_output(
    earnings: Sequence[int],
    minimum_wage: int | None = None,
    on: date = SINCE,
    *,
    commission: bool = False,
) -> WageBase:
    """Mean of the last 12 months' earnings, at least the minimum wage (ayat 3 and 4).

    Fewer months are averaged as they are. Raises BadInput for none or more than 12.
    """
    months = rules.whole("output_wage_months", on)
    if not 1 <= len(earnings) <= months:
        raise BadInput("earnings", f"Isi penghasilan 1 sampai {months} bulan terakhir.")
    for earned in earnings:
        need_whole("earnings", earned)
    mean = Fraction(sum(earnings), len(earnings))
    notes = tuple(_output_notes(len(earnings), months, mean, minimum_wage or 0, commission))
    line = _output_line(mean, len(earnings), minimum_wage or 0, on)
    return WageBase(title=TITLE, lines=(line,), notes=notes, rules_as_of=on)


def _output_line(mean: Fraction, months: int, minimum: int, on: date) -> Line:
    if mean < minimum:
        return Line("output", "Upah minimum", minimum, "upah minimum setempat", FLOOR_ARTICLE)
    formula = f"{rupiah(int(mean * months))} ÷ {decimal(months)} bulan"
    article = rules.reference("output_wage_months", on)
    return Line("output", "Rata-rata upah satuan hasil", rounded(mean), formula, article)


def _output_notes(
    given: int, months: int, mean: Fraction, minimum: int, commission: bool
) -> Iterator[str]:
    if given < months:
        yield FEWER_MONTHS.format(given=given, all=months)
    if mean < minimum:
        yield RAISED.format(mean=rupiah(rounded(mean)))
    if commission:
        yield COMMISSION
    yield GROSS


def monthly(basic: int, fixed_allowance: int = 0) -> int:
    """Only the sum of `base_monthly` for one fixed allowance."""
    return base_monthly(basic, (Allowance("Tunjangan tetap", fixed_allowance, fixed=True),)).total


def monthly_from_daily(daily: int, on: date = SINCE) -> int:
    """Only the sum of `base_daily`."""
    return base_daily(daily, on=on).total


def monthly_from_output(
    earnings: Sequence[int], minimum_wage: int | None = None, on: date = SINCE
) -> int:
    """Only the sum of `base_output`."""
    return base_output(earnings, minimum_wage, on).total
