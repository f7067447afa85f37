"""Databases for the tests, and one real service for those that need it.

Databases: a new SQLite file, and a new PostgreSQL database, for each test; tables are made once a
run, then copied.

The service: a trained model, a database of its own, Rasa and the actions, once a run.
DIALOGUE_RASA_URL (with DIALOGUE_RASA_TOKEN for its API) names a running service to use instead,
while dialogues are written; it must know the date below as today.

Of several processes (pytest -n 2) each has all of that for itself, and ports of its own.
"""

from __future__ import annotations

import os
import random
import shutil
import uuid
from collections.abc import AsyncIterator, Iterator
from functools import cache
from itertools import cycle
from pathlib import Path

import hypothesis
import pytest
import pytest_asyncio
from argon2 import PasswordHasher
from pydantic import SecretStr
from rich.console import Console
from sqlalchemy import URL, create_engine, make_url, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import async_sessionmaker

from bot import processes
from bot.processes import Service, free_port, running
from bot.settings import ServiceSettings
from bot.training import ensure_model
from claims import passwords, signing_in
from storage import database
from storage.database import make_engine, migrate
from storage.encryption import Vault
from storage.facts import Sessions
from storage.models import Base
from storage.settings import StorageSettings
from storage.settings import settings as storage_settings

GIVEN = os.environ.get("TEST_DATABASE_URL", "postgresql://postgres@127.0.0.1:5432/test")
POSTGRES = StorageSettings(_env_file=None, database_url=GIVEN).url  # type: ignore[call-arg]
TODAY = "2026-11-22"
TOKEN = "dialogues"
OF_THE_SERVICE = ("DATABASE_URL", "TEMAN_KEY", "TEMAN_KEY_FILE")
"""What `service_settings` sets for as long as the run lasts."""

hypothesis.settings.register_profile("teman", deadline=None)  # other processes run beside us
hypothesis.settings.load_profile("teman")


def pytest_configure() -> None:
    """Each process of a run that has several looks for free ports where no other does."""
    number = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    count = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    ours = processes.PORTS[number::count]
    processes.candidates = cycle(random.sample(ours, len(ours)))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs the trained model is marked, so that `make test-fast` can leave it out."""
    for item in items:
        if "model" in getattr(item, "fixturenames", ()):
            item.add_marker("rasa")


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


def postgres_database(template: str = "template1") -> Iterator[str]:
    """The address of a new database, dropped at the end."""
    if why := why_no_postgres():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(why)
    name = f"teman_test_{uuid.uuid4().hex[:12]}"
    administer(f"CREATE DATABASE {name} TEMPLATE {template}")
    try:
        url: URL = make_url(POSTGRES).set(database=name)
        yield url.render_as_string(hide_password=False)
    finally:
        administer(f"DROP DATABASE {name} WITH (FORCE)")


def address(path: Path) -> str:
    """The address of an SQLite file."""
    return f"sqlite+aiosqlite:///{path}"


@pytest.fixture(scope="session")
def sqlite_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with all tables, to be copied."""
    path = tmp_path_factory.mktemp("tables") / "teman.db"
    migrate(address(path))
    return path


@pytest.fixture(scope="session")
def postgres_tables() -> Iterator[str]:
    """The name of a PostgreSQL database with all tables, to be copied."""
    for url in postgres_database():
        migrate(url)
        yield str(make_url(url).database)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without tables."""
    if request.param == "sqlite":
        yield address(tmp_path / "teman.db")
    else:
        yield from postgres_database()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database with all tables."""
    if request.param == "sqlite":
        tables = request.getfixturevalue("sqlite_tables")
        yield address(shutil.copy(tables, tmp_path / "teman.db"))
    else:
        yield from postgres_database(request.getfixturevalue("postgres_tables"))


@pytest.fixture
async def sessions(url: str) -> AsyncIterator[Sessions]:
    """Sessions on the database with all tables."""
    engine = make_engine(url)
    yield async_sessionmaker(engine, expire_on_commit=False)
    await engine.dispose()


@pytest.fixture(scope="session")
def shared_postgres(postgres_tables: str) -> Iterator[str]:
    """The address of one PostgreSQL database for many tests."""
    yield from postgres_database(postgres_tables)


@pytest.fixture(params=["sqlite", "postgresql"])
def emptied_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database without rows; on PostgreSQL the same for all tests, because making one is slow."""
    if request.param == "sqlite":
        tables = request.getfixturevalue("sqlite_tables")
        return address(shutil.copy(tables, tmp_path / "teman.db"))
    return str(request.getfixturevalue("shared_postgres"))


@pytest.fixture
async def emptied(emptied_url: str) -> AsyncIterator[Sessions]:
    """Sessions on a database without rows, for tests of many cases."""
    engine = make_engine(emptied_url)
    async with engine.begin() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            await connection.execute(table.delete())
    yield async_sessionmaker(engine, expire_on_commit=False)
    await engine.dispose()


@pytest.fixture(autouse=True)
def nothing_remembered(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a process opens once is opened anew: the test before had a database of its own.

    Nor does a test, or a process that it starts, see the database of a service it does not use.
    """
    if "service_settings" not in request.fixturenames:
        for name in OF_THE_SERVICE:
            monkeypatch.delenv(name, raising=False)
    storage_settings.cache_clear()
    database.sessions.cache_clear()


@pytest.fixture
def vault() -> Vault:
    """A key of the tests."""
    return Vault(b"k" * 32)


@pytest.fixture
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes that cost next to nothing, also for a name that nobody has."""
    cheap = PasswordHasher(1, 8, 1)
    monkeypatch.setattr(passwords, "hasher", cheap)
    monkeypatch.setattr(signing_in, "NOBODYS_HASH", cheap.hash("nobody"))


@pytest.fixture(scope="session")
def model() -> Path:
    """The model of the present inputs, trained when there is none."""
    return Path() if os.environ.get("DIALOGUE_RASA_URL") else ensure_model(Console(stderr=True))


@pytest.fixture(scope="session")
def service_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServiceSettings]:
    """A database and a key of our own, whatever the environment and .env say."""
    var = tmp_path_factory.mktemp("var")
    url = f"sqlite+aiosqlite:///{var / 'teman.db'}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", url)
        patch.setenv("TEMAN_KEY", "")
        patch.setenv("TEMAN_KEY_FILE", str(var / "key"))
        migrate(url)
        yield ServiceSettings(teman_var=var, teman_today=TODAY, rasa_token=SecretStr(TOKEN))


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def service(service_settings: ServiceSettings, model: Path) -> AsyncIterator[Service]:
    """Rasa and the action server on free ports, stopped at the end."""
    if url := os.environ.get("DIALOGUE_RASA_URL"):
        yield Service(url, "", os.environ.get("DIALOGUE_RASA_TOKEN", ""))
        return
    async with running(service_settings, model, free_port(), free_port()) as started:
        yield started


@pytest.fixture
def postgres_url(postgres_tables: str) -> Iterator[str]:
    """A PostgreSQL database with all tables, for what needs one."""
    yield from postgres_database(postgres_tables)
