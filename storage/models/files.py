"""Files of a worker."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import OWNER_BYTES, Base, Moment


class StoredFile(Base):
    """A file made for a worker or given by one: found by a random id, content encrypted."""

    __tablename__ = "stored_files"

    id: Mapped[str] = mapped_column(String(43), primary_key=True)
    owner: Mapped[bytes] = mapped_column(LargeBinary(OWNER_BYTES), index=True)
    name: Mapped[str] = mapped_column(String(80))
    mime: Mapped[str] = mapped_column(String(80))
    content: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(Moment, index=True)
