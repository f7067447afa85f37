"""What every use case of the claims gets: the database, the keys, the clock, and who acts."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from storage.database import writing
from storage.encryption import Vault
from storage.models import AuditEntry

DETAIL = 200


def utc_now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


def new_id() -> str:
    """128 random bits in 22 letters."""
    return secrets.token_urlsafe(16)


class Forbidden(Exception):
    """The one who acts may not do this."""


class NotFound(Exception):
    """There is no such case, hand-off or document, or it is somebody else's: both say the same."""


@dataclass(frozen=True)
class Actor:
    """Who acts: an officer by the id of the account, the worker, or the system by itself."""

    kind: Literal["officer", "worker", "system"]
    id: str = ""

    @classmethod
    def officer(cls, officer_id: int | str) -> Actor:
        """An officer who is logged in."""
        return cls("officer", str(officer_id))

    def __str__(self) -> str:
        """As it stands in the database."""
        return f"{self.kind}:{self.id}" if self.id else self.kind


WORKER, SYSTEM = Actor("worker"), Actor("system")


@dataclass(frozen=True)
class Office:
    """Where cases are kept; `now` is the clock."""

    sessions: async_sessionmaker[AsyncSession]
    vault: Vault
    now: Callable[[], datetime] = utc_now

    def writing(self) -> AbstractAsyncContextManager[AsyncSession]:
        """A transaction that writes."""
        return writing(self.sessions)


def id_for(office: Office, sender: str, update: str) -> str:
    """The id of what a message of a worker makes: posted again after a crash, it makes the same.

    128 bits of a keyed hash; `update` names the message, without a name the id is random.
    """
    if not update:
        return new_id()
    hashed = office.vault.blind("made by a message", f"{sender}\n{update}")
    return base64.urlsafe_b64encode(hashed[:16]).decode().rstrip("=")


def need_officer(actor: Actor) -> None:
    """Raises Forbidden for anybody else."""
    if actor.kind != "officer" or not actor.id:
        raise Forbidden(f"{actor.kind} is no officer")


def audit(
    session: AsyncSession, at: datetime, actor: Actor, action: str, subject: str, detail: str = ""
) -> None:
    """Write down who did what to what, in the caller's transaction; `detail` names fields only."""
    row = AuditEntry(
        at=at, actor=str(actor), action=action, subject=subject, detail=detail[:DETAIL]
    )
    session.add(row)
