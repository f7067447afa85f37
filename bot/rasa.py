"""Rasa's REST channel, as the gateway speaks to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic
from typing import Any

import httpx

from bot.reply import Reply


class RasaDown(Exception):
    """Rasa does not answer, or not in its own words."""


class RasaSlow(RasaDown):
    """Rasa took longer than REPLY_TIMEOUT; it may still be at it."""


@dataclass(frozen=True)
class Said:
    """What goes to Rasa: `update` names the message, so that said twice it is answered once.

    `tapped`: the text is a payload that we offered. Typed text never is one.
    """

    sender: str
    text: str
    update: str
    tapped: bool = False
    file: Mapping[str, Any] | None = None
    offered: tuple[tuple[str, str], ...] = ()
    """The buttons under the last message; for who answers when Rasa does not."""

    def as_json(self) -> dict[str, Any]:
        """The body of the request."""
        metadata = {"update": self.update, "tapped": self.tapped, **(self.file or {})}
        return {"sender": self.sender, "message": self.text, "metadata": metadata}


def replies_in(answer: object) -> list[Reply]:
    """The replies in Rasa's JSON; ValueError when it is not a list of messages."""
    if not isinstance(answer, list) or not all(isinstance(each, dict) for each in answer):
        raise ValueError("Rasa's answer is not a list of messages")
    return [Reply.from_rasa(each) for each in answer]


MOST_SLOW = 3
REST_SECONDS = 20.0


class Rasa:
    """Asks, and says which of two ways an answer failed to come.

    After three late answers it is not asked for a while: people wait for nothing otherwise.
    """

    def __init__(self, client: httpx.AsyncClient) -> None:
        """`client` has Rasa's base URL and a timeout."""
        self._client = client
        self._slow = 0
        self._rests_until = 0.0

    async def say(self, said: Said) -> list[Reply]:
        """The replies, at least one; raises RasaSlow or RasaDown."""
        if monotonic() < self._rests_until:
            raise RasaDown("resting after late answers")
        try:
            replies = await self._asked(said)
        except RasaSlow:
            self._slow += 1
            if self._slow >= MOST_SLOW:
                self._rests_until = monotonic() + REST_SECONDS
            raise
        self._slow = 0
        if not replies:
            # our actions always say something: without them Rasa has nothing to say
            raise RasaDown("no replies")
        return replies

    async def _asked(self, said: Said) -> list[Reply]:
        try:
            response = await self._client.post("/webhooks/rest/webhook", json=said.as_json())
            response.raise_for_status()
            return replies_in(response.json())
        except (httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            raise RasaDown from error
        except httpx.TimeoutException as error:
            raise RasaSlow from error
        except (httpx.HTTPError, ValueError) as error:
            raise RasaDown from error
