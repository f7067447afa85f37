"""Many deliveries against a Bot API with limits; one courier is killed in the middle."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import batched, pairwise
from pathlib import Path

import httpx
from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bench.report import ROOT
from bot.processes import free_port
from jobs.delivery import AGAIN
from storage.encryption import Vault
from storage.models import ContactPreference, OutboxMessage
from storage.outbox import Owed, Priority, owe

STOP = {"title": "Stop kabar ini", "payload": '/alert_unsubscribe{"alert": 1}'}
Sessions = async_sessionmaker[AsyncSession]


@dataclass(frozen=True)
class Delivered:
    """What arrived at the service."""

    messages: int
    rate: float
    most_in_a_second: int
    refused: int
    missing: int
    doubled: int
    marked: int
    down: float


@dataclass(frozen=True)
class Arrival:
    """One line of the service's log."""

    at: float
    chat: str
    text: str


async def owe_all(sessions: Sessions, vault: Vault, count: int) -> None:
    """A broadcast that is due now, to people who sleep at no hour."""
    now = datetime.now(UTC)
    for numbers in batched(range(1, count + 1), 500, strict=False):
        async with sessions.begin() as session:
            hours = {"zone": "WIB", "quiet_from": 0, "quiet_to": 0}
            owners = [vault.index(f"telegram:{number}") for number in numbers]
            rows = [{"owner": owner, **hours} for owner in owners]
            await session.execute(insert(ContactPreference), rows)
            for number in numbers:
                sender, body = f"telegram:{number}", {"text": f"kabar {number}", "buttons": [STOP]}
                message = Owed(f"bench:{number}", sender, "alert", body, now, Priority.BROADCAST)
                await owe(session, vault, message)


async def measure(
    sessions: Sessions, vault: Vault, environment: dict[str, str], folder: Path, count: int
) -> Delivered:
    """Send them all; after two fifths kill the courier, start another, wait for the end."""
    await owe_all(sessions, vault, count)
    log, port = folder / "arrived.tsv", free_port()
    log.write_text("")
    service = await _run("bench.alerts.bot_api", str(port), str(log))
    try:
        address = f"http://127.0.0.1:{port}"
        await _until_up(address)
        environment |= {"TELEGRAM_TOKEN": "1:bench", "TELEGRAM_API_URL": address}
        first = await _run("bench.alerts.courier", environment=environment)
        await _until_lines(log, count * 2 // 5)
        first.send_signal(signal.SIGKILL)
        await first.wait()
        killed = len(_arrivals(log))
        second = await _run("bench.alerts.courier", environment=environment)
        await _until_sent(sessions)
        second.send_signal(signal.SIGTERM)
        await second.wait()
        async with httpx.AsyncClient() as client:
            refused = int((await client.get(f"{address}/refused")).text)
    finally:
        service.terminate()
        await service.wait()
    return _counted(_arrivals(log), killed, count, refused)


async def _run(
    module: str, *arguments: str, environment: dict[str, str] | None = None
) -> asyncio.subprocess.Process:
    given = os.environ | {"PYTHONPATH": str(ROOT)} | (environment or {})
    command = (sys.executable, "-m", module, *arguments)
    return await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=given)


async def _until_up(address: str) -> None:
    async with httpx.AsyncClient() as client:
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                await client.get(f"{address}/refused")
                return
            except httpx.HTTPError:
                await asyncio.sleep(0.1)
    raise TimeoutError("the Bot API of the bench did not start")


def _arrivals(log: Path) -> list[Arrival]:
    rows = (line.split("\t", 2) for line in log.read_text().splitlines() if line.count("\t") == 2)
    return [Arrival(float(at), chat, text) for at, chat, text in rows]


async def _until_lines(log: Path, count: int) -> None:
    async with asyncio.timeout(60 + count):
        while len(_arrivals(log)) < count:  # noqa: ASYNC110  (a file of another process)
            await asyncio.sleep(0.2)


async def _until_sent(sessions: Sessions) -> None:
    waits = select(func.count()).where(OutboxMessage.status == "pending")
    while True:
        async with sessions() as session:
            if not await session.scalar(waits):
                return
        await asyncio.sleep(0.5)


def _counted(arrived: Sequence[Arrival], killed: int, count: int, refused: int) -> Delivered:
    """Figures; the rate is that of the first courier, and of the second until its leases end."""
    before, after = arrived[:killed], arrived[killed:]
    times = Counter(each.chat for each in arrived)
    doubled = [chat for chat, number in times.items() if number > 1]
    marked = sum(AGAIN.strip("_() ")[:14] in each.text for each in arrived if each.chat in doubled)
    busy = [part for part in (before, _until_pause(after)) if len(part) > 1]
    seconds = sum(part[-1].at - part[0].at for part in busy)
    rate = sum(len(part) - 1 for part in busy) / seconds if seconds else 0.0
    most = max((_within_a_second(arrived, place) for place in range(len(arrived))), default=0)
    down = after[0].at - before[-1].at if before and after else 0.0
    missing = count - len(times)
    return Delivered(count, rate, most, refused, missing, len(doubled), marked, down)


def _until_pause(arrived: Sequence[Arrival]) -> Sequence[Arrival]:
    """Up to the first long gap: then only what the dead courier held is left, until its lease."""
    gaps = (place for place, (a, b) in enumerate(pairwise(arrived), 1) if b.at - a.at > 5)
    return arrived[: next(gaps, len(arrived))]


def _within_a_second(arrived: Sequence[Arrival], place: int) -> int:
    end = arrived[place].at + 1
    count = place
    while count < len(arrived) and arrived[count].at < end:
        count += 1
    return count - place
