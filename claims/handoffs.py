"""Hand-offs: a worker asks for a person, and gets one or is told when."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from claims.desk import Message, messages_of, send
from claims.hours import next_open
from claims.office import WORKER, Actor, NotFound, Office, audit, need_officer, new_id
from storage import sealing
from storage.models import Case, HandOff, Officer


@dataclass(frozen=True)
class Asked:
    """What became of asking for a person: `due` is when somebody is there, `now` that it is now."""

    id: str
    due: datetime
    now: bool
    again: bool
    """Whether the worker was waiting already."""


@dataclass(frozen=True)
class HandOffRow:
    """A worker who waits, with the conversation's summary: facts and topics, not words."""

    id: str
    status: str
    channel: str
    assignee: str | None
    case_number: str | None
    due: datetime
    created_at: datetime
    taken_at: datetime | None
    summary: dict[str, Any] = field(default_factory=dict)
    messages: tuple[Message, ...] = ()


async def staffed(office: Office) -> bool:
    """Whether there is any officer who could answer: an account that is not closed."""
    active = select(func.count()).select_from(Officer).where(Officer.disabled_at.is_(None))
    async with office.sessions() as session:
        return bool(await session.scalar(active))


async def ask_for_person(office: Office, sender: str, summary: Mapping[str, Any]) -> Asked:
    """Put a worker into the queue; one who waits already keeps the place."""
    now, owner = office.now(), office.vault.index(sender)
    due = next_open(now)
    async with office.writing() as session:
        waiting = HandOff.owner == owner, HandOff.status.in_(("open", "taken"))
        row = await session.scalar(select(HandOff).where(*waiting).limit(1))
        again = row is not None
        if row is None:
            row = await _new(office, session, sender, owner, due)
        text = json.dumps(dict(summary), ensure_ascii=False)
        sealing.write(office.vault, row, summary=text)
    return Asked(row.id, due, now=due <= now, again=again)


async def _new(
    office: Office, session: AsyncSession, sender: str, owner: bytes, due: datetime
) -> HandOff:
    row = HandOff(id=new_id(), owner=owner, status="open", due=due, created_at=office.now())
    row.channel = sender.partition(":")[0]
    mine = select(Case.id).where(Case.owner == owner, Case.number.is_not(None))
    row.case_id = await session.scalar(mine.order_by(Case.created_at.desc()).limit(1))
    sealing.write(office.vault, row, sender=sender, summary="{}")
    session.add(row)
    audit(session, row.created_at, WORKER, "hand-off", row.id)
    return row


async def waiting(office: Office, actor: Actor, *, closed: bool = False) -> list[HandOffRow]:
    """The queue of hand-offs, the oldest first."""
    need_officer(actor)
    wanted = HandOff.status == "closed" if closed else HandOff.status != "closed"
    joined = select(HandOff, Case.number).outerjoin(Case, Case.id == HandOff.case_id)
    async with office.sessions() as session:
        found = await session.execute(joined.where(wanted).order_by(HandOff.created_at))
        return [_row(office, row, number) for row, number in found]


def _row(
    office: Office, row: HandOff, number: str | None, messages: tuple[Message, ...] = ()
) -> HandOffRow:
    return HandOffRow(
        row.id,
        row.status,
        row.channel,
        row.assignee,
        number,
        row.due,
        row.created_at,
        row.taken_at,
        json.loads(sealing.read(office.vault, row, "summary") or "{}"),
        messages,
    )


async def open_hand_off(office: Office, actor: Actor, hand_off_id: str) -> HandOffRow:
    """A hand-off with its messages; that it was read is written down."""
    need_officer(actor)
    async with office.writing() as session:
        row = await _found(session, hand_off_id)
        number = await session.scalar(select(Case.number).where(Case.id == row.case_id))
        said = await messages_of(office, session, hand_off_id=row.id)
        audit(session, office.now(), actor, "read", row.id)
        return _row(office, row, number, tuple(said))


async def messages(office: Office, actor: Actor, hand_off_id: str) -> list[Message]:
    """The messages of a hand-off that is open on somebody's screen: reading on is not noted."""
    need_officer(actor)
    async with office.sessions() as session:
        if await session.get(HandOff, hand_off_id) is None:
            raise NotFound(hand_off_id)
        return await messages_of(office, session, hand_off_id=hand_off_id)


async def _found(session: AsyncSession, hand_off_id: str) -> HandOff:
    row = await session.scalar(select(HandOff).where(HandOff.id == hand_off_id).with_for_update())
    if row is None:
        raise NotFound(hand_off_id)
    return row


async def take(office: Office, actor: Actor, hand_off_id: str) -> None:
    """An officer takes care of a worker."""
    need_officer(actor)
    async with office.writing() as session:
        row = await _found(session, hand_off_id)
        row.status, row.assignee, row.taken_at = "taken", actor.id, office.now()
        audit(session, office.now(), actor, "take", row.id)


async def write(
    office: Office, actor: Actor, hand_off_id: str, text: str, *, asks: bool = True
) -> str:
    """Write to the worker of a hand-off, who can answer with the button below the message."""
    need_officer(actor)
    async with office.writing() as session:
        row = await _found(session, hand_off_id)
        message_id = await send(office, session, actor, row, text, asks=asks)
        row.taken_at = row.taken_at or office.now()
        audit(session, office.now(), actor, "write", row.id)
    return message_id


async def close(office: Office, actor: Actor, hand_off_id: str) -> None:
    """The worker has been helped."""
    need_officer(actor)
    async with office.writing() as session:
        row = await _found(session, hand_off_id)
        row.status, row.closed_at = "closed", office.now()
        audit(session, office.now(), actor, "close", row.id)
