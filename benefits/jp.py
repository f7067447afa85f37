"""Jaminan Pensiun after a layoff: nothing is paid yet, the contributions stay (PP 45/2015)."""

from dataclasses import dataclass
from datetime import date

from benefits import rules

LATER = "JP dibayar pada usia {age} tahun, bukan karena PHK. Iurannya tetap tersimpan."
REACHED = "Sudah mencapai usia pensiun JP: tanyakan pembayarannya ke 175."
MONTHLY = "Masa iuran {years} tahun atau lebih: dibayar sebagai pensiun tiap bulan."
AT_ONCE = "Masa iuran kurang dari {years} tahun: dibayar sekaligus, iuran dan pengembangannya."
EITHER = "Pensiun bulanan perlu masa iuran {years} tahun; kurang dari itu dibayar sekaligus."
RISING = "Usia pensiun JP naik bertahap, jadi bisa lebih tinggi saat waktunya tiba."


@dataclass(frozen=True)
class PensionOutlook:
    """Whether the pension age is reached (None: age not known), and what to say about it."""

    pension_age: int
    reached: bool | None
    monthly: bool | None
    notes: tuple[str, ...]


def outlook(
    on: date, *, age: int | None = None, contribution_months: int | None = None
) -> PensionOutlook:
    """Standing on `on` for an age in full years and the months of contributions so far."""
    pension_age, years = rules.whole("jp_pension_age", on), rules.whole("jp_min_years", on)
    reached = None if age is None else age >= pension_age
    monthly = None if contribution_months is None else contribution_months >= 12 * years
    kind = {None: EITHER, True: MONTHLY, False: AT_ONCE}[monthly].format(years=years)
    standing = (REACHED,) if reached else (LATER.format(age=pension_age), RISING)
    return PensionOutlook(pension_age, reached, monthly, (*standing, kind))
