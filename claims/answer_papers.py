"""A photo or PDF as the answer to an officer: which question it answers, and how it is kept.

It is kept with the case of its question as a document of the kind `answer`, several of which may
stand beside each other, at the moment of the message that answers: by that the console finds it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from claims.desk import new_message, open_questions, question_of, take_answer
from claims.documents import Paper, keep
from claims.office import WORKER, NotFound, Office, id_for
from claims.views import OPEN
from knowledge.phrases import phrases
from storage.models import Case, CaseDocument, DeskMessage

KIND = "answer"
MOST = 30
"""Answers with a paper in one case; a worker without end would fill the disk."""

LATER = timedelta(days=7)
"""So long after an answer a file belongs to its case when nothing else waits: "besok saya kirim",
or the next page of a letter."""


class TooMany(Exception):
    """The case has as many papers of this kind as it may."""


@dataclass(frozen=True)
class Came:
    """How a file came: the name of its message, and of the album in which it was sent."""

    sender: str
    update: str = ""
    album: str = ""


@dataclass(frozen=True)
class Place:
    """Where a file belongs: the case, and the question that it answers.

    Without a case the question is one of a hand-off, which can keep no papers. Without a question
    the file belongs to an answer before. `known`: it is kept there already. `guessed`: nothing but
    the time says that it belongs there.
    """

    case_id: str | None
    number: str | None
    question_id: str | None = None
    question: str = ""
    known: bool = False
    guessed: bool = False


async def place_for(office: Office, came: Came, reply_to: str | None = None) -> Place | None:
    """Where a file belongs that came now; None where nobody waits for one.

    `reply_to`: the question under which the worker has tapped "Jawab"; NotFound when it is gone.
    """
    if kept := await _document(office, came) or await _album(office, came):
        return kept
    if reply_to:
        asked = await question_of(office, came.sender, reply_to)
        return Place(asked.case_id, asked.number, asked.id, asked.text)
    waiting = await open_questions(office, came.sender)
    if not waiting:
        return await _answered_before(office, came)
    asked = next((each for each in waiting if each.case_id), waiting[0])
    return Place(asked.case_id, asked.number, asked.id, asked.text)


async def _document(office: Office, came: Came) -> Place | None:
    """The place of this very file, where a crash came after it was kept."""
    own_id = id_for(office, came.sender, came.update)
    wanted = select(Case).join(CaseDocument, CaseDocument.case_id == Case.id)
    async with office.sessions() as session:
        case = await session.scalar(wanted.where(CaseDocument.id == own_id))
    return Place(case.id, case.number, known=True) if case else None


async def _album(office: Office, came: Came) -> Place | None:
    """The case to which an earlier file of the same album went."""
    if not came.album:
        return None
    wanted = select(Case).join(DeskMessage, DeskMessage.case_id == Case.id)
    async with office.sessions() as session:
        case = await session.scalar(wanted.where(DeskMessage.id == _answer_id(office, came)))
    return Place(case.id, case.number) if case else None


async def _answered_before(office: Office, came: Came) -> Place | None:
    """The open case in which this worker has answered an officer not long ago."""
    mine = DeskMessage.owner == office.vault.index(came.sender), DeskMessage.reply_to.is_not(None)
    fresh = DeskMessage.created_at >= office.now() - LATER, Case.status.in_(OPEN)
    wanted = select(Case).join(DeskMessage, DeskMessage.case_id == Case.id).where(*mine, *fresh)
    async with office.sessions() as session:
        case = await session.scalar(wanted.order_by(DeskMessage.created_at.desc()).limit(1))
    return Place(case.id, case.number, guessed=True) if case else None


def _answer_id(office: Office, came: Came) -> str:
    """The id of the answer: one for all files of an album."""
    return id_for(office, came.sender, f"album {came.album}" if came.album else came.update)


async def keep_answer(office: Office, came: Came, place: Place, paper: Paper, words: str) -> None:
    """Keep a cleaned paper at its place, with the words that came along as the answer.

    Raises NotFound when the case or the question has gone, TooMany when the case is full.
    """
    now, own_id = office.now(), id_for(office, came.sender, came.update)
    async with office.writing() as session:
        case = await _case(office, session, came, place)
        text = words or phrases()["desk_paper_alone"].text
        if place.question_id:
            answer = (place.question_id, text, _answer_id(office, came))
            await take_answer(office, session, came.sender, *answer, now)
        elif words or place.guessed:
            row = new_message(office, case, str(WORKER), text, own_id=own_id)
            row.created_at = now
            session.add(row)
        keep(office, session, case, paper, now, own_id)
        case.updated_at = now


async def _case(office: Office, session: AsyncSession, came: Came, place: Place) -> Case:
    """The case of this worker, locked until the transaction ends, with room for one more paper."""
    mine = Case.id == place.case_id, Case.owner == office.vault.index(came.sender)
    case = await session.scalar(select(Case).where(*mine).with_for_update())
    if case is None:
        raise NotFound(str(place.case_id))
    counted = select(func.count()).where(CaseDocument.case_id == case.id, CaseDocument.kind == KIND)
    if (await session.scalar(counted) or 0) >= MOST:
        raise TooMany(case.id)
    return case
