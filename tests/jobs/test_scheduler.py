"""Couriers and rounds beside the service, and what is put away when it is over."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from fake_channel import NOON, FakeChannel, SetClock
from sqlalchemy import select

from jobs.rounds import Round, Work
from jobs.scheduler import working
from jobs.sweeping import backlog, dead_letters, send_again, sweep
from jobs.worker import conninfo, cron
from storage.encryption import Vault
from storage.facts import Sessions
from storage.models import ChatTurn, OutboxMessage
from storage.outbox import Owed, Priority, owe


@pytest.fixture
def work(sessions: Sessions, vault: Vault) -> Work:
    return Work(sessions, vault, SetClock())


async def owed(work: Work, key: str, **changes: object) -> None:
    async with work.sessions.begin() as session:
        await owe(session, work.vault, Owed(key, f"telegram:{key}", "test", {"text": key}, NOON))
        row = (await session.scalars(select(OutboxMessage).filter_by(key=key))).one()
        for name, value in changes.items():
            setattr(row, name, value)


async def states(work: Work) -> dict[str, str]:
    async with work.sessions() as session:
        return {row.key: row.status for row in await session.scalars(select(OutboxMessage))}


async def test_beside_the_service_messages_go_and_rounds_are_done(work: Work) -> None:
    done: list[str] = []
    channel = FakeChannel()

    async def fails(_work: Work) -> int:
        done.append("fails")
        raise ConnectionError

    async def works(_work: Work) -> int:
        done.append("works")
        return 1

    await owed(work, "satu")
    rounds = [Round("fails", 0, fails), Round("works", 3600, works)]
    async with asyncio.timeout(10), working(work, [channel], rounds):
        while not (channel.sent and done.count("fails") > 2):
            await asyncio.sleep(0.01)
    assert channel.texts == ["satu"]
    assert done.count("works") == 1
    assert await states(work) == {"satu": "sent"}


async def test_sweeping_puts_away_what_is_over_and_nothing_else(work: Work) -> None:
    await owed(work, "tunggu")
    await owed(work, "basi", expires_at=NOON - timedelta(hours=1))
    await owed(work, "sampai", status="sent", expires_at=NOON - timedelta(hours=1))
    async with work.sessions.begin() as session:
        session.add(ChatTurn(owner=b"1" * 32, next_at=NOON - timedelta(seconds=1)))
        session.add(ChatTurn(owner=b"2" * 32, next_at=NOON + timedelta(seconds=1)))
    assert await sweep(work.sessions, work.clock) == 2
    assert await states(work) == {"tunggu": "pending", "basi": "expired", "sampai": "sent"}
    async with work.sessions() as session:
        assert [turn.owner for turn in await session.scalars(select(ChatTurn))] == [b"2" * 32]


async def test_dead_letters_are_listed_and_can_be_sent_again(work: Work) -> None:
    await owed(work, "gagal", status="failed", error="HTTPError", tries=8, finished_at=NOON)
    await owed(work, "sampai", status="sent", finished_at=NOON)
    async with work.sessions.begin() as session:
        (letter,) = await dead_letters(session)
        assert (letter.kind, letter.tries, letter.error) == ("test", 8, "HTTPError")
        assert await send_again(session, letter.id, NOON)
        assert not await send_again(session, letter.id, NOON)
    assert (await states(work))["gagal"] == "pending"


async def test_the_backlog_counts_what_is_late(work: Work) -> None:
    await owed(work, "satu")
    await owed(work, "dua", status="sent")
    async with work.sessions() as session:
        assert await backlog(session, NOON) == {"pending": 1, "sent": 1, "late": 0}
        later = NOON + timedelta(minutes=2)
        assert (await backlog(session, later))["late"] == 1


def test_workers_say_what_they_need_when_the_database_is_a_file() -> None:
    assert conninfo("postgresql+psycopg://u@h/db") == "postgresql://u@h/db"
    with pytest.raises(ValueError, match="DATABASE_URL"):
        conninfo("sqlite+aiosqlite:///teman.db")


@pytest.mark.parametrize(
    ("seconds", "line"),
    [(30, "* * * * * */30"), (60, "*/1 * * * *"), (900, "*/15 * * * *"), (3600, "7 */1 * * *")],
)
def test_a_pace_becomes_a_cron_line(seconds: int, line: str) -> None:
    assert cron(seconds) == line


def test_replies_go_before_reminders_before_broadcasts() -> None:
    assert list(Priority) == sorted(Priority)
    assert Priority.REPLY < Priority.REMINDER < Priority.BROADCAST
