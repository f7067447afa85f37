"""Cases: a worker's claim from the first answer to the officer's last word.

Every table has `owner`, so that erasing a person reaches all of it and each sealed column can be
bound to its person.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, Index, Integer, LargeBinary, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import OWNER_BYTES, Base, Moment, owner_column, sealed

ID = 22
"""Letters of `secrets.token_urlsafe(16)`."""

ACTOR = 48
"""`worker`, `system`, or `officer:<id>`."""


def case_key(**settings: object) -> Mapped[str]:
    """The case that a row belongs to; it goes with the case."""
    reference = ForeignKey("cases.id", ondelete="CASCADE")
    return mapped_column(String(ID), reference, **settings)  # type: ignore[arg-type]


class Case(Base):
    """One claim of one worker.

    `kind`: jkp, jht, severance. `status`: draft, submitted, in_review, waiting (for the worker),
    ready (papers complete, to be filed), done, closed. `number` is public and given when the
    worker confirms. `code` opens a draft on another channel; `code_index` finds it. `sender` is
    where the worker is written to. `asked` is the open question of a draft, `running` whether the
    worker is being asked now, `last_update` the message of the worker that was saved last: posted
    again after a crash it is not read again.
    """

    __tablename__ = "cases"
    __table_args__ = (Index("ix_cases_queue", "status", "updated_at"),)

    id: Mapped[str] = mapped_column(String(ID), primary_key=True)
    owner: Mapped[bytes] = owner_column(index=True)
    number: Mapped[str | None] = mapped_column(String(12), unique=True)
    kind: Mapped[str] = mapped_column(String(12))
    status: Mapped[str] = mapped_column(String(12))
    channel: Mapped[str] = mapped_column(String(20))
    sender: Mapped[bytes] = sealed("case.sender:{id}")
    code: Mapped[bytes | None] = sealed("case.code:{id}")
    code_index: Mapped[bytes | None] = mapped_column(LargeBinary(OWNER_BYTES), unique=True)
    asked: Mapped[str | None] = mapped_column(String(40))
    running: Mapped[bool] = mapped_column(Boolean)
    last_update: Mapped[str | None] = mapped_column(String(80))
    assignee: Mapped[str | None] = mapped_column(String(40), index=True)
    consent_at: Mapped[datetime | None] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)
    updated_at: Mapped[datetime] = mapped_column(Moment)
    submitted_at: Mapped[datetime | None] = mapped_column(Moment)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)


class CaseAnswer(Base):
    """The answer to one question. `state`: given, unknown, skipped (then without a value)."""

    __tablename__ = "case_answers"

    case_id: Mapped[str] = case_key(primary_key=True)
    slot: Mapped[str] = mapped_column(String(40), primary_key=True)
    owner: Mapped[bytes] = owner_column(index=True)
    value: Mapped[bytes | None] = sealed("answer:{case_id}:{slot}")
    state: Mapped[str] = mapped_column(String(8))
    answered_at: Mapped[datetime] = mapped_column(Moment)


class CaseDocument(Base):
    """A paper that a worker sent, cleaned: kind, type, size, pages.

    Kinds: ktp and phk_letter, one each, asked by an intake; answer, any number, to an officer.
    """

    __tablename__ = "case_documents"

    id: Mapped[str] = mapped_column(String(ID), primary_key=True)
    case_id: Mapped[str] = case_key(index=True)
    owner: Mapped[bytes] = owner_column(index=True)
    kind: Mapped[str] = mapped_column(String(40))
    mime: Mapped[str] = mapped_column(String(80))
    size: Mapped[int] = mapped_column(Integer)
    pages: Mapped[int] = mapped_column(SmallInteger)
    content: Mapped[bytes] = sealed("document:{id}")
    created_at: Mapped[datetime] = mapped_column(Moment)


class CaseNote(Base):
    """What an officer wrote down for colleagues; part of what the worker may ask to see."""

    __tablename__ = "case_notes"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[str] = case_key(index=True)
    owner: Mapped[bytes] = owner_column(index=True)
    author: Mapped[str] = mapped_column(String(ACTOR))
    text: Mapped[bytes] = sealed("note:{case_id}")
    created_at: Mapped[datetime] = mapped_column(Moment)


class CaseChange(Base):
    """A status that a case got: its history as the worker and the officers see it."""

    __tablename__ = "case_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[str] = case_key(index=True)
    owner: Mapped[bytes] = owner_column(index=True)
    status: Mapped[str] = mapped_column(String(12))
    actor: Mapped[str] = mapped_column(String(ACTOR))
    created_at: Mapped[datetime] = mapped_column(Moment)


class HandOff(Base):
    """A worker who asks for a person. `status`: open, taken, closed. `due`: when somebody is there.

    `summary` holds facts and topics of the conversation, not its words.
    """

    __tablename__ = "hand_offs"
    __table_args__ = (Index("ix_hand_offs_queue", "status", "created_at"),)

    id: Mapped[str] = mapped_column(String(ID), primary_key=True)
    owner: Mapped[bytes] = owner_column(index=True)
    case_id: Mapped[str | None] = case_key(index=True)
    channel: Mapped[str] = mapped_column(String(20))
    sender: Mapped[bytes] = sealed("handoff.sender:{id}")
    summary: Mapped[bytes] = sealed("handoff.summary:{id}")
    status: Mapped[str] = mapped_column(String(8))
    assignee: Mapped[str | None] = mapped_column(String(40))
    due: Mapped[datetime] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)
    taken_at: Mapped[datetime | None] = mapped_column(Moment)
    closed_at: Mapped[datetime | None] = mapped_column(Moment, index=True)


class DeskMessage(Base):
    """A message between an officer and a worker, about a case or a hand-off.

    `asks` marks an officer's message that wants an answer; `answered_at` is set when the worker's
    message with `reply_to` has come.
    """

    __tablename__ = "desk_messages"

    id: Mapped[str] = mapped_column(String(ID), primary_key=True)
    owner: Mapped[bytes] = owner_column(index=True)
    case_id: Mapped[str | None] = case_key(index=True)
    hand_off_id: Mapped[str | None] = mapped_column(
        String(ID), ForeignKey("hand_offs.id", ondelete="CASCADE"), index=True
    )
    author: Mapped[str] = mapped_column(String(ACTOR))
    asks: Mapped[bool] = mapped_column(Boolean)
    text: Mapped[bytes] = sealed("desk:{id}")
    reply_to: Mapped[str | None] = mapped_column(String(ID))
    created_at: Mapped[datetime] = mapped_column(Moment)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)


class AuditEntry(Base):
    """Who saw or changed what. No personal data and no owner: it outlives what it speaks of.

    `subject` is the id of a case, hand-off or document; `detail` names fields, never values.
    """

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    actor: Mapped[str] = mapped_column(String(ACTOR))
    action: Mapped[str] = mapped_column(String(24))
    subject: Mapped[str] = mapped_column(String(43), index=True)
    detail: Mapped[str] = mapped_column(String(200))


class CodeTry(Base):
    """A wrong resume code: too many from one sender, and further ones are not looked at."""

    __tablename__ = "code_tries"

    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[bytes] = owner_column(index=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
