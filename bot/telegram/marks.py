"""Marking updates done: at once, and all that end together in one transaction."""

from __future__ import annotations

import asyncio
import logging
from functools import partial

from sqlalchemy.exc import SQLAlchemyError

from bot.telegram.inbox import CHANNEL
from storage import updates
from storage.facts import Sessions
from storage.line import Line, Work, line_of

logger = logging.getLogger(__name__)
SLOWEST_RETRY = 60.0


class Marks:
    """While one transaction is written, those that end meanwhile gather for the next."""

    def __init__(self, sessions: Sessions) -> None:
        """`sessions`: where updates are marked."""
        self._line = line_of(sessions)
        self._gathered: dict[str, asyncio.Future[None]] = {}
        self._writing: asyncio.Task[None] | None = None

    async def done(self, update_id: str) -> None:
        """Returns when the update is marked."""
        marked = asyncio.get_running_loop().create_future()
        self._gathered[update_id] = marked
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())
        await marked

    async def _write(self) -> None:
        while self._gathered:
            taken, self._gathered = self._gathered, {}
            await surely(self._line, partial(updates.done, channel=CHANNEL, update_ids=list(taken)))
            for marked in taken.values():
                if not marked.done():
                    marked.set_result(None)


async def surely(line: Line, work: Work[None]) -> None:
    """Write to the database, however long it takes to let us."""
    wait = 0.2
    while True:
        try:
            return await line.write(work)
        except SQLAlchemyError:
            logger.exception("could not mark an update, again in %.1f s", wait)
            await asyncio.sleep(wait)
            wait = min(SLOWEST_RETRY, wait * 2)
