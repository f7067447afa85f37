"""Every test of the actions: the date pinned, the fact store in memory, nothing said yet."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from fake_jobs import FakeFinder
from fake_stores import FakeFiles, FakeReview, FakeStore
from sqlalchemy.ext.asyncio import async_sessionmaker
from talking import TODAY, WAGE, Worker

from actions.desk import Desk
from claims.office import Office
from storage.database import make_engine
from storage.encryption import Vault
from storage.models import Base


def address(path: Path) -> str:
    """The address of an SQLite file."""
    return f"sqlite+aiosqlite:///{path}"


@pytest.fixture(autouse=True)
def store(monkeypatch: pytest.MonkeyPatch) -> FakeStore:
    """What is kept about everybody; no test reaches a database."""
    fake = FakeStore()
    monkeypatch.setenv("TEMAN_TODAY", TODAY.isoformat())
    monkeypatch.setattr("actions.memory.memory", lambda: fake)
    return fake


@pytest.fixture(autouse=True)
def files(monkeypatch: pytest.MonkeyPatch, store: FakeStore) -> FakeFiles:
    """The files that were sent to everybody."""
    fake = FakeFiles(store)

    async def erase(sender: str) -> None:
        await store.erase(sender)
        await fake.erase(sender)

    monkeypatch.setattr("actions.privacy.erase_everything", erase)
    monkeypatch.setattr("actions.documents.files", lambda: fake)
    monkeypatch.setattr("actions.files.files", lambda: fake)
    return fake


@pytest.fixture(autouse=True)
def review(monkeypatch: pytest.MonkeyPatch, store: FakeStore) -> FakeReview:
    """The doubtful wordings that were kept."""
    fake = FakeReview(store)
    monkeypatch.setattr("actions.review.review", lambda: fake)
    return fake


@pytest.fixture(autouse=True)
async def office(
    monkeypatch: pytest.MonkeyPatch, sqlite_tables: Path, tmp_path: Path, vault: Vault
) -> AsyncIterator[Office]:
    """Where cases are kept: a database of each test, opened when it is needed."""
    engine = make_engine(address(Path(shutil.copy(sqlite_tables, tmp_path / "office.db"))))
    made = Office(async_sessionmaker(engine, expire_on_commit=False), vault)
    monkeypatch.setattr("actions.case_desk.office", lambda: made)
    yield made
    await engine.dispose()


@pytest.fixture
async def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    """A real database of this test's own behind alerts and the log of applications."""
    engine = make_engine(f"sqlite+aiosqlite:///{tmp_path / 'teman.db'}")
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    made = Desk(async_sessionmaker(engine, expire_on_commit=False), Vault(b"k" * 32))
    monkeypatch.setattr("actions.desk._made", lambda: made)
    yield made
    await engine.dispose()


@pytest.fixture
def worker() -> Worker:
    """Somebody who has said nothing yet."""
    return Worker()


@pytest.fixture
async def asked(worker: Worker) -> Worker:
    """Somebody who is asked for the wage."""
    assert WAGE in await worker.say("hitung pesangon", "severance_calculate")
    return worker


@pytest.fixture(autouse=True)
def jobs_found(monkeypatch: pytest.MonkeyPatch) -> FakeFinder:
    """What a search finds; nothing unless a test says otherwise."""
    fake = FakeFinder()

    async def no_market(text: str) -> None:
        return None

    monkeypatch.setattr("actions.job_search.finder", lambda: fake)
    monkeypatch.setattr("actions.job_details.finder", lambda: fake)
    monkeypatch.setattr("actions.job_details.posting", fake.posting)
    monkeypatch.setattr("actions.scam._market", no_market)
    return fake
