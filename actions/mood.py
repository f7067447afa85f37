"""Messages without words, and what follows a grave one."""

from __future__ import annotations

import re

from rasa_sdk.events import EventType

from actions.registry import handles
from actions.turn import Turn

SAD = re.compile("[😭😢😞😔😟😣😩😫🥺😥😓💔☹🙁]")
WORDLESS = ("mood_sad", "mood_fine")
VAGUE = ("nlu_fallback", "out_of_scope", "inform")


def mood_of(turn: Turn) -> str | None:
    """What a message of signs alone says; what a vague one says right after a grave one."""
    if turn.text.strip() and not re.search(r"\w|\?", turn.text):
        return "mood_sad" if SAD.search(turn.text) else "mood_fine"
    vague = turn.intent in VAGUE and not turn.entities
    return "mood_sad" if vague and turn.slot("topic") == "distress" else None


@handles(*WORDLESS)
async def answer_mood(turn: Turn) -> list[EventType]:
    """A warm sentence; no menu under sadness."""
    turn.set(misses=0)
    turn.respond(turn.intent)
    return []
