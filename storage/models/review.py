"""Messages that were not understood, waiting for a person to say what they mean."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import OWNER_BYTES, Base, Moment, sealed


class UnansweredMessage(Base):
    """One wording, masked (`indonesian/masking.py`) and encrypted, with how often it came.

    It belongs to nobody: no sender is kept, and the same wording of two people is one row.
    `status`: new, labelled, dropped, exported. `guesses` is JSON: [[intent, confidence], …].
    """

    __tablename__ = "unanswered_messages"

    id: Mapped[int] = mapped_column(primary_key=True)
    fingerprint: Mapped[bytes] = mapped_column(LargeBinary(OWNER_BYTES), unique=True)
    text: Mapped[bytes] = sealed("unanswered.text", owner="fingerprint")
    guesses: Mapped[str] = mapped_column(String(400))
    count: Mapped[int] = mapped_column(Integer)
    status: Mapped[str] = mapped_column(String(12), index=True)
    label: Mapped[str | None] = mapped_column(String(40))
    first_seen: Mapped[datetime] = mapped_column(Moment)
    last_seen: Mapped[datetime] = mapped_column(Moment, index=True)
