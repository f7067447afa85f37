"""What alerts found, told: a message of at most five, with why it came and a way to stop it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import CursorResult, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from jobs import digest_text
from jobs.alerts import SENDER, Every, lose, next_digest, query_of, resume
from jobs.claiming import quiet_of
from jobs.clock import Clock, database_clock
from jobs.posting import Posting
from jobs.store import stored
from storage.encryption import Vault
from storage.models import Alert, AlertMatch, ContactPreference, PostingRow
from storage.outbox import Owed, Priority, owe

logger = logging.getLogger(__name__)

SHOWN = 5
AT_ONCE = 500
PATIENCE = 4
"""Digests without a reaction after which an alert tells less often, and at last asks."""


@dataclass(frozen=True)
class Find:
    """What is new for an alert: the best few, and how many in all."""

    best: Sequence[tuple[int, Posting]]
    total: int


async def tell_due(
    sessions: async_sessionmaker[AsyncSession], vault: Vault, clock: Clock = database_clock
) -> int:
    """Owe the digests that are due now, each in a transaction of its own; how many."""
    async with sessions.begin() as session:
        now = await clock(session)
        await _wake_paused(session, now)
        due = select(Alert.id).where(Alert.status == "active", Alert.next_at <= now)
        numbers = (await session.scalars(due.order_by(Alert.next_at).limit(AT_ONCE))).all()
    told = 0
    for number in numbers:
        async with sessions.begin() as session:
            told += await _tell(session, vault, number, now)
    return told


async def _wake_paused(session: AsyncSession, now: datetime) -> None:
    """Alerts whose pause is over go on."""
    over = select(Alert).where(Alert.status == "paused", Alert.resumes_at <= now).limit(AT_ONCE)
    for alert in (await session.scalars(over)).all():
        await resume(session, alert, now)


async def _tell(session: AsyncSession, vault: Vault, number: int, now: datetime) -> bool:
    """Write one digest into the outbox and its postings as told; False when nothing is new."""
    alert = await _taken(session, number, now)
    if alert is None:
        return False
    find = await _find(session, alert, now)
    if not find.total:
        return False
    key = f"alert:{alert.id}:{alert.told}"
    state = _patience(alert)
    if state == "asked":
        await lose(session, [alert.id])
    body = digest_text.body(alert.id, query_of(alert), find, alert.created_at, state, now)
    sender = vault.open(alert.owner, SENDER, alert.sender)
    message = Owed(key, sender, "alert", body, now, Priority.BROADCAST)
    await owe(session, vault, message)
    await session.execute(
        update(AlertMatch)
        .where(AlertMatch.alert_id == alert.id, AlertMatch.told_in.is_(None))
        .values(told_in=key)
    )
    alert.told, alert.ignored = alert.told + 1, alert.ignored + 1
    return True


async def _taken(session: AsyncSession, number: int, now: datetime) -> Alert | None:
    """The alert, its next time set: of two processes one gets it, the other finds it not due."""
    pending = Alert.id == number, Alert.status == "active", Alert.next_at <= now
    done = await session.execute(update(Alert).where(*pending).values(next_at=None))
    if not (isinstance(done, CursorResult) and done.rowcount):
        return None
    alert = await session.get_one(Alert, number)
    quiet = quiet_of(await session.get(ContactPreference, alert.owner))
    alert.next_at = next_digest(Every(alert.every), quiet, alert.owner, now)
    return alert


async def _find(session: AsyncSession, alert: Alert, now: datetime) -> Find:
    """The open postings not told yet, the newest first."""
    lasting = or_(PostingRow.expires.is_(None), PostingRow.expires >= now)
    new = (
        select(PostingRow)
        .join(AlertMatch, AlertMatch.posting_id == PostingRow.id)
        .where(
            AlertMatch.alert_id == alert.id,
            AlertMatch.told_in.is_(None),
            PostingRow.closed_at.is_(None),
            PostingRow.duplicate_of.is_(None),
            lasting,
        )
    )
    total = await session.scalar(select(func.count()).select_from(new.subquery()))
    best = new.order_by(PostingRow.published.desc(), PostingRow.id.desc()).limit(SHOWN)
    rows = [stored(row) for row in await session.scalars(best)]
    return Find([(row.id, row.posting) for row in rows], total or 0)


def _patience(alert: Alert) -> str:
    """What follows from being ignored: nothing, less often, or the question whether to go on."""
    if alert.ignored < PATIENCE:
        return "usual"
    alert.ignored = 0
    if alert.every == Every.WEEKLY:
        alert.status, alert.next_at = "asked", None
        return "asked"
    alert.every = Every(alert.every).less.value
    return "less"
