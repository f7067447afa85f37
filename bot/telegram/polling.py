"""Asking Telegram for updates: the next ones are asked for when the last are written down."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot, Update
from telegram.error import Conflict, RetryAfter, TelegramError

from bot.telegram.inbox import Inbox
from bot.telegram.reading import ALLOWED, read
from storage.updates import Arrived

logger = logging.getLogger(__name__)
LONG_POLL = 25
"""Seconds that Telegram keeps the question open."""
PATIENCE = LONG_POLL + 10.0
BATCH = 100
SLOWEST_RETRY = 30.0


def arrived(bot: Bot, found: Sequence[Any]) -> list[Arrived]:
    """The updates that need an answer, as they are written down: what they say to us, no more.

    One that cannot be read (Telegram is newer than our library) is left out, not the rest with it.
    """
    kept = []
    for raw in found:
        try:
            said = read(Update.de_json(raw, bot))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            logger.warning("an update cannot be read (%s)", type(error).__name__)
            continue
        if said:
            kept.append(Arrived(str(raw["update_id"]), said.sender, said.written()))
    return kept


async def fetch(bot: Bot, offset: int) -> list[dict[str, Any]]:
    """The updates from `offset` on as Telegram wrote them; PTB would log what it cannot read."""
    asked = {"offset": offset, "limit": BATCH, "timeout": LONG_POLL, "allowed_updates": ALLOWED}
    found: list[dict[str, Any]] = await bot.do_api_request(
        # written so because PTB warns of its own method, which loses a batch for one bad update
        "GetUpdates",
        asked,
        read_timeout=PATIENCE,
        pool_timeout=PATIENCE,
    )
    return found


async def poll(bot: Bot, inbox: Inbox) -> None:
    """Ask until cancelled, through every fault.

    Telegram forgets an update when the next one is asked for: by then it is written down.
    """
    offset = 0
    wait = 1.0
    while True:
        try:
            found = await fetch(bot, offset)
            await inbox.receive(arrived(bot, found))
            offset, wait = max([offset, *(each["update_id"] + 1 for each in found)]), 1.0
        except Conflict:
            logger.warning("another process asks Telegram with our token; we wait for it to end")
            await asyncio.sleep(5)
        except RetryAfter as told:
            waits = told.retry_after
            await asyncio.sleep(waits.total_seconds() if isinstance(waits, timedelta) else waits)
        except (TelegramError, SQLAlchemyError) as error:
            logger.warning("no updates (%s), again in %.0f s", type(error).__name__, wait)
            await asyncio.sleep(wait)
            wait = min(SLOWEST_RETRY, wait * 2)
