"""A message that asks two things gets two answers; where it may mean one of two, both are shown.

The pipeline finds the questions (`nlu/pipeline/questions.py`). Pages and sums are said one after
the other, a sum last because its form may ask on; anything else is offered as a button.
"""

from __future__ import annotations

from actions.labels import label
from actions.manners import NOT_OFFERED
from actions.registry import HANDLERS
from actions.sums import DIRECT_SUMS, SUMS
from actions.turn import Turn, button
from knowledge.pages import pages

CLOSE = 0.7
"""A second intent with this share of the first one's confidence may be the one that is meant."""

CLEAR = 0.8
"""Two questions that are each understood so well count more than the message as a whole."""

DOUBTFUL = 0.55
"""Above this confidence the first intent stands alone."""


def other_question(turn: Turn, intent: str) -> str | None:
    """The second thing that a message asks, None when it asks one thing."""
    asked = [each["intent"] for each in turn.questions]
    if intent not in asked:
        return None
    others = (each for each in asked if each != intent and may_be_offered(each))
    return next(others, None)


def first_question(turn: Turn, intent: str) -> str:
    """What is answered first: of two questions the first, where the message as a whole misleads.

    `intent` is what the message means in its conversation; where the conversation made it so, it
    stays.
    """
    asked = [str(each["intent"]) for each in turn.questions]
    misread = turn.intent == intent not in asked
    clear = all(
        each["confidence"] >= CLEAR and may_be_offered(each["intent"]) for each in turn.questions
    )
    return asked[0] if asked and misread and clear else intent


def may_be_offered(intent: str) -> bool:
    """Whether an intent is a topic that a button may stand for."""
    return intent not in NOT_OFFERED and (intent in HANDLERS or intent in pages())


def is_sum(intent: str) -> bool:
    """Whether an intent ends in figures, perhaps after questions."""
    return intent in SUMS or intent in DIRECT_SUMS


def is_page(intent: str) -> bool:
    """Whether an intent is answered by its page alone."""
    return intent in pages() and intent not in HANDLERS


def answered_both(first: str, second: str) -> tuple[str, str] | None:
    """The order in which two intents are answered; None when the second can only be offered."""
    if is_page(first) and (is_page(second) or is_sum(second)):
        return first, second
    return (second, first) if is_sum(first) and is_page(second) else None


def put_button(turn: Turn, intent: str, phrase: str) -> None:
    """A button for what the message asks as well, or may have meant."""
    turn.respond(phrase, buttons=[button(label(intent), intent)])


def close_second(turn: Turn, intent: str) -> str | None:
    """The topic that a message may mean as well as `intent`, None when one is clearly likelier."""
    ranking = [each for each in turn.ranking if each["name"] != "nlu_fallback"][:2]
    if len(ranking) < 2 or turn.intent != ranking[0]["name"] or turn.intent != intent:
        return None
    first, second = (each["confidence"] for each in ranking)
    close = first < DOUBTFUL and second >= CLOSE * first
    name = str(ranking[1]["name"])
    return name if close and is_page(intent) and may_be_offered(name) else None
