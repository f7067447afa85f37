"""A server under measurement: how long it takes to answer first, and what it holds in memory."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from bench.nlu.bots import Bot, environment
from bot.processes import LOOPBACK, die_with_parent, free_port
from bot.settings import ROOT

PATIENCE = 300
TOKEN = "bench"
"""Of a server on loopback, for the time of a measurement."""


@dataclass(frozen=True)
class Server:
    """A running Rasa: where, which process, and seconds from start to the first answer."""

    url: str
    pid: int
    start: float

    def resident(self) -> int:
        """Bytes of memory of the process and its children."""
        return sum(_resident(pid) for pid in [self.pid, *_children(self.pid)])


def _resident(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    line = next((each for each in status.splitlines() if each.startswith("VmRSS")), "VmRSS 0 kB")
    return int(line.split()[1]) * 1024


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(each) for each in listed]


@asynccontextmanager
async def serving(bot: Bot, folder: Path, actions_port: int | None = None) -> AsyncIterator[Server]:
    """The bot's server until the end of the block, ready to parse and to talk."""
    port = free_port()
    extra: list[str] = []
    if actions_port:
        address = f"action_endpoint:\n  url: http://{LOOPBACK}:{actions_port}/webhook\n"
        (folder / "endpoints.yml").write_text(address)
        (folder / "credentials.yml").write_text("rest:\n")
        extra = ["--endpoints", "endpoints.yml", "--credentials", "credentials.yml"]
    # our launcher takes the token from the environment, stock Rasa from its command line
    token = [] if bot.module == ("nlu.serving",) else ["--auth-token", TOKEN]
    command = [str(bot.python), "-m", *bot.module, "run", "--enable-api", *token]
    command += ["--model", str(bot.model), "-i", LOOPBACK, "--port", str(port), *extra]
    begun = time.monotonic()
    async with process(command, folder, folder / f"{bot.name}-serve.log") as pid:
        url = f"http://{LOOPBACK}:{port}"
        await _first_answer(url)
        yield Server(url, pid, time.monotonic() - begun)


@asynccontextmanager
async def action_server(folder: Path) -> AsyncIterator[int]:
    """A rasa-sdk server whose one action says a word; its port."""
    port = free_port()
    command = [sys.executable, "-m", "rasa_sdk", "--actions", "bench.nlu.one_action"]
    async with process([*command, "--port", str(port)], ROOT, folder / "actions.log"):
        async with httpx.AsyncClient() as client:
            await _until(client, f"http://{LOOPBACK}:{port}/health")
        yield port


@asynccontextmanager
async def process(command: list[str], folder: Path, log: Path) -> AsyncIterator[int]:
    """A child in a group of its own, stopped at the end whatever happens."""
    with log.open("w") as output:
        child = await asyncio.create_subprocess_exec(
            *command,
            cwd=folder,
            env=environment() | {"RASA_TOKEN": TOKEN},
            stdout=output,
            stderr=output,
            start_new_session=True,
            preexec_fn=die_with_parent,
        )
    try:
        yield child.pid
    finally:
        if child.returncode is None:
            os.killpg(child.pid, signal.SIGKILL)
        await child.wait()


async def _first_answer(url: str) -> None:
    async with httpx.AsyncClient(timeout=30) as client:
        await _until(client, f"{url}/model/parse?token={TOKEN}", {"text": "halo"})


async def _until(client: httpx.AsyncClient, url: str, body: dict[str, str] | None = None) -> None:
    """Ask until the answer is a good one; TimeoutError after `PATIENCE` seconds."""
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                asked = client.post(url, json=body) if body else client.get(url)
                if (await asked).status_code == 200:
                    return
            except httpx.HTTPError:
                pass
            await asyncio.sleep(0.05)
