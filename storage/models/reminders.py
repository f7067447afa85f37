"""What a person is reminded of, and what they did to find work."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, Moment, owner_column, sealed


class Reminder(Base):
    """One reminder of one step: `source` is plan, case or applications; `step` names the step.

    `body` (title, where, until) is encrypted. `status`: waiting, told, stopped.
    """

    __tablename__ = "reminders"
    __table_args__ = (
        UniqueConstraint("owner", "source", "step", "due", name="uq_reminders_step"),
        Index("ix_reminders_due", "status", "due"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[bytes] = owner_column(index=True)
    sender: Mapped[bytes] = sealed("reminder.sender")
    source: Mapped[str] = mapped_column(String(20))
    step: Mapped[str] = mapped_column(String(60))
    due: Mapped[datetime] = mapped_column(Moment)
    body: Mapped[bytes] = sealed("reminder.body")
    status: Mapped[str] = mapped_column(String(8), default="waiting")


class Application(Base):
    """An application or an interview of one person: proof of looking for work.

    `kind`: application, interview. `body` (company, title, how) is encrypted.
    """

    __tablename__ = "applications"
    __table_args__ = (Index("ix_applications_owner", "owner", "day"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[bytes] = owner_column()
    day: Mapped[date] = mapped_column(Date)
    kind: Mapped[str] = mapped_column(String(12))
    body: Mapped[bytes] = sealed("application.body")
    posting_id: Mapped[int | None] = mapped_column(
        ForeignKey("postings.id", ondelete="SET NULL"), index=True
    )
    created_at: Mapped[datetime] = mapped_column(Moment, index=True)
