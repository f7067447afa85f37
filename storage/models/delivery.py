"""What delivery knows of channels and of people: allowances, turns, decent hours."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, Moment, owner_column


class ChannelAllowance(Base):
    """One row a channel, shared by all processes: when the next message may go.

    `next_at` is the theoretical arrival time of GCRA; `paused_until` is what the channel's own
    limit told us (429).
    """

    __tablename__ = "channel_allowances"

    channel: Mapped[str] = mapped_column(String(20), primary_key=True)
    next_at: Mapped[datetime] = mapped_column(Moment)
    paused_until: Mapped[datetime | None] = mapped_column(Moment)
    refused: Mapped[int] = mapped_column(default=0)
    """How often the channel said that we were too fast."""


class ChatTurn(Base):
    """When a person may be written to next; gone when that moment has passed."""

    __tablename__ = "chat_turns"

    owner: Mapped[bytes] = owner_column(primary_key=True)
    next_at: Mapped[datetime] = mapped_column(Moment, index=True)


class ContactPreference(Base):
    """When a person wants to hear from us; `quiet_from` to `quiet_to` are hours of their zone."""

    __tablename__ = "contact_preferences"

    owner: Mapped[bytes] = owner_column(primary_key=True)
    zone: Mapped[str] = mapped_column(String(4), default="WIB")
    quiet_from: Mapped[int] = mapped_column(SmallInteger, default=21)
    quiet_to: Mapped[int] = mapped_column(SmallInteger, default=7)
