"""THR keagamaan (Permenaker 6/2016)."""

from datetime import date, timedelta
from fractions import Fraction

from benefits import rules
from benefits.calendar import named_holidays
from benefits.result import BadInput, Line, Result, need_whole, rounded, rupiah

TITLE = "Perkiraan THR"
HOLIDAYS = {
    "islam": "Hari Raya Idul Fitri",
    "kristen": "Hari Raya Natal",
    "katolik": "Hari Raya Natal",
    "hindu": "Hari Suci Nyepi",
    "buddha": "Hari Raya Waisak",
    "konghucu": "Tahun Baru Imlek",
}
TOO_SHORT = "THR baru ada setelah bekerja {months} bulan terus-menerus."
MORE = "Peraturan perusahaan atau PKB boleh memberi lebih."


def amount(wage: int, months: int, on: date) -> Result:
    """THR for a monthly wage (rupiah) and full months worked until the holiday `on`."""
    need_whole("wage", wage, least=1)
    need_whole("months", months)
    least, full = rules.whole("thr_min_months", on), rules.whole("thr_full_months", on)
    if months < least:
        return Result(TITLE, (), (TOO_SHORT.format(months=least),), on)
    return Result(
        TITLE, (_line(wage, months, full, rules.reference("thr_full_months", on)),), (MORE,), on
    )


def _line(wage: int, months: int, full: int, article: str) -> Line:
    if months >= full:
        return Line("thr", "THR", wage, f"1 bulan × {rupiah(wage)}", article)
    formula = f"{months} bulan ÷ {full} × {rupiah(wage)}"
    return Line("thr", "THR", rounded(Fraction(months * wage, full)), formula, article)


def next_holiday(religion: str, after: date) -> date:
    """First holiday of this religion on `after` or later (Permenaker 6/2016 Pasal 1).

    Those that follow the moon are estimates until the government sets them. Raises BadInput for a
    religion that is not a key of `HOLIDAYS`.
    """
    if religion not in HOLIDAYS:
        raise BadInput("religion", f"Pilih salah satu: {', '.join(HOLIDAYS)}.")
    name = HOLIDAYS[religion]
    days = (*named_holidays(name, after.year), *named_holidays(name, after.year + 1))
    return next(day for day in days if day >= after)


def due_after_phk(phk_date: date, holiday_date: date, contract_type: str = "pkwtt") -> bool:
    """Whether the THR of this holiday is due to a worker laid off by the employer (Pasal 7).

    A permanent worker keeps it when laid off at most 30 days before the holiday; a PKWT worker
    only when the contract still runs on the holiday. Not decided here: resignation (uncertain).
    """
    if contract_type == "pkwt":
        return phk_date >= holiday_date
    window = timedelta(days=rules.whole("thr_window_days", holiday_date))
    return phk_date >= holiday_date - window
