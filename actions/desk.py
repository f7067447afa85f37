"""The database of this process for what a worker orders: alerts, reminders, the log."""

from __future__ import annotations

import functools
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache

from rasa_sdk.events import EventType
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from actions.registry import Handler
from actions.turn import Turn
from storage.database import sessions
from storage.encryption import Vault, load_vault
from storage.facts import Sessions
from storage.settings import settings

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Desk:
    """Sessions and the key."""

    sessions: Sessions
    vault: Vault

    @asynccontextmanager
    async def of(self, turn: Turn) -> AsyncIterator[tuple[AsyncSession, bytes]]:
        """A transaction, and the blind index of whoever speaks."""
        async with self.sessions.begin() as session:
            yield session, self.vault.index(turn.sender)


@cache
def _made() -> Desk:
    return Desk(sessions(), load_vault(settings()))


def desk() -> Desk:
    """The desk of this process, opened at first use."""
    return _made()


def at_desk(handler: Handler) -> Handler:
    """A handler that says so when the database fails, instead of falling silent."""

    @functools.wraps(handler)
    async def guarded(turn: Turn) -> list[EventType]:
        try:
            return await handler(turn)
        except SQLAlchemyError:
            logger.exception("the database failed under %s", turn.intent)
            turn.respond("desk_down")
            return []

    return guarded
