"""Messages that are owed to people: written with their cause, sent later."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, BigId, Moment, owner_column, sealed


class OutboxMessage(Base):
    """One message to one person: `key` says why it is owed and is unique, so it is owed once.

    `recipient` (the sender id `channel:opaque-id`) and `body` (a message as `Reply.from_rasa`
    reads it) are encrypted. `status`: pending, sent, failed (given up), blocked (the person does
    not want or cannot get it), expired (too old to be of use), cancelled. While it is being sent
    it is pending under a `lease`; a lease that ran out was left by a process that died, and the
    next one counts in `resent` that the person may get the message twice.
    """

    __tablename__ = "outbox"
    __table_args__ = (Index("ix_outbox_waiting", "channel", "status", "priority", "due"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    key: Mapped[str] = mapped_column(String(120), unique=True)
    owner: Mapped[bytes] = owner_column(index=True)
    channel: Mapped[str] = mapped_column(String(20))
    recipient: Mapped[bytes] = sealed("outbox.recipient")
    kind: Mapped[str] = mapped_column(String(20))
    priority: Mapped[int] = mapped_column(SmallInteger)
    body: Mapped[bytes] = sealed("outbox.body")
    due: Mapped[datetime] = mapped_column(Moment)
    status: Mapped[str] = mapped_column(String(12), default="pending")
    tries: Mapped[int] = mapped_column(SmallInteger, default=0)
    resent: Mapped[int] = mapped_column(SmallInteger, default=0)
    lease: Mapped[str | None] = mapped_column(String(43))
    lease_until: Mapped[datetime | None] = mapped_column(Moment)
    error: Mapped[str | None] = mapped_column(String(200))
    expires_at: Mapped[datetime | None] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)
    finished_at: Mapped[datetime | None] = mapped_column(Moment, index=True)
