"""Files that a worker sends: opened once and erased, cleaned, or declined."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from actions.memory import files
from actions.turn import GivenFile, Turn
from claims.intake import texts

if TYPE_CHECKING:
    from claims.papers import Clean

logger = logging.getLogger(__name__)
WITHOUT_CAPTION = "(berkas)"
"""What a channel sends as the text of a file that came without words."""


@asynccontextmanager
async def opened(turn: Turn, given: GivenFile) -> AsyncIterator[bytes | None]:
    """The bytes of a file, None when they are gone; it is erased then, whatever becomes of it."""
    turn.file = None
    try:
        found = await files().give(turn.sender, given.id)
        yield found.content if found else None
    finally:
        await _erase(turn, given)


async def made_clean(raw: bytes | None) -> Clean | str:
    """A paper made harmless, or the sentence that says why it cannot be taken."""
    from claims.papers import Unreadable, cleaned

    if raw is None:
        return str(texts()["problems"]["paper_gone"])
    try:
        return await asyncio.to_thread(cleaned, raw)
    except Unreadable as bad:
        return str(texts()["problems"][bad.phrase])


async def decline(turn: Turn, given: GivenFile, why: str = "file_not_expected") -> None:
    """Say that it is not taken, and keep nothing of it; its caption is a message as any."""
    turn.file = None
    await _erase(turn, given)
    turn.respond(why)


async def _erase(turn: Turn, given: GivenFile) -> None:
    try:
        await files().erase_file(turn.sender, given.id)
    except Exception:
        logger.exception("could not erase a file that came")
