"""Whose turn it is in a conversation is told, not asked for.

Rasa handles the messages of one sender one after another. A message that has to wait looks
again after a whole second, so that two messages sent at once take a second longer than two in a
row. Here whoever waits in this process is woken when the message before is done, and the lock of
another process (Redis, see docs/scaling.md) is looked at twenty times a second.
"""

from __future__ import annotations

import asyncio
from typing import Dict

from rasa.core.lock import TicketLock
from rasa.core.lock_store import LockError, LockStore

LOOK_AGAIN_SECONDS = 0.05


def wake_who_waits() -> None:
    """Mend `LockStore`, whichever store is behind it."""
    finish = LockStore.finish_serving
    done: Dict[str, asyncio.Event] = {}

    def finish_serving(self: LockStore, conversation_id: str, ticket_number: int) -> None:
        finish(self, conversation_id, ticket_number)
        waited_for = done.pop(conversation_id, None)
        if waited_for is not None:
            waited_for.set()

    async def _acquire_lock(
        self: LockStore, conversation_id: str, ticket: int, wait_time_in_seconds: float
    ) -> TicketLock:
        patience = min(wait_time_in_seconds, LOOK_AGAIN_SECONDS)
        while True:
            lock = self.get_lock(conversation_id)
            if not lock:
                raise LockError(f"Could not acquire lock for conversation_id '{conversation_id}'.")
            if not lock.is_locked(ticket):
                return lock
            before = done.setdefault(conversation_id, asyncio.Event())
            try:
                await asyncio.wait_for(before.wait(), patience)
            except asyncio.TimeoutError:  # noqa: UP041 another class before Python 3.11
                self.update_lock(conversation_id)

    LockStore.finish_serving = finish_serving
    LockStore._acquire_lock = _acquire_lock
