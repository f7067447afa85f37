"""What became of a message: written right after the send, and only under our own lease."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import CursorResult, case, update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from jobs.channels import Gone, Limits, Rejected, RetryLater
from jobs.clock import Clock, database_clock
from storage.models import ChannelAllowance, ChatTurn, OutboxMessage

TRIES = 8
FIRST_PAUSE = 5.0
LONGEST_PAUSE = 3600.0
ERROR_LETTERS = 200


def backoff(tries: int, chance: random.Random | None = None) -> float:
    """Seconds until try `tries + 1`: doubling, and between half and whole so that crowds part."""
    whole = min(LONGEST_PAUSE, FIRST_PAUSE * 2.0**tries)
    return whole * (chance or random).uniform(0.5, 1.0)


@dataclass(frozen=True)
class Outcome:
    """How a send ended: the new state of its row, in words of the table."""

    status: str
    error: str | None = None
    pause: float = 0.0
    """Seconds until it is tried again; for a channel that is over its limit, all of it waits."""
    counts: bool = True
    """Whether this was a try of the message's own, of which there are `TRIES`."""
    unsure: bool = False
    """Whether it may have arrived all the same."""


SENT = Outcome("sent")


def outcome_of(problem: BaseException, tries: int) -> Outcome:
    """What an exception of `send` means for a message that was tried `tries` times before."""
    match problem:
        case RetryLater():
            return Outcome("pending", str(problem), problem.seconds, counts=False)
        case Gone():
            return Outcome("blocked", "gone")
        case Rejected():
            return Outcome("failed", str(problem))
    # the name alone: the words of a library may hold an address or a text
    name, unsure = type(problem).__name__, isinstance(problem, TimeoutError)
    if tries + 1 >= TRIES:
        return Outcome("failed", f"{name}, given up after {TRIES} tries")
    return Outcome("pending", name, backoff(tries), unsure=unsure)


async def mark(
    sessions: async_sessionmaker[AsyncSession],
    message: OutboxMessage,
    outcome: Outcome,
    limits: Limits,
    clock: Clock = database_clock,
) -> bool:
    """Write what became of a message; False when its lease is no longer ours."""
    async with sessions.begin() as session:
        now = await clock(session)
        done = await session.execute(
            update(OutboxMessage)
            .where(OutboxMessage.id == message.id, OutboxMessage.lease == message.lease)
            .values(_row(outcome, now))
        )
        if not (isinstance(done, CursorResult) and done.rowcount):
            return False
        await session.execute(
            update(ChatTurn)
            .where(ChatTurn.owner == message.owner)
            .values(next_at=now + timedelta(seconds=limits.gap))
        )
    return True


def _row(outcome: Outcome, now: datetime) -> dict[str, Any]:
    """The columns of an outcome."""
    row: dict[str, Any] = {
        "status": outcome.status,
        "error": outcome.error and outcome.error[:ERROR_LETTERS],
        "tries": OutboxMessage.tries + int(outcome.counts),
    }
    if outcome.status == "pending":
        due = now + timedelta(seconds=outcome.pause)
        # an unsure try keeps its lease's name, so that the next one counts as a second sending
        kept = OutboxMessage.lease if outcome.unsure else None
        return row | {"due": due, "lease": kept, "lease_until": due if outcome.unsure else None}
    return row | {"finished_at": now, "lease": None, "lease_until": None}


async def pause(
    sessions: async_sessionmaker[AsyncSession],
    channel: str,
    seconds: float,
    clock: Clock = database_clock,
) -> None:
    """The whole channel waits, in every process; the longest pause that was said holds."""
    async with sessions.begin() as session:
        until = await clock(session) + timedelta(seconds=seconds)
        known = ChannelAllowance.paused_until
        longest = case((known > until, known), else_=until)
        await session.execute(
            update(ChannelAllowance)
            .where(ChannelAllowance.channel == channel)
            .values(paused_until=longest, refused=ChannelAllowance.refused + 1)
        )


async def block(
    sessions: async_sessionmaker[AsyncSession], owner: bytes, clock: Clock = database_clock
) -> int:
    """All that waits for a person who is gone is blocked; how many messages."""
    async with sessions.begin() as session:
        done = await session.execute(
            update(OutboxMessage)
            .where(OutboxMessage.owner == owner, OutboxMessage.status == "pending")
            .values(status="blocked", finished_at=await clock(session), error="gone")
        )
    return done.rowcount if isinstance(done, CursorResult) else 0
