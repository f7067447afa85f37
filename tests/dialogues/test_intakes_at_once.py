"""People fill in whole intakes at the same time, from greeting to number: nothing lost or mixed.

INTAKES says how many people; with it the same is done on PostgreSQL, with a service of its own.
"""

from __future__ import annotations

import asyncio
import io
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from intake_driver import ANSWERS, OPENINGS, drive
from pydantic import SecretStr
from pypdf import PdfReader
from sqlalchemy import select
from sqlalchemy.ext.asyncio import async_sessionmaker
from tester import Talk

from bot.gateway import Gateway
from bot.processes import Service, free_port, running
from bot.rasa import Rasa
from bot.settings import ServiceSettings
from claims.drafts import answers_of
from claims.intake import INTAKES
from claims.office import Office
from storage import sealing
from storage.database import make_engine, migrate
from storage.encryption import load_vault
from storage.models import Case, CaseDocument
from storage.settings import StorageSettings

PEOPLE = int(os.environ.get("INTAKES", "24"))
PATIENCE = 60 + PEOPLE
"""Seconds that the last of them may wait for a reply on a busy machine."""

LETTERS = "abcdefghij"
KINDS = tuple(OPENINGS)
only_in_full = pytest.mark.skipif("INTAKES" not in os.environ, reason="only with INTAKES set")


@dataclass(frozen=True)
class House:
    """A running service, its database, and the gateway to it."""

    client: httpx.AsyncClient
    gateway: Gateway
    office: Office


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=only_in_full)])
def elsewhere(request: pytest.FixtureRequest) -> str:
    """The address of a PostgreSQL database; empty for the service's own."""
    return str(request.getfixturevalue("postgres_url")) if request.param == "postgresql" else ""


@pytest.fixture
async def house(
    elsewhere: str,
    service: Service,
    service_settings: ServiceSettings,
    model: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[House]:
    if not service.actions_url:
        pytest.skip("needs a service of our own")
    if not elsewhere:
        async with opened(service) as made:
            yield made
        return
    await asyncio.to_thread(migrate, elsewhere)
    monkeypatch.setenv("DATABASE_URL", elsewhere)
    known = service_settings.model_copy(update={"rasa_token": SecretStr("full")})
    ports = free_port(), free_port()
    async with running(known, model, *ports) as another, opened(another) as made:
        yield made


@asynccontextmanager
async def opened(service: Service) -> AsyncIterator[House]:
    known = StorageSettings()
    vault, engine = load_vault(known), make_engine(known.url)
    sessions = async_sessionmaker(engine, expire_on_commit=False)
    async with httpx.AsyncClient(base_url=service.rasa_url, timeout=PATIENCE) as client:
        gateway = Gateway(Rasa(client), sessions, vault)
        yield House(client, gateway, Office(sessions, vault))
    await engine.dispose()


def answers(number: int) -> dict[str, str]:
    """What only this person says."""
    name = "".join(LETTERS[int(digit)] for digit in f"{number:04}").capitalize()
    return ANSWERS | {
        "name": f"Siti {name}",
        "nik": f"321601450290{number:04}",
        "phone": f"0812 3456 {number:04}",
        "employer": f"PT Maju {name}, Bekasi",
        "kpj": f"120345{number:05}",
        "wage": str(5_000_000 + number * 1000),
    }


def kept_of(number: int, kind: str) -> dict[str, object]:
    """The same as it must stand in the case."""
    said = answers(number)
    kept = {
        "name": said["name"],
        "nik": said["nik"],
        "phone": f"+628123456{number:04}",
        "employer": {"name": said["employer"].partition(",")[0], "city": "Bekasi"},
        "kpj": said["kpj"],
        "wage": int(said["wage"]),
    }
    asked = {each.slot for each in INTAKES[kind]}
    return {slot: value for slot, value in kept.items() if slot in asked}


async def test_many_whole_intakes_at_once_lose_nothing_and_mix_nothing(house: House) -> None:
    people = [Talk(house.client, through=house.gateway) for _ in range(PEOPLE)]
    kinds = [KINDS[number % len(KINDS)] for number in range(PEOPLE)]
    every = enumerate(zip(people, kinds, strict=True), 1)
    driving = [drive(person, kind, answers(number)) for number, (person, kind) in every]
    numbers = await asyncio.gather(*driving)
    assert len(set(numbers)) == PEOPLE
    for number, (person, kind) in enumerate(zip(people, kinds, strict=True), 1):
        assert f"kasus-{numbers[number - 1]}.pdf" in person.files
        await is_whole(house.office, person.sender, numbers[number - 1], kind, number)


async def is_whole(office: Office, sender: str, case_number: str, kind: str, number: int) -> None:
    """One case of this person, with every answer and paper, all of them this person's own."""
    owner = office.vault.index(sender)
    async with office.sessions() as session:
        (case,) = await session.scalars(select(Case).where(Case.owner == owner))
        given = await answers_of(office, session, case.id)
        papers = select(CaseDocument).where(CaseDocument.case_id == case.id)
        contents = {
            each.kind: sealing.read_bytes(office.vault, each, "content")
            for each in await session.scalars(papers)
        }
    assert (case.number, case.kind, case.status) == (case_number, kind, "submitted")
    assert {each.state for each in given.values()} == {"given"}
    expected = kept_of(number, kind)
    assert {slot: given[slot].value for slot in expected} == expected
    assert answers(number)["name"] in words_in(contents["phk_letter"] or b"")


def words_in(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
