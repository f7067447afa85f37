"""When a message is despair, and when it is a short answer that only sounds like it."""

from __future__ import annotations

from actions.turn import Turn
from indonesian.distress import is_alarm

SHORT = 3
"""Words of an answer that may sound like despair: "udah habis", of the days of leave."""

DOUBTED = 0.5
"""The confidence of a mere doubt (`nlu/pipeline/reading.py`): the answer may be twice as long."""


def is_despair(turn: Turn, answers: bool) -> bool:
    """Whether care comes first; `answers`: the message answers the open question.

    Distress is found on the slightest doubt (docs/nlu.md). Only a few words without a grave one
    that are a good answer to what was just asked are taken as that answer.
    """
    if turn.intent != "distress":
        return False
    longest = SHORT * (2 if is_doubt(turn) else 1)
    return not answers or is_alarm(turn.text) or len(turn.text.split()) > longest


def is_doubt(turn: Turn) -> bool:
    """Whether something else is as likely as the intent that was found."""
    return turn.confidence <= DOUBTED
