"""How often intents and sums are used: counted in memory, added to the database now and then.

A process that is killed loses the last half minute of figures, no answer waits for them.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter
from functools import cache

from rasa_sdk.events import EventType

from actions.clock import today
from actions.sums import DIRECT_SUMS, SUMS
from storage.database import sessions
from storage.usage import INTENT, SUM, UsageStore

logger = logging.getLogger(__name__)
EVERY_SECONDS = 30.0


@cache
def store() -> UsageStore:
    """The store of this process."""
    return UsageStore(sessions())


class Tally:
    """Counts that have not been written yet."""

    def __init__(self) -> None:
        """Nothing has been counted."""
        self.counted: Counter[tuple[str, str]] = Counter()
        self.written_at = time.monotonic()
        self.writing: asyncio.Task[None] | None = None

    def note(self, intent: str, events: list[EventType]) -> None:
        """Count an intent, and a sum that was not held up by a question."""
        self.counted[INTENT, intent] += 1
        asks = any(event.get("event") == "followup" for event in events)
        if intent in (*SUMS, *DIRECT_SUMS) and not asks:
            self.counted[SUM, intent] += 1
        busy = self.writing is not None and not self.writing.done()
        if not busy and time.monotonic() - self.written_at >= EVERY_SECONDS:
            self.writing = asyncio.get_running_loop().create_task(self.write())

    async def write(self) -> None:
        """Add what was counted; a database that fails is logged and tried again later."""
        counted, self.counted = self.counted, Counter()
        self.written_at = time.monotonic()
        try:
            await store().add(today(), counted)
        except Exception:
            logger.exception("could not write %d counts of use", len(counted))
            self.counted.update(counted)


tally = Tally()
