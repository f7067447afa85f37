"""The tables."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import DateTime, LargeBinary, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """The metadata that Alembic compares with the migrations."""


class WorkerFact(Base):
    """One thing a worker told us (wage, tenure, …): owner by blind index, value encrypted."""

    __tablename__ = "worker_facts"

    owner: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[bytes] = mapped_column(LargeBinary)
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)


class StoredFile(Base):
    """A file made for a worker or given by one: found by a random id, content encrypted."""

    __tablename__ = "stored_files"

    id: Mapped[str] = mapped_column(String(43), primary_key=True)
    owner: Mapped[bytes] = mapped_column(LargeBinary(32), index=True)
    name: Mapped[str] = mapped_column(String(80))
    mime: Mapped[str] = mapped_column(String(80))
    content: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
