"""`python -m bench.alerts`: matching and delivery, on SQLite and PostgreSQL.

The sizes of the goals are the defaults and take about an hour; smaller ones are flags.
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import tempfile
import uuid
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from sqlalchemy import create_engine, make_url, text
from sqlalchemy.ext.asyncio import async_sessionmaker

from bench.alerts import delivery, matching
from bench.alerts.delivery import Delivered
from bench.alerts.matching import Matched
from bench.report import machine, table, write
from storage.database import make_engine, migrate
from storage.encryption import Vault
from storage.facts import Sessions
from storage.settings import StorageSettings

KEY = b"k" * 32
SERVER = "postgresql://postgres@127.0.0.1:5432/postgres"


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--alerts", type=int, default=100_000, help="0: none")
    parser.add_argument("--postings", type=int, default=10_000)
    parser.add_argument("--singles", type=int, default=300, help="postings measured one by one")
    parser.add_argument("--growth", default="1000,10000,100000,1000000", help="empty: none")
    parser.add_argument("--deliveries", type=int, default=10_000, help="0: none")
    parser.add_argument("--databases", default="sqlite,postgresql")
    parser.add_argument("--server", default=SERVER, help="PostgreSQL that may make databases")
    parser.add_argument("--write", action="store_true", help="into docs/benchmarks.md")
    return parser.parse_args()


@contextmanager
def database(kind: str, folder: Path, server: str) -> Iterator[str]:
    """The address of a new database with all tables."""
    if kind == "sqlite":
        url = f"sqlite+aiosqlite:///{folder / f'{uuid.uuid4().hex}.db'}"
        migrate(url)
        yield url
        return
    known = make_url(StorageSettings(_env_file=None, database_url=server).url)  # type: ignore[call-arg]
    name = f"teman_bench_{uuid.uuid4().hex[:8]}"
    engine = create_engine(known, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        url = known.set(database=name).render_as_string(hide_password=False)
        migrate(url)
        yield url
    finally:
        with engine.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        engine.dispose()


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Sessions]:
    """Sessions on it."""
    engine = make_engine(url)
    try:
        yield async_sessionmaker(engine, expire_on_commit=False)
    finally:
        await engine.dispose()


def matched(kind: str, given: argparse.Namespace, alerts: int, postings: int) -> Matched:
    """One measurement of matching in a database of its own."""

    async def run(url: str) -> Matched:
        async with opened(url) as sessions:
            return await matching.measure(sessions, alerts, postings, given.singles)

    with tempfile.TemporaryDirectory() as folder, database(kind, Path(folder), given.server) as url:
        return asyncio.run(run(url))


def delivered(kind: str, given: argparse.Namespace) -> Delivered:
    """One broadcast in a database of its own."""

    async def run(url: str, folder: Path) -> Delivered:
        key = base64.urlsafe_b64encode(KEY).decode()
        environment = {"DATABASE_URL": url, "TEMAN_KEY": key, "TEMAN_VAR": str(folder)}
        async with opened(url) as sessions:
            return await delivery.measure(
                sessions, Vault(KEY), environment, folder, given.deliveries
            )

    with tempfile.TemporaryDirectory() as folder, database(kind, Path(folder), given.server) as url:
        return asyncio.run(run(url, Path(folder)))


MATCHED = (
    *("database", "alerts", "found p50 ms", "found p95 ms", "written p95 ms", "wanted by"),
    *("every alert looked at, ms", "faster", "postings", "all of them, s", "pairs"),
)
DELIVERED = (
    *("database", "messages", "a second", "most in one second", "429", "missing"),
    *("doubled", "of these marked", "silent after kill -9, s"),
)


def matched_row(kind: str, found: Matched) -> Sequence[object]:
    """A line of the first table."""
    times = (found.found_p50, found.found_p95, found.written_p95)
    return (
        *(kind, f"{found.alerts:,}", *(f"{value:.1f}" for value in times)),
        *(f"{found.wanted_by:.0f}", f"{found.scan:.0f}", f"{found.scan / found.found_p95:.0f} ×"),
        *(f"{found.postings:,}", f"{found.total_seconds:.1f}", f"{found.pairs:,}"),
    )


def delivered_row(kind: str, found: Delivered) -> Sequence[object]:
    """A line of the second table."""
    return (
        *(kind, f"{found.messages:,}", f"{found.rate:.1f}", found.most_in_a_second),
        *(found.refused, found.missing, found.doubled, found.marked, f"{found.down:.1f}"),
    )


def matching_rows(kinds: Sequence[str], given: argparse.Namespace) -> list[Sequence[object]]:
    """Each database at the size of the goal, then as it grows."""
    sizes = [int(size) for size in given.growth.split(",") if size]
    # growth is about one posting; the many are measured once, at the size of the goal
    few = min(given.postings, 300)
    rows = []
    for kind in kinds:
        rows.append(matched_row(kind, matched(kind, given, given.alerts, given.postings)))
        rows += [matched_row(kind, matched(kind, given, size, few)) for size in sizes]
    return rows


def main() -> None:
    """Measure, print, perhaps write: each half as soon as it is known."""
    given = arguments()
    kinds = [kind for kind in given.databases.split(",") if kind]
    if given.alerts:
        told("alerts", table(MATCHED, matching_rows(kinds, given)), given.write)
    if given.deliveries:
        rows = [delivered_row(kind, delivered(kind, given)) for kind in kinds]
        told("deliveries", table(DELIVERED, rows), given.write)


def told(name: str, figures: str, writes: bool) -> None:
    """Printed with the machine it was measured on, and written where it is meant."""
    report = f"{figures}\n\n{machine()}"
    print(report, flush=True)
    if writes:
        write(name, report)


if __name__ == "__main__":
    main()
