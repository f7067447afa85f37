"""The inbox and its marks: one transaction for what ends together, nothing served twice."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from bot.telegram import inbox as inboxes
from bot.telegram import marks
from bot.telegram.inbox import Inbox
from bot.telegram.marks import Marks
from storage import updates
from storage.encryption import Vault
from storage.facts import Sessions
from storage.line import line_of
from storage.updates import Arrived, Waiting


def arrived(*numbers: int) -> list[Arrived]:
    return [Arrived(str(number), f"telegram:{number % 3}", "{}") for number in numbers]


async def receive(sessions: Sessions, vault: Vault, *numbers: int) -> None:
    each = arrived(*numbers)
    await line_of(sessions).write(lambda c: updates.receive(c, vault, "telegram", each))


async def left(sessions: Sessions, vault: Vault) -> list[str]:
    found = await line_of(sessions).read(lambda c: updates.waiting(c, vault, "telegram"))
    return [each.update_id for each in found]


async def test_what_ends_together_is_marked_in_few_transactions(
    sessions: Sessions, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    await receive(sessions, vault, *range(50))
    written: list[Sequence[str]] = []
    done = updates.done

    def counted(connection: Connection, channel: str, update_ids: Sequence[str]) -> None:
        written.append(update_ids)
        done(connection, channel, update_ids)

    monkeypatch.setattr(updates, "done", counted)
    mark = Marks(sessions)
    await asyncio.gather(*(mark.done(str(number)) for number in range(50)))
    assert await left(sessions, vault) == []
    assert len(written) <= 2


async def test_a_mark_waits_for_a_database_that_is_busy(
    sessions: Sessions, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    await receive(sessions, vault, 1)
    done, tries = updates.done, 0

    def busy(connection: Connection, channel: str, update_ids: Sequence[str]) -> None:
        nonlocal tries
        tries += 1
        if tries < 3:
            raise OperationalError("UPDATE", {}, Exception("database is locked"))
        done(connection, channel, update_ids)

    monkeypatch.setattr(updates, "done", busy)
    monkeypatch.setattr(marks, "SLOWEST_RETRY", 0.01)
    await Marks(sessions).done("1")
    assert tries == 3
    assert await left(sessions, vault) == []


class Serving:
    """An inbox whose serving is counted, and marks as the desk does."""

    def __init__(self, sessions: Sessions, vault: Vault, fails: int = 0) -> None:
        self.served: list[str] = []
        self.fails = fails
        self._marks = Marks(sessions)
        self.inbox = Inbox(sessions, vault, self.serve)

    async def serve(self, row: Waiting) -> None:
        if self.fails:
            self.fails -= 1
            raise RuntimeError("a fault of ours")
        self.served.append(row.update_id)
        await self._marks.done(row.update_id)

    async def until(self, count: int) -> None:
        working = asyncio.create_task(self.inbox.work())
        async with asyncio.timeout(60):
            while len(self.served) < count:
                await asyncio.sleep(0.01)
        self.inbox.stop()
        await working


async def test_looks_that_overlap_with_serving_serve_nothing_twice(
    sessions: Sessions, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inboxes, "IDLE_SECONDS", 0.0)
    await receive(sessions, vault, *range(120))
    serving = Serving(sessions, vault)
    await serving.until(120)
    assert sorted(serving.served, key=int) == [str(number) for number in range(120)]
    for person in range(3):
        mine = [each for each in serving.served if int(each) % 3 == person]
        assert mine == sorted(mine, key=int)


async def test_a_backlog_larger_than_memory_is_served_whole(
    sessions: Sessions, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inboxes, "MOST_AT_HAND", 10)
    await receive(sessions, vault, *range(60))
    serving = Serving(sessions, vault)
    await serving.until(60)
    assert len(serving.served) == len(set(serving.served)) == 60


async def test_what_another_process_wrote_down_is_found(
    sessions: Sessions, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inboxes, "IDLE_SECONDS", 0.05)
    serving = Serving(sessions, vault)
    waiting = asyncio.create_task(serving.until(1))
    await asyncio.sleep(0.1)
    await receive(sessions, vault, 7)
    await waiting
    assert serving.served == ["7"]


async def test_an_update_whose_serving_failed_is_served_again(
    sessions: Sessions, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inboxes, "IDLE_SECONDS", 0.05)
    await receive(sessions, vault, 1)
    serving = Serving(sessions, vault, fails=1)
    await serving.until(1)
    assert await left(sessions, vault) == []
