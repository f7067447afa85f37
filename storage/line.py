"""Small transactions in one crossing: a function of a connection, run where the connection lives.

SQLAlchemy's asynchronous SQLite crosses to a thread and back for every step of every statement.
Here a whole transaction crosses once; while one is committed, those that come meanwhile wait in a
line and are committed together, with one wait for the disk. SQLite has one writer: a line costs
nothing, and nobody loses the lottery of its own waiting. PostgreSQL commits side by side by itself.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker

from storage.database import set_pragmas

type Work[T] = Callable[[Connection], T]


class Line(Protocol):
    """Runs work on the database; what the work returns, or raises, comes back."""

    async def read[T](self, work: Work[T]) -> T:
        """Work that changes nothing."""
        ...

    async def write[T](self, work: Work[T]) -> T:
        """Work that is committed, alone or with others, when this returns."""
        ...


class SideBySide:
    """Each piece of work in a transaction of its own."""

    def __init__(self, engine: AsyncEngine) -> None:
        """`engine`: of a database that has many writers."""
        self._engine = engine

    async def read[T](self, work: Work[T]) -> T:
        """Work that changes nothing."""
        async with self._engine.connect() as connection:
            return await connection.run_sync(work)

    async def write[T](self, work: Work[T]) -> T:
        """One transaction."""
        async with self._engine.begin() as connection:
            return await connection.run_sync(work)


class OneWriter:
    """Two threads for an SQLite file: one reads, one writes what has gathered."""

    def __init__(self, url: str) -> None:
        """`url`: of the synchronous driver."""
        # what is in a row stays out of the logs of errors
        self._engine = create_engine(url, hide_parameters=True)
        event.listen(self._engine, "connect", set_pragmas)
        self._reader = ThreadPoolExecutor(1, "sqlite-reader")
        self._writer = ThreadPoolExecutor(1, "sqlite-writer")
        self._gathered: list[tuple[Work[Any], asyncio.Future[Any]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def read[T](self, work: Work[T]) -> T:
        """Work that changes nothing; no writer keeps it waiting."""
        return await asyncio.get_running_loop().run_in_executor(self._reader, self._read, work)

    async def write[T](self, work: Work[T]) -> T:
        """In the next transaction that begins."""
        written: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._gathered.append((work, written))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())
        return await written

    async def _write(self) -> None:
        loop = asyncio.get_running_loop()
        while self._gathered:
            taken, self._gathered = self._gathered, []
            works = [work for work, _ in taken]
            outcomes = await loop.run_in_executor(self._writer, self._outcomes, works)
            for (_, written), outcome in zip(taken, outcomes, strict=True):
                if written.done():
                    continue  # who waited was cancelled
                if isinstance(outcome, Exception):
                    written.set_exception(outcome)
                else:
                    written.set_result(outcome)

    def _read[T](self, work: Work[T]) -> T:
        with self._engine.connect() as connection:
            return work(connection)

    def _outcomes(self, works: list[Work[Any]]) -> list[Any]:
        """What each piece of work returned or raised."""
        try:
            with self._engine.begin() as connection:
                return [work(connection) for work in works]
        except OperationalError as busy:
            # the database's fault and nobody's own: it would be the same for each
            return [busy] * len(works)
        except Exception as error:
            if len(works) == 1:
                return [error]
            return [outcome for work in works for outcome in self._outcomes([work])]


_of_files: WeakKeyDictionary[Engine, OneWriter] = WeakKeyDictionary()


def line_of(sessions: async_sessionmaker[AsyncSession]) -> Line:
    """The line of the database that the sessions open; one for all on the same engine."""
    engine: AsyncEngine = sessions.kw["bind"]
    if engine.dialect.name != "sqlite":
        return SideBySide(engine)
    if engine.sync_engine not in _of_files:
        url = engine.url.set(drivername="sqlite").render_as_string(hide_password=False)
        _of_files[engine.sync_engine] = OneWriter(url)
    return _of_files[engine.sync_engine]
