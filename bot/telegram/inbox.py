"""The updates that were written down, worked off: each person's in order, people side by side."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from sqlalchemy.exc import SQLAlchemyError

from bot.metrics import WAITING
from storage import updates
from storage.encryption import Vault
from storage.facts import Sessions
from storage.line import line_of
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
        self._line = line_of(sessions)
        self._vault = vault
        self._serve = serve
        self._news = asyncio.Event()
        self._serving = False
        self.stopping = False
        self._read_to = 0
        """The last row that was taken: what comes right after it needs no look."""
        self._at_hand: set[int] = set()
        self._finished: set[int] = set()
        """Done since the last look began, which may have read them before they were."""
        self._queues: dict[bytes, deque[Waiting]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def receive(self, arrived: Sequence[Arrived]) -> int:
        """Write updates down; when this returns the channel may forget them."""
        if not arrived:
            return 0
        write = partial(updates.receive, vault=self._vault, channel=CHANNEL, arrived=arrived)
        new = await self._line.write(write)
        if self._are_next(new):
            self._take(new)
        else:
            self._news.set()
        return len(new)

    def _are_next(self, rows: Sequence[Waiting]) -> bool:
        """Whether we serve, and nothing that waits can stand before these rows."""
        if not self._serving or self.stopping or len(self._at_hand) >= MOST_AT_HAND:
            return False
        return [row.id for row in rows] == [self._read_to + n for n in range(1, len(rows) + 1)]

    async def work(self) -> None:
        """Serve what waits until told to stop, then finish what is under way."""
        after = self._read_to = 0
        self._serving = True
        try:
            while not self.stopping:
                after = await self._look(after)
            await asyncio.gather(*self._tasks, return_exceptions=True)
        finally:
            self._serving = False
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
        self._take(rows)
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
            look = partial(updates.waiting, vault=self._vault, channel=CHANNEL, after=after)
            return await self._line.read(look)
        except SQLAlchemyError:
            logger.exception("could not read the updates that wait")
            return []

    def _take(self, rows: Sequence[Waiting]) -> None:
        for row in rows:
            self._put(row)
            self._read_to = max(self._read_to, row.id)

    def _put(self, row: Waiting) -> None:
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
