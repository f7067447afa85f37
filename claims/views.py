"""Cases as officers see them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from claims.desk import Message
from claims.drafts import Answer

OPEN = ("submitted", "in_review", "waiting", "ready")
STATUSES = (*OPEN, "done", "closed")
"""What a confirmed case can be; the words for each stand in knowledge/phrases.yml."""

ENDED = ("done", "closed")
SHOWN = 50


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What of the queue is shown; None shows all. `number` finds one case."""

    kind: str | None = None
    status: str | None = None
    assignee: str | None = None
    unassigned: bool = False
    channel: str | None = None
    number: str | None = None
    ended: bool = False
    limit: int = SHOWN
    offset: int = 0


@dataclass(frozen=True)
class Row:
    """A case in the queue: nothing personal is read for it."""

    id: str
    number: str
    kind: str
    status: str
    channel: str
    assignee: str | None
    submitted_at: datetime
    updated_at: datetime
    open_questions: int


@dataclass(frozen=True)
class Document:
    """A paper of a case, without its content."""

    id: str
    kind: str
    mime: str
    size: int
    pages: int
    created_at: datetime


@dataclass(frozen=True)
class Note:
    """An officer's note."""

    author: str
    text: str
    created_at: datetime


@dataclass(frozen=True)
class Change:
    """A status and who gave it."""

    status: str
    actor: str
    created_at: datetime


@dataclass(frozen=True)
class Seen:
    """An entry of the audit."""

    at: datetime
    actor: str
    action: str
    subject: str
    detail: str


@dataclass(frozen=True)
class CaseView:
    """One case, opened. `sums` come from `claims.review.review(kind, answers, today)`."""

    row: Row
    answers: dict[str, Answer]
    documents: list[Document] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    audit: list[Seen] = field(default_factory=list)
