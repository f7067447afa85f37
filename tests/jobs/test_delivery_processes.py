"""Real processes on one database, killed for real: nothing is lost, a double is known."""

from __future__ import annotations

import asyncio
import os
import sys
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from jobs.delivery import AGAIN
from storage.encryption import Vault
from storage.facts import Sessions
from storage.models import ContactPreference, OutboxMessage
from storage.outbox import Owed, Priority, owe

ROOT = Path(__file__).parent.parent.parent
PEOPLE = 30


@dataclass
class Office:
    """The couriers that run, and what reached the service."""

    url: str
    log: Path
    running: list[asyncio.subprocess.Process] = field(default_factory=list)
    script: str = "courier_process.py"

    async def start(self, *death: str) -> asyncio.subprocess.Process:
        script = Path(__file__).with_name(self.script)
        command = (sys.executable, str(script), self.url, str(self.log), *death)
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        process = await asyncio.create_subprocess_exec(*command, env=environment)
        self.running.append(process)
        return process

    def arrived(self) -> list[tuple[str, str]]:
        if not self.log.exists():
            return []
        lines = self.log.read_text().splitlines()
        return [(line.split("\t")[0], line.split("\t")[1]) for line in lines]


@pytest.fixture
async def office(url: str, tmp_path: Path) -> AsyncIterator[Office]:
    made = Office(url, tmp_path / "arrived")
    yield made
    for process in made.running:
        if process.returncode is None:
            process.terminate()
            await process.wait()


@pytest.fixture(autouse=True)
async def waiting(sessions: Sessions, vault: Vault) -> None:
    async with sessions.begin() as session:
        for number in range(PEOPLE):
            sender = f"telegram:{number}"
            body, now = {"text": f"loker {number}"}, datetime.now(UTC)
            session.add(
                ContactPreference(owner=vault.index(sender), zone="WIB", quiet_from=0, quiet_to=0)
            )
            await owe(session, vault, Owed(sender, sender, "alert", body, now, Priority.BROADCAST))


async def until_all_sent(sessions: Sessions) -> None:
    async with asyncio.timeout(90):
        while True:
            async with sessions() as session:
                waits = OutboxMessage.status == "pending"
                if not await session.scalar(select(func.count()).where(waits)):
                    return
            await asyncio.sleep(0.1)


async def test_two_processes_share_the_work_and_double_nothing(
    office: Office, sessions: Sessions
) -> None:
    await office.start()
    await office.start()
    await until_all_sent(sessions)
    people = Counter(sender for sender, _ in office.arrived())
    assert people == {f"telegram:{number}": 1 for number in range(PEOPLE)}


@pytest.mark.parametrize(("place", "doubled"), [("before", 0), ("after", 1)])
async def test_killed_around_a_send_the_rest_goes_on_and_the_one_in_flight_is_marked(
    office: Office, sessions: Sessions, place: str, doubled: int
) -> None:
    dying = await office.start(place, "10")
    assert await dying.wait() == -9
    await office.start()
    await until_all_sent(sessions)
    await expect_one_marked_double(office, sessions, doubled)


async def expect_one_marked_double(office: Office, sessions: Sessions, doubled: int) -> None:
    arrived = office.arrived()
    assert {sender for sender, _ in arrived} == {f"telegram:{number}" for number in range(PEOPLE)}
    assert len(arrived) == PEOPLE + doubled
    twice = [sender for sender, times in Counter(each for each, _ in arrived).items() if times > 1]
    for sender in twice:
        first, second = (text for who, text in arrived if who == sender)
        assert AGAIN not in first
        assert AGAIN in second
    async with sessions() as session:
        resent = await session.scalar(select(func.sum(OutboxMessage.resent)))
    assert resent >= len(twice) == doubled


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
async def test_of_two_workers_one_is_killed_and_the_other_does_it_all(
    office: Office, sessions: Sessions, url: str
) -> None:
    office.script = "worker_process.py"
    dying = await office.start("after", "10")
    while not office.arrived():
        await asyncio.sleep(0.05)
    await office.start()
    assert await dying.wait() == -9
    await until_all_sent(sessions)
    await expect_one_marked_double(office, sessions, 1)
    await until_nobody_holds_a_job(sessions)


async def until_nobody_holds_a_job(sessions: Sessions) -> None:
    """What the dead worker held is taken over: its lock would stop that work for ever."""
    held = text(
        "SELECT count(*) FROM procrastinate_jobs j LEFT JOIN procrastinate_workers w "
        "ON w.id = j.worker_id WHERE j.status = 'doing' "
        "AND coalesce(w.last_heartbeat, 'epoch') < now() - interval '2 seconds'"
    )
    async with asyncio.timeout(60):
        while True:
            async with sessions() as session:
                if not await session.scalar(held):
                    return
            await asyncio.sleep(0.2)
