"""Telegram beside the application: started, watched, drained."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from telegram import Bot
from telegram.error import InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from bot.gateway import Gateway
from bot.processes import StartProblem
from bot.settings import ServiceSettings
from bot.telegram.desk import Desk
from bot.telegram.inbox import Inbox
from bot.telegram.polling import poll
from bot.telegram.post import Post, TelegramChannel
from bot.telegram.profile import introduce
from bot.telegram.reading import ALLOWED
from bot.telegram.webhook import PATH, secret_of
from storage.alone import alone
from storage.encryption import Vault
from storage.facts import Sessions
from storage.files import FileStore

logger = logging.getLogger(__name__)
CONNECTIONS = 64
SEND_SECONDS = 15.0
DRAIN_SECONDS = 20.0
"""How long a stop waits for what is under way; the rest stays written down."""


@dataclass(frozen=True)
class Telegram:
    """The pieces that others need: the inbox for the webhook, the channel for deliveries."""

    bot: Bot
    inbox: Inbox
    channel: TelegramChannel
    secret: str


def make_bot(known: ServiceSettings) -> Bot:
    """A client of the Bot API; not yet spoken to."""
    # httpx writes every address, ours holds the token
    logging.getLogger("httpx").setLevel(logging.WARNING)
    base = known.telegram_api_url.rstrip("/")
    return Bot(
        known.telegram_token.get_secret_value(),
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        request=HTTPXRequest(CONNECTIONS, SEND_SECONDS, SEND_SECONDS, pool_timeout=SEND_SECONDS),
        get_updates_request=HTTPXRequest(1),
    )


def make_telegram(
    known: ServiceSettings, gateway: Gateway, sessions: Sessions, vault: Vault
) -> Telegram:
    """All pieces, wired."""
    bot = make_bot(known)
    post = Post(bot, FileStore(sessions, vault))
    desk = Desk(bot, gateway, post, sessions)
    inbox = Inbox(sessions, vault, desk.serve)
    secret = secret_of(known.telegram_token.get_secret_value())
    return Telegram(bot, inbox, TelegramChannel(post, gateway), secret)


@asynccontextmanager
async def running_telegram(
    telegram: Telegram, known: ServiceSettings, sessions: Sessions
) -> AsyncIterator[None]:
    """Receive and serve until the block ends, then finish what is under way.

    Raises StartProblem when Telegram does not know the token.
    """
    await _greeted(telegram.bot)
    receiving = asyncio.create_task(_receive(telegram, known))
    serving = asyncio.create_task(_serve(telegram.inbox, sessions))
    try:
        yield
    finally:
        receiving.cancel()
        telegram.inbox.stop()
        _, late = await asyncio.wait({serving}, timeout=DRAIN_SECONDS)
        for task in late:
            task.cancel()
        await asyncio.gather(receiving, serving, return_exceptions=True)
        await telegram.bot.shutdown()


async def _greeted(bot: Bot) -> None:
    """Know ourselves; Telegram being away does not keep the rest from starting."""
    try:
        await bot.initialize()
    except InvalidToken:
        raise StartProblem("Telegram does not know TELEGRAM_TOKEN: ask @BotFather") from None
    except TelegramError as error:
        logger.warning("Telegram is away (%s); we go on asking", type(error).__name__)


async def _receive(telegram: Telegram, known: ServiceSettings) -> None:
    """The menu first, then updates: asked for, or brought to the webhook."""
    await introduce(telegram.bot)
    if known.telegram_webhook_url:
        await _persistently(telegram, known.telegram_webhook_url.rstrip("/") + PATH)
    else:
        await _persistently(telegram, "")
        await poll(telegram.bot, telegram.inbox)


async def _persistently(telegram: Telegram, url: str) -> None:
    """Set the webhook, or take it away; asked again until Telegram says yes."""
    wait = 1.0
    while True:
        try:
            if url:
                await telegram.bot.set_webhook(
                    url, allowed_updates=ALLOWED, secret_token=telegram.secret, max_connections=20
                )
            else:
                await telegram.bot.delete_webhook()
            return
        except TelegramError as error:
            logger.warning("Telegram did not take the webhook setting: %s", error.message)
            await asyncio.sleep(wait)
            wait = min(60.0, wait * 2)


async def _serve(inbox: Inbox, sessions: Sessions) -> None:
    """Work the inbox off as the only process that does; a fault costs a second, not the service."""
    while not inbox.stopping:
        try:
            async with alone(sessions, "telegram"):
                await inbox.work()
        except Exception:
            logger.exception("the inbox stopped; it is taken up again")
            await asyncio.sleep(1)
