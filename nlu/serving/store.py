"""The memory of running conversations: current sessions only, in RAM, with an end.

What a worker told us for good lives encrypted in our own database (`storage/`), written by the
actions. Rasa's tracker is just the running conversation: it never touches a disk, holds one
session a person, and forgets the longest silent person when it is full.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any, Optional

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SerializedTrackerAsText, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Restarted, SessionStarted
from rasa.shared.core.trackers import DialogueStateTracker

MOST_SENDERS = 20_000


class SessionStore(TrackerStore, SerializedTrackerAsText):
    """A tracker store for the current session of up to `most_senders` people."""

    def __init__(
        self,
        domain: Domain,
        event_broker: Optional[EventBroker] = None,
        most_senders: int = MOST_SENDERS,
        host: Any = None,
        **kwargs: Any,
    ) -> None:
        """Made by Rasa from endpoints.yml; `most_senders` may stand there."""
        self._sessions: "OrderedDict[str, str]" = OrderedDict()
        self._most_senders = int(most_senders)
        super().__init__(domain, event_broker, **kwargs)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep the tracker's current session, forget what came before it."""
        await self.stream_events(tracker)
        self._forget_past_sessions(tracker)
        self._sessions[tracker.sender_id] = self.serialise_tracker(tracker)
        self._sessions.move_to_end(tracker.sender_id)
        while len(self._sessions) > self._most_senders:
            self._sessions.popitem(last=False)

    @staticmethod
    def _forget_past_sessions(tracker: DialogueStateTracker) -> None:
        """Drop the events before the latest start of a session or restart."""
        events = list(tracker.events)
        starts = [i for i, e in enumerate(events) if isinstance(e, (SessionStarted, Restarted))]
        if starts and starts[-1] > 0:
            # the event before a SessionStarted is the run of its action
            first = starts[-1] - (1 if isinstance(events[starts[-1]], SessionStarted) else 0)
            tracker.events = type(tracker.events)(events[first:], tracker.events.maxlen)

    async def retrieve(self, sender_id: str) -> Optional[DialogueStateTracker]:
        """The running conversation of a person, None when there is none."""
        stored = self._sessions.get(sender_id)
        return self.deserialise_tracker(sender_id, stored) if stored is not None else None

    async def delete(self, sender_id: str) -> None:
        """Forget a person."""
        self._sessions.pop(sender_id, None)

    async def keys(self) -> Any:
        """The ids of everybody in memory."""
        return list(self._sessions)
