"""The processes of a run: a Bot API, `teman up`, and Rasa as it comes beside the same actions."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from bot.processes import LOOPBACK, NLU_PYTHON, die_with_parent, free_port
from bot.settings import ROOT

FAKE = ROOT / "tests" / "bot" / "fake_telegram.py"
TOKEN = "12345:test-token"
PLAIN = """
import sys
from nlu.serving import standins

standins.install()
import rasa.__main__

sys.argv = ["rasa", *sys.argv[1:]]
rasa.__main__.main()
"""
"""Rasa without our mends; the stand-ins for TensorFlow change nothing of how it serves."""
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Running:
    """Where a process listens, and which it is."""

    url: str
    pid: int


@asynccontextmanager
async def process(
    command: list[str], log: Path, environment: Mapping[str, str]
) -> AsyncIterator[int]:
    """A child that is asked to end at the end, and made to."""
    with log.open("wb") as output:
        child = await asyncio.create_subprocess_exec(
            *command,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            stdout=output,
            stderr=output,
            start_new_session=True,
            preexec_fn=die_with_parent,
        )
    try:
        yield child.pid
    finally:
        if child.returncode is None:
            child.send_signal(signal.SIGTERM)
            try:
                await asyncio.wait_for(child.wait(), 40)
            except TimeoutError:
                os.killpg(child.pid, signal.SIGKILL)
                await child.wait()


async def answers(url: str, seconds: float = 180) -> None:
    """Wait until it does."""
    async with asyncio.timeout(seconds), httpx.AsyncClient(timeout=5) as client:
        while True:
            try:
                if (await client.get(url)).is_success:
                    return
            except httpx.HTTPError:
                pass
            await asyncio.sleep(0.1)


@asynccontextmanager
async def telegram(var: Path) -> AsyncIterator[Running]:
    """The Bot API of the tests in a process of its own."""
    port = free_port()
    command = [sys.executable, str(FAKE), str(port)]
    async with process(command, var / "telegram.log", {}) as pid:
        url = f"http://{LOOPBACK}:{port}"
        await answers(f"{url}/_state")
        yield Running(url, pid)


@asynccontextmanager
async def ours(var: Path, api: Running, database: str) -> AsyncIterator[Running]:
    """`teman up` as an operator starts it, with a database of its own."""
    port = free_port()
    environment = {
        "TEMAN_VAR": str(var),
        "DATABASE_URL": database,
        "TEMAN_KEY": "",
        "WEB_PORT": str(port),
        "RASA_PORT": str(free_port()),
        "ACTIONS_PORT": str(free_port()),
        "TELEGRAM_TOKEN": TOKEN,
        "TELEGRAM_API_URL": api.url,
    }
    command = [sys.executable, "-m", "bot", "up"]
    async with process(command, var / "up.log", environment) as pid:
        url = f"http://{LOOPBACK}:{port}"
        await answers(f"{url}/readyz")
        yield Running(url, pid)


@asynccontextmanager
async def plain_rasa(var: Path, model: Path) -> AsyncIterator[Running]:
    """Rasa as it comes, with the same model and the same actions."""
    actions, port = free_port(), free_port()
    (var / "endpoints.yml").write_text(
        f"action_endpoint:\n  url: http://{LOOPBACK}:{actions}/webhook\n"
    )
    (var / "credentials.yml").write_text("rest:\n")
    environment = {"TEMAN_VAR": str(var), "DATABASE_URL": "", "TEMAN_KEY": ""}
    environment |= {"RASA_TELEMETRY_ENABLED": "false"}
    serve = [sys.executable, "-m", "rasa_sdk", "--actions", "actions.forms", "--port", str(actions)]
    rasa = [str(NLU_PYTHON), "-c", PLAIN, "run", "--model", str(model)]
    rasa += ["--endpoints", str(var / "endpoints.yml"), "-i", LOOPBACK, "--port", str(port)]
    rasa += ["--credentials", str(var / "credentials.yml")]
    migrate = [sys.executable, "-c", "from storage.database import migrate; migrate()"]
    async with process(migrate, var / "migrate.log", environment):
        await asyncio.sleep(5)
    async with (
        process(serve, var / "plain-actions.log", environment),
        process(rasa, var / "plain-rasa.log", environment) as pid,
    ):
        await answers(f"http://{LOOPBACK}:{actions}/health")
        await answers(f"http://{LOOPBACK}:{port}/webhooks/rest/")
        yield Running(f"http://{LOOPBACK}:{port}", pid)


def spent(pid: int) -> dict[str, float]:
    """Seconds of processor of a process and of the trees of its children, by what they are."""
    found = {"bot": _seconds(pid)}
    for child in _children(pid):
        found[_name(child)] = sum(map(_seconds, _tree(child)))
    return found


def _tree(pid: int) -> list[int]:
    return [pid, *(each for child in _children(pid) for each in _tree(child))]


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(each) for each in listed]


def _name(pid: int) -> str:
    line = Path(f"/proc/{pid}/cmdline").read_bytes()
    return "actions" if b"rasa_sdk" in line else "rasa"


def _seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS
