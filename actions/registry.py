"""Which function answers which intent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from rasa_sdk.events import EventType

from actions.turn import Turn

Handler = Callable[[Turn], Awaitable[list[EventType]]]
"""Says something on the turn; returns events beyond the turn's changed slots."""

HANDLERS: dict[str, Handler] = {}


def handles(*intents: str) -> Callable[[Handler], Handler]:
    """Register a function for intents; an intent has one handler."""

    def register(handler: Handler) -> Handler:
        for intent in intents:
            if intent in HANDLERS:
                raise ValueError(f"two handlers for {intent}")
            HANDLERS[intent] = handler
        return handler

    return register
