"""Length of service in years, months and days."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self


def add_months(start: date, months: int) -> date:
    """The same day some months later (or earlier), or the last day of a shorter month."""
    years, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(years, month + 1, min(start.day, monthrange(years, month + 1)[1]))


@dataclass(frozen=True, order=True)
class Tenure:
    """Masa kerja. Raises ValueError unless 0 <= months < 12 and 0 <= days < 31."""

    years: int
    months: int
    days: int = 0

    def __post_init__(self) -> None:
        if self.years < 0 or not 0 <= self.months < 12 or not 0 <= self.days < 31:
            raise ValueError(f"not a tenure: {self.years} y {self.months} m {self.days} d")

    @classmethod
    def from_months(cls, months: int) -> Self:
        """91 months are 7 years 7 months."""
        return cls(*divmod(months, 12))

    @classmethod
    def between(cls, start: date, end: date, *, inclusive: bool = False) -> Self:
        """From the first working day to the day the employment ends.

        `end` itself is not counted (25 March 2000 to 3 January 2021 is 20 years 9 months 9 days).
        Give `inclusive=True` when `end` is the last day at work, as in a contract's dates:
        1 January to 31 December is then a full year. Raises ValueError if `end` is before `start`.
        """
        if end < start:
            raise ValueError(f"tenure ends ({end}) before it starts ({start})")
        until = end + timedelta(days=1) if inclusive else end
        months = (until.year - start.year) * 12 + until.month - start.month
        if add_months(start, months) > until:
            months -= 1
        return cls(*divmod(months, 12), (until - add_months(start, months)).days)

    @property
    def total_months(self) -> int:
        """Full months; days are left out."""
        return self.years * 12 + self.months

    def __str__(self) -> str:
        named = ((self.years, "tahun"), (self.months, "bulan"), (self.days, "hari"))
        return " ".join(f"{number} {name}" for number, name in named if number) or "0 bulan"
