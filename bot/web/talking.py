"""What the chat page needs of the rest of the house."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from bot.reply import Reply
from bot.web.limits import Limiter, Rate
from storage.files import File, FileStore
from storage.transcript import Said, Transcript

LARGEST_FILE = 10 * 1024 * 1024


@dataclass(frozen=True)
class Message:
    """What a browser sent: typed or tapped (`token` of the button) or attached.

    The same `mark` twice is one message.
    """

    sender: str
    mark: str
    text: str = ""
    token: str | None = None
    files: tuple[File, ...] = ()


class Talk(Protocol):
    """Hands a message to the conversation, which answers the same one once."""

    async def __call__(self, message: Message) -> Sequence[Reply]:
        """The replies; never raises for what the conversation cannot answer."""
        ...


async def nothing_due(sender: str) -> Sequence[Reply]:
    """Nobody owes this sender a message."""
    return ()


def limiters() -> dict[str, Limiter]:
    """Buckets for what a browser sends, what an address sends, and how often a page looks."""
    return {
        "browser": Limiter(Rate(burst=20, per_minute=30)),
        "address": Limiter(Rate(burst=60, per_minute=240)),
        "looks": Limiter(Rate(burst=60, per_minute=120)),
    }


@dataclass(frozen=True)
class ChatPage:
    """The parts of the chat page; `today` is the day that the greeting names."""

    talk: Talk
    transcript: Transcript
    files: FileStore
    today: Callable[[], date]
    due: Callable[[str], Awaitable[Sequence[Reply]]] = nothing_due
    limits: dict[str, Limiter] = field(default_factory=limiters)

    async def exchange(self, message: Message) -> None:
        """One message and its replies, each written down before anybody sees it."""
        named = tuple({"name": file.name} for file in message.files)
        mine = [Said("me", message.text, files=named)]
        await self.transcript.add(message.sender, mine, key=f"{message.mark}>")
        await self._hear(message.sender, await self.talk(message), f"{message.mark}<")

    async def look(self, sender: str) -> None:
        """Write down what is due for this sender."""
        await self._hear(sender, await self.due(sender))

    async def _hear(self, sender: str, replies: Sequence[Reply], key: str | None = None) -> None:
        if replies:
            await self.transcript.add(sender, [said(reply) for reply in replies], key)


def said(reply: Reply) -> Said:
    """A reply as a bubble."""
    files = tuple({"id": ref.id, "name": ref.name, "mime": ref.mime} for ref in reply.files)
    buttons = tuple((each.label, each.token) for each in reply.buttons)
    return Said("bot", reply.text, buttons, files)


def choices(bubbles: Sequence[Said]) -> list[tuple[str, str]]:
    """The labels and tokens offered since the worker last said something, each label once."""
    offered: dict[str, str] = {}
    for bubble in bubbles:
        if bubble.who == "me":
            offered = {}
        offered |= dict(bubble.buttons)
    return list(offered.items())
