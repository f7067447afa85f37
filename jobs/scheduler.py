"""On one machine: couriers and rounds in the process that serves, from start to stop."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from jobs.alerts import gone
from jobs.channels import Channel
from jobs.delivery import Courier
from jobs.rounds import ROUNDS, Round, Work


@asynccontextmanager
async def working(
    work: Work, channels: Sequence[Channel], rounds: Sequence[Round] = ROUNDS
) -> AsyncIterator[Sequence[Courier]]:
    """Deliver on the channels and do the rounds until the block ends; sends are finished first."""
    told = asyncio.Event()
    couriers = [courier_of(work, channel) for channel in channels]
    tasks = [asyncio.create_task(courier.run(told)) for courier in couriers]
    tasks += [asyncio.create_task(_again(each, work, told)) for each in rounds]
    try:
        yield couriers
    finally:
        told.set()
        await asyncio.gather(*tasks, return_exceptions=True)


def courier_of(work: Work, channel: Channel) -> Courier:
    """The courier of a channel; who cannot be reached is looked for no more."""

    async def when_gone(owner: bytes) -> None:
        async with work.sessions.begin() as session:
            await gone(session, owner)

    return Courier(work.sessions, work.vault, channel, work.clock, when_gone=when_gone)


async def _again(each: Round, work: Work, told: asyncio.Event) -> None:
    """Do a round at once and then every so often, never at the same second as other machines."""
    while not told.is_set():
        await each.safely(work)
        try:
            async with asyncio.timeout(each.every * random.uniform(0.9, 1.1)):
                await told.wait()
        except TimeoutError:
            continue
