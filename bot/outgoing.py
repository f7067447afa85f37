"""The channels on which we write to people unasked: those whose service is set up."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from bot.gateway import Gateway
from bot.settings import ServiceSettings
from bot.telegram.post import Post, TelegramChannel
from bot.telegram.run import make_bot
from jobs.channels import Channel
from storage.database import sessions
from storage.encryption import load_vault
from storage.files import FileStore
from storage.settings import settings as storage_settings


@asynccontextmanager
async def open_channels(
    known: ServiceSettings, gateway: Gateway
) -> AsyncIterator[Sequence[Channel]]:
    """The channels of this process; the web page and the terminal fetch theirs (`take_due`).

    `gateway` keeps the buttons of what is sent, so that they can be tapped.
    """
    if not known.telegram_token.get_secret_value():
        yield ()
        return
    bot = make_bot(known)
    try:
        files = FileStore(sessions(), load_vault(storage_settings()))
        yield (TelegramChannel(Post(bot, files), gateway),)
    finally:
        await bot.request.shutdown()
