"""Transactions in a line: together when they wait together, each with its own outcome."""

from __future__ import annotations

import asyncio
import threading

import pytest
from sqlalchemy import Connection, event, text
from sqlalchemy.exc import IntegrityError, OperationalError

from storage.facts import Sessions
from storage.line import OneWriter, line_of

COUNT = text("SELECT count(*) FROM usage_counts")


def row(name: str, connection: Connection) -> str:
    """One row; a second one of the same name is a fault."""
    added = text("INSERT INTO usage_counts (day, what, name, count) VALUES (:day, 'x', :name, 1)")
    connection.execute(added, {"day": "2026-11-22", "name": name})
    return name


def count(connection: Connection) -> int:
    return int(connection.scalar(COUNT) or 0)


async def test_what_waits_is_written_and_each_gets_its_own_result(sessions: Sessions) -> None:
    line = line_of(sessions)
    names = [f"n{number}" for number in range(20)]
    written = await asyncio.gather(*(line.write(lambda c, n=n: row(n, c)) for n in names))
    assert written == names
    assert await line.read(count) == 20


async def test_a_fault_of_one_costs_the_others_nothing(sessions: Sessions) -> None:
    line = line_of(sessions)
    works = [line.write(lambda c, n=n: row(n, c)) for n in ("a", "b", "a", "c")]
    outcomes = await asyncio.gather(*works, return_exceptions=True)
    faults = [each for each in outcomes if not isinstance(each, str)]
    assert len(faults) == 1
    assert isinstance(faults[0], IntegrityError)
    assert await line.read(count) == 3


async def test_who_leaves_while_waiting_stops_nobody(sessions: Sessions) -> None:
    line = line_of(sessions)
    first = asyncio.create_task(line.write(lambda c: row("a", c)))
    second = asyncio.create_task(line.write(lambda c: row("b", c)))
    await asyncio.sleep(0)
    first.cancel()
    assert await second == "b"
    assert await line.write(lambda c: row("c", c)) == "c"


@pytest.fixture
def file(emptied_url: str) -> OneWriter:
    """A line of an SQLite file of its own."""
    if "sqlite" not in emptied_url:
        pytest.skip("one writer is SQLite's")
    return OneWriter(emptied_url.replace("+aiosqlite", ""))


async def test_those_that_wait_share_one_commit(file: OneWriter) -> None:
    commits: list[int] = []
    event.listen(file._engine, "commit", lambda _: commits.append(1))
    await asyncio.gather(*(file.write(lambda c, n=n: row(f"n{n}", c)) for n in range(50)))
    assert await file.read(count) == 50
    assert len(commits) <= 2


async def test_a_reader_sees_what_is_committed_while_a_writer_is_at_work(file: OneWriter) -> None:
    go = threading.Event()

    def slow(connection: Connection) -> str:
        row("slow", connection)
        go.wait(10)
        return "slow"

    writing = asyncio.create_task(file.write(slow))
    await asyncio.sleep(0.05)
    assert await file.read(count) == 0
    go.set()
    assert await writing == "slow"
    assert await file.read(count) == 1


async def test_a_busy_database_is_told_to_all_that_waited_together(file: OneWriter) -> None:
    tries = 0

    def busy(_: Connection) -> str:
        nonlocal tries
        tries += 1
        raise OperationalError("INSERT", {}, Exception("database is locked"))

    works = [file.write(busy), file.write(lambda c: row("b", c))]
    outcomes = await asyncio.gather(*works, return_exceptions=True)
    assert [type(each) for each in outcomes] == [OperationalError, OperationalError]
    assert tries == 1
    assert await file.read(count) == 0
