"""Databases for the tests: a new SQLite file, and a new PostgreSQL database, for each test."""

from __future__ import annotations

import os
import uuid
from collections.abc import AsyncIterator, Iterator
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import URL, create_engine, make_url, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import async_sessionmaker

from storage.database import make_engine, migrate
from storage.encryption import Vault
from storage.facts import FactStore, Sessions
from storage.settings import StorageSettings

GIVEN = os.environ.get("TEST_DATABASE_URL", "postgresql://postgres@127.0.0.1:5432/test")
POSTGRES = StorageSettings(_env_file=None, database_url=GIVEN).url  # type: ignore[call-arg]


def administer(statement: str) -> None:
    """Run one statement outside a transaction on the server of the tests."""
    url = make_url(POSTGRES).update_query_dict({"connect_timeout": "3"})
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.execute(text(statement))
    finally:
        engine.dispose()


@cache
def why_no_postgres() -> str:
    """Why the server cannot be used; empty when it answers."""
    try:
        administer("SELECT 1")
    except OperationalError as error:
        return f"no PostgreSQL at TEST_DATABASE_URL: {error.orig}"
    return ""


def postgres_database() -> Iterator[str]:
    """The address of a new database, dropped at the end."""
    if why := why_no_postgres():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(why)
    name = f"teman_test_{uuid.uuid4().hex[:12]}"
    administer(f"CREATE DATABASE {name}")
    try:
        url: URL = make_url(POSTGRES).set(database=name)
        yield url.render_as_string(hide_password=False)
    finally:
        administer(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without tables."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'teman.db'}"
    else:
        yield from postgres_database()


@pytest.fixture
def url(empty_url: str) -> str:
    """A database with all tables."""
    migrate(empty_url)
    return empty_url


@pytest.fixture
async def sessions(url: str) -> AsyncIterator[Sessions]:
    """Sessions on the database with all tables."""
    engine = make_engine(url)
    yield async_sessionmaker(engine, expire_on_commit=False)
    await engine.dispose()


@pytest.fixture
def vault() -> Vault:
    """A key of the tests."""
    return Vault(b"k" * 32)


@pytest.fixture
def store(sessions: Sessions, vault: Vault) -> FactStore:
    """The facts on each kind of database."""
    return FactStore(sessions, vault)


@pytest.fixture(autouse=True)
def no_settings_of_other_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """The dialogue tests point a whole run at their own folder and key."""
    for name in ("TEMAN_VAR", "TEMAN_KEY", "TEMAN_KEY_FILE", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
