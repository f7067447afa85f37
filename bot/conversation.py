"""One person's conversation over Rasa's REST channel."""

from __future__ import annotations

from collections.abc import Sequence

import httpx

from bot.reply import Button, Reply

LONGEST = 4000
LEAST_CHOICES = 2
"""A typed number means a button only where there is a choice between buttons."""

EMPTY = Reply("Pesannya kosong. Silakan tulis pertanyaan Anda.")
SLOW = Reply("Maaf, jawaban saya terlambat. Mohon kirim lagi pesan Anda sebentar lagi.")
DOWN = Reply(
    "Maaf, layanan sedang terganggu. Isian Anda yang sudah tersimpan aman; "
    "mohon coba lagi beberapa menit lagi."
)
SILENT = Reply("Maaf, saya belum punya jawaban untuk itu. Ketik _menu_ untuk melihat pilihan.")


def replies_in(answer: object) -> list[Reply]:
    """The replies in Rasa's JSON; ValueError when it is not a list of messages."""
    if not isinstance(answer, list) or not all(isinstance(each, dict) for each in answer):
        raise ValueError("Rasa's answer is not a list of messages")
    return [Reply.from_rasa(each) for each in answer]


class Conversation:
    """Sends what a person typed or tapped, and keeps the buttons that were offered last."""

    def __init__(self, client: httpx.AsyncClient, sender: str) -> None:
        """`client` has Rasa's base URL and a timeout; `sender` is `channel:opaque-id`."""
        self._client = client
        self._sender = sender
        self._offered: tuple[Button, ...] = ()

    async def say(self, text: str) -> Sequence[Reply]:
        """The replies to a typed text; never raises, an outage is said in the worker's words."""
        text = text.strip()[:LONGEST]
        if not text:
            return [EMPTY]
        return await self._send(self._tapped(text) or text)

    def _tapped(self, text: str) -> str | None:
        """The payload of the button whose number or label was typed."""
        if text.isdecimal() and len(self._offered) >= LEAST_CHOICES:
            place = int(text) - 1
            return self._offered[place].payload if 0 <= place < len(self._offered) else None
        labels = {button.label.casefold(): button.payload for button in self._offered}
        return labels.get(text.casefold())

    async def _send(self, message: str) -> Sequence[Reply]:
        try:
            response = await self._client.post(
                "/webhooks/rest/webhook", json={"sender": self._sender, "message": message}
            )
            response.raise_for_status()
            replies = replies_in(response.json())
        except httpx.TimeoutException:
            return [SLOW]
        except (httpx.HTTPError, ValueError):
            return [DOWN]
        self._offered = tuple(button for reply in replies for button in reply.buttons)
        return replies or [SILENT]
