"""Answers to officers: after "Jawab", or words and files that come while a question waits."""

from __future__ import annotations

import logging
from typing import Any

from rasa_sdk.events import EventType
from sqlalchemy.exc import SQLAlchemyError

from actions import case_desk
from actions.answer_papers import paper_to_officer
from actions.officer_questions import reply_to, say_rest, wait_for_yes
from actions.registry import handles
from actions.turn import Turn
from claims.desk import answer, open_questions, question_of
from claims.office import NotFound

logger = logging.getLogger(__name__)
LEFT_ALONE = ("stop", "deny", "distress", "delete_my_data", "human_handoff")
"""Intents that are no answer to an officer."""

ALSO_ANSWERED = ("distress", "delete_my_data")
"""Intents of words under a file that go to the officer with it, and are answered by us too."""

TALK = ("nlu_fallback", "inform", "out_of_scope", "affirm", "deny")


@handles("desk_reply")
async def answer_next(turn: Turn) -> list[EventType]:
    """The button below an officer's question: the next message is the answer."""
    question_id, with_paper = str(turn.value("reply_to")), False
    try:
        with_paper = bool((await question_of(case_desk.office(), turn.sender, question_id)).case_id)
    except NotFound:
        turn.respond("desk_gone")
        return []
    except SQLAlchemyError:
        logger.exception("could not look for a question of an officer")
    turn.set(pending={"reply_to": question_id})
    turn.respond("desk_answer_or_paper" if with_paper else "desk_answer_now")
    return []


async def to_officer(turn: Turn) -> list[EventType] | None:
    """Take a message as the answer to an officer, where one waits; None when it is none."""
    if turn.file:
        taken = await paper_to_officer(turn)
        return [] if taken and turn.intent not in ALSO_ANSWERED else None
    if waits := reply_to(turn):
        return await _answered(turn, waits)
    if turn.is_button or not turn.text or turn.intent not in TALK:
        return None
    return await _perhaps(turn)


async def _answered(turn: Turn, waits: dict[str, Any]) -> list[EventType] | None:
    """The message after "Jawab", or the yes to "is this your answer?"."""
    held = waits.get("text")
    if held is not None:
        text = str(held) if turn.intent == "affirm" else None
    else:
        left_alone = turn.is_button or turn.intent in LEFT_ALONE or waits.get("paper")
        text = None if left_alone else turn.text
    turn.set(pending=None)
    if text is None:
        return None
    question_id = str(waits["reply_to"])
    try:
        await answer(case_desk.office(), turn.sender, question_id, text, turn.update)
    except NotFound:
        turn.respond("desk_gone")
        return []
    turn.respond("desk_answered")
    await say_rest(turn)
    return []


async def _perhaps(turn: Turn) -> list[EventType] | None:
    """Words without a subject while an officer waits for an answer: ask whether they are it."""
    if turn.intent != "nlu_fallback" and turn.slot("topic"):
        return None
    try:
        waiting = await open_questions(case_desk.office(), turn.sender)
    except Exception:
        logger.exception("could not look for questions of officers")
        return None
    if not waiting:
        return None
    wait_for_yes(turn, waiting[0].id, waiting[0].text, turn.text)
    return []
