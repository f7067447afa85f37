"""A worker's own cases in a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from claims.office import Office
from storage.models import Case, DeskMessage


@dataclass(frozen=True)
class Own:
    """A worker's own case in a list: no personal data in it."""

    id: str
    kind: str
    number: str | None
    status: str
    created_at: datetime
    updated_at: datetime
    open_questions: int


async def cases_of(office: Office, sender: str) -> list[Own]:
    """All cases of a worker, the newest first."""
    owner = office.vault.index(sender)
    asked = DeskMessage.asks.is_(True), DeskMessage.answered_at.is_(None)
    open_ones = select(func.count()).where(DeskMessage.case_id == Case.id, *asked).scalar_subquery()
    async with office.sessions() as session:
        rows = await session.execute(
            select(Case, open_ones).where(Case.owner == owner).order_by(Case.created_at.desc())
        )
        return [
            Own(row.id, row.kind, row.number, row.status, row.created_at, row.updated_at, count)
            for row, count in rows
        ]
