"""A photo or PDF that a worker sends while an officer waits for an answer."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

from actions import case_desk
from actions.files import WITHOUT_CAPTION, decline, made_clean, opened
from actions.officer_questions import answer_button, reply_to, say_rest, wait_for_yes
from actions.turn import GivenFile, Turn, button
from claims.answer_papers import KIND, Came, Place, TooMany, keep_answer, place_for
from claims.documents import Paper
from claims.intake import texts
from claims.office import NotFound

if TYPE_CHECKING:
    from claims.papers import Clean

logger = logging.getLogger(__name__)


async def waits_for_paper(turn: Turn) -> bool:
    """Whether the file of a message is for an officer; also when nobody can tell now."""
    try:
        return await place_of(turn) is not None
    except (NotFound, SQLAlchemyError):
        return True


async def paper_to_officer(turn: Turn) -> bool:
    """Take the file of a message as an answer, or say why not; False where nobody waits for it."""
    given = turn.file
    if given is None:
        return False
    try:
        place = await place_of(turn)
        if place is None:
            return False
        async with opened(turn, given) as raw:
            await _take(turn, given, place, raw)
    except NotFound:
        turn.set(pending=None)
        await decline(turn, given, "desk_gone")
    except SQLAlchemyError:
        logger.exception("could not keep a paper for an officer")
        await decline(turn, given, "desk_paper_failed")
    return True


async def place_of(turn: Turn) -> Place | None:
    """Where the file of a message belongs, None where no officer waits for one."""
    if turn.file is None:
        return None
    waits = reply_to(turn)
    after = str(waits["reply_to"]) if waits else None
    return await place_for(case_desk.office(), _came(turn, turn.file), after)


def _came(turn: Turn, given: GivenFile) -> Came:
    return Came(turn.sender, turn.update, given.album)


async def _take(turn: Turn, given: GivenFile, place: Place, raw: bytes | None) -> None:
    """Clean a file, keep it at its place, and say what was taken and what else waits."""
    words = "" if turn.raw == WITHOUT_CAPTION else turn.raw
    if place.case_id is None:
        return _without_case(turn, place, words)
    if not place.known:
        clean = await made_clean(raw)
        if isinstance(clean, str):
            return _refused(turn, place, clean)
        paper = Paper(KIND, clean.mime, clean.content, clean.pages)
        try:
            await keep_answer(case_desk.office(), _came(turn, given), place, paper, words)
        except TooMany:
            return _refused(turn, place, texts()["problems"]["paper_many"])
        _thank(turn, place, clean)
    else:
        turn.respond("desk_paper_added", number=place.number)
    if reply_to(turn):
        turn.set(pending=None)
    if place.question_id or place.known:
        await say_rest(turn)
    return None


def _thank(turn: Turn, place: Place, clean: Clean) -> None:
    if not place.question_id:
        turn.respond("desk_paper_added", number=place.number)
        return
    is_pdf = clean.mime == "application/pdf"
    what = f"PDF ({clean.pages} halaman)" if is_pdf else "foto"
    turn.respond("desk_paper_taken", what=what, number=place.number, text=place.question)


def _without_case(turn: Turn, place: Place, words: str) -> None:
    """A hand-off keeps no papers: the question stays open, and words may be its answer."""
    question_id = str(place.question_id)
    ways = [answer_button(question_id), button("Bantu klaim", "claim_start")]
    turn.respond("desk_paper_no_case", buttons=[] if words else ways)
    turn.set(pending=None)
    if words:
        wait_for_yes(turn, question_id, place.question, words)


def _refused(turn: Turn, place: Place, why: str) -> None:
    """Why it cannot be used; the next file goes to the same question."""
    if place.question_id is None:
        turn.say(why)
        return
    turn.set(pending={"reply_to": place.question_id, "paper": True})
    ways = [answer_button(place.question_id)]
    turn.respond("desk_paper_refused", buttons=ways, why=why)
