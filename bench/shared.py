"""`python -m bench.shared`: conversations in memory, and shared by several Rasa processes.

People fill the form of the severance sum, each message at a process chosen by chance. A wrong
answer would mean that a process did not know what another one was told. Needs Redis (--redis) and
PostgreSQL (--server).
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import itertools
import os
import random
import secrets
import tempfile
import time
import uuid
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import httpx
from rich.console import Console
from sqlalchemy import URL, create_engine, make_url, text

from bench.report import ROOT, machine, table, write
from bot.processes import free_port, running
from bot.settings import ServiceSettings
from bot.training import ensure_model
from storage.database import migrate
from storage.settings import StorageSettings

MEMORY, SHARED = ROOT / "nlu" / "endpoints.yml", ROOT / "nlu" / "endpoints.shared.yml"
TALK = (
    ("hitung pesangon saya", "upah sebulan"),
    ("5 juta", "lama masa kerja"),
    ("7 tahun", "alasan PHK-nya"),
    ("efisiensi", "Rp"),
)
"""What is said, and a word of the right answer."""


@dataclass(frozen=True)
class Way:
    """How the service stands: so many services, each with so many Rasa processes."""

    name: str
    endpoints: Path
    services: int = 1
    processes: int = 1


WAYS = (
    Way("in memory, one process", MEMORY),
    Way("shared, one process", SHARED),
    Way("shared, two processes of one service", SHARED, processes=2),
    Way("shared, two services", SHARED, services=2),
)


@dataclass(frozen=True)
class Figures:
    """Of one way: messages a second, milliseconds of an answer, wrong answers."""

    rate: float
    p50: float
    p95: float
    wrong: int


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--together", type=int, default=16, help="people who talk at once")
    parser.add_argument("--redis", default="127.0.0.1:6379")
    parser.add_argument("--server", default="postgresql://postgres@127.0.0.1:5432/postgres")
    parser.add_argument("--write", action="store_true", help="into docs/benchmarks.md")
    return parser.parse_args()


def tracker_environment(given: argparse.Namespace, server: URL, name: str) -> dict[str, str]:
    """The variables of nlu/endpoints.shared.yml."""
    host, _, port = given.redis.partition(":")
    return {
        "LOCK_HOST": host,
        "LOCK_PORT": port or "6379",
        "TRACKER_HOST": server.host or "127.0.0.1",
        "TRACKER_PORT": str(server.port or 5432),
        "TRACKER_DB": name,
        "TRACKER_USER": server.username or "postgres",
        "TRACKER_PASSWORD": server.password or "none",
        "TRACKER_KEY": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
    }


async def measure(way: Way, given: argparse.Namespace, model: Path) -> Figures:
    """Start the services, let people talk, stop them."""
    os.environ["SANIC_WORKERS"] = str(way.processes)
    with tempfile.TemporaryDirectory() as folder:
        known = ServiceSettings(teman_var=Path(folder), rasa_endpoints=way.endpoints)
        os.environ |= {"TEMAN_VAR": folder, "DATABASE_URL": f"sqlite:///{folder}/teman.db"}
        await asyncio.to_thread(migrate, StorageSettings().url)
        async with AsyncExitStack() as stack:
            urls = []
            for _ in range(way.services):
                started = running(known, model, free_port(), free_port())
                urls.append((await stack.enter_async_context(started)).rasa_url)
            await talk(urls, 2 * given.together, given.together)
            return await talk(urls, given.people, given.together)


async def talk(urls: Sequence[str], people: int, together: int) -> Figures:
    """People who talk at once, each message at one of the services."""
    taken: list[float] = []
    wrong = itertools.count()
    room = asyncio.Semaphore(together)
    async with httpx.AsyncClient(timeout=60) as client:

        async def person() -> None:
            sender = f"bench:{uuid.uuid4().hex}"
            async with room:
                for said, expected in TALK:
                    url = f"{random.choice(urls)}/webhooks/rest/webhook"
                    begin = time.perf_counter()
                    answer = await client.post(url, json={"sender": sender, "message": said})
                    taken.append(1000 * (time.perf_counter() - begin))
                    if not _is_right(answer, expected):
                        next(wrong)

        begin = time.perf_counter()
        await asyncio.gather(*(person() for _ in range(people)))
        seconds = time.perf_counter() - begin
    taken.sort()
    p50, p95 = taken[len(taken) // 2], taken[int(len(taken) * 0.95)]
    return Figures(len(taken) / seconds, p50, p95, next(wrong))


def _is_right(answer: httpx.Response, expected: str) -> bool:
    return answer.is_success and any(expected in (each.get("text") or "") for each in answer.json())


def rows_of(found: Mapping[str, Figures]) -> list[Sequence[object]]:
    """Lines of the table; the first way is the baseline."""
    base = next(iter(found.values())).rate
    return [
        (
            *(name, f"{each.rate:.0f}", f"{each.rate / base:.2f} ×"),
            *(f"{each.p50:.0f}", f"{each.p95:.0f}", each.wrong),
        )
        for name, each in found.items()
    ]


def main() -> None:
    """Measure every way, print, perhaps write."""
    given = arguments()
    server = make_url(StorageSettings(_env_file=None, database_url=given.server).url)  # type: ignore[call-arg]
    name, model = f"teman_tracker_{uuid.uuid4().hex[:8]}", ensure_model(Console(stderr=True))
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    os.environ |= tracker_environment(given, server, name)
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
        try:
            found = {way.name: asyncio.run(measure(way, given, model)) for way in WAYS}
        finally:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    head = ("conversations", "messages a second", "ratio", "p50 ms", "p95 ms", "wrong answers")
    report = f"{table(head, rows_of(found))}\n\n{machine()}"
    print(report)
    if given.write:
        write("shared", report)


if __name__ == "__main__":
    main()
