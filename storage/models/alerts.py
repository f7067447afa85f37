"""Saved searches, what they are found by, and what was found for them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, SmallInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, Moment, owner_column, sealed


class Alert(Base):
    """What one person wants to be told of.

    `query` is a `jobs.query.Query` as JSON. `every`: instant, daily, weekly. `status`: active,
    paused (until `resumes_at`, or until told), asked (whether it is still wanted), gone (the
    person cannot be reached). `next_at` is when the next digest is due; of an instant alert it is
    empty until something is found. `ignored` counts digests since the person last reacted.
    """

    __tablename__ = "alerts"
    __table_args__ = (Index("ix_alerts_due", "status", "next_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[bytes] = owner_column(index=True)
    sender: Mapped[bytes] = sealed("alert.sender")
    query: Mapped[str] = mapped_column(Text)
    every: Mapped[str] = mapped_column(String(8))
    status: Mapped[str] = mapped_column(String(8), default="active")
    next_at: Mapped[datetime | None] = mapped_column(Moment)
    resumes_at: Mapped[datetime | None] = mapped_column(Moment)
    told: Mapped[int] = mapped_column(default=0)
    ignored: Mapped[int] = mapped_column(SmallInteger, default=0)
    created_at: Mapped[datetime] = mapped_column(Moment)
    reacted_at: Mapped[datetime] = mapped_column(Moment, index=True)


class AlertKey(Base):
    """By what an active alert is found from a posting, and what else it asks of it.

    `subject` is an occupation, a skill or a word as `jobs.text` writes it, `place` a name; each
    empty when anything does. The columns after the key repeat the query, so that one range of one
    index answers who wants a posting.
    """

    __tablename__ = "alert_keys"

    kind: Mapped[str] = mapped_column(String(12), primary_key=True)
    subject: Mapped[str] = mapped_column(String(80), primary_key=True)
    place: Mapped[str] = mapped_column(String(80), primary_key=True)
    alert_id: Mapped[int] = mapped_column(
        ForeignKey("alerts.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    phrase: Mapped[str | None] = mapped_column(String(120))
    pay: Mapped[int | None] = mapped_column(BigInteger)
    employment: Mapped[str | None] = mapped_column(String(12))
    education: Mapped[int | None] = mapped_column(SmallInteger)
    age: Mapped[int | None] = mapped_column(SmallInteger)


class AlertMatch(Base):
    """The ledger: a posting is found once for an alert, and told in one message (`told_in`)."""

    __tablename__ = "alert_matches"

    alert_id: Mapped[int] = mapped_column(
        ForeignKey("alerts.id", ondelete="CASCADE"), primary_key=True
    )
    posting_id: Mapped[int] = mapped_column(
        ForeignKey("postings.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    found_at: Mapped[datetime] = mapped_column(Moment)
    told_in: Mapped[str | None] = mapped_column(String(120))
