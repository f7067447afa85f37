"""Two hundred people fill in their intakes at the same time, on a real database."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest
from intake_driver import ANSWERS
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import async_sessionmaker
from talking import Worker

from claims import drafts
from claims.intake import INTAKES
from claims.office import Office
from storage.database import make_engine
from storage.encryption import Vault
from storage.facts import Sessions
from storage.models import Case, CaseAnswer

PEOPLE = 200
AT_ONCE = 40
"""Turns that are served at the same moment: more than the pool has connections."""

ANSWERED = 2
LETTERS = "abcdefghij"
KINDS = tuple(INTAKES)
PROGRAM = {"jkp": "jkp", "jht": "jht", "severance": "pesangon"}


@pytest.fixture
async def office(url: str, vault: Vault, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Office]:
    """On each kind of database."""
    engine = make_engine(url)
    sessions: Sessions = async_sessionmaker(engine, expire_on_commit=False)
    made = Office(sessions, vault)
    monkeypatch.setattr("actions.case_desk.office", lambda: made)
    yield made
    await engine.dispose()


async def fill_in(number: int, free: asyncio.Semaphore) -> Worker:
    """The first answers of an intake; others get their turn between any two of them."""
    kind = KINDS[number % len(KINDS)]
    worker = Worker(sender=f"telegram:{number}")
    opening = f'/claim_start{{"program": "{PROGRAM[kind]}"}}'
    for said, intent in ((opening, "claim_start"), ("/affirm", "affirm"), *answers(number, kind)):
        async with free:
            await worker.say(said, intent)
    return worker


def answers(number: int, kind: str) -> Iterator[tuple[str, str]]:
    """The name tells who it is, the rest is left out in one way or another."""
    yield "Siti " + "".join(LETTERS[int(digit)] for digit in f"{number:03}"), "inform"
    for each in INTAKES[kind][1:ANSWERED]:
        yield ANSWERS[each.slot], "inform"


async def test_two_hundred_intakes_at_once_lose_nothing_and_mix_nothing(office: Office) -> None:
    free = asyncio.Semaphore(AT_ONCE)
    workers = await asyncio.gather(*(fill_in(number, free) for number in range(PEOPLE)))
    for number, worker in enumerate(workers):
        draft = await drafts.current(office, worker.sender)
        assert draft
        assert draft.kind == KINDS[number % len(KINDS)]
        assert len(draft.answers) == ANSWERED
        assert draft.value("name") == next(answers(number, draft.kind))[0]
    numbers = await asyncio.gather(*(confirm(office, worker, free) for worker in workers))
    assert len(set(numbers)) == PEOPLE
    async with office.sessions() as session:
        assert await session.scalar(select(func.count()).select_from(Case)) == PEOPLE
        owners = select(func.count(func.distinct(CaseAnswer.owner)))
        assert await session.scalar(owners) == PEOPLE


async def confirm(office: Office, worker: Worker, free: asyncio.Semaphore) -> str:
    async with free:
        draft = await drafts.current(office, worker.sender)
        assert draft
        return await drafts.confirm(office, worker.sender, draft)
