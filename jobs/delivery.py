"""Delivery: what is owed reaches people, at the pace of each channel, through crashes.

Claim with a lease, send outside any transaction, mark right after. A process that dies between
send and mark leaves one message that may arrive twice: it is sent again, counted (`resent`) and
says so. How the parts fit: docs/delivery.md.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import and_, case, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from jobs import marking
from jobs.channels import SEND_SECONDS, Channel, Limits, RetryLater, limits_of
from jobs.claiming import LEASE, Claimed, anything_due, claim
from jobs.clock import Clock, database_clock
from jobs.figures import DELIVERIES, REFUSED
from jobs.marking import SENT, Outcome, outcome_of
from storage.encryption import Vault
from storage.models import OutboxMessage
from storage.outbox import opened

logger = logging.getLogger(__name__)

IN_FLIGHT = 40
"""Sends at once: at 25 a second this bears answers that take more than a second."""

IDLE = 1.0
"""Seconds between two looks at an outbox in which nothing waits."""

MARKS = 5
"""Tries to write that a message was sent: a database that is busy for a moment is no crash."""

AGAIN = "_(Dikirim ulang; abaikan kalau sudah Anda terima.)_"
WhenGone = Callable[[bytes], Awaitable[None]]
"""Told of a person (by blind index) who cannot be reached any more."""


async def _nobody(_owner: bytes) -> None:
    """Nothing else needs to stop."""


@dataclass
class Courier:
    """Sends what is owed on one channel; any number of them may run on one database."""

    sessions: async_sessionmaker[AsyncSession]
    vault: Vault
    channel: Channel
    clock: Clock = database_clock
    limits: Limits | None = None
    when_gone: WhenGone = _nobody
    idle: float = IDLE
    lease: timedelta = LEASE
    at_once: int = IN_FLIGHT
    """Sends in flight, which is how many a kill may double; 1 is the surest and the slowest."""

    async def run(self, until: asyncio.Event) -> None:
        """Deliver until told to stop; messages in flight are finished first."""
        flying: set[asyncio.Task[None]] = set()
        try:
            while not until.is_set():
                wait = await self._round(flying)
                if wait:
                    await _pause(until, wait)
        finally:
            await asyncio.gather(*flying)

    async def run_dry(self) -> int:
        """Deliver until nothing more may go now; how many sends there were."""
        total = 0
        while claimed := (await self._claim(self.at_once)).messages:
            await asyncio.gather(*(self.deliver(*each) for each in claimed))
            total += len(claimed)
        return total

    async def _round(self, flying: set[asyncio.Task[None]]) -> float:
        """Claim and set off; the seconds to wait before the next time."""
        free = self.at_once - len(flying)
        if free <= 0:
            await asyncio.wait(flying, return_when=asyncio.FIRST_COMPLETED)
            return 0.0
        try:
            if not await anything_due(self.sessions, self.channel.name, self.clock):
                return self.idle
            taken = await self._claim(free)
        except Exception:
            # whatever it is: a courier that ends would leave everything lying
            logger.exception("could not claim messages of %s", self.channel.name)
            return self.idle
        for message, moment in taken.messages:
            task = asyncio.create_task(self.deliver(message, moment))
            flying.add(task)
            task.add_done_callback(flying.discard)
        if taken.wait:
            return min(taken.wait, self.idle)
        return self._bounds.ahead / 2 if taken.messages else self.idle

    @property
    def _bounds(self) -> Limits:
        return self.limits or limits_of(self.channel.name)

    async def _claim(self, most: int) -> Claimed:
        how: dict[str, Any] = {"clock": self.clock, "limits": self._bounds, "lease": self.lease}
        return await claim(self.sessions, self.channel.name, most, **how)

    async def deliver(self, message: OutboxMessage, moment: float = 0.0) -> None:
        """Send one claimed message in `moment` seconds and write what became of it."""
        await asyncio.sleep(moment)
        outcome = SENT
        try:
            recipient, body = opened(self.vault, message)
            async with asyncio.timeout(SEND_SECONDS):
                await self.channel.send(recipient, _marked(body, message))
        except RetryLater as problem:
            outcome = outcome_of(problem, message.tries)
            await self._held(problem.seconds)
        except Exception as problem:
            outcome = outcome_of(problem, message.tries)
        await self._mark(message, outcome)

    async def _held(self, seconds: float) -> None:
        """The channel said that we are too fast: everybody stops first."""
        REFUSED.labels(self.channel.name).inc()
        logger.warning("%s asks us to wait %.0f s", self.channel.name, seconds)
        with suppress_and_log("pause"):
            await marking.pause(self.sessions, self.channel.name, seconds, self.clock)

    async def _mark(self, message: OutboxMessage, outcome: Outcome) -> None:
        DELIVERIES.labels(self.channel.name, outcome.status).inc()
        for attempt in range(MARKS):
            try:
                ours = self.sessions, message, outcome, self._bounds, self.clock
                if not await marking.mark(*ours):
                    logger.warning("message %d was no longer ours to mark", message.id)
                break
            except SQLAlchemyError:
                logger.exception("could not mark message %d (%d)", message.id, attempt + 1)
                await asyncio.sleep(0.2 * 2**attempt)
        if outcome.error == "gone":
            with suppress_and_log("stop writing to somebody who is gone"):
                await marking.block(self.sessions, message.owner, self.clock)
                await self.when_gone(message.owner)


@contextmanager
def suppress_and_log(what: str) -> Iterator[None]:
    """A database that fails beside a send costs no more than that."""
    try:
        yield
    except SQLAlchemyError:
        logger.exception("could not %s", what)


async def _pause(until: asyncio.Event, seconds: float) -> None:
    """Wait, but not past being told to stop."""
    try:
        async with asyncio.timeout(seconds):
            await until.wait()
    except TimeoutError:
        return


def _marked(body: Mapping[str, Any], message: OutboxMessage) -> dict[str, Any]:
    """The message, with a line when it may be there already."""
    if not message.resent:
        return dict(body)
    return {**body, "text": f"{body.get('text') or ''}\n\n{AGAIN}".strip()}


async def take_due(
    sessions: async_sessionmaker[AsyncSession],
    vault: Vault,
    sender: str,
    clock: Clock = database_clock,
) -> list[dict[str, Any]]:
    """What is due to a sender who is here now and asks (web page, terminal); it counts as sent.

    Quiet hours do not matter to somebody who is awake; what is too old is left out.
    """
    mine = OutboxMessage.owner == vault.index(sender), OutboxMessage.status == "pending"
    async with sessions() as session:
        # an open page looks every few seconds: mostly nothing is owed, and no write lock is taken
        if await session.scalar(select(OutboxMessage.id).where(*mine).limit(1)) is None:
            return []
    async with sessions.begin() as session:
        now = await clock(session)
        late = and_(OutboxMessage.expires_at.is_not(None), OutboxMessage.expires_at <= now)
        # one statement, so that of two pages of one person only one gets a message
        taken = await session.scalars(
            update(OutboxMessage)
            .where(*mine, OutboxMessage.due <= now)
            .values(status=case((late, "expired"), else_="sent"), finished_at=now)
            .returning(OutboxMessage)
        )
        order = sorted(taken, key=lambda each: (each.priority, each.due, each.id))
    return [opened(vault, each)[1] for each in order if each.status == "sent"]
