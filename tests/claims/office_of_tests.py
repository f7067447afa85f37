"""An office whose clock the test sets, and a worker's draft in it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from claims.drafts import Answer, Draft, begin, confirm, current, save
from claims.office import Actor, Office

ANI, BUDI = "telegram:1001", "web:b-2002"
OFFICER = Actor.officer(7)
NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
"""A Tuesday, noon in Jakarta."""

GIVEN = {
    "name": Answer("Siti Kenari"),
    "nik": Answer("3216014502900003"),
    "wage": Answer(5_000_000),
    "kpj": Answer(None, "unknown"),
}


@dataclass
class Clock:
    """Stands still until it is told."""

    moment: datetime = NOON

    def __call__(self) -> datetime:
        return self.moment

    def pass_by(self, **time: float) -> None:
        self.moment += timedelta(**time)


@dataclass
class Set:
    """The office and its clock."""

    office: Office
    clock: Clock = field(default_factory=Clock)

    def __post_init__(self) -> None:
        self.office = replace(self.office, now=self.clock)


async def drafted(office: Office, sender: str = ANI, kind: str = "jkp") -> Draft:
    """A draft with some answers."""
    draft = await begin(office, sender, kind)
    await save(office, sender, draft, GIVEN)
    found = await current(office, sender, kind)
    assert found
    return found


async def confirmed(office: Office, sender: str = ANI, kind: str = "jkp") -> str:
    """The id of a confirmed case."""
    draft = await drafted(office, sender, kind)
    await confirm(office, sender, draft)
    return draft.id
