"""What was said on the web page, so that a reload shows it again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, Moment, owner_column, sealed


class WebMessage(Base):
    """One bubble of a conversation on the web page: owner by blind index, content encrypted.

    Ids only rise, also after rows are gone (AUTOINCREMENT on SQLite): a page asks for what came
    after the last one that it shows. `key` marks what a browser sent, so that a form that is sent
    twice is one bubble.
    """

    __tablename__ = "web_messages"
    __table_args__ = (
        Index("ix_web_messages_owner_id", "owner", "id"),
        UniqueConstraint("owner", "key", name="uq_web_messages_key"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[bytes] = owner_column()
    key: Mapped[str | None] = mapped_column(String(60))
    content: Mapped[bytes] = sealed("web.message")
    created_at: Mapped[datetime] = mapped_column(Moment, index=True)
