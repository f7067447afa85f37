"""The store of facts, opened at first use."""

from __future__ import annotations

import logging
from functools import cache
from typing import Any

from actions.facts import FACTS
from storage.database import sessions
from storage.encryption import load_vault
from storage.facts import FactStore
from storage.files import FileStore
from storage.personal import erase_person
from storage.settings import settings

logger = logging.getLogger(__name__)


@cache
def memory() -> FactStore:
    """The fact store of this process."""
    return FactStore(sessions(), load_vault(settings()))


@cache
def files() -> FileStore:
    """The file store of this process."""
    return FileStore(sessions(), load_vault(settings()))


async def remember(sender: str, changed: dict[str, Any]) -> None:
    """Keep the facts among the changed slots before anything is said.

    A database that fails does not take the answer from the worker: it is logged, and the running
    conversation still knows the facts.
    """
    facts = {name: value for name, value in changed.items() if name in FACTS}
    if not facts:
        return
    try:
        await memory().save(sender, facts)
    except Exception:
        logger.exception("could not save %d facts", len(facts))


async def recall(sender: str) -> dict[str, Any]:
    """The facts kept for a sender; none when the database fails, which is logged."""
    try:
        return await memory().load(sender)
    except Exception:
        logger.exception("could not load facts")
        return {}


async def erase_everything(sender: str) -> None:
    """Erase all that is stored of a sender, in one transaction."""
    await erase_person(sessions(), load_vault(settings()), sender)
