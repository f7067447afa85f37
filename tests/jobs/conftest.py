"""Databases for the tests of postings: a new SQLite file, and a new PostgreSQL database."""

from __future__ import annotations

import os
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from storage.database import make_engine, migrate
from storage.settings import StorageSettings

Sessions = async_sessionmaker[AsyncSession]
GIVEN = os.environ.get("TEST_DATABASE_URL", "postgresql://postgres@127.0.0.1:5432/test")
POSTGRES = StorageSettings(_env_file=None, database_url=GIVEN).url  # type: ignore[call-arg]


def administer(statement: str) -> None:
    url = make_url(POSTGRES).update_query_dict({"connect_timeout": "3"})
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.execute(text(statement))
    finally:
        engine.dispose()


def postgres_database() -> Iterator[str]:
    name = f"teman_jobs_{uuid.uuid4().hex[:12]}"
    try:
        administer(f"CREATE DATABASE {name}")
    except OperationalError as error:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"no PostgreSQL: {error.orig}")
    try:
        yield make_url(POSTGRES).set(database=name).render_as_string(hide_password=False)
    finally:
        administer(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite database with all tables, to be copied."""
    path = tmp_path_factory.mktemp("sqlite") / "teman.db"
    migrate(f"sqlite+aiosqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """One PostgreSQL database with all tables; each test empties it."""
    for url in postgres_database():
        migrate(url)
        yield url


def sqlite_copy(migrated: Path, folder: Path) -> str:
    copy = folder / "teman.db"
    copy.write_bytes(migrated.read_bytes())
    return f"sqlite+aiosqlite:///{copy}"


@pytest.fixture
async def on_sqlite(migrated: Path, tmp_path: Path) -> AsyncIterator[Sessions]:
    """Sessions on a new SQLite database."""
    engine = make_engine(sqlite_copy(migrated, tmp_path))
    yield async_sessionmaker(engine, expire_on_commit=False)
    await engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, migrated: Path, tmp_path: Path) -> str:
    """The address of a database with all tables."""
    if request.param == "sqlite":
        return sqlite_copy(migrated, tmp_path)
    return str(request.getfixturevalue("postgres"))


@pytest.fixture
async def sessions(url: str) -> AsyncIterator[Sessions]:
    """Sessions on each kind of database, without rows."""
    engine = make_engine(url)
    if not url.startswith("sqlite"):
        async with engine.begin() as connection:
            await connection.execute(text("TRUNCATE postings, job_sources RESTART IDENTITY"))
    yield async_sessionmaker(engine, expire_on_commit=False)
    await engine.dispose()
