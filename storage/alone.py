"""One process at a time does a thing; when it dies the next one takes over at once.

With SQLite all processes are on one machine: a lock on a file beside the database, which the kernel
lifts when its holder dies. With PostgreSQL an advisory lock of a connection kept for it.
"""

from __future__ import annotations

import asyncio
import fcntl
import hashlib
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.facts import Sessions

LOOK_SECONDS = 0.5
WATCH_SECONDS = 1.0
"""How long two may work at most when the connection of the first has broken."""


class LockLost(Exception):
    """The connection that held the lock is gone: somebody else may have it now."""


@asynccontextmanager
async def alone(sessions: Sessions, name: str) -> AsyncIterator[None]:
    """Wait until nobody else does `name`, then do it; raises LockLost inside when it is lost."""
    engine: AsyncEngine = sessions.kw["bind"]
    if engine.dialect.name == "sqlite":
        async with _file_lock(Path(f"{engine.url.database}.{name}.lock")):
            yield
    else:
        async with _advisory_lock(engine, name):
            yield


@asynccontextmanager
async def _file_lock(path: Path) -> AsyncIterator[None]:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        while not _taken(descriptor):  # noqa: ASYNC110 (the other process tells us nothing)
            await asyncio.sleep(LOOK_SECONDS)
        yield
    finally:
        os.close(descriptor)


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@asynccontextmanager
async def _advisory_lock(engine: AsyncEngine, name: str) -> AsyncIterator[None]:
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:7], "big")
    async with engine.connect() as plain:
        connection = await plain.execution_options(isolation_level="AUTOCOMMIT")
        asked = text("SELECT pg_try_advisory_lock(:number)")
        try:
            # tried again: a statement that waits in the server would hold back its vacuum
            while not await connection.scalar(asked, {"number": number}):  # noqa: ASYNC110
                await asyncio.sleep(LOOK_SECONDS)
            async with _watched(connection):
                yield
        finally:
            # the lock ends with its connection; in the pool the connection would keep it
            await connection.invalidate()


@asynccontextmanager
async def _watched(connection: AsyncConnection) -> AsyncIterator[None]:
    """Ends the block with LockLost when the connection breaks."""
    try:
        async with asyncio.TaskGroup() as group:
            watching = group.create_task(_watch(connection))
            yield
            watching.cancel()
    except BaseExceptionGroup as both:
        first = both.exceptions[0]
        raise first from first.__cause__


async def _watch(connection: AsyncConnection) -> None:
    """Ask now and then whether the connection lives."""
    while True:
        await asyncio.sleep(WATCH_SECONDS)
        try:
            await connection.execute(text("SELECT 1"))
        except Exception as error:
            raise LockLost("the connection that held the lock is gone") from error
