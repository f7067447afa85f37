"""The engine and its sessions, opened at first use."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from functools import cache
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)

from storage.settings import settings

MIGRATIONS = Path(__file__).parent / "migrations"
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "busy_timeout=5000",
    "secure_delete=ON",
    "foreign_keys=ON",
)


def set_pragmas(connection: Any, _record: Any) -> None:
    """Readers beside the writer, patience when it is busy, and deletes that really erase."""
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def make_engine(url: str) -> AsyncEngine:
    """An engine for SQLite or PostgreSQL."""
    # what is in a row stays out of the logs of errors
    engine = create_async_engine(
        url, pool_pre_ping=not url.startswith("sqlite"), hide_parameters=True
    )
    if url.startswith("sqlite"):
        event.listen(engine.sync_engine, "connect", set_pragmas)
    return engine


def insert_in(dialect: str) -> Any:
    """The INSERT of a database that knows ON CONFLICT."""
    return sqlite.insert if dialect == "sqlite" else postgresql.insert


def insert_for(session: AsyncSession) -> Any:
    """The INSERT of the session's database that knows ON CONFLICT."""
    return insert_in(session.get_bind().dialect.name)


_writers: WeakKeyDictionary[Engine, asyncio.Lock] = WeakKeyDictionary()


@asynccontextmanager
async def writing(factory: async_sessionmaker[AsyncSession]) -> AsyncIterator[AsyncSession]:
    """A transaction that writes; on SQLite the writers of a process wait in a line.

    SQLite has one writer, and its own waiting is a lottery that somebody loses when many play.
    """
    async with factory() as session:
        engine = session.get_bind()
        line: AbstractAsyncContextManager[Any] = nullcontext()
        if isinstance(engine, Engine) and engine.dialect.name == "sqlite":
            line = _writers.setdefault(engine, asyncio.Lock())
        async with line, session.begin():
            yield session


@cache
def sessions() -> async_sessionmaker[AsyncSession]:
    """The session factory of this process."""
    return async_sessionmaker(make_engine(settings().url), expire_on_commit=False)


def migrate(url: str | None = None, revision: str = "head") -> None:
    """Bring the database to `revision`; makes the folder of an SQLite file."""
    url = url or settings().url
    if url.startswith("sqlite"):
        Path(url.split("///", 1)[1]).parent.mkdir(parents=True, exist_ok=True)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["url"] = url
    if revision == "base":
        command.downgrade(config, revision)
    else:
        command.upgrade(config, revision)
