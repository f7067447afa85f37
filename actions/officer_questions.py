"""What officers have asked, as the worker sees it."""

from __future__ import annotations

from typing import Any

from actions import case_desk
from actions.turn import Turn, button
from claims.desk import Question, open_questions


def reply_to(turn: Turn) -> dict[str, Any] | None:
    """The question that the next message may answer: after "Jawab", or under "is this it?".

    `text`: what was typed and waits for a yes. `paper`: only a file answers it, after one that
    could not be used.
    """
    pending = turn.slot("pending")
    return pending if isinstance(pending, dict) and "reply_to" in pending else None


def is_for_officer(turn: Turn) -> bool:
    """Whether a message inside a form or an intake is "Jawab", or what was to come after it."""
    if turn.value("reply_to"):
        return True
    waits = reply_to(turn)
    return waits is not None and bool(turn.file or not waits.get("paper"))


def answer_button(question_id: str) -> dict[str, str]:
    """What makes the next message the answer."""
    return button("Jawab", "inform", reply_to=question_id)


def say_question(turn: Turn, question: Question) -> None:
    """What an officer asked, with the button to answer."""
    text, number = question.text, question.number or "-"
    ways = [answer_button(question.id)]
    turn.respond("desk_question", buttons=ways, text=text, number=number)


async def say_rest(turn: Turn) -> None:
    """What else officers have asked: how much, and the oldest to begin with."""
    left = await open_questions(case_desk.office(), turn.sender)
    if left:
        turn.respond("desk_rest", count=len(left))
        say_question(turn, left[-1])


def wait_for_yes(turn: Turn, question_id: str, asked: str, text: str) -> None:
    """Ask whether words are the answer to a question."""
    turn.set(pending={"reply_to": question_id, "text": text})
    yes, no = button("Ya, kirim", "affirm"), button("Bukan", "deny")
    turn.respond("desk_is_answer", buttons=[yes, no], text=asked)
