"""What officers do with cases. Each use case checks who acts and writes down that it happened.

Raises Forbidden for whoever is no officer, NotFound for a case that is not there. A message to the
worker is owed in the transaction of its cause (storage/outbox.py). Drafts are not shown: until a
worker confirms, only the worker reads them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from claims.desk import messages_of, send, tell
from claims.drafts import answers_of
from claims.numbers import read_number
from claims.office import Actor, NotFound, Office, audit, need_officer
from claims.views import (
    ENDED,
    OPEN,
    STATUSES,
    CaseView,
    Change,
    Document,
    Filters,
    Note,
    Row,
    Seen,
)
from storage import sealing
from storage.models import AuditEntry, Case, CaseChange, CaseDocument, CaseNote, DeskMessage


def _where(filters: Filters) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = [Case.number.is_not(None)]
    if filters.status is None:
        wanted.append(Case.status.in_(ENDED if filters.ended else OPEN))
    if filters.number is not None:
        wanted = [Case.number == (read_number(filters.number) or "")]
    pairs = (
        (Case.kind, filters.kind),
        (Case.status, filters.status),
        (Case.assignee, filters.assignee),
        (Case.channel, filters.channel),
    )
    wanted += [column == value for column, value in pairs if value is not None]
    return [*wanted, Case.assignee.is_(None)] if filters.unassigned else wanted


def _open_questions() -> ColumnElement[int]:
    asked = DeskMessage.asks.is_(True), DeskMessage.answered_at.is_(None)
    counted = select(func.count()).where(DeskMessage.case_id == Case.id, *asked)
    return counted.scalar_subquery()


def _row(case: Case, questions: int) -> Row:
    return Row(
        id=case.id,
        number=case.number or "",
        kind=case.kind,
        status=case.status,
        channel=case.channel,
        assignee=case.assignee,
        submitted_at=case.submitted_at or case.created_at,
        updated_at=case.updated_at,
        open_questions=questions,
    )


async def queue(office: Office, actor: Actor, filters: Filters | None = None) -> list[Row]:
    """Cases in the order in which they came, the oldest first."""
    need_officer(actor)
    asked = filters or Filters()
    wanted = select(Case, _open_questions()).where(*_where(asked)).order_by(Case.submitted_at)
    async with office.sessions() as session:
        found = await session.execute(wanted.limit(asked.limit).offset(asked.offset))
        return [_row(case, questions) for case, questions in found]


async def counts(office: Office, actor: Actor) -> dict[tuple[str, str], int]:
    """How many confirmed cases there are by (kind, status)."""
    need_officer(actor)
    wanted = select(Case.kind, Case.status, func.count()).where(Case.number.is_not(None))
    async with office.sessions() as session:
        found = await session.execute(wanted.group_by(Case.kind, Case.status))
        return {(kind, status): count for kind, status, count in found}


async def open_case(office: Office, actor: Actor, case_id: str) -> CaseView:
    """Everything about a case; that it was read is written down."""
    need_officer(actor)
    async with office.writing() as session:
        case = await _found(session, case_id)
        view = await _view(office, session, case)
        audit(session, office.now(), actor, "read", case.id)
    return view


async def _found(session: AsyncSession, case_id: str, *, lock: bool = False) -> Case:
    wanted = select(Case).where(Case.id == case_id, Case.number.is_not(None))
    case = await session.scalar(wanted.with_for_update() if lock else wanted)
    if case is None:
        raise NotFound(case_id)
    return case


async def _view(office: Office, session: AsyncSession, case: Case) -> CaseView:
    questions = await session.scalar(select(_open_questions()).where(Case.id == case.id))
    vault = office.vault
    documents = await _of_case(session, CaseDocument, case)
    notes = await _of_case(session, CaseNote, case)
    changes = await _of_case(session, CaseChange, case)
    seen = await session.scalars(
        select(AuditEntry).where(AuditEntry.subject == case.id).order_by(AuditEntry.id)
    )
    return CaseView(
        _row(case, questions or 0),
        await answers_of(office, session, case.id),
        [
            Document(each.id, each.kind, each.mime, each.size, each.pages, each.created_at)
            for each in documents
        ],
        [Note(each.author, sealing.read(vault, each, "text"), each.created_at) for each in notes],
        await messages_of(office, session, case_id=case.id),
        [Change(each.status, each.actor, each.created_at) for each in changes],
        [Seen(each.at, each.actor, each.action, each.subject, each.detail) for each in seen],
    )


async def _of_case(session: AsyncSession, table: type[Any], case: Case) -> Sequence[Any]:
    wanted = select(table).where(table.case_id == case.id).order_by(table.created_at)
    return (await session.scalars(wanted)).all()


async def document(
    office: Office, actor: Actor, case_id: str, document_id: str
) -> tuple[Document, bytes]:
    """A paper with its bytes; they are clean (claims/papers.py), yet never serve them inline."""
    need_officer(actor)
    async with office.writing() as session:
        await _found(session, case_id)
        mine = CaseDocument.id == document_id, CaseDocument.case_id == case_id
        row = await session.scalar(select(CaseDocument).where(*mine))
        if row is None:
            raise NotFound(document_id)
        audit(session, office.now(), actor, "view", case_id, f"document {row.kind}")
        content = sealing.read_bytes(office.vault, row, "content") or b""
    about = Document(row.id, row.kind, row.mime, row.size, row.pages, row.created_at)
    return about, content


async def assign(office: Office, actor: Actor, case_id: str, assignee: str | None) -> None:
    """Give a case to an officer (an account id as text), or to nobody."""
    need_officer(actor)
    async with office.writing() as session:
        case = await _found(session, case_id, lock=True)
        case.assignee, case.updated_at = assignee, office.now()
        audit(session, office.now(), actor, "assign", case.id, assignee or "nobody")
        if case.status == "submitted" and assignee:
            _changed(session, office, case, "in_review", actor)


def _changed(session: AsyncSession, office: Office, case: Case, status: str, actor: Actor) -> None:
    now = office.now()
    case.status, case.updated_at = status, now
    case.closed_at = now if status in ENDED else None
    change = CaseChange(
        case_id=case.id, owner=case.owner, status=status, actor=str(actor), created_at=now
    )
    session.add(change)


async def change_status(office: Office, actor: Actor, case_id: str, status: str) -> None:
    """Give a case another status; the worker is told. Raises ValueError for an unknown one."""
    need_officer(actor)
    if status not in STATUSES:
        raise ValueError(f"{status!r} is none of {', '.join(STATUSES)}")
    async with office.writing() as session:
        case = await _found(session, case_id, lock=True)
        if case.status == status:
            return
        _changed(session, office, case, status, actor)
        case.answered_at = case.answered_at or office.now()
        audit(session, office.now(), actor, "status", case.id, status)
        await tell(office, session, case, "status", office.now().isoformat(), status=status)


async def ask_worker(office: Office, actor: Actor, case_id: str, text: str) -> str:
    """Put a question to the worker, in their chat; their answer comes as a message of the case."""
    return await _to_worker(office, actor, case_id, text, asks=True)


async def write_worker(office: Office, actor: Actor, case_id: str, text: str) -> str:
    """Tell the worker something that needs no answer."""
    return await _to_worker(office, actor, case_id, text, asks=False)


async def _to_worker(office: Office, actor: Actor, case_id: str, text: str, *, asks: bool) -> str:
    need_officer(actor)
    async with office.writing() as session:
        case = await _found(session, case_id, lock=True)
        message_id = await send(office, session, actor, case, text, asks=asks)
        if asks and case.status in OPEN:
            _changed(session, office, case, "waiting", actor)
        case.answered_at = case.answered_at or office.now()
        case.updated_at = office.now()
        audit(session, office.now(), actor, "ask" if asks else "write", case.id)
    return message_id


async def note(office: Office, actor: Actor, case_id: str, text: str) -> None:
    """Write something down for colleagues; the worker gets it with a request for their data."""
    need_officer(actor)
    async with office.writing() as session:
        case = await _found(session, case_id)
        row = CaseNote(case_id=case.id, owner=case.owner, author=str(actor))
        row.created_at = office.now()
        sealing.write(office.vault, row, text=text)
        session.add(row)
        audit(session, office.now(), actor, "note", case.id)


async def export(office: Office, actor: Actor, case_id: str) -> CaseView:
    """Everything about a case, to be taken along; that it was taken is written down."""
    need_officer(actor)
    async with office.writing() as session:
        case = await _found(session, case_id)
        audit(session, office.now(), actor, "export", case.id)
        return await _view(office, session, case)
