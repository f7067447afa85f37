"""What is kept, and forgetting it."""

from __future__ import annotations

import logging
from typing import Any

from rasa_sdk.events import AllSlotsReset, EventType, Restarted

from actions.memory import erase_everything
from actions.registry import handles
from actions.turn import Turn, button

logger = logging.getLogger(__name__)
ERASE = "erase"
"""The slot `pending` while we wait for a yes."""


@handles("delete_my_data")
async def ask_to_erase(turn: Turn) -> list[EventType]:
    """Say what would be erased and ask once; said again, it is a yes."""
    if turn.slot("pending") == ERASE:
        return await erase(turn)
    turn.set(pending=ERASE, misses=0)
    yes, no = button("Ya, hapus", "affirm"), button("Batal", "deny")
    turn.respond("ask_erase", buttons=[yes, no])
    return []


@handles("erase")
async def erase(turn: Turn) -> list[EventType]:
    """Erase the stored facts and the running conversation; say so only when it is done."""
    try:
        await erase_everything(turn.sender)
    except Exception:
        logger.exception("could not erase the data of one sender")
        turn.respond("erase_failed")
        return []
    turn.changed.clear()
    turn.respond("erased")
    events: list[Any] = [AllSlotsReset(), Restarted()]
    return events
