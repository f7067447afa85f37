"""Files made for a worker: kept, given back to them alone, erased, and gone after a time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, make_url, select, update

from storage.encryption import KeyProblem, Vault
from storage.facts import Sessions
from storage.files import KEPT, File, FileStore
from storage.models import StoredFile

ANI = "telegram:1001"
BUDI = "telegram:1002"
CANARY = b"kenari-9876543210"
PLAN = File("rencana-anda.pdf", "application/pdf", b"%PDF-1.4 " + bytes(range(256)) * 40 + CANARY)
CALENDAR = File("rencana-anda.ics", "text/calendar", b"BEGIN:VCALENDAR")

only_sqlite = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
"""The files of PostgreSQL are not ours to read."""


@pytest.fixture
def files(sessions: Sessions, vault: Vault) -> FileStore:
    """The files on each kind of database."""
    return FileStore(sessions, vault)


async def count(sessions: Sessions) -> int:
    """How many files are stored."""
    async with sessions() as session:
        return await session.scalar(select(func.count()).select_from(StoredFile)) or 0


async def grow_old(sessions: Sessions, file_id: str, by: timedelta) -> None:
    """As if a file had been stored so long ago."""
    then = datetime.now(UTC) - by
    async with sessions.begin() as session:
        old = update(StoredFile).where(StoredFile.id == file_id).values(created_at=then)
        await session.execute(old)


async def test_a_file_comes_back_as_it_was(files: FileStore) -> None:
    assert await files.give(ANI, await files.keep(ANI, PLAN)) == PLAN


async def test_an_empty_file_comes_back_too(files: FileStore) -> None:
    empty = File("kosong.txt", "text/plain", b"")
    assert await files.give(ANI, await files.keep(ANI, empty)) == empty


async def test_the_same_file_twice_has_two_ids_that_cannot_be_guessed(files: FileStore) -> None:
    ids = {await files.keep(ANI, PLAN), await files.keep(ANI, PLAN)}
    assert [len(each) for each in ids] == [43, 43]


async def test_given_in_one_message_it_is_one_file_with_an_id_that_cannot_be_guessed(
    files: FileStore, sessions: Sessions
) -> None:
    first, again = [await files.keep(ANI, PLAN, "17.0") for _ in range(2)]
    assert first == again
    assert len(first) == 43
    assert await count(sessions) == 1
    assert await files.give(ANI, first) == PLAN
    others = {await files.keep(ANI, PLAN, "17.1"), await files.keep(BUDI, PLAN, "17.0")}
    assert len(others - {first}) == 2


async def test_somebody_elses_file_is_not_given(files: FileStore) -> None:
    file_id = await files.keep(ANI, PLAN)
    assert await files.give(BUDI, file_id) is None
    assert await files.give(ANI, file_id) == PLAN


@pytest.mark.parametrize("file_id", ["", "tidak-ada", "' OR 1=1 --", "x" * 500])
async def test_an_unknown_id_gives_nothing(files: FileStore, file_id: str) -> None:
    await files.keep(ANI, PLAN)
    assert await files.give(ANI, file_id) is None


async def test_another_key_finds_nothing(files: FileStore, sessions: Sessions) -> None:
    file_id = await files.keep(ANI, PLAN)
    assert await FileStore(sessions, Vault(b"x" * 32)).give(ANI, file_id) is None


async def test_a_file_moved_to_another_owner_or_id_does_not_open(
    files: FileStore, sessions: Sessions, vault: Vault
) -> None:
    file_id = await files.keep(ANI, PLAN)
    for sender, moved in ((BUDI, {"owner": vault.index(BUDI)}), (BUDI, {"id": "other"})):
        async with sessions.begin() as session:
            await session.execute(update(StoredFile).values(**moved))
        with pytest.raises(KeyProblem):
            await files.give(sender, moved.get("id", file_id))


async def test_erasing_takes_all_files_of_that_sender_alone(
    files: FileStore, sessions: Sessions
) -> None:
    ids = [await files.keep(ANI, each) for each in (PLAN, CALENDAR)]
    other = await files.keep(BUDI, PLAN)
    assert await files.erase(ANI) == 2
    assert [await files.give(ANI, each) for each in ids] == [None, None]
    assert await files.give(BUDI, other) == PLAN
    assert await count(sessions) == 1


async def test_erasing_a_stranger_erases_nothing(files: FileStore) -> None:
    assert await files.erase("telegram:unknown") == 0


async def test_files_past_their_time_are_erased_when_the_next_one_is_kept(
    files: FileStore, sessions: Sessions
) -> None:
    old, young = await files.keep(ANI, PLAN), await files.keep(ANI, CALENDAR)
    await grow_old(sessions, old, KEPT + timedelta(minutes=1))
    await grow_old(sessions, young, KEPT - timedelta(minutes=1))
    await files.keep(BUDI, PLAN)
    assert await count(sessions) == 2
    assert await files.give(ANI, young) == CALENDAR


async def test_a_file_past_its_time_is_not_given_even_before_it_is_erased(
    files: FileStore, sessions: Sessions
) -> None:
    file_id = await files.keep(ANI, PLAN)
    await grow_old(sessions, file_id, KEPT + timedelta(minutes=1))
    assert await files.give(ANI, file_id) is None


async def test_the_rows_hold_neither_content_nor_sender(
    files: FileStore, sessions: Sessions
) -> None:
    await files.keep(CANARY.decode(), PLAN)
    async with sessions() as session:
        row = (await session.scalars(select(StoredFile))).one()
    assert CANARY not in row.owner + row.content + row.id.encode()


@only_sqlite
async def test_the_sqlite_files_hold_no_plain_content(files: FileStore, url: str) -> None:
    await files.keep(CANARY.decode(), PLAN)
    assert not [path for path in sqlite_files(url) if CANARY in path.read_bytes()]


@only_sqlite
async def test_an_erased_file_leaves_the_sqlite_file(
    files: FileStore, sessions: Sessions, url: str
) -> None:
    await files.keep(ANI, PLAN)
    async with sessions() as session:
        sealed = (await session.scalars(select(StoredFile.content))).one()
    await files.erase(ANI)
    async with sessions() as session:
        connection = await session.connection()
        await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    # a long value is spread over pages of the file
    assert not [path for path in sqlite_files(url) if sealed[100:400] in path.read_bytes()]


def sqlite_files(url: str) -> list[Path]:
    """The database and the files that SQLite keeps beside it."""
    main = Path(make_url(url).database or "")
    return sorted(main.parent.glob(f"{main.name}*"))
