"""What is kept, and forgetting it."""

from __future__ import annotations

import logging
from typing import Any

from rasa_sdk.events import AllSlotsReset, EventType, Restarted

from actions.memory import memory
from actions.registry import handles
from actions.turn import Turn, button

logger = logging.getLogger(__name__)


@handles("delete_my_data")
async def ask_to_erase(turn: Turn) -> list[EventType]:
    """Say what would be erased and ask once."""
    turn.set(pending={"kind": "erase"}, misses=0)
    yes, no = button("Ya, hapus", "affirm"), button("Batal", "deny")
    turn.respond("ask_erase", buttons=[yes, no])
    return []


@handles("erase")
async def erase(turn: Turn) -> list[EventType]:
    """Erase the stored facts and the running conversation; say so only when it is done."""
    try:
        await memory().erase(turn.sender)
    except Exception:
        logger.exception("could not erase the data of one sender")
        turn.respond("erase_failed")
        return []
    turn.changed.clear()
    turn.respond("erased")
    events: list[Any] = [AllSlotsReset(), Restarted()]
    return events
