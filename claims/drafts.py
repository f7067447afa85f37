"""The worker's side of a case: begun with consent, saved answer by answer, resumed, confirmed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from claims.documents import Paper, keep
from claims.numbers import new_code, new_number, read_code
from claims.office import SYSTEM, WORKER, NotFound, Office, audit, new_id
from claims.reminding import forget_reminder, remind_later
from storage import sealing
from storage.models import (
    Base,
    Case,
    CaseAnswer,
    CaseChange,
    CaseDocument,
    CaseNote,
    CodeTry,
    DeskMessage,
)
from storage.retention import DRAFT_KEPT

TRIES, WINDOW = 5, timedelta(hours=1)
"""Wrong codes of one sender in so long; further ones are not looked at."""

FRESH = timedelta(hours=12)
"""A draft that was running not longer ago goes on by itself after a lost conversation."""

type State = Literal["given", "unknown", "skipped"]
CODE = "case.code"
PARTS: tuple[type[Base], ...] = (
    CaseAnswer,
    CaseDocument,
    CaseNote,
    CaseChange,
    DeskMessage,
)


class TooManyTries(Exception):
    """Too many wrong codes from one sender; the next ones are refused for a while."""


@dataclass(frozen=True)
class Answer:
    """An answer: its value (JSON), or that there is none."""

    value: Any = None
    state: State = "given"


@dataclass
class Draft:
    """A case that is being filled in."""

    id: str
    kind: str
    code: str
    asked: str | None
    running: bool
    updated_at: datetime
    answers: dict[str, Answer] = field(default_factory=dict)
    update: str | None = None
    """The message of the worker that was saved last; set before saving the next."""

    def value(self, slot: str) -> Any:
        """The value that was given, None when there is none."""
        answer = self.answers.get(slot)
        return answer.value if answer else None


async def begin(office: Office, sender: str, kind: str) -> Draft:
    """Open a draft: the worker has just agreed that answers are kept."""
    now, owner, code = office.now(), office.vault.index(sender), new_code()
    row = Case(id=new_id(), owner=owner, kind=kind, status="draft", running=True)
    row.channel, row.consent_at, row.created_at, row.updated_at = _channel(sender), now, now, now
    row.code_index = office.vault.blind(CODE, code)
    sealing.write(office.vault, row, sender=sender, code=code)
    async with office.writing() as session:
        session.add(row)
        await session.flush()
        session.add(
            CaseChange(
                case_id=row.id, owner=owner, status="draft", actor=str(WORKER), created_at=now
            )
        )
        audit(session, now, WORKER, "begin", row.id, kind)
        await remind_later(session, office.vault, sender, row)
    return Draft(row.id, kind, code, None, running=True, updated_at=now)


def _channel(sender: str) -> str:
    return sender.partition(":")[0]


async def current(office: Office, sender: str, kind: str | None = None) -> Draft | None:
    """The draft that this worker touched last, of a kind or of any."""
    owner, oldest = office.vault.index(sender), office.now() - DRAFT_KEPT
    wanted = select(Case).where(
        Case.owner == owner, Case.status == "draft", Case.updated_at >= oldest
    )
    if kind:
        wanted = wanted.where(Case.kind == kind)
    async with office.sessions() as session:
        row = await session.scalar(wanted.order_by(Case.updated_at.desc()).limit(1))
        return await _draft(office, session, row) if row else None


async def _draft(office: Office, session: AsyncSession, row: Case) -> Draft:
    code = sealing.read(office.vault, row, "code")
    made = Draft(row.id, row.kind, code, row.asked, row.running, row.updated_at)
    made.answers = await answers_of(office, session, row.id)
    made.update = row.last_update
    return made


async def answers_of(office: Office, session: AsyncSession, case_id: str) -> dict[str, Answer]:
    """The answers of a case by their slots."""
    rows = await session.scalars(select(CaseAnswer).where(CaseAnswer.case_id == case_id))
    return {row.slot: _answer(office, row) for row in rows}


def _answer(office: Office, row: CaseAnswer) -> Answer:
    text = sealing.read(office.vault, row, "value")
    state: Any = row.state
    return Answer(json.loads(text) if text else None, state)


async def save(
    office: Office,
    sender: str,
    draft: Draft,
    changed: Mapping[str, Answer | None] | None = None,
) -> None:
    """Keep answers (None forgets one) and where the worker is, in one transaction.

    Raises NotFound when the draft is gone or has moved to another channel.
    """
    now = office.now()
    async with office.writing() as session:
        row = await _mine(office, session, sender, draft.id)
        for slot, answer in sorted((changed or {}).items()):
            await _write(office, session, row, slot, answer)
        row.asked, row.running, row.updated_at = draft.asked, draft.running, now
        row.last_update = draft.update
        await remind_later(session, office.vault, sender, row)
    draft.updated_at = now


async def _mine(office: Office, session: AsyncSession, sender: str, case_id: str) -> Case:
    """The draft of this worker, locked until the transaction ends."""
    owner = office.vault.index(sender)
    mine = Case.id == case_id, Case.owner == owner, Case.status == "draft"
    row = await session.scalar(select(Case).where(*mine).with_for_update())
    if row is None:
        raise NotFound(case_id)
    return row


async def _write(
    office: Office, session: AsyncSession, case: Case, slot: str, answer: Answer | None
) -> None:
    if answer is None:
        gone = CaseAnswer.case_id == case.id, CaseAnswer.slot == slot
        await session.execute(delete(CaseAnswer).where(*gone))
        return
    row = CaseAnswer(case_id=case.id, slot=slot, owner=case.owner)
    text = None if answer.value is None else json.dumps(answer.value, ensure_ascii=False)
    sealing.write(office.vault, row, value=text)
    row.state, row.answered_at = answer.state, office.now()
    await session.merge(row)


async def attach(office: Office, sender: str, draft: Draft, slot: str, paper: Paper) -> str:
    """Keep a document as the answer to its question; it takes the place of an earlier one."""
    now = office.now()
    async with office.writing() as session:
        case = await _mine(office, session, sender, draft.id)
        same = CaseDocument.case_id == case.id, CaseDocument.kind == paper.kind
        await session.execute(delete(CaseDocument).where(*same))
        document_id = keep(office, session, case, paper, now)
        answer = Answer({"document": document_id, "pages": paper.pages})
        await _write(office, session, case, slot, answer)
        case.asked, case.running, case.updated_at = draft.asked, draft.running, now
        case.last_update = draft.update
    draft.answers[slot] = answer
    return document_id


async def discard(office: Office, sender: str, draft: Draft) -> None:
    """Erase a draft and all that hangs on it."""
    async with office.writing() as session:
        row = await _mine(office, session, sender, draft.id)
        await forget_reminder(session, row.id)
        audit(session, office.now(), WORKER, "discard", row.id)
        await session.execute(delete(Case).where(Case.id == row.id))


async def confirm(office: Office, sender: str, draft: Draft) -> str:
    """Make a case of a draft: its number. Said twice, it gives the same number."""
    now = office.now()
    async with office.writing() as session:
        owner = office.vault.index(sender)
        mine = Case.id == draft.id, Case.owner == owner
        row = await session.scalar(select(Case).where(*mine).with_for_update())
        if row is None:
            raise NotFound(draft.id)
        if row.number:
            return row.number
        row.number, row.status, row.running, row.asked = new_number(), "submitted", False, None
        row.last_update = draft.update
        row.code, row.code_index = None, None
        row.submitted_at = row.updated_at = now
        session.add(
            CaseChange(
                case_id=row.id, owner=owner, status="submitted", actor=str(WORKER), created_at=now
            )
        )
        audit(session, now, WORKER, "submit", row.id)
        await forget_reminder(session, row.id)
        return row.number


async def sent_last(office: Office, sender: str) -> Draft | None:
    """The case that this worker confirmed not long ago, with the message that did it."""
    oldest = office.now() - FRESH
    mine = Case.owner == office.vault.index(sender), Case.submitted_at >= oldest
    async with office.sessions() as session:
        newest = select(Case).where(*mine).order_by(Case.submitted_at.desc()).limit(1)
        row = await session.scalar(newest)
        return await _draft(office, session, row) if row else None


async def resume(office: Office, sender: str, code: str) -> Draft | None:
    """The draft of a code, now of this sender, with a new code; None for a wrong one.

    Raises TooManyTries after too many wrong codes.
    """
    now, owner = office.now(), office.vault.index(sender)
    wanted = read_code(code)
    async with office.writing() as session:
        tried = CodeTry.owner == owner, CodeTry.at > now - WINDOW
        if (await session.scalar(select(func.count()).where(*tried)) or 0) >= TRIES:
            raise TooManyTries
        index = office.vault.blind(CODE, wanted) if wanted else b""
        found = Case.code_index == index, Case.updated_at >= now - DRAFT_KEPT
        row = await session.scalar(select(Case).where(*found).with_for_update()) if index else None
        if row is None:
            session.add(CodeTry(owner=owner, at=now))
            return None
        await _move(office, session, row, sender)
        return await _draft(office, session, row)


async def _move(office: Office, session: AsyncSession, row: Case, sender: str) -> None:
    """Hand a draft and its parts to another sender: everything is sealed for them."""
    vault, owner, code = office.vault, office.vault.index(sender), new_code()
    await forget_reminder(session, row.id)
    for part in PARTS:
        for each in await session.scalars(select(part).where(part.case_id == row.id)):  # type: ignore[attr-defined]
            sealing.move(vault, each, owner)
    row.owner, row.channel = owner, _channel(sender)
    row.code_index, row.running, row.updated_at = vault.blind(CODE, code), True, office.now()
    sealing.write(vault, row, sender=sender, code=code)
    audit(session, row.updated_at, SYSTEM, "move", row.id, row.channel)
    await remind_later(session, vault, sender, row)


async def earlier(office: Office, sender: str, draft: Draft, slot: str) -> Any:
    """What this worker answered to the same question in another case; None when nothing."""
    owner = office.vault.index(sender)
    mine = CaseAnswer.owner == owner, CaseAnswer.slot == slot, CaseAnswer.state == "given"
    newest = select(CaseAnswer).where(*mine, CaseAnswer.case_id != draft.id)
    async with office.sessions() as session:
        row = await session.scalar(newest.order_by(CaseAnswer.answered_at.desc()).limit(1))
    return _answer(office, row).value if row else None
