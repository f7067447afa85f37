"""Taking messages to send: one short transaction that no other process can be in."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Row, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from jobs.channels import SEND_SECONDS, Limits, limits_of
from jobs.clock import Clock, database_clock
from jobs.limiter import Allowance, grant
from jobs.quiet import Quiet
from storage.database import insert_for
from storage.models import ChannelAllowance, ChatTurn, ContactPreference, OutboxMessage
from storage.outbox import Priority

LEASE = timedelta(seconds=3 * SEND_SECONDS)
"""Three times the longest send: while a process lives, its lease does not run out."""

LOOKED_AT = 4
"""Waiting messages read for each one that may go: some are for a person whose turn it is not."""


@dataclass(frozen=True)
class Claimed:
    """Messages under our lease, each with the seconds until its moment; else how long to wait."""

    messages: Sequence[tuple[OutboxMessage, float]]
    wait: float = 0.0


async def claim(
    sessions: async_sessionmaker[AsyncSession],
    channel: str,
    wanted: int,
    *,
    clock: Clock = database_clock,
    limits: Limits | None = None,
    lease: timedelta = LEASE,
) -> Claimed:
    """Lease up to `wanted` messages that may go now: most urgent first, one for each person."""
    limits = limits or limits_of(channel)
    async with sessions.begin() as session:
        allowance = await _locked(session, channel, clock)
        now = await clock(session)
        granted = grant(allowance, limits, now, wanted)
        if not granted.messages:
            return Claimed((), granted.wait)
        picked = await _pick(session, channel, granted.messages, now)
        if not picked:
            return Claimed(())
        used = grant(allowance, limits, now, len(picked))
        await _take(session, picked, now + lease)
        left = update(ChannelAllowance).where(ChannelAllowance.channel == channel)
        await session.execute(left.values(next_at=used.next_at))
    return Claimed(tuple(zip(picked, used.moments(), strict=True)))


async def anything_due(
    sessions: async_sessionmaker[AsyncSession], channel: str, clock: Clock = database_clock
) -> bool:
    """Whether a claim could find something: a look that writes nothing, for quiet times."""
    async with sessions() as session:
        waits = OutboxMessage.channel == channel, OutboxMessage.status == "pending"
        due = OutboxMessage.due <= await clock(session)
        return (
            await session.scalar(select(OutboxMessage.id).where(*waits, due).limit(1)) is not None
        )


async def _locked(session: AsyncSession, channel: str, clock: Clock) -> Allowance:
    """The channel's row, locked to the end of the transaction by the write that finds it."""
    row = {"channel": channel, "next_at": await clock(session), "refused": 0}
    found = insert_for(session)(ChannelAllowance).values(**row)
    locked = found.on_conflict_do_update(index_elements=["channel"], set_={"channel": channel})
    asked = locked.returning(ChannelAllowance.next_at, ChannelAllowance.paused_until)
    known = (await session.execute(asked)).one()
    return Allowance(known.next_at, known.paused_until)


async def _pick(
    session: AsyncSession, channel: str, wanted: int, now: datetime
) -> list[OutboxMessage]:
    """The waiting messages to send, most urgent first; it writes when some must wait."""
    picked: dict[bytes, OutboxMessage] = {}
    for priority in Priority:
        waiting = await _waiting(session, channel, priority, now, LOOKED_AT * wanted)
        for message, preference in waiting:
            if len(picked) == wanted:
                return list(picked.values())
            if message.owner in picked or await _put_off(session, message, preference, now):
                continue
            picked[message.owner] = message
    return list(picked.values())


async def _waiting(
    session: AsyncSession, channel: str, priority: Priority, now: datetime, most: int
) -> Iterable[Row[OutboxMessage, ContactPreference]]:
    """Due messages of one urgency whose person may be written to now."""
    waits = (
        select(OutboxMessage, ContactPreference)
        .outerjoin(ChatTurn, ChatTurn.owner == OutboxMessage.owner)
        .outerjoin(ContactPreference, ContactPreference.owner == OutboxMessage.owner)
        .where(
            OutboxMessage.channel == channel,
            OutboxMessage.status == "pending",
            OutboxMessage.priority == int(priority),
            OutboxMessage.due <= now,
            or_(OutboxMessage.lease_until.is_(None), OutboxMessage.lease_until <= now),
            or_(ChatTurn.next_at.is_(None), ChatTurn.next_at <= now),
        )
        .order_by(OutboxMessage.due, OutboxMessage.id)
        .limit(most)
        .with_for_update(of=OutboxMessage, skip_locked=True)
    )
    return await session.execute(waits)


async def _put_off(
    session: AsyncSession,
    message: OutboxMessage,
    preference: ContactPreference | None,
    now: datetime,
) -> bool:
    """Whether a message is not sent now: it is too old, or its person sleeps."""
    if message.expires_at and message.expires_at <= now:
        message.status, message.finished_at = "expired", now
        return True
    if message.priority <= Priority.REPLY:
        return False
    decent = quiet_of(preference).next_decent(now)
    if decent > now:
        message.due = decent
    return decent > now


def quiet_of(preference: ContactPreference | None) -> Quiet:
    """The hours that a person chose, or the usual ones."""
    if preference is None:
        return Quiet()
    return Quiet(preference.zone, preference.quiet_from, preference.quiet_to)


async def _take(session: AsyncSession, picked: Sequence[OutboxMessage], until: datetime) -> None:
    """Write our lease, and that it is the turn of these people until they were written to."""
    lease = secrets.token_urlsafe(12)
    for message in picked:
        message.resent += message.lease is not None
        message.lease, message.lease_until = lease, until
    turn = insert_for(session)(ChatTurn)
    taken = turn.on_conflict_do_update(
        index_elements=["owner"], set_={"next_at": turn.excluded.next_at}
    )
    await session.execute(taken, [{"owner": each.owner, "next_at": until} for each in picked])
