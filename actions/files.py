"""Files that a worker sends while nothing waits for one."""

from __future__ import annotations

import logging

from actions.memory import files
from actions.turn import GivenFile, Turn

logger = logging.getLogger(__name__)
WITHOUT_CAPTION = "(berkas)"
"""What a channel sends as the text of a file that came without words."""


async def decline(turn: Turn, given: GivenFile) -> None:
    """Say that nothing waits for it, and keep nothing of it; its caption is a message as any."""
    turn.file = None
    try:
        await files().erase_file(turn.sender, given.id)
    except Exception:
        logger.exception("could not erase a file that nobody asked for")
    turn.respond("file_not_expected")
