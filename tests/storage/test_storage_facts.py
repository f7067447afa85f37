"""What a worker told us: kept, found again, replaced, and forgotten, on each database."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import make_url, select, update

from storage.encryption import KeyProblem, Vault
from storage.facts import FactStore, Sessions
from storage.models import WorkerFact

ANI = "telegram:1001"
BUDI = "telegram:1002"
CANARY = "kenari-9876543210"

only_sqlite = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
"""The files of PostgreSQL are not ours to read."""


async def test_what_was_saved_is_loaded_as_it_was(store: FactStore) -> None:
    facts = {"wage": 4_500_000, "phk_reason": "efficiency", "notes": ["é", 1, {"a": False}]}
    await store.save(ANI, facts)
    assert await store.load(ANI) == facts


async def test_a_new_value_replaces_the_earlier_one_and_leaves_the_others(
    store: FactStore,
) -> None:
    await store.save(ANI, {"wage": 4_500_000, "tenure_months": 40})
    await store.save(ANI, {"wage": 5_000_000})
    assert await store.load(ANI) == {"wage": 5_000_000, "tenure_months": 40}


async def test_none_erases_one_fact(store: FactStore) -> None:
    await store.save(ANI, {"wage": 4_500_000, "tenure_months": 40})
    await store.save(ANI, {"wage": None})
    assert await store.load(ANI) == {"tenure_months": 40}


async def test_another_sender_sees_nothing(store: FactStore) -> None:
    await store.save(ANI, {"wage": 4_500_000})
    assert await store.load(BUDI) == {}


async def test_erasing_forgets_all_facts_of_that_sender_alone(store: FactStore) -> None:
    await store.save(ANI, {"wage": 4_500_000, "tenure_months": 40})
    await store.save(BUDI, {"wage": 3_000_000})
    assert await store.erase(ANI) == 2
    assert await store.load(ANI) == {}
    assert await store.load(BUDI) == {"wage": 3_000_000}


async def test_erasing_a_stranger_erases_nothing(store: FactStore) -> None:
    assert await store.erase("telegram:unknown") == 0


async def test_another_key_finds_nothing(store: FactStore, sessions: Sessions) -> None:
    await store.save(ANI, {"wage": 4_500_000})
    assert await FactStore(sessions, Vault(b"x" * 32)).load(ANI) == {}


async def test_a_value_moved_to_another_sender_does_not_open(
    store: FactStore, sessions: Sessions, vault: Vault
) -> None:
    await store.save(ANI, {"wage": 4_500_000})
    await move(sessions, owner=vault.index(BUDI))
    with pytest.raises(KeyProblem):
        await store.load(BUDI)


async def test_a_value_moved_to_another_field_does_not_open(
    store: FactStore, sessions: Sessions
) -> None:
    await store.save(ANI, {"wage": 4_500_000})
    await move(sessions, name="tenure_months")
    with pytest.raises(KeyProblem):
        await store.load(ANI)


async def move(sessions: Sessions, **to: object) -> None:
    """Copy the only row elsewhere, as somebody with access to the database could."""
    async with sessions.begin() as session:
        await session.execute(update(WorkerFact).values(**to))


async def test_twenty_senders_save_at_once(store: FactStore) -> None:
    senders = [f"telegram:{number}" for number in range(20)]
    await asyncio.gather(*(store.save(sender, {"wage": 1}) for sender in senders))
    assert [await store.load(sender) for sender in senders] == [{"wage": 1}] * 20


async def test_twenty_first_saves_of_one_sender_at_once_all_succeed(store: FactStore) -> None:
    problems = []
    for round_ in range(8):  # the collision is a matter of luck
        saves = [store.save(f"telegram:{round_}", {"wage": wage}) for wage in range(20)]
        problems += [told for told in await asyncio.gather(*saves, return_exceptions=True) if told]
    assert not problems, repr(problems[0])


async def test_the_rows_hold_neither_value_nor_sender(store: FactStore, sessions: Sessions) -> None:
    await store.save(CANARY, {"wage": CANARY})
    async with sessions() as session:
        row = (await session.scalars(select(WorkerFact))).one()
    assert CANARY.encode() not in row.owner + row.value


@only_sqlite
async def test_the_sqlite_files_hold_no_plain_value(store: FactStore, url: str) -> None:
    await store.save(CANARY, {"wage": CANARY})
    files = sqlite_files(url)
    assert [path.name for path in files] == ["teman.db", "teman.db-shm", "teman.db-wal"]
    assert not [path for path in files if CANARY.encode() in path.read_bytes()]


@only_sqlite
async def test_an_erased_value_leaves_the_sqlite_file(
    store: FactStore, sessions: Sessions, url: str
) -> None:
    await store.save(ANI, {"wage": CANARY})
    async with sessions() as session:
        sealed = (await session.scalars(select(WorkerFact.value))).one()
    await store.erase(ANI)
    async with sessions() as session:
        connection = await session.connection()
        await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    assert not [path for path in sqlite_files(url) if sealed in path.read_bytes()]


def sqlite_files(url: str) -> list[Path]:
    """The database and the files that SQLite keeps beside it."""
    main = Path(make_url(url).database or "")
    return sorted(main.parent.glob(f"{main.name}*"))
