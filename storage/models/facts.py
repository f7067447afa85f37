"""What a worker told us, a row a fact."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, Moment, owner_column, sealed


class WorkerFact(Base):
    """One thing a worker told us (wage, tenure, …): owner by blind index, value encrypted."""

    __tablename__ = "worker_facts"

    owner: Mapped[bytes] = owner_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[bytes] = sealed("{name}")
    updated_at: Mapped[datetime] = mapped_column(Moment, index=True)
