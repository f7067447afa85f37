"""A new key while the service writes: nothing is lost, and in the end nothing needs the old one."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import LargeBinary, select, update

from storage.encryption import KeyProblem, Vault, load_vault
from storage.facts import FactStore, Sessions
from storage.files import File, FileStore
from storage.keys import Keys, KeySource
from storage.models import OWNER_BYTES, SEALED, Base, OutboxMessage, StoredFile, WorkerFact
from storage.outbox import Owed, opened, owe
from storage.rotation import add_key, left, renew, retire
from storage.settings import StorageSettings

ANI = "telegram:1001"
PAPER = File("rencana-anda.pdf", "application/pdf", b"%PDF- a plan")
NOON = datetime(2026, 11, 26, 5, 0, tzinfo=UTC)


def vault_of(var: Path) -> Vault:
    return load_vault(StorageSettings(_env_file=None, teman_var=var))  # type: ignore[call-arg]


async def written(sessions: Sessions, vault: Vault, people: int = 30) -> None:
    for number in range(people):
        await FactStore(sessions, vault).save(f"telegram:{number}", {"wage": number})
    await FileStore(sessions, vault).keep(ANI, PAPER)
    async with sessions.begin() as session:
        await owe(session, vault, Owed("a:1", ANI, "reminder", {"text": "Halo"}, NOON))


async def rotated(sessions: Sessions, vault: Vault) -> int:
    return sum([done.renewed async for done in renew(sessions, vault)])


async def test_after_a_rotation_everything_opens_and_nothing_needs_the_old_key(
    sessions: Sessions, tmp_path: Path
) -> None:
    vault = vault_of(tmp_path)
    await written(sessions, vault)
    add_key(tmp_path / "key")
    assert await left(sessions, vault) == {"worker_facts": 30, "stored_files": 1, "outbox": 2}
    assert await rotated(sessions, vault) == 33
    assert await retire(sessions, vault, tmp_path / "key") == {}
    fresh = vault_of(tmp_path)
    assert len(fresh.key_ids) == 1
    assert await FactStore(sessions, fresh).load("telegram:7") == {"wage": 7}
    async with sessions() as session:
        file_id = await session.scalar(select(StoredFile.id))
        message = await session.scalar(select(OutboxMessage))
    assert await FileStore(sessions, fresh).give(ANI, file_id or "") == PAPER
    assert message
    assert opened(fresh, message) == (ANI, {"text": "Halo"})


async def test_a_running_process_takes_the_new_key_up_by_itself(
    sessions: Sessions, tmp_path: Path
) -> None:
    running = vault_of(tmp_path)
    index, first = running.index(ANI), running.key_id
    add_key(tmp_path / "key")
    assert running.key_id != first
    assert running.index(ANI) == index
    await FactStore(sessions, running).save(ANI, {"wage": 1})
    assert await left(sessions, running) == {}


async def test_who_writes_during_a_rotation_loses_nothing(
    sessions: Sessions, tmp_path: Path
) -> None:
    vault = vault_of(tmp_path)
    await written(sessions, vault, people=60)
    store = FactStore(sessions, vault)

    async def goes_on_writing() -> None:
        for number in range(60):
            await store.save(f"telegram:{number}", {"wage": 1000 + number})

    add_key(tmp_path / "key")
    await asyncio.gather(rotated(sessions, vault), goes_on_writing())
    assert await retire(sessions, vault, tmp_path / "key") == {}
    for number in range(60):
        assert await store.load(f"telegram:{number}") == {"wage": 1000 + number}


async def test_a_straggler_keeps_the_old_key_needed(sessions: Sessions, tmp_path: Path) -> None:
    old = Vault(KeySource(tmp_path / "key")().current)
    add_key(tmp_path / "key")
    vault = vault_of(tmp_path)
    assert await rotated(sessions, vault) == 0
    await FactStore(sessions, old).save(ANI, {"wage": 5})
    assert await left(sessions, vault) == {"worker_facts": 1}
    assert await retire(sessions, vault, tmp_path / "key") == {}
    assert await FactStore(sessions, vault_of(tmp_path)).load(ANI) == {"wage": 5}


async def test_what_no_key_opens_is_counted_and_keeps_the_old_keys(
    sessions: Sessions, tmp_path: Path
) -> None:
    vault = vault_of(tmp_path)
    await written(sessions, vault, people=25)
    async with sessions.begin() as session:
        broken = update(WorkerFact).where(WorkerFact.owner == vault.index("telegram:3"))
        await session.execute(broken.values(value=b"deadbeef" + b"x" * 40))
    add_key(tmp_path / "key")
    assert sum([done.lost async for done in renew(sessions, vault)]) == 1
    assert await retire(sessions, vault, tmp_path / "key") == {"worker_facts": 1}
    assert len(vault_of(tmp_path).key_ids) == 2


async def test_rotating_three_times_keeps_people_findable(
    sessions: Sessions, tmp_path: Path
) -> None:
    vault = vault_of(tmp_path)
    await written(sessions, vault)
    for _ in range(3):
        add_key(tmp_path / "key")
        await retire(sessions, vault, tmp_path / "key")
    assert await FactStore(sessions, vault_of(tmp_path)).load("telegram:7") == {"wage": 7}


def test_keys_of_the_environment_are_words(tmp_path: Path) -> None:
    keys = Keys(b"n" * 32, (b"o" * 32,), b"i" * 32)
    words = " ".join(keys.written().split())
    known = StorageSettings(_env_file=None, teman_var=tmp_path, teman_key=words)  # type: ignore[call-arg, arg-type]
    vault = load_vault(known)
    assert vault.keys == keys
    old = Vault(b"o" * 32)
    assert vault.open(b"o", "f", old.seal(b"o", "f", "hello")) == "hello"


def test_without_an_index_key_the_index_hangs_on_the_oldest_key() -> None:
    assert Vault(b"n" * 32, (b"o" * 32,)).index(ANI) == Vault(b"o" * 32).index(ANI)


def test_two_index_keys_are_a_mistake() -> None:
    text = Keys(b"n" * 32, (), b"i" * 32).written()
    with pytest.raises(KeyProblem):
        Keys.parse(text + text, "TEMAN_KEY")


def test_every_column_of_bytes_is_sealed_or_a_blind_index() -> None:
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, LargeBinary) and column.type.length != OWNER_BYTES:
                assert SEALED in column.info, f"{table.name}.{column.name}: use sealed()"
