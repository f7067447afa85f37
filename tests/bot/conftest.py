"""A database for each test: the file with all tables is made once and copied."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import async_sessionmaker

from storage.database import make_engine, migrate
from storage.encryption import Vault
from storage.facts import Sessions


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database with all tables."""
    path = tmp_path_factory.mktemp("template") / "teman.db"
    migrate(f"sqlite+aiosqlite:///{path}")
    return path


@pytest.fixture
def database(migrated: Path, tmp_path: Path) -> str:
    """The address of a database of this test's own."""
    path = tmp_path / "teman.db"
    shutil.copy(migrated, path)
    return f"sqlite+aiosqlite:///{path}"


@pytest.fixture
async def sessions(database: str) -> AsyncIterator[Sessions]:
    """Sessions on it."""
    engine = make_engine(database)
    yield async_sessionmaker(engine, expire_on_commit=False)
    await engine.dispose()


@pytest.fixture
def vault() -> Vault:
    """A key of the tests."""
    return Vault(b"k" * 32)
