"""The updates that were written down, worked off: each person's in order, people side by side."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Sequence

from sqlalchemy.exc import SQLAlchemyError

from bot.metrics import WAITING
from storage import updates
from storage.encryption import Vault
from storage.facts import Sessions
from storage.updates import Arrived, Waiting

logger = logging.getLogger(__name__)
Serve = Callable[[Waiting], Awaitable[None]]
CHANNEL = "telegram"
MOST_AT_HAND = 1000
"""Updates in memory; the rest of a backlog waits in the database."""
IDLE_SECONDS = 1.0
"""Between two looks for updates that another process wrote down."""


class Inbox:
    """Receives into the database and serves from it; one process at a time serves."""

    def __init__(self, sessions: Sessions, vault: Vault, serve: Serve) -> None:
        """`serve` does everything for one update and marks it done."""
        self._sessions = sessions
        self._vault = vault
        self._serve = serve
        self._news = asyncio.Event()
        self.stopping = False
        self._at_hand: set[int] = set()
        self._finished: set[int] = set()
        """Done since the last look began, which may have read them before they were."""
        self._queues: dict[bytes, deque[Waiting]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def receive(self, arrived: Sequence[Arrived]) -> int:
        """Write updates down; when this returns the channel may forget them."""
        async with self._sessions.begin() as session:
            new = await updates.receive(session, self._vault, CHANNEL, arrived)
        self._news.set()
        return new

    async def work(self) -> None:
        """Serve what waits until told to stop, then finish what is under way."""
        after = 0
        try:
            while not self.stopping:
                after = await self._look(after)
            await asyncio.gather(*self._tasks, return_exceptions=True)
        finally:
            for task in self._tasks:
                task.cancel()

    def stop(self) -> None:
        """Begin nothing more; what waits stays written down."""
        self.stopping = True
        self._news.set()

    async def _look(self, after: int) -> int:
        """Take what has come since the row `after`; from the start again when nothing has."""
        self._news.clear()
        self._finished.clear()
        rows = await self._waiting(after)
        for row in rows:
            self._take(row)
        WAITING.labels(CHANNEL).set(len(self._at_hand))
        if rows and len(self._at_hand) < MOST_AT_HAND:
            return rows[-1].id
        try:
            async with asyncio.timeout(IDLE_SECONDS):
                await self._news.wait()
        except TimeoutError:
            return 0
        return rows[-1].id if rows else after

    async def _waiting(self, after: int) -> list[Waiting]:
        if len(self._at_hand) >= MOST_AT_HAND:
            return []
        try:
            async with self._sessions() as session:
                return await updates.waiting(session, self._vault, CHANNEL, after)
        except SQLAlchemyError:
            logger.exception("could not read the updates that wait")
            return []

    def _take(self, row: Waiting) -> None:
        if row.id in self._at_hand or row.id in self._finished:
            return
        self._at_hand.add(row.id)
        if row.owner in self._queues:
            self._queues[row.owner].append(row)
            return
        self._queues[row.owner] = deque([row])
        task = asyncio.create_task(self._drain(row.owner))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _drain(self, owner: bytes) -> None:
        queue = self._queues[owner]
        try:
            while queue and not self.stopping:
                await self._serve(queue[0])
                self._finished.add(queue[0].id)
                self._at_hand.discard(queue.popleft().id)
                if len(self._at_hand) == MOST_AT_HAND // 2:
                    self._news.set()
        finally:
            # what is left (a fault, a stop) is found in the database again
            self._at_hand.difference_update(row.id for row in queue)
            del self._queues[owner]
