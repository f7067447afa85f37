"""What `teman up` serves besides pages, and that it starts and stops as a whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import fake_service
import httpx
import pytest

from bot.app import Parts, make_app
from bot.gateway import Gateway, Incoming
from bot.processes import Service, free_port
from bot.rasa import Rasa
from bot.settings import ROOT, ServiceSettings
from storage.encryption import Vault
from storage.facts import Sessions

PATIENCE = 60


def echo(_: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json=[{"text": "halo"}])


@pytest.fixture
def parts(sessions: Sessions, vault: Vault) -> Parts:
    """Parts whose Rasa answers the gateway but is not there for the health check."""
    rasa = Rasa(httpx.AsyncClient(transport=httpx.MockTransport(echo), base_url="http://rasa"))
    service = Service(f"http://127.0.0.1:{free_port()}", f"http://127.0.0.1:{free_port()}", "t")
    known = ServiceSettings(_env_file=None)  # type: ignore[call-arg]
    return Parts(known, service, Gateway(rasa, sessions, vault), sessions, vault)


@pytest.fixture
def client(parts: Parts) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(make_app(parts))
    return httpx.AsyncClient(transport=transport, base_url="http://teman")


async def test_a_process_whose_parts_are_down_is_alive_and_not_ready(
    client: httpx.AsyncClient,
) -> None:
    assert (await client.get("/livez")).status_code == 200
    ready = await client.get("/readyz")
    assert ready.status_code == 503
    assert ready.json() == {"rasa": "ConnectError", "actions": "ConnectError", "database": "ok"}


async def test_the_figures_count_messages_and_name_nobody(
    client: httpx.AsyncClient, parts: Parts
) -> None:
    await parts.gateway.handle(Incoming("terminal:orang-rahasia", "u1", "halo"))
    figures = (await client.get("/metrics")).text
    assert 'teman_messages_total{channel="terminal",outcome="answered"}' in figures
    assert 'teman_answer_seconds_count{channel="terminal"}' in figures
    assert "orang-rahasia" not in figures


async def test_an_application_shows_no_map_of_itself(client: httpx.AsyncClient) -> None:
    for path in ("/docs", "/redoc", "/openapi.json"):
        assert (await client.get(path)).status_code == 404


class Up:
    """`teman up` with stand-ins for Rasa and the action server."""

    def __init__(self, var: Path) -> None:
        self.port = free_port()
        given = {
            "TEMAN_VAR": var,
            "WEB_PORT": self.port,
            "RASA_PORT": free_port(),
            "ACTIONS_PORT": free_port(),
            "PYTHONPATH": ROOT,
        }
        self.process = subprocess.Popen(
            [sys.executable, "-u", fake_service.__file__, "up"],
            cwd=ROOT,
            env=os.environ | {name: str(value) for name, value in given.items()},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def until_ready(self) -> None:
        assert self.process.stdout
        said = []
        for line in self.process.stdout:
            said.append(line)
            if line.startswith("ready: http"):
                return
        pytest.fail("".join(said))


@pytest.fixture
def up(tmp_path: Path) -> Iterator[Up]:
    started = Up(tmp_path)
    yield started
    started.process.kill()
    started.process.communicate()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_up_is_ready_when_it_says_so_and_ends_cleanly(up: Up, number: signal.Signals) -> None:
    up.until_ready()
    ready = httpx.get(f"http://127.0.0.1:{up.port}/readyz", timeout=PATIENCE)
    assert ready.json() == {"rasa": "ok", "actions": "ok", "database": "ok"}
    up.process.send_signal(number)
    assert up.process.wait(PATIENCE) == 0
