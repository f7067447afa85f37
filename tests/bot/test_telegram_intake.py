"""The guided intakes on Telegram: a Bot API over HTTP, the application, Rasa and the actions."""

from __future__ import annotations

import io
from collections import Counter
from typing import Any

import pytest
from intake_driver import drive
from phoning import PLACES, Applications, Doomed, Phone, Reaper
from pypdf import PdfReader
from sqlalchemy import select

from claims.drafts import answers_of
from claims.office import Office
from storage.encryption import load_vault
from storage.models import Case
from storage.settings import StorageSettings

KINDS = ("jkp", "jht", "severance")


async def kept(phone: Phone, number: str) -> dict[str, Any]:
    """What stands in the only case of this person: values, and of papers their pages."""
    office = Office(phone.sessions, load_vault(StorageSettings()))
    mine = select(Case).where(Case.owner == office.vault.index(phone.sender))
    async with phone.sessions() as session:
        (case,) = await session.scalars(mine)
        answers = await answers_of(office, session, case.id)
    assert (case.number, case.status) == (number, "submitted")
    return {slot: (answer.state, _lasting(answer.value)) for slot, answer in answers.items()}


def _lasting(value: Any) -> Any:
    """A value without the id that a paper gets anew each time."""
    return value["pages"] if isinstance(value, dict) and "document" in value else value


def words_in(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.usefixtures("born")
@pytest.mark.parametrize("kind", KINDS)
async def test_an_intake_on_the_phone_ends_in_a_case_and_its_packet(api: Reaper, kind: str) -> None:
    phone = Phone(api)
    number = await drive(phone, kind)
    given = await kept(phone, number)
    assert given["name"] == ("given", "Siti Aminah")
    assert {state for state, _ in given.values()} == {"given"}
    packet = words_in(phone.files[f"kasus-{number}.pdf"])
    assert number in packet
    assert "Siti Aminah" in packet
    assert number in await phone.say("/status")


@pytest.mark.parametrize(
    ("kind", "place"), [*zip(KINDS, PLACES, strict=False), ("severance", PLACES[-1])]
)
async def test_killed_at_every_step_nothing_is_lost_or_doubled_and_the_intake_goes_on(
    api: Reaper, born: Applications, kind: str, place: str
) -> None:
    calm = Phone(api)
    expected = await kept(calm, await drive(calm, kind))
    phone = Doomed(api, born=born, place=place)
    api.at(place)
    number = await drive(phone, kind)
    assert phone.deaths == len(phone.turns) > 10
    assert await kept(phone, number) == expected
    for turn in phone.turns:
        times = Counter((each.method, each.text) for each in turn)
        doubled = sum(count - 1 for count in times.values())
        assert doubled == (1 if place == "sent" else 0), times
    assert f"kasus-{number}.pdf" in phone.files
