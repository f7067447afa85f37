"""A message is owed once, in the transaction of its cause, and nobody else can read it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select
from sqlalchemy.exc import StatementError

from storage.encryption import KeyProblem, Vault
from storage.facts import FactStore, Sessions
from storage.models import OutboxMessage
from storage.outbox import Owed, opened, owe
from storage.personal import erase_person, owned_tables

NOON = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
HELLO = Owed("hello:1", "telegram:7", "reminder", {"text": "Batas klaim besok."}, NOON)


async def rows(sessions: Sessions) -> list[OutboxMessage]:
    async with sessions() as session:
        return list(await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))


async def test_what_is_owed_can_be_opened_again(sessions: Sessions, vault: Vault) -> None:
    async with sessions.begin() as session:
        assert await owe(session, vault, HELLO)
    (row,) = await rows(sessions)
    assert opened(vault, row) == ("telegram:7", {"text": "Batas klaim besok."})
    assert (row.channel, row.status, row.due) == ("telegram", "pending", NOON)


async def test_the_same_cause_is_owed_once(sessions: Sessions, vault: Vault) -> None:
    for expected in (True, False):
        async with sessions.begin() as session:
            assert await owe(session, vault, HELLO) is expected
    assert len(await rows(sessions)) == 1


async def test_a_cause_that_is_taken_back_owes_nothing(sessions: Sessions, vault: Vault) -> None:
    async with sessions() as session:
        await owe(session, vault, HELLO)
        await session.rollback()
    assert await rows(sessions) == []


async def test_a_message_does_not_open_with_another_key(sessions: Sessions, vault: Vault) -> None:
    async with sessions.begin() as session:
        await owe(session, vault, HELLO)
    (row,) = await rows(sessions)
    assert b"Batas" not in row.body
    with pytest.raises(KeyProblem):
        opened(Vault(b"x" * 32), row)


async def test_times_keep_their_moment_in_every_zone(sessions: Sessions, vault: Vault) -> None:
    jayapura = NOON.astimezone(timezone(timedelta(hours=9)))
    async with sessions.begin() as session:
        await owe(session, vault, replace(HELLO, due=jayapura))
    (row,) = await rows(sessions)
    assert row.due == NOON
    assert row.due.tzinfo is not None


async def test_a_time_without_a_zone_is_refused(sessions: Sessions, vault: Vault) -> None:
    with pytest.raises(StatementError, match="no time zone"):
        async with sessions.begin() as session:
            await owe(session, vault, replace(HELLO, due=NOON.replace(tzinfo=None)))


async def test_erasing_a_person_reaches_every_table_and_nobody_else(
    sessions: Sessions, vault: Vault, store: FactStore
) -> None:
    await store.save("telegram:7", {"wage": 5_000_000})
    await store.save("telegram:8", {"wage": 4_000_000})
    async with sessions.begin() as session:
        await owe(session, vault, HELLO)
        await owe(session, vault, replace(HELLO, key="hello:2", sender="telegram:8"))
    gone = await erase_person(sessions, vault, "telegram:7")
    assert gone["worker_facts"] == gone["outbox"] == 1
    assert await store.load("telegram:7") == {}
    assert await store.load("telegram:8") == {"wage": 4_000_000}
    assert [row.key for row in await rows(sessions)] == ["hello:2"]


def test_the_tables_with_an_owner_are_the_ones_that_are_erased() -> None:
    names = {table.name for table in owned_tables()}
    assert {"worker_facts", "stored_files", "outbox"} <= names
