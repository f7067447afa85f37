"""Accounts of the officers who work cases: how they prove who they are, and their sessions."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import OWNER_BYTES, Base, Moment, owner_column, sealed


def officer_key(**settings: object) -> Mapped[int]:
    """The officer that a row belongs to; it goes with the account."""
    reference = ForeignKey("officers.id", ondelete="CASCADE")
    return mapped_column(Integer, reference, **settings)  # type: ignore[arg-type]


class Officer(Base):
    """One account. `role`: petugas, supervisor, admin.

    `owner` is no worker's: a blind index of the login, which binds the sealed columns. `code_step`
    is the time step of the last code that was used, so that none is used twice.
    """

    __tablename__ = "officers"

    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[bytes] = owner_column(unique=True)
    login: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    role: Mapped[str] = mapped_column(String(12))
    password_hash: Mapped[str] = mapped_column(String(160))
    code_secret: Mapped[bytes] = sealed("officer.code:{login}")
    code_step: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(Moment)
    last_login_at: Mapped[datetime | None] = mapped_column(Moment)
    disabled_at: Mapped[datetime | None] = mapped_column(Moment)


class RecoveryCode(Base):
    """A code for the day when the phone is lost: kept as a blind index, used once."""

    __tablename__ = "officer_recovery_codes"

    mark: Mapped[bytes] = mapped_column(LargeBinary(OWNER_BYTES), primary_key=True)
    officer_id: Mapped[int] = officer_key(index=True)


class OfficerSession(Base):
    """Somebody who is logged in: found by a blind index of the cookie."""

    __tablename__ = "officer_sessions"

    mark: Mapped[bytes] = mapped_column(LargeBinary(OWNER_BYTES), primary_key=True)
    officer_id: Mapped[int] = officer_key(index=True)
    created_at: Mapped[datetime] = mapped_column(Moment, index=True)
    seen_at: Mapped[datetime] = mapped_column(Moment)


class LoginTry(Base):
    """Failed logins under a name, known or not: it says nothing about which accounts exist."""

    __tablename__ = "login_tries"

    mark: Mapped[bytes] = mapped_column(LargeBinary(OWNER_BYTES), primary_key=True)
    failures: Mapped[int] = mapped_column(Integer)
    locked_until: Mapped[datetime | None] = mapped_column(Moment)
    last_at: Mapped[datetime] = mapped_column(Moment, index=True)
