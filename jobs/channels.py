"""The way to a person: what delivery asks of a channel, and what a channel may answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


class RetryLater(Exception):
    """The channel is over its limit (429): nobody on it is written to for `seconds`."""

    def __init__(self, seconds: float) -> None:
        """`seconds` as the service said it (`retry_after`)."""
        super().__init__(f"retry after {seconds:g} s")
        self.seconds = seconds


class Gone(Exception):
    """The person blocked us or is no longer there (403): their alerts stop."""


class Rejected(Exception):
    """The service will never take this message (400); the text says why, without the message."""


class Channel(Protocol):
    """One way to people. Any other exception of `send` is a passing fault and is tried again."""

    @property
    def name(self) -> str:
        """The part of a sender id before the colon: "telegram"."""

    async def send(self, recipient: str, body: Mapping[str, Any]) -> None:
        """Send one message to `recipient` (`channel:opaque-id`); returns when it was taken.

        `body` is a message as Rasa's REST channel gives it: `text`, `buttons`, `custom.files`.
        Raises RetryLater, Gone or Rejected; must give up by itself within `SEND_SECONDS`.
        """


@dataclass(frozen=True)
class Limits:
    """What a channel bears over all our processes."""

    rate: float
    """Messages a second."""
    gap: float
    """Seconds between two messages to one person."""
    ahead: float = 0.2
    """Seconds of allowance that are granted at a time, each message at its own moment in them."""


SEND_SECONDS = 20.0
"""A send that takes longer is broken off and tried again; a lease lasts three times as long."""

LIMITS = {"telegram": Limits(rate=26, gap=1.05), "whatsapp": Limits(rate=70, gap=1.05)}
"""Telegram allows 30 messages a second to all and one a second to a chat; the room that is left is
for answers in a running conversation, which do not wait for anybody's turn."""

UNLIMITED = Limits(rate=1000, gap=0)
"""For channels of our own: the terminal, the web page."""


def limits_of(channel: str) -> Limits:
    """The limits of a channel by its name."""
    return LIMITS.get(channel, UNLIMITED)
