"""kill -9 at every step of an intake: what was confirmed is never lost, and the worker goes on."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from intake_driver import ANSWERS, MOST_MESSAGES, NUMBER, OPENINGS, asked_in, respond
from pydantic import SecretStr
from tester import Talk

from bot.processes import child_environment, commands, free_port
from bot.settings import ROOT, ServiceSettings
from claims import drafts
from claims.office import Office
from storage.database import sessions
from storage.encryption import load_vault
from storage.settings import StorageSettings

TOKEN = "crashes"
PATIENCE = 120
BROKEN = ("terganggu", "terlambat", "belum tersimpan", "belum punya jawaban")
"""Words of the sentences that ask to send the message again."""


@dataclass
class Parts:
    """Rasa and the action server, each started and killed by itself."""

    settings: ServiceSettings
    model: Path
    rasa_port: int = field(default_factory=free_port)
    actions_port: int = field(default_factory=free_port)
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def rasa_url(self) -> str:
        return f"http://127.0.0.1:{self.rasa_port}"

    async def start(self, *names: str) -> None:
        environment = child_environment(self.settings, self.actions_port, TOKEN)
        lines = commands(self.model, self.rasa_port, self.actions_port)
        for name in names:
            self.launch(name, lines[name], environment)
        for name in names:
            await self._answers(name)

    def launch(self, name: str, line: list[str], environment: dict[str, str]) -> None:
        with (self.settings.teman_var / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(
                line, cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True
            )

    async def _answers(self, name: str) -> None:
        health = f"http://127.0.0.1:{self.actions_port}/health"
        url = health if name == "actions" else f"{self.rasa_url}/status?token={TOKEN}"
        end = time.monotonic() + PATIENCE
        async with httpx.AsyncClient() as client:
            while time.monotonic() < end:
                try:
                    if (await client.get(url)).status_code == 200:
                        return
                except httpx.HTTPError:
                    pass
                await asyncio.sleep(0.05)
        raise TimeoutError(f"{name} does not answer")

    def kill(self, name: str) -> None:
        """SIGKILL to the part and its workers: nothing can be tidied up."""
        os.killpg(self.running[name].pid, signal.SIGKILL)
        self.running.pop(name).wait()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def parts(service_settings: ServiceSettings, model: Path) -> AsyncIterator[Parts]:
    if not model.name:
        pytest.skip("needs a service of our own")
    known = service_settings.model_copy(update={"rasa_token": SecretStr(TOKEN)})
    made = Parts(known, model)
    try:
        await made.start("actions", "rasa")
        yield made
    finally:
        for name in list(made.running):
            made.kill(name)


@pytest.fixture
async def client(parts: Parts) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=parts.rasa_url, timeout=20) as opened:
        yield opened


@pytest.fixture
def office() -> Office:
    return Office(sessions(), load_vault(StorageSettings()))


class Survivor(Talk):
    """Sends a message again when the service asks for it."""

    async def again(self, text: str) -> str:
        said = await self.say(text)
        for _ in range(3):
            if not any(word in said for word in BROKEN):
                return said
            await asyncio.sleep(0.2)
            said = await self.say(text)
        return said


async def held(office: Office, sender: str) -> dict[str, drafts.Answer]:
    draft = await drafts.current(office, sender)
    return draft.answers if draft else {}


async def agreed(person: Survivor) -> str:
    await person.say(OPENINGS["severance"])
    return await person.tap("Setuju")


def question_in(person: Survivor, said: str) -> str:
    """The slot that a reply asks for."""
    slot = asked_in(said)
    assert slot, "\n".join(person.transcript[-20:])
    return slot


def is_kept(before: dict[str, drafts.Answer], after: dict[str, drafts.Answer]) -> bool:
    return all(after.get(slot) == answer for slot, answer in before.items())


async def finish(person: Survivor, said: str) -> None:
    """From any question to the number."""
    for _ in range(MOST_MESSAGES):
        if "Sudah benar?" in said:
            break
        said = await respond(person, said)
    assert NUMBER.search(await person.tap("Benar, kirim")), "\n".join(person.transcript)


async def test_the_action_server_is_killed_after_every_answer(
    parts: Parts, client: httpx.AsyncClient, office: Office
) -> None:
    person = Survivor(client)
    said = await agreed(person)
    while (slot := asked_in(said)) in ANSWERS:
        said = await person.again(ANSWERS[str(slot)])
        before = await held(office, person.sender)
        assert str(slot) in before, "\n".join(person.transcript[-20:])
        parts.kill("actions")
        assert await held(office, person.sender) == before
        await parts.start("actions")
    await finish(person, said)


async def test_the_action_server_is_killed_while_it_answers(
    parts: Parts, client: httpx.AsyncClient, office: Office
) -> None:
    person = Survivor(client)
    said = await agreed(person)
    for wait in (0.0, 0.004, 0.008, 0.015, 0.03, 0.06):
        slot = question_in(person, said)
        before = await held(office, person.sender)
        saying = asyncio.create_task(person.say(ANSWERS[slot]))
        await asyncio.sleep(wait)
        parts.kill("actions")
        await saying
        await parts.start("actions")
        after = await held(office, person.sender)
        assert is_kept(before, after)
        said = person.text
        if asked_in(said) is None or slot not in after:
            said = await person.again(ANSWERS[slot] if slot not in after else "lanjutkan klaim")
        assert slot in await held(office, person.sender), "\n".join(person.transcript[-20:])
    await finish(person, said)


async def test_rasa_is_killed_and_the_next_answer_goes_on(
    parts: Parts, client: httpx.AsyncClient, office: Office
) -> None:
    person = Survivor(client)
    said = await agreed(person)
    for _ in range(3):
        slot = question_in(person, said)
        before = await held(office, person.sender)
        parts.kill("rasa")
        told = await person.say(ANSWERS[slot])
        assert any(word in told for word in BROKEN)
        await parts.start("rasa")
        said = await person.again(ANSWERS[slot])
        after = await held(office, person.sender)
        assert is_kept(before, after)
        assert slot in after, "\n".join(person.transcript[-20:])
    await finish(person, said)
