"""What a worker told us, a row a fact."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import OWNER_BYTES, Base, Moment


class WorkerFact(Base):
    """One thing a worker told us (wage, tenure, …): owner by blind index, value encrypted."""

    __tablename__ = "worker_facts"

    owner: Mapped[bytes] = mapped_column(LargeBinary(OWNER_BYTES), primary_key=True)
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[bytes] = mapped_column(LargeBinary)
    updated_at: Mapped[datetime] = mapped_column(Moment, index=True)
