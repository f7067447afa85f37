"""The log of applications and interviews: proof of looking for work, month by month.

JKP asks in months 2 to 6 for five applications or one call for a test or interview (Permenaker
2/2025 Pasal 13 ayat 4); the figures are parameters of `benefits`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, CursorResult, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from benefits import rules
from jobs.proof_month import ProofMonth
from knowledge.phrases import phrases
from storage.encryption import Vault
from storage.models import Application

BODY = "application.body"
MOST = 400
"""Entries a person; who has more is a script."""


class Sort(StrEnum):
    """What was done."""

    APPLICATION = "application"
    INTERVIEW = "interview"


@dataclass(frozen=True)
class Entry:
    """One line of the log; `id` is 0 before it is kept, empty words were not said."""

    day: date
    kind: Sort
    company: str = ""
    title: str = ""
    how: str = ""
    posting: int | None = None
    id: int = 0


@dataclass(frozen=True)
class Progress:
    """How far a month is."""

    applications: int
    interviews: int
    needed: int
    needed_interviews: int

    @property
    def missing(self) -> int:
        """Applications still to write; none when an interview stands for them."""
        enough = self.interviews >= self.needed_interviews
        return 0 if enough else max(0, self.needed - self.applications)


async def note(
    session: AsyncSession, vault: Vault, owner: bytes, entry: Entry, now: datetime
) -> int | None:
    """Keep an entry and return its number; None when the log is full or it is there already."""
    if await _known(session, vault, owner, entry):
        return None
    row = Application(
        owner=owner,
        day=entry.day,
        kind=entry.kind.value,
        body=vault.seal(owner, BODY, _sealed(entry)),
        posting_id=entry.posting,
        created_at=now,
    )
    session.add(row)
    await session.flush()
    return row.id


def _sealed(entry: Entry) -> str:
    return json.dumps({"company": entry.company, "title": entry.title, "how": entry.how})


async def _known(session: AsyncSession, vault: Vault, owner: bytes, entry: Entry) -> bool:
    """Whether the same was noted before: a button tapped twice, a sentence said again."""
    count = select(func.count()).select_from(Application).where(Application.owner == owner)
    if (await session.scalar(count) or 0) >= MOST:
        return True
    mine = Application.owner == owner, Application.kind == entry.kind.value
    if entry.posting is not None:
        same = await session.scalar(
            select(Application.id).where(*mine, Application.posting_id == entry.posting).limit(1)
        )
        return same is not None
    rows = await session.scalars(select(Application).where(*mine, Application.day == entry.day))
    words = json.loads(_sealed(entry))
    return any(json.loads(vault.open(owner, BODY, row.body)) == words for row in rows)


async def month_of(
    session: AsyncSession, vault: Vault, owner: bytes, month: ProofMonth
) -> Sequence[Entry]:
    """The entries of a month, in their order."""
    rows = await session.scalars(
        select(Application).where(*_within(owner, month)).order_by(Application.day, Application.id)
    )
    return [_entry(vault, owner, row) for row in rows]


async def all_of(session: AsyncSession, vault: Vault, owner: bytes) -> Sequence[Entry]:
    """Every entry of a person, the latest noted first."""
    mine = Application.owner == owner, Application.kind.in_(Sort)
    rows = await session.scalars(select(Application).where(*mine).order_by(Application.id.desc()))
    return [_entry(vault, owner, row) for row in rows]


def _within(owner: bytes, month: ProofMonth) -> tuple[ColumnElement[bool], ...]:
    return (
        Application.owner == owner,
        Application.kind.in_(Sort),
        Application.day.between(month.first, month.last),
    )


def _entry(vault: Vault, owner: bytes, row: Application) -> Entry:
    said = json.loads(vault.open(owner, BODY, row.body))
    return Entry(row.day, Sort(row.kind), posting=row.posting_id, id=row.id, **said)


async def forget(session: AsyncSession, owner: bytes, number: int) -> bool:
    """Take an entry out of the log; False when it is none of this person."""
    mine = Application.owner == owner, Application.id == number
    done = await session.execute(delete(Application).where(*mine))
    return isinstance(done, CursorResult) and done.rowcount == 1


async def progress(session: AsyncSession, owner: bytes, month: ProofMonth) -> Progress:
    """How many applications and interviews a month has, and how many it needs."""
    counted = await session.execute(
        select(Application.kind, func.count().label("entries"))
        .where(*_within(owner, month))
        .group_by(Application.kind)
    )
    found = {row.kind: int(row.entries) for row in counted}
    return Progress(
        found.get(Sort.APPLICATION, 0),
        found.get(Sort.INTERVIEW, 0),
        rules.whole("jkp_job_applications", month.last),
        rules.whole("jkp_interviews", month.last),
    )


def said_progress(known: Progress, month: ProofMonth) -> str:
    """The month in a sentence: what is there and what is missing."""
    name = "application_enough" if known.missing == 0 else "application_missing"
    return phrases()["application_first" if month.number == 1 else name].text.format(
        month=month.label,
        applications=known.applications,
        interviews=known.interviews,
        needed=known.needed,
        missing=known.missing,
    )
