"""What was not understood, or doubtfully, is kept for a person to say what it means."""

from __future__ import annotations

import logging
from functools import cache

from actions.turn import Turn
from indonesian.masking import masked
from storage.database import sessions
from storage.encryption import load_vault
from storage.review import Guesses, ReviewStore
from storage.settings import settings

logger = logging.getLogger(__name__)

UNSURE = 0.5
"""Below this an answer is given, but the message is looked at later."""

LONGEST = 300
"""Letters; a longer message tells a story, which masks do not hide well enough."""

GUESSES = 3
UNDECIDED = ("nlu_fallback", "out_of_scope")
NEVER_KEPT = ("distress",)


@cache
def review() -> ReviewStore:
    """The store of this process."""
    return ReviewStore(sessions(), load_vault(settings()))


def guesses_of(turn: Turn) -> Guesses:
    """What the model thought of, the likeliest first."""
    thought = ((each["name"], float(each["confidence"])) for each in turn.ranking)
    return [(name, sure) for name, sure in thought if name != "nlu_fallback"][:GUESSES]


def is_doubtful(understood: str, turn: Turn) -> bool:
    """Whether a typed message should be looked at by a person."""
    if not turn.text or len(turn.text) > LONGEST or understood in NEVER_KEPT:
        return False
    return understood in UNDECIDED or turn.confidence < UNSURE


async def note_doubt(understood: str, turn: Turn) -> None:
    """Keep the wording without its sender; a database that fails costs nobody an answer."""
    if not is_doubtful(understood, turn):
        return
    try:
        await review().note(masked(turn.text), guesses_of(turn))
    except Exception:
        logger.exception("could not keep a doubtful message")
