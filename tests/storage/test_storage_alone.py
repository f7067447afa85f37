"""Alone with one's work, on each kind of database: until done, until it fails, until killed."""

from __future__ import annotations

import asyncio
import os
import sys

import pytest
from sqlalchemy import text

from bot.settings import ROOT
from storage import alone as locks
from storage.alone import LockLost, alone
from storage.facts import Sessions

PATIENCE = 60
HOLDER = """
import asyncio, sys
from sqlalchemy.ext.asyncio import async_sessionmaker
from storage.alone import alone
from storage.database import make_engine

async def hold():
    async with alone(async_sessionmaker(make_engine(sys.argv[1])), "work"):
        print("mine", flush=True)
        await asyncio.sleep(600)

asyncio.run(hold())
"""


END_THE_HOLDER = """
SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database ON pg_database.oid = database
WHERE locktype = 'advisory' AND granted AND datname = current_database()
"""


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "LOOK_SECONDS", 0.02)
    monkeypatch.setattr(locks, "WATCH_SECONDS", 0.05)


async def hold(sessions: Sessions, log: list[str], name: str, seconds: float = 0.1) -> None:
    async with alone(sessions, "work"):
        log.append(f"{name} begins")
        await asyncio.sleep(seconds)
        log.append(f"{name} ends")


async def test_one_works_and_the_other_waits(sessions: Sessions) -> None:
    log: list[str] = []
    await asyncio.gather(*(hold(sessions, log, name) for name in "ab"))
    first, second = log[0][0], log[2][0]
    assert log == [f"{first} begins", f"{first} ends", f"{second} begins", f"{second} ends"]


async def test_other_work_is_another_lock(sessions: Sessions) -> None:
    async with asyncio.timeout(PATIENCE), alone(sessions, "work"), alone(sessions, "more work"):
        pass


async def test_work_that_fails_says_why_and_leaves_the_lock(sessions: Sessions) -> None:
    for _ in range(3):
        with pytest.raises(ValueError, match="a fault of ours"):
            async with asyncio.timeout(PATIENCE), alone(sessions, "work"):
                raise ValueError("a fault of ours")
    # connections of the pool that were used in between hold nothing
    async with sessions() as one, sessions() as other:
        await one.execute(text("SELECT 1"))
        await other.execute(text("SELECT 1"))
        async with asyncio.timeout(PATIENCE):
            await hold(sessions, [], "c", 0)


async def test_work_that_is_cancelled_leaves_the_lock(sessions: Sessions) -> None:
    log: list[str] = []
    holding = asyncio.create_task(hold(sessions, log, "a", 600))
    async with asyncio.timeout(PATIENCE):
        while not log:
            await asyncio.sleep(0.01)
        holding.cancel()
        await asyncio.wait([holding])
        assert holding.cancelled()
        async with sessions() as busy:
            # whoever takes the connection that was the lock's must not keep the lock with it
            await busy.execute(text("SELECT 1"))
            await hold(sessions, log, "b", 0)
    assert log == ["a begins", "b begins", "b ends"]


async def test_who_is_killed_holds_nothing(sessions: Sessions, url: str) -> None:
    holder = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", HOLDER, url),
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=asyncio.subprocess.PIPE,
    )
    assert holder.stdout
    log: list[str] = []
    try:
        async with asyncio.timeout(PATIENCE):
            assert await holder.stdout.readline() == b"mine\n"
            waiting = asyncio.create_task(hold(sessions, log, "b", 0))
            await asyncio.sleep(0.3)
            assert log == []
            holder.kill()
            await waiting
    finally:
        if holder.returncode is None:
            holder.kill()
        await holder.wait()
    assert log == ["b begins", "b ends"]


async def test_who_loses_the_connection_of_the_lock_is_told_and_the_next_begins(
    sessions: Sessions,
) -> None:
    if sessions.kw["bind"].dialect.name == "sqlite":
        pytest.skip("the lock on a file hangs on no connection")
    log: list[str] = []
    losing = asyncio.create_task(hold(sessions, log, "a", 600))
    async with asyncio.timeout(PATIENCE):
        while not log:
            await asyncio.sleep(0.01)
        waiting = asyncio.create_task(hold(sessions, log, "b", 0))
        async with sessions() as session:
            await session.execute(text(END_THE_HOLDER))
        with pytest.raises(LockLost):
            await losing
        await waiting
    assert log == ["a begins", "b begins", "b ends"]
