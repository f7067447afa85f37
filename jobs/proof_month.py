"""The month for which proof of looking for work is counted.

A month of JKP runs from the day on which JKP was first paid; where nobody said that day, the month
of the calendar stands in for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from benefits import rules
from benefits.tenure import add_months
from storage.models import Application

STARTED = "jkp"
"""The kind of the row of the log that holds the day on which JKP was first paid."""

DAY = timedelta(days=1)


@dataclass(frozen=True)
class ProofMonth:
    """From `first` to `last`, both in it; `number` of JKP, 0 for a month of the calendar."""

    first: date
    last: date
    number: int = 0

    @property
    def label(self) -> str:
        """As people read it, after "Lamaran"."""
        if not self.number:
            return f"bulan {self.first:%m-%Y}"
        return f"JKP bulan ke-{self.number} ({self.first:%d-%m-%Y} sampai {self.last:%d-%m-%Y})"


def jkp_month(start: date, number: int) -> ProofMonth:
    """Month `number` of JKP that was first paid on `start`."""
    first, following = add_months(start, number - 1), add_months(start, number)
    return ProofMonth(first, following - DAY, number)


def jkp_months(start: date) -> list[ProofMonth]:
    """All months of JKP that was first paid on `start`."""
    return [jkp_month(start, n) for n in range(1, rules.whole("jkp_months", start) + 1)]


def calendar_month(day: date) -> ProofMonth:
    """The month of the calendar in which a day lies."""
    first = day.replace(day=1)
    return ProofMonth(first, add_months(first, 1) - DAY)


def month_at(day: date, start: date | None) -> ProofMonth:
    """The month of JKP in which a day lies; that of the calendar before, after or without JKP."""
    months = jkp_months(start) if start else []
    return next((each for each in months if each.first <= day <= each.last), calendar_month(day))


async def first_paid(session: AsyncSession, owner: bytes) -> date | None:
    """The day on which JKP was first paid to a person, as they said; None when they did not."""
    mine = Application.owner == owner, Application.kind == STARTED
    found: date | None = await session.scalar(select(Application.day).where(*mine).limit(1))
    return found


async def month_of_person(session: AsyncSession, owner: bytes, day: date) -> ProofMonth:
    """The month of a person in which a day lies."""
    return month_at(day, await first_paid(session, owner))
