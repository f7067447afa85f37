"""Vacancies, courses and internships of all sources, and when each source was last asked."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, SmallInteger, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, Moment

TEXT_SEARCH = "postings_text"
"""Tables, columns and indexes whose name begins so belong to the database's own text search."""


def is_modelled(_object: Any, name: str | None, *_rest: Any) -> bool:
    """For Alembic's comparison: not what the text search of one database needs."""
    return not (name or "").startswith(TEXT_SEARCH)


class PostingRow(Base):
    """One posting of one source; see `jobs.posting.Posting` for what the columns mean.

    `duplicate_of` names the posting of the same job that is shown instead. `title_words` and
    `body_words` are what the text search reads; `title_words` also holds a token for each
    occupation and skill. `seen_at` is when the source last had it, `closed_at` when it no longer
    did. Nothing here belongs to a person.
    """

    __tablename__ = "postings"
    __table_args__ = (
        UniqueConstraint("source", "source_id", name="uq_postings_source"),
        Index("ix_postings_open", "kind", "closed_at", "duplicate_of", "regency"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(String(20))
    source_id: Mapped[str] = mapped_column(String(120))
    duplicate_of: Mapped[int | None] = mapped_column(
        ForeignKey("postings.id", ondelete="SET NULL"), index=True
    )
    fingerprint: Mapped[str | None] = mapped_column(String(32), index=True)
    link_key: Mapped[str] = mapped_column(String(32), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    title: Mapped[str] = mapped_column(String(160))
    company: Mapped[str | None] = mapped_column(String(160))
    regency: Mapped[str | None] = mapped_column(String(60), index=True)
    province: Mapped[str | None] = mapped_column(String(60))
    zone: Mapped[str] = mapped_column(String(4))
    pay_low: Mapped[int | None] = mapped_column(BigInteger)
    pay_high: Mapped[int | None] = mapped_column(BigInteger)
    pay_period: Mapped[str | None] = mapped_column(String(6))
    employment: Mapped[str | None] = mapped_column(String(12))
    education: Mapped[int | None] = mapped_column(SmallInteger)
    age_min: Mapped[int | None] = mapped_column(SmallInteger)
    age_max: Mapped[int | None] = mapped_column(SmallInteger)
    snippet: Mapped[str] = mapped_column(Text)
    tags: Mapped[str] = mapped_column(Text)
    link: Mapped[str] = mapped_column(String(500))
    origin: Mapped[str] = mapped_column(String(500))
    sample: Mapped[bool]
    occupations: Mapped[str] = mapped_column(Text)
    title_words: Mapped[str] = mapped_column(Text)
    body_words: Mapped[str] = mapped_column(Text)
    published: Mapped[datetime] = mapped_column(Moment, index=True)
    expires: Mapped[datetime | None] = mapped_column(Moment, index=True)
    starts: Mapped[datetime | None] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime] = mapped_column(Moment)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)


class SourceState(Base):
    """When a source was last asked, and how that went; `next_call` keeps processes polite."""

    __tablename__ = "job_sources"

    name: Mapped[str] = mapped_column(String(80), primary_key=True)
    asked_at: Mapped[datetime | None] = mapped_column(Moment)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    error: Mapped[str | None] = mapped_column(String(200))
    postings: Mapped[int | None]
    next_call: Mapped[datetime | None] = mapped_column(Moment)
