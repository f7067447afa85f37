"""On several machines: the same couriers and rounds as tasks of procrastinate on PostgreSQL.

A courier works in shifts: a new one begins every half a shift, on whichever worker is free, so
that two are always at it and the end of one leaves no gap. What a dead worker held is rescued.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import procrastinate
from procrastinate.tasks import ConfigureTaskOptions
from psycopg import AsyncConnection

from jobs.channels import Channel
from jobs.delivery import Courier
from jobs.rounds import ROUNDS, Round, Work
from jobs.scheduler import courier_of


@dataclass(frozen=True)
class Pace:
    """Seconds: a courier's shift, between heartbeats, and without one until a worker is dead."""

    shift: int = 60
    heartbeat: float = 5.0
    stalled: float = 20.0


USUAL = Pace()
STOP_SECONDS = 5.0
SCHEMA_LOCK = 7_015_002
"""A number of ours for PostgreSQL's advisory locks."""


def conninfo(url: str) -> str:
    """SQLAlchemy's address as psycopg reads it; ValueError when it is not PostgreSQL's."""
    scheme, _, rest = url.partition("://")
    if not scheme.startswith("postgresql"):
        raise ValueError("workers need PostgreSQL: set DATABASE_URL=postgresql://user@host/name")
    return f"postgresql://{rest}"


def make_worker(
    url: str,
    work: Work,
    channels: Sequence[Channel],
    rounds: Sequence[Round] = ROUNDS,
    pace: Pace = USUAL,
    hire: Callable[[Work, Channel], Courier] = courier_of,
) -> procrastinate.App:
    """The application whose workers deliver and do the rounds."""
    app = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=conninfo(url)))
    by_channel = {channel.name: channel for channel in channels}
    by_name = {each.name: each for each in rounds}

    @app.task(name="deliver", queue="deliver")
    async def deliver(timestamp: int = 0, channel: str = "") -> None:
        told = asyncio.Event()
        asyncio.get_running_loop().call_later(pace.shift, told.set)
        await hire(work, by_channel[channel]).run(told)

    @app.task(name="round", queue="rounds")
    async def round_(timestamp: int = 0, name: str = "") -> None:
        await by_name[name].safely(work)

    @app.periodic(cron=f"* * * * * */{max(1, int(pace.stalled) // 2)}")
    @app.task(name="rescue", queue="rescue", queueing_lock="rescue", pass_context=True)
    async def rescue(context: procrastinate.JobContext, timestamp: int) -> None:
        manager = context.app.job_manager
        for job in await manager.get_stalled_jobs(seconds_since_heartbeat=pace.stalled):
            await manager.retry_job(job)

    for name in by_channel:
        _repeat(app, deliver, f"deliver:{name}", pace.shift // 2, {"channel": name})
    for each in rounds:
        _repeat(app, round_, f"round:{each.name}", each.every, {"name": each.name}, alone=True)
    return app


def _repeat(
    app: procrastinate.App,
    task: Any,
    name: str,
    seconds: int,
    arguments: Mapping[str, Any],
    alone: bool = False,
) -> None:
    """Put a task up every so many seconds, but never behind one that still waits."""
    how: ConfigureTaskOptions = {"queueing_lock": name, "task_kwargs": dict(arguments)}
    if alone:
        how["lock"] = name
    app.periodic_registry.register_task(task, cron(seconds), name, how)


def cron(seconds: int) -> str:
    """Every so many seconds as a cron line: seconds, minutes or hours, whole ones."""
    if seconds < 60:
        return f"* * * * * */{seconds}"
    if seconds < 3600:
        return f"*/{seconds // 60} * * * *"
    return f"7 */{min(23, seconds // 3600)} * * *"


async def prepare_tables(url: str) -> None:
    """Make procrastinate's tables where they are missing; workers that start together wait."""
    async with await AsyncConnection.connect(conninfo(url), autocommit=True) as connection:
        await connection.execute("SELECT pg_advisory_lock(%s)", (SCHEMA_LOCK,))
        found = await connection.execute("SELECT to_regclass('procrastinate_jobs')")
        if (await found.fetchone() or (None,))[0] is None:
            app = procrastinate.App(
                connector=procrastinate.PsycopgConnector(conninfo=conninfo(url))
            )
            async with app.open_async():
                await app.schema_manager.apply_schema_async()


async def run_worker(
    app: procrastinate.App, told: asyncio.Event, concurrency: int = 10, pace: Pace = USUAL
) -> None:
    """Work until told to stop; tasks under way then have `STOP_SECONDS` to end."""
    async with app.open_async():
        working = asyncio.create_task(
            app.run_worker_async(
                concurrency=concurrency,
                update_heartbeat_interval=pace.heartbeat,
                stalled_worker_timeout=pace.stalled,
                shutdown_graceful_timeout=STOP_SECONDS,
                delete_jobs="always",
                install_signal_handlers=False,
            )
        )
        # not by cancelling us: a pool of psycopg that is cancelled while it opens never ends
        waiting = asyncio.create_task(told.wait())
        await asyncio.wait({working, waiting}, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        working.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await working
