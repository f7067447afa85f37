"""A conversation for the chat page that needs no Rasa."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bot.reply import Reply
from bot.web.limits import Limiter, Rate
from bot.web.talking import ChatPage, Message

TODAY = date(2026, 11, 22)


@dataclass
class Echo:
    """Says back what it hears, or the replies it was given; remembers what it heard."""

    replies: Sequence[Reply] = ()
    heard: list[Message] = field(default_factory=list)
    owed: list[Reply] = field(default_factory=list)

    async def __call__(self, message: Message) -> Sequence[Reply]:
        """The same message twice is answered alike."""
        self.heard.append(message)
        return self.replies or [Reply(f"Anda menulis {message.text}")]

    async def due(self, sender: str) -> Sequence[Reply]:
        """Everything owed, once."""
        told, self.owed = self.owed, []
        return told


def generous() -> dict[str, Limiter]:
    """Limits that no test reaches by chance."""
    return {name: Limiter(Rate(10_000, 10_000)) for name in ("browser", "address", "looks")}


def limited(chat: ChatPage, **rates: Rate) -> ChatPage:
    """The page with some limits of its own."""
    return replace(chat, limits=chat.limits | {name: Limiter(r) for name, r in rates.items()})
