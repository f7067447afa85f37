"""The pages on the gateway, the database and the messages that are due."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from bot.clock import today
from bot.gateway import Gateway, Incoming
from bot.given import Given
from bot.learning import intents
from bot.reply import Reply
from bot.settings import ServiceSettings
from bot.web.console.access import Console
from bot.web.talking import ChatPage, Message, Talk
from claims.office import Office
from knowledge.pages import pages
from storage.encryption import Vault
from storage.facts import Sessions
from storage.files import FileStore
from storage.review import ReviewStore
from storage.transcript import Transcript


def chat_page(
    gateway: Gateway, sessions: Sessions, vault: Vault, known: ServiceSettings
) -> ChatPage:
    """The parts of the chat page."""
    return ChatPage(
        talk=_talk_through(gateway),
        transcript=Transcript(sessions, vault),
        files=FileStore(sessions, vault),
        today=lambda: today(known),
        due=gateway.due,
    )


def _talk_through(gateway: Gateway) -> Talk:
    async def talk(message: Message) -> Sequence[Reply]:
        files = tuple(Given(each.name, each.content) for each in message.files)
        asked = Incoming(message.sender, message.mark, message.text, message.token, files)
        return await gateway.handle(asked)

    return talk


def console(sessions: Sessions, vault: Vault, known: ServiceSettings) -> Console:
    """The parts of the officers' console."""
    return Console(
        office=Office(sessions, vault),
        review=ReviewStore(sessions, vault),
        today=lambda: today(known),
        intents=intent_titles,
    )


@cache
def intent_titles() -> dict[str, str]:
    """What a message can mean, as people call it: all intents by their titles."""
    known = pages()
    found = {
        name: known[name].title if name in known else name.replace("_", " ").capitalize()
        for name in intents()
    }
    return dict(sorted(found.items(), key=lambda each: each[1].casefold()))
