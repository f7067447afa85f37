"""Accounts of officers: who gets in, who does not, and how long it takes to guess."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from argon2 import PasswordHasher
from sqlalchemy import func, select

from claims import officers, passwords, signing_in
from claims.office import NotFound, Office
from claims.officers import BadAccount, Enrolment
from claims.passwords import WeakPassword
from claims.signing_in import ABSOLUTE, FREE_TRIES, IDLE, BadLogin, Locked
from storage.encryption import Vault
from storage.facts import Sessions
from storage.models import Officer, OfficerSession, RecoveryCode

PASSWORD = "kopi tubruk di teras"
NOON = datetime(2026, 11, 24, 5, tzinfo=UTC)


@dataclass
class Clock:
    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def office(sessions: Sessions, vault: Vault, clock: Clock, cheap_passwords: None) -> Office:
    return Office(sessions, vault, clock)


def code(enrolment: Enrolment, clock: Clock, later: int = 0) -> str:
    totp = pyotp.parse_uri(enrolment.address)
    assert isinstance(totp, pyotp.TOTP)
    return totp.at(clock.now + later * timedelta(seconds=30))


async def enrolled(office: Office, login: str = "siti", role: str = "petugas") -> Enrolment:
    return await officers.add(office, login, "Siti Aminah", role, PASSWORD)


async def test_password_and_code_let_an_officer_in(office: Office, clock: Clock) -> None:
    siti = await enrolled(office)
    token = await signing_in.log_in(office, "Siti", PASSWORD, code(siti, clock))
    account = await signing_in.logged_in(office, token)
    assert account is not None
    assert (account.login, account.role) == ("siti", "petugas")
    assert account.last_login_at == NOON


@pytest.mark.parametrize(
    ("login", "password", "right_code"),
    [("siti", "salah sekali kata", True), ("siti", PASSWORD, False), ("tuti", PASSWORD, True)],
)
async def test_one_wrong_part_is_answered_like_another(
    office: Office, clock: Clock, login: str, password: str, right_code: bool
) -> None:
    siti = await enrolled(office)
    given = code(siti, clock) if right_code else "000000"
    with pytest.raises(BadLogin):
        await signing_in.log_in(office, login, password, given)


async def test_a_code_counts_once_and_an_older_one_not_any_more(
    office: Office, clock: Clock
) -> None:
    siti = await enrolled(office)
    await signing_in.log_in(office, "siti", PASSWORD, code(siti, clock))
    for used in (code(siti, clock), code(siti, clock, -1)):
        with pytest.raises(BadLogin):
            await signing_in.log_in(office, "siti", PASSWORD, used)
    assert await signing_in.log_in(office, "siti", PASSWORD, code(siti, clock, 1))


async def test_a_recovery_code_counts_once_however_it_is_typed(office: Office) -> None:
    siti = await enrolled(office)
    given = siti.recovery[0].upper().replace("-", " ")
    assert await signing_in.log_in(office, "siti", PASSWORD, given)
    with pytest.raises(BadLogin):
        await signing_in.log_in(office, "siti", PASSWORD, siti.recovery[0])
    budi = await enrolled(office, "budi")
    with pytest.raises(BadLogin):
        await signing_in.log_in(office, "siti", PASSWORD, budi.recovery[0])


@pytest.mark.parametrize("login", ["siti", "nobody"])
async def test_guessing_has_to_wait_longer_each_time(
    office: Office, clock: Clock, login: str
) -> None:
    siti = await enrolled(office)
    waits = []
    for _ in range(FREE_TRIES + 8):
        with pytest.raises((BadLogin, Locked)) as told:
            await signing_in.log_in(office, login, "salah salah salah", "000000")
        if isinstance(told.value, Locked):
            waits.append(told.value.until - clock.now)
            clock.now = told.value.until + timedelta(seconds=1)
    assert waits == sorted(waits)
    assert waits[0] == signing_in.FIRST_WAIT
    assert waits[1] == 2 * waits[0]
    clock.now += signing_in.LONGEST_WAIT
    if login == "siti":
        assert await signing_in.log_in(office, "siti", PASSWORD, code(siti, clock))


async def test_while_it_waits_not_even_the_right_password_counts(
    office: Office, clock: Clock
) -> None:
    siti = await enrolled(office)
    for _ in range(FREE_TRIES):
        with pytest.raises(BadLogin):
            await signing_in.log_in(office, "siti", "salah salah salah", "")
    with pytest.raises(Locked):
        await signing_in.log_in(office, "siti", PASSWORD, code(siti, clock))


async def test_a_session_ends_when_idle_and_after_a_day_of_work(
    office: Office, clock: Clock
) -> None:
    siti = await enrolled(office)
    token = await signing_in.log_in(office, "siti", PASSWORD, code(siti, clock))
    while clock.now - NOON < ABSOLUTE:
        assert await signing_in.logged_in(office, token)
        clock.now += IDLE - timedelta(minutes=1)
    assert await signing_in.logged_in(office, token) is None
    clock.now = NOON + timedelta(days=1)
    other = await signing_in.log_in(office, "siti", PASSWORD, code(siti, clock))
    clock.now += IDLE + timedelta(minutes=2)
    assert await signing_in.logged_in(office, other) is None


async def test_each_login_is_a_new_session_and_leaving_ends_it(
    office: Office, clock: Clock
) -> None:
    siti = await enrolled(office)
    one = await signing_in.log_in(office, "siti", PASSWORD, code(siti, clock))
    two = await signing_in.log_in(office, "siti", PASSWORD, code(siti, clock, 1))
    assert one != two
    await signing_in.log_out(office, one)
    assert await signing_in.logged_in(office, one) is None
    assert await signing_in.logged_in(office, two)


async def test_a_closed_account_is_out_at_once_and_a_reset_opens_it(
    office: Office, clock: Clock
) -> None:
    siti = await enrolled(office)
    token = await signing_in.log_in(office, "siti", PASSWORD, code(siti, clock))
    await officers.disable(office, "siti")
    assert await signing_in.logged_in(office, token) is None
    with pytest.raises(BadLogin):
        await signing_in.log_in(office, "siti", PASSWORD, code(siti, clock, 1))
    anew = await officers.reset(office, "siti", "teh manis di warung")
    with pytest.raises(BadLogin):
        await signing_in.log_in(office, "siti", "teh manis di warung", code(siti, clock, 1))
    assert await signing_in.log_in(office, "siti", "teh manis di warung", code(anew, clock))


async def test_a_changed_password_ends_the_other_sessions(office: Office, clock: Clock) -> None:
    siti = await enrolled(office)
    mine = await signing_in.log_in(office, "siti", PASSWORD, code(siti, clock))
    other = await signing_in.log_in(office, "siti", PASSWORD, code(siti, clock, 1))
    with pytest.raises(BadLogin):
        await signing_in.change_password(office, mine, "bukan ini dulu", "teh manis di warung")
    await signing_in.change_password(office, mine, PASSWORD, "teh manis di warung")
    assert await signing_in.logged_in(office, mine)
    assert await signing_in.logged_in(office, other) is None


@pytest.mark.parametrize("bad", ["pendek", "panjang " * 20, "siti siti siti", "aaaaaaaaaaaaaa"])
async def test_a_weak_password_is_refused(office: Office, bad: str) -> None:
    with pytest.raises(WeakPassword):
        await officers.add(office, "siti", "Siti", "petugas", bad)


@pytest.mark.parametrize(
    ("login", "name", "role"),
    [
        ("s", "Siti", "petugas"),
        ("si ti", "Siti", "petugas"),
        ("../x", "Siti", "petugas"),
        ("siti", " ", "petugas"),
        ("siti", "Siti", "root"),
    ],
)
async def test_a_bad_account_is_refused(office: Office, login: str, name: str, role: str) -> None:
    with pytest.raises(BadAccount):
        await officers.add(office, login, name, role, PASSWORD)


async def test_an_account_is_made_once(office: Office) -> None:
    await enrolled(office)
    with pytest.raises(BadAccount, match="sudah ada"):
        await enrolled(office, "SITI")
    with pytest.raises(NotFound):
        await officers.disable(office, "tuti")


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


async def test_nothing_that_opens_an_account_stands_plain_in_the_database(
    office: Office, clock: Clock
) -> None:
    siti = await enrolled(office)
    token = await signing_in.log_in(office, "siti", PASSWORD, code(siti, clock))
    secret = pyotp.parse_uri(siti.address).secret
    async with office.sessions() as session:
        rows = [
            each
            for table in (Officer, OfficerSession, RecoveryCode)
            for each in await session.execute(select(*table.__table__.columns))
        ]
        kept = b" ".join(_bytes(value) for row in rows for value in row)
        assert await session.scalar(select(func.count()).select_from(RecoveryCode)) == 8
        assert await session.scalar(select(func.count()).select_from(OfficerSession)) == 1
    for plain in (PASSWORD, secret, token, siti.recovery[0]):
        assert plain.encode() not in kept


async def test_a_hash_with_old_parameters_is_renewed_at_the_next_login(
    office: Office, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    siti = await enrolled(office)
    stronger = PasswordHasher(2, 16, 1)
    monkeypatch.setattr(passwords, "hasher", stronger)
    await signing_in.log_in(office, "siti", PASSWORD, code(siti, clock))
    async with office.sessions() as session:
        kept = await session.scalar(select(Officer.password_hash))
    assert kept is not None
    assert not stronger.check_needs_rehash(kept)


def test_the_real_hasher_is_argon2id_with_the_memory_of_the_rfc() -> None:
    made = PasswordHasher()
    assert passwords.hasher.memory_cost >= made.memory_cost >= 64 * 1024
    assert passwords.hasher.type.name == "ID"


def test_a_name_that_nobody_has_costs_as_much_as_one_that_somebody_has() -> None:
    assert not passwords.hasher.check_needs_rehash(signing_in.NOBODYS_HASH)
