"""Files of a worker."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, Moment, owner_column, sealed


class StoredFile(Base):
    """A file made for a worker or given by one: found by a random id, content encrypted."""

    __tablename__ = "stored_files"

    id: Mapped[str] = mapped_column(String(43), primary_key=True)
    owner: Mapped[bytes] = owner_column(index=True)
    name: Mapped[str] = mapped_column(String(80))
    mime: Mapped[str] = mapped_column(String(80))
    content: Mapped[bytes] = sealed("{id}")
    created_at: Mapped[datetime] = mapped_column(Moment, index=True)
