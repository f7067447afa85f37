"""Accounts of officers: made, closed and opened again from the command line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from claims import passwords
from claims.office import SYSTEM, Actor, NotFound, Office, audit
from storage import sealing
from storage.models import LoginTry, Officer, OfficerSession, RecoveryCode

type Role = Literal["petugas", "supervisor", "admin"]
ROLES: tuple[Role, ...] = get_args(Role.__value__)
LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")


class BadAccount(Exception):
    """An account cannot be made or changed like this; the message says why."""


@dataclass(frozen=True)
class Account:
    """An officer, without secrets."""

    id: int
    login: str
    name: str
    role: Role
    created_at: datetime
    last_login_at: datetime | None
    disabled_at: datetime | None

    @property
    def actor(self) -> Actor:
        """As the one who acts in a use case."""
        return Actor.officer(self.id)

    def may(self, least: Role) -> bool:
        """Whether the role is `least` or above it."""
        return ROLES.index(self.role) >= ROLES.index(least)


@dataclass(frozen=True)
class Enrolment:
    """What an officer gets once: the address for the authenticator, and recovery codes."""

    account: Account
    address: str
    recovery: Sequence[str]


def try_mark(office: Office, login: str) -> bytes:
    """How failures under a name are found, whether or not there is such an account."""
    return office.vault.blind("officer.try", login.casefold()[:200])


def account_of(row: Officer) -> Account:
    """The account without its secrets."""
    role: Role = row.role  # type: ignore[assignment]
    times = (row.created_at, row.last_login_at, row.disabled_at)
    return Account(row.id, row.login, row.name, role, *times)


async def add(office: Office, login: str, name: str, role: str, password: str) -> Enrolment:
    """Open an account. Raises BadAccount or WeakPassword."""
    login = login.lower()
    _check(login, name, role)
    passwords.check_strength(password, login)
    row = Officer(owner=office.vault.blind("officer", login), login=login, name=name, role=role)
    row.created_at, row.code_step = office.now(), 0
    row.password_hash = await passwords.hashed(password)
    async with office.writing() as session:
        if await session.scalar(select(Officer.id).where(Officer.login == login)):
            raise BadAccount(f"akun {login!r} sudah ada")
        enrol = _new_codes(office, row)
        session.add(row)
        await session.flush()
        await _keep_recovery(office, session, row, enrol[1])
        audit(session, office.now(), SYSTEM, "officer add", str(row.id), role)
    return Enrolment(account_of(row), *enrol)


def _check(login: str, name: str, role: str) -> None:
    if not LOGIN.fullmatch(login):
        raise BadAccount("nama masuk: 2-40 huruf kecil, angka, titik, garis")
    if not name.strip() or len(name) > 80:
        raise BadAccount("nama lengkap: 1-80 huruf")
    if role not in ROLES:
        raise BadAccount(f"peran: {', '.join(ROLES)}")


def _new_codes(office: Office, row: Officer) -> tuple[str, list[str]]:
    secret = passwords.new_secret()
    sealing.write(office.vault, row, code_secret=secret)
    return passwords.address(secret, row.login), passwords.new_recovery_codes()


async def _keep_recovery(
    office: Office, session: AsyncSession, row: Officer, codes: Sequence[str]
) -> None:
    await session.execute(delete(RecoveryCode).where(RecoveryCode.officer_id == row.id))
    session.add_all(
        RecoveryCode(mark=recovery_mark(office, row, code), officer_id=row.id) for code in codes
    )


def recovery_mark(office: Office, row: Officer, code: str) -> bytes:
    """How a recovery code is kept."""
    return office.vault.blind("officer.recovery", f"{row.id} {passwords.recovery_form(code)}")


async def accounts(office: Office) -> list[Account]:
    """All accounts, by their logins."""
    async with office.sessions() as session:
        return [
            account_of(each)
            for each in await session.scalars(select(Officer).order_by(Officer.login))
        ]


async def by_login(session: AsyncSession, login: str) -> Officer:
    """The row of an account; raises NotFound."""
    row = await session.scalar(select(Officer).where(Officer.login == login.lower()))
    if row is None:
        raise NotFound(login)
    return row


async def disable(office: Office, login: str) -> None:
    """Close an account at once: its sessions end. Raises NotFound."""
    async with office.writing() as session:
        row = await by_login(session, login)
        row.disabled_at = row.disabled_at or office.now()
        await end_sessions(session, row)
        audit(session, office.now(), SYSTEM, "officer disable", str(row.id))


async def reset(office: Office, login: str, password: str) -> Enrolment:
    """A new password, a new authenticator, new recovery codes; an account that was closed opens."""
    passwords.check_strength(password, login)
    kept = await passwords.hashed(password)
    async with office.writing() as session:
        row = await by_login(session, login)
        row.password_hash, row.disabled_at, row.code_step = kept, None, 0
        enrol = _new_codes(office, row)
        await _keep_recovery(office, session, row, enrol[1])
        await end_sessions(session, row)
        await session.execute(delete(LoginTry).where(LoginTry.mark == try_mark(office, login)))
        audit(session, office.now(), SYSTEM, "officer reset", str(row.id))
    return Enrolment(account_of(row), *enrol)


async def end_sessions(session: AsyncSession, row: Officer, but: bytes = b"") -> None:
    """End the sessions of an account, all or all but one."""
    mine = OfficerSession.officer_id == row.id, OfficerSession.mark != but
    await session.execute(delete(OfficerSession).where(*mine))
