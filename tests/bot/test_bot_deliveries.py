"""What is owed goes out beside the service, is fetched by who is here, and by workers elsewhere."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from bot import app
from bot.app import Parts, beside
from bot.gateway import Gateway, Incoming
from bot.processes import Service
from bot.rasa import Rasa
from bot.settings import ROOT, ServiceSettings
from jobs.channels import Channel
from storage.encryption import Vault
from storage.facts import Sessions
from storage.outbox import Owed, Priority, owe

STOP = {"title": "Stop kabar ini", "payload": '/alert_unsubscribe{"alert": 7}'}
BODY = {"text": "1 lowongan baru", "buttons": [STOP]}


class Heard:
    """A channel that remembers."""

    name = "telegram"

    def __init__(self) -> None:
        self.bodies: list[Mapping[str, Any]] = []
        self.came = asyncio.Event()

    async def send(self, recipient: str, body: Mapping[str, Any]) -> None:
        self.bodies.append(body)
        self.came.set()


class Asked:
    """A Rasa that keeps what it was asked."""

    def __init__(self) -> None:
        self.messages: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.messages.append(request.content.decode())
        return httpx.Response(200, json=[{"text": "Kabar ini berhenti."}])


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def parts(sessions: Sessions, vault: Vault, asked: Asked) -> Parts:
    rasa = Rasa(httpx.AsyncClient(transport=httpx.MockTransport(asked), base_url="http://rasa"))
    known = ServiceSettings(_env_file=None)  # type: ignore[call-arg]
    gateway = Gateway(rasa, sessions, vault)
    return Parts(known, Service("http://r", "http://a", "t"), gateway, sessions, vault)


async def owed(parts: Parts, sender: str) -> None:
    message = Owed(sender, sender, "alert", BODY, datetime.now(UTC), Priority.REPLY)
    async with parts.sessions.begin() as session:
        await owe(session, parts.vault, message)


@pytest.mark.parametrize("deliver", [True, False])
async def test_the_service_delivers_unless_workers_do(
    parts: Parts, monkeypatch: pytest.MonkeyPatch, deliver: bool
) -> None:
    heard = Heard()

    @asynccontextmanager
    async def channels(
        _known: ServiceSettings, _gateway: Gateway
    ) -> AsyncIterator[Sequence[Channel]]:
        yield [heard]

    monkeypatch.setattr(app, "open_channels", channels)
    await owed(parts, "telegram:7")
    parts = replace(parts, known=parts.known.model_copy(update={"deliver": deliver}))
    async with beside(parts):
        if deliver:
            await asyncio.wait_for(heard.came.wait(), 10)
        else:
            await asyncio.sleep(0.2)
    assert [body["text"] for body in heard.bodies] == (["1 lowongan baru"] if deliver else [])


async def test_who_is_here_gets_what_is_due_and_its_button_works(
    parts: Parts, asked: Asked
) -> None:
    await owed(parts, "terminal:1")
    (reply,) = await parts.gateway.due("terminal:1")
    assert (reply.text, reply.buttons[0].label) == ("1 lowongan baru", "Stop kabar ini")
    assert await parts.gateway.due("terminal:1") == []
    await parts.gateway.handle(Incoming("terminal:1", "1", "Stop kabar ini"))
    assert json.loads(asked.messages[0])["message"] == STOP["payload"]


async def test_nothing_due_leaves_the_buttons_that_were_offered(parts: Parts, asked: Asked) -> None:
    await owed(parts, "terminal:1")
    await parts.gateway.due("terminal:1")
    await parts.gateway.due("terminal:1")
    await parts.gateway.handle(Incoming("terminal:1", "1", "Stop kabar ini"))
    assert "alert_unsubscribe" in asked.messages[0]


def worker(**environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "worker"],
        cwd=ROOT,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_worker_on_a_file_says_which_setting_it_needs(database: str) -> None:
    _, said = (process := worker(DATABASE_URL=database)).communicate(timeout=60)
    assert process.returncode == 1
    assert said.splitlines() == [
        "workers need PostgreSQL: set DATABASE_URL=postgresql://user@host/name"
    ]


def test_a_worker_begins_and_ends_when_told(postgres_url: str, tmp_path: Any) -> None:
    process = worker(DATABASE_URL=postgres_url, TEMAN_VAR=str(tmp_path))
    assert process.stdout
    try:
        assert process.stdout.readline() == "ready: worker\n"
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
    finally:
        process.kill()
        process.communicate()
