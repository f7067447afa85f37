"""What is remembered: through a long conversation, a new session, and a restart of the service."""

from __future__ import annotations

import uuid
from pathlib import Path

import httpx
import pytest
from tester import Talk, flaws

from bot.processes import Service, free_port, running
from bot.settings import ServiceSettings

MANY = 60
QUESTIONS = (
    "syarat JKP apa aja",
    "terus dokumennya?",
    "JHT cairnya kapan",
    "resep rendang dong",
    "makasih",
    "paklaring ga dikasih gimana",
    "apa itu UPMK",
    "totalnya berapa?",
)
ASKED = "gaji 5 juta kerja 7 tahun efisiensi karena rugi, pesangon berapa"
ANSWER = "Rp35.000.000"


@pytest.fixture(scope="module")
def sender() -> str:
    """One person for the test of the restart."""
    return f"test:{uuid.uuid4().hex}"


async def test_sixty_turns_are_all_answered_and_the_facts_are_still_known(talk: Talk) -> None:
    assert ANSWER in await talk.say(ASKED), "\n".join(talk.transcript)
    for number in range(MANY):
        await talk.say(QUESTIONS[number % len(QUESTIONS)])
        assert not list(flaws(talk)), "\n".join(talk.transcript[-30:])
    assert ANSWER in await talk.say("hitung pesangon saya"), "\n".join(talk.transcript[-30:])


async def test_sixty_wrong_answers_do_not_break_a_form(talk: Talk) -> None:
    await talk.say("hitung pesangon")
    for _ in range(MANY):
        assert "upah sebulan" in await talk.say("wkwkwk"), "\n".join(talk.transcript[-30:])
    assert "lama masa kerja" in await talk.say("5 juta"), "\n".join(talk.transcript[-30:])


async def test_two_people_are_not_mixed_up(client: httpx.AsyncClient) -> None:
    ani, budi = Talk(client), Talk(client)
    await ani.say("hitung pesangon gaji 5 juta")
    assert "upah sebulan" in await budi.say("hitung pesangon")
    assert "alasan" in await ani.say("7 tahun")
    assert "lama masa kerja" in await budi.say("4 juta")
    assert ANSWER in await ani.tap("Pailit")


async def _visit(settings: ServiceSettings, model: Path, sender: str, *said: str) -> Talk:
    """A conversation with a service that is started for it and stopped after it."""
    async with (
        running(settings, model, free_port(), free_port()) as started,
        httpx.AsyncClient(base_url=started.rasa_url, timeout=20) as client,
    ):
        talk = Talk(client, sender)
        for text in said:
            await talk.say(text)
        return talk


async def test_facts_survive_a_restart_of_the_service(
    client: httpx.AsyncClient,
    service: Service,
    service_settings: ServiceSettings,
    model: Path,
    sender: str,
) -> None:
    if not service.actions_url:
        pytest.skip("needs a service of our own")
    talk = Talk(client, sender)
    assert ANSWER in await talk.say(ASKED)
    later = await _visit(service_settings, model, sender, "halo", "hitung pesangon saya")
    assert ANSWER in later.text, "\n".join(later.transcript)
