"""Logging in to the console, and the sessions of those who are.

A wrong name, password and code are answered alike and take as long. After `FREE_TRIES` failures
under one name, known or not, the next try has to wait, each time twice as long.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from claims import passwords
from claims.office import Actor, Office, audit
from claims.officers import (
    Account,
    account_of,
    by_login,
    end_sessions,
    recovery_mark,
    try_mark,
)
from storage import sealing
from storage.database import insert_for
from storage.models import LoginTry, Officer, OfficerSession, RecoveryCode

FREE_TRIES = 5
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(minutes=15)
IDLE, ABSOLUTE = timedelta(minutes=30), timedelta(hours=10)
NOTED = timedelta(minutes=1)
"""How old `seen_at` may be before it is written again."""

NOBODYS_HASH = "$argon2id$v=19$m=65536,t=3,p=4$" + "A" * 22 + "$" + "A" * 43
"""What a password of an unknown name is compared with, so that it takes as long."""


class BadLogin(Exception):
    """Name, password or code is wrong, or the account is closed: which one is not said."""


class Locked(Exception):
    """Too many failures under this name; `until` says when the next try counts."""

    def __init__(self, until: datetime) -> None:
        """`until`: when."""
        super().__init__(f"locked until {until:%H:%M:%S}")
        self.until = until


async def log_in(office: Office, login: str, password: str, code: str) -> str:
    """The cookie of a new session. Raises Locked, else BadLogin."""
    mark = try_mark(office, login)
    await _check_lock(office, mark)
    async with office.sessions() as session:
        row = await session.scalar(select(Officer).where(Officer.login == login.lower()))
    right = await passwords.fits(row.password_hash if row else NOBODYS_HASH, password)
    async with office.writing() as session:
        if row and right and not row.disabled_at and await _proven(office, session, row, code):
            await session.execute(delete(LoginTry).where(LoginTry.mark == mark))
            await _renew(session, row, password)
            return await _new_session(office, session, row)
        await _count_failure(office, session, mark)
    raise BadLogin


async def _check_lock(office: Office, mark: bytes) -> None:
    async with office.sessions() as session:
        tried = await session.get(LoginTry, mark)
    if tried and tried.locked_until and tried.locked_until > office.now():
        raise Locked(tried.locked_until)


async def _count_failure(office: Office, session: AsyncSession, mark: bytes) -> None:
    """One statement counts, so that tries at the same time count each."""
    now = office.now()
    insert = insert_for(session)(LoginTry).values(mark=mark, failures=1, last_at=now)
    more = {"failures": LoginTry.failures + 1, "last_at": now}
    counted = insert.on_conflict_do_update(index_elements=["mark"], set_=more)
    failures = await session.scalar(counted.returning(LoginTry.failures))
    if failures and failures >= FREE_TRIES:
        wait = min(FIRST_WAIT * 2 ** min(failures - FREE_TRIES, 10), LONGEST_WAIT)
        locked = update(LoginTry).where(LoginTry.mark == mark).values(locked_until=now + wait)
        await session.execute(locked)


async def _proven(office: Office, session: AsyncSession, row: Officer, code: str) -> bool:
    """Use up a code of the authenticator, or a recovery code; each counts once."""
    secret = sealing.read(office.vault, row, "code_secret")
    step = passwords.step_of(secret, code, office.now(), row.code_step)
    if step is not None:
        newer = Officer.id == row.id, Officer.code_step < step
        used = update(Officer).where(*newer).values(code_step=step).returning(Officer.id)
        return await session.scalar(used) is not None
    mark = recovery_mark(office, row, code)
    mine = RecoveryCode.mark == mark, RecoveryCode.officer_id == row.id
    gone = delete(RecoveryCode).where(*mine).returning(RecoveryCode.officer_id)
    return await session.scalar(gone) is not None


async def _renew(session: AsyncSession, row: Officer, password: str) -> None:
    """Hash anew when the parameters have risen since."""
    if passwords.hasher.check_needs_rehash(row.password_hash):
        kept = await passwords.hashed(password)
        await session.execute(
            update(Officer).where(Officer.id == row.id).values(password_hash=kept)
        )


async def _new_session(office: Office, session: AsyncSession, row: Officer) -> str:
    token, now = secrets.token_urlsafe(32), office.now()
    old = OfficerSession.created_at < now - ABSOLUTE
    await session.execute(delete(OfficerSession).where(old))
    session.add(
        OfficerSession(
            mark=_session_mark(office, token), officer_id=row.id, created_at=now, seen_at=now
        )
    )
    await session.execute(update(Officer).where(Officer.id == row.id).values(last_login_at=now))
    audit(session, now, Actor.officer(row.id), "log in", str(row.id))
    return token


def _session_mark(office: Office, token: str) -> bytes:
    return office.vault.blind("officer.session", token)


async def logged_in(office: Office, token: str) -> Account | None:
    """Who a cookie belongs to; None when nobody's, too old, idle for long, or closed."""
    now, mark = office.now(), _session_mark(office, token)
    wanted = select(OfficerSession, Officer).join(Officer, Officer.id == OfficerSession.officer_id)
    async with office.writing() as session:
        found = (await session.execute(wanted.where(OfficerSession.mark == mark))).one_or_none()
        if found is None:
            return None
        here, row = found
        if row.disabled_at or now - here.created_at > ABSOLUTE or now - here.seen_at > IDLE:
            await session.delete(here)
            return None
        if now - here.seen_at > NOTED:
            here.seen_at = now
        return account_of(row)


async def log_out(office: Office, token: str) -> None:
    """End a session."""
    mine = OfficerSession.mark == _session_mark(office, token)
    async with office.writing() as session:
        await session.execute(delete(OfficerSession).where(mine))


async def change_password(office: Office, token: str, old: str, new: str) -> None:
    """Raises BadLogin for a wrong old password, WeakPassword; other sessions of the account end."""
    account = await logged_in(office, token)
    if account is None:
        raise BadLogin
    mark = try_mark(office, account.login)
    await _check_lock(office, mark)
    async with office.sessions() as session:
        row = await by_login(session, account.login)
    if not await passwords.fits(row.password_hash, old):
        async with office.writing() as session:
            await _count_failure(office, session, mark)
        raise BadLogin
    passwords.check_strength(new, account.login)
    kept = await passwords.hashed(new)
    async with office.writing() as session:
        await session.execute(
            update(Officer).where(Officer.id == row.id).values(password_hash=kept)
        )
        await end_sessions(session, row, but=_session_mark(office, token))
        audit(session, office.now(), account.actor, "change password", str(row.id))
