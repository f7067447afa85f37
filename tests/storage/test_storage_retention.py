"""Every table has its clock, and what is past it is erased; nothing else is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from storage.encryption import Vault
from storage.facts import FactStore, Sessions
from storage.models import Base, ContactPreference, Moment, OutboxMessage, WorkerFact
from storage.outbox import Owed, owe
from storage.retention import CLOCKS, WHILE_OTHERS, WITH, purge

NOW = datetime(2029, 1, 1, tzinfo=UTC)


def test_every_table_with_an_owner_has_a_clock() -> None:
    owned = {table.name for table in Base.metadata.sorted_tables if "owner" in table.c}
    assert owned <= CLOCKS.keys() | WITH.keys() | WHILE_OTHERS
    assert all(CLOCKS.values())


def test_every_clock_is_of_a_table() -> None:
    assert CLOCKS.keys() | WITH.keys() | WHILE_OTHERS <= Base.metadata.tables.keys()


def test_a_clock_counts_from_a_moment_of_its_table() -> None:
    for name, clocks in CLOCKS.items():
        for clock in clocks:
            column = Base.metadata.tables[name].c[clock.since]
            assert isinstance(column.type, Moment)


def test_what_hangs_on_a_table_goes_with_it() -> None:
    for name, parent in WITH.items():
        keys = Base.metadata.tables[name].foreign_keys
        cascades = {key.column.table.name for key in keys if key.ondelete == "CASCADE"}
        assert parent in cascades


async def test_old_rows_go_and_young_ones_stay(
    sessions: Sessions, vault: Vault, store: FactStore
) -> None:
    await store.save("telegram:1", {"wage": 1})
    async with sessions.begin() as session:
        for age in (10, 29, 31, 100):
            done = Owed(f"k:{age}", "telegram:1", "alert", {"text": "x"}, NOW)
            await owe(session, vault, done)
        for row in await session.scalars(select(OutboxMessage)):
            row.finished_at = NOW - timedelta(days=int(row.key[2:]))
    gone = await purge(sessions, NOW)
    assert (gone["outbox"], gone["worker_facts"]) == (2, 1)
    async with sessions() as session:
        assert set(await session.scalars(select(OutboxMessage.key))) == {"k:10", "k:29"}
        assert list(await session.scalars(select(WorkerFact))) == []


async def test_preferences_stay_while_anything_else_of_a_person_does(
    sessions: Sessions, vault: Vault, store: FactStore
) -> None:
    await store.save("telegram:1", {"wage": 1})
    async with sessions.begin() as session:
        for sender in ("telegram:1", "telegram:2"):
            session.add(ContactPreference(owner=vault.index(sender)))
    await purge(sessions, datetime.now(UTC))
    async with sessions() as session:
        left = list(await session.scalars(select(ContactPreference.owner)))
    assert left == [vault.index("telegram:1")]
