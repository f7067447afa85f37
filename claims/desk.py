"""Messages between officers and a worker: about a case, or about a hand-off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from claims.office import WORKER, Actor, NotFound, Office, audit, id_for, new_id
from knowledge.phrases import phrases
from storage import sealing
from storage.models import Case, CaseChange, DeskMessage, HandOff
from storage.outbox import Owed, Priority, owe

REPLY_WITHIN = timedelta(days=30)
"""How long a question waits for its answer."""

LONGEST = 3000


@dataclass(frozen=True)
class Message:
    """One message; `asks` wants an answer, `reply_to` is one."""

    id: str
    author: str
    text: str
    asks: bool
    reply_to: str | None
    created_at: datetime
    answered_at: datetime | None


@dataclass(frozen=True)
class Question:
    """A question of an officer to a worker: `number` names its case, `case_id` is that case."""

    id: str
    text: str
    number: str | None
    case_id: str | None


def _message(office: Office, row: DeskMessage) -> Message:
    text = sealing.read(office.vault, row, "text")
    times = (row.created_at, row.answered_at)
    return Message(row.id, row.author, text, row.asks, row.reply_to, *times)


async def messages_of(
    office: Office,
    session: AsyncSession,
    *,
    case_id: str | None = None,
    hand_off_id: str | None = None,
) -> list[Message]:
    """The messages about a case or a hand-off, the oldest first."""
    about = DeskMessage.case_id == case_id if case_id else DeskMessage.hand_off_id == hand_off_id
    rows = await session.scalars(select(DeskMessage).where(about).order_by(DeskMessage.created_at))
    return [_message(office, row) for row in rows]


async def send(
    office: Office,
    session: AsyncSession,
    actor: Actor,
    about: Case | HandOff,
    text: str,
    *,
    asks: bool,
) -> str:
    """Write a message to a worker and owe it to their chat, in the caller's transaction."""
    row = new_message(office, about, str(actor), text, asks=asks)
    session.add(row)
    await session.flush()
    name = "desk_question" if asks else "desk_message"
    number = about.number if isinstance(about, Case) else None
    phrase = phrases()[name]
    buttons = [
        {"title": each.label, "payload": f'/{each.intent}{{"reply_to": "{row.id}"}}'}
        for each in phrase.buttons
    ]
    said = phrase.text.format(text=text[:LONGEST], number=number or "-")
    await _owe(office, session, about, f"desk:{row.id}", {"text": said, "buttons": buttons})
    return row.id


def new_message(
    office: Office,
    about: Case | HandOff,
    author: str,
    text: str,
    *,
    asks: bool = False,
    own_id: str | None = None,
) -> DeskMessage:
    """A message about a case or a hand-off, to be added to a session."""
    row = DeskMessage(id=own_id or new_id(), owner=about.owner, author=author, asks=asks)
    row.case_id = about.id if isinstance(about, Case) else about.case_id
    row.hand_off_id = about.id if isinstance(about, HandOff) else None
    row.created_at = office.now()
    sealing.write(office.vault, row, text=text[:LONGEST])
    return row


async def _owe(
    office: Office, session: AsyncSession, about: Case | HandOff, key: str, body: dict[str, Any]
) -> None:
    sender = sealing.read(office.vault, about, "sender")
    now = office.now()
    await owe(session, office.vault, Owed(key, sender, "desk", body, now, Priority.REPLY))


async def tell(
    office: Office, session: AsyncSession, case: Case, what: str, when: str, **values: str
) -> None:
    """Owe the worker a phrase about their case: `case_<what>_<status>`."""
    phrase = phrases()[f"case_{what}_{values['status']}"]
    buttons = [{"title": each.label, "payload": f"/{each.intent}"} for each in phrase.buttons]
    body = {"text": phrase.text.format(number=case.number), "buttons": buttons}
    await _owe(office, session, case, f"case:{case.id}:{values['status']}:{when}", body)


async def open_questions(office: Office, sender: str) -> list[Question]:
    """What officers have asked this worker and not got an answer to, the newest first."""
    owner, oldest = office.vault.index(sender), office.now() - REPLY_WITHIN
    waiting = (
        DeskMessage.owner == owner,
        DeskMessage.asks.is_(True),
        DeskMessage.answered_at.is_(None),
        DeskMessage.created_at >= oldest,
    )
    wanted = select(DeskMessage, Case.number).outerjoin(Case, Case.id == DeskMessage.case_id)
    async with office.sessions() as session:
        rows = await session.execute(wanted.where(*waiting).order_by(DeskMessage.created_at.desc()))
        return [
            Question(row.id, sealing.read(office.vault, row, "text"), number, row.case_id)
            for row, number in rows
        ]


async def question_of(office: Office, sender: str, question_id: str) -> Question:
    """A question to this worker by its id, open or answered; raises NotFound."""
    mine = DeskMessage.id == question_id, DeskMessage.owner == office.vault.index(sender)
    wanted = select(DeskMessage, Case.number).outerjoin(Case, Case.id == DeskMessage.case_id)
    async with office.sessions() as session:
        found = (await session.execute(wanted.where(*mine))).first()
    if found is None:
        raise NotFound(question_id)
    row, number = found
    return Question(row.id, sealing.read(office.vault, row, "text"), number, row.case_id)


async def answer(
    office: Office, sender: str, question_id: str, text: str, update: str = ""
) -> None:
    """Keep the worker's answer to a question of an officer, once for each message (`update`).

    The case goes back to review when none of its questions waits any more.
    """
    own_id, now = id_for(office, sender, update), office.now()
    async with office.writing() as session:
        if await session.get(DeskMessage, own_id) is None:
            await take_answer(office, session, sender, question_id, text, own_id, now)


async def take_answer(
    office: Office,
    session: AsyncSession,
    sender: str,
    question_id: str,
    text: str,
    own_id: str,
    now: datetime,
) -> None:
    """`answer` in the caller's transaction; `own_id` is the answer's. Raises NotFound."""
    mine = DeskMessage.id == question_id, DeskMessage.owner == office.vault.index(sender)
    asked = await session.scalar(select(DeskMessage).where(*mine).with_for_update())
    if asked is None:
        raise NotFound(question_id)
    about = await _about(session, asked)
    row = new_message(office, about, str(WORKER), text, own_id=own_id)
    row.reply_to, asked.answered_at, row.created_at = asked.id, now, now
    row.case_id, row.hand_off_id = asked.case_id, asked.hand_off_id
    session.add(row)
    audit(session, now, WORKER, "answer", about.id)
    if isinstance(about, Case) and about.status == "waiting" and not await _asked(session, about):
        await _back_to_review(session, about, now)


async def _asked(session: AsyncSession, case: Case) -> int:
    """How many questions of a case wait for their answers."""
    waiting = DeskMessage.asks.is_(True), DeskMessage.answered_at.is_(None)
    counted = select(func.count()).where(DeskMessage.case_id == case.id, *waiting)
    return await session.scalar(counted) or 0


async def _about(session: AsyncSession, message: DeskMessage) -> Case | HandOff:
    found: Case | HandOff | None = (
        await session.get(HandOff, message.hand_off_id)
        if message.hand_off_id
        else await session.get(Case, message.case_id)
    )
    if found is None:
        raise NotFound(message.id)
    return found


async def _back_to_review(session: AsyncSession, case: Case, now: datetime) -> None:
    case.status, case.updated_at = "in_review", now
    change = CaseChange(
        case_id=case.id, owner=case.owner, status="in_review", actor=str(WORKER), created_at=now
    )
    session.add(change)
