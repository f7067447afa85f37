"""Papers of a case, cleaned before (claims/papers.py): how one is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from claims.office import WORKER, Office, audit, new_id
from storage import sealing
from storage.models import Case, CaseDocument


@dataclass(frozen=True)
class Paper:
    """A cleaned document to keep with a case."""

    kind: str
    mime: str
    content: bytes
    pages: int


def keep(
    office: Office,
    session: AsyncSession,
    case: Case,
    paper: Paper,
    now: datetime,
    document_id: str | None = None,
) -> str:
    """Keep a document with its case, in the caller's transaction; its id."""
    row = CaseDocument(id=document_id or new_id(), case_id=case.id, owner=case.owner)
    row.kind, row.mime, row.created_at = paper.kind, paper.mime, now
    row.pages, row.size = paper.pages, len(paper.content)
    sealing.write(office.vault, row, content=paper.content)
    session.add(row)
    audit(session, now, WORKER, "attach", case.id, paper.kind)
    return row.id
