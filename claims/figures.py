"""Figures about cases and hand-offs: how many, how old, how soon answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import quantiles
from zoneinfo import ZoneInfo

from sqlalchemy import select

from claims.cases import counts
from claims.office import Actor, Office, need_officer
from storage.models import Case, HandOff

WEEKS = 12
PERIOD = timedelta(days=90)
JAKARTA = ZoneInfo("Asia/Jakarta")


@dataclass(frozen=True)
class Waits:
    """Hours until a first answer: the median, and what nine of ten got; None without answers."""

    answered: int
    waiting: int
    median: float | None
    nine_of_ten: float | None


@dataclass(frozen=True)
class Figures:
    """What the figures page shows; `weeks` are (Monday, cases sent in that week)."""

    by_status: Mapping[tuple[str, str], int]
    weeks: Sequence[tuple[date, int]]
    cases: Waits
    hand_offs: Waits


async def figures(office: Office, actor: Actor) -> Figures:
    """The figures of now; times are of the last 90 days."""
    need_officer(actor)
    since = office.now() - PERIOD
    sent = select(Case.submitted_at, Case.answered_at).where(Case.submitted_at >= since)
    asked = select(HandOff.created_at, HandOff.taken_at).where(HandOff.created_at >= since)
    async with office.sessions() as session:
        of_cases = [(came, done) for came, done in await session.execute(sent) if came]
        of_hand_offs = [(came, done) for came, done in await session.execute(asked)]
    return Figures(
        await counts(office, actor),
        _weeks([came for came, _ in of_cases], office.now()),
        _waits(of_cases),
        _waits(of_hand_offs),
    )


def _monday(at: datetime) -> date:
    day = at.astimezone(JAKARTA).date()
    return day - timedelta(days=day.weekday())


def _weeks(came: Sequence[datetime], now: datetime) -> list[tuple[date, int]]:
    """The last weeks, the oldest first, also those in which nothing came."""
    counted, last = Counter(map(_monday, came)), _monday(now)
    mondays = [last - timedelta(weeks=back) for back in reversed(range(WEEKS))]
    return [(monday, counted[monday]) for monday in mondays]


def _waits(times: Sequence[tuple[datetime, datetime | None]]) -> Waits:
    hours = sorted((done - came).total_seconds() / 3600 for came, done in times if done)
    waiting = len(times) - len(hours)
    if not hours:
        return Waits(0, waiting, None, None)
    tenths = quantiles([*hours, *hours], n=10, method="inclusive")
    return Waits(len(hours), waiting, tenths[4], tenths[8])
