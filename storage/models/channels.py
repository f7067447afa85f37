"""What the channels must remember: which updates came, and which buttons were offered."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, BigId, Moment, owner_column, sealed


class ChannelUpdate(Base):
    """One message of a person as its channel numbered it: recognised when it comes twice.

    `status`: received (`body` is the sealed update), answered (`body` holds the sealed replies, of
    which `sent` are out), done (`body` is gone).
    """

    __tablename__ = "channel_updates"
    __table_args__ = (
        UniqueConstraint("channel", "update_id", "owner", name="uq_channel_updates_update_id"),
        Index("ix_channel_updates_status", "channel", "status", "id"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    channel: Mapped[str] = mapped_column(String(20))
    update_id: Mapped[str] = mapped_column(String(80))
    owner: Mapped[bytes] = owner_column(index=True)
    status: Mapped[str] = mapped_column(String(10))
    sent: Mapped[int] = mapped_column(default=0)
    body: Mapped[bytes | None] = sealed("channel_update.body")
    created_at: Mapped[datetime] = mapped_column(Moment, index=True)


class OfferedButtons(Base):
    """The buttons of one turn, label and payload sealed; a tap names `token` and a place."""

    __tablename__ = "offered_buttons"
    __table_args__ = (Index("ix_offered_buttons_owner", "owner", "id"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    token: Mapped[str] = mapped_column(String(16), unique=True)
    owner: Mapped[bytes] = owner_column()
    typed: Mapped[bool] = mapped_column()
    body: Mapped[bytes] = sealed("offered_buttons.body")
    created_at: Mapped[datetime] = mapped_column(Moment, index=True)
