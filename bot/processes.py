"""Rasa and the action server as child processes: started together, ready together, stopped."""

from __future__ import annotations

import asyncio
import ctypes
import logging
import os
import random
import secrets
import signal
import socket
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from itertools import cycle
from pathlib import Path

import httpx

from bot.settings import ROOT, ServiceSettings

LOOPBACK = "127.0.0.1"
ENDPOINTS = ROOT / "nlu" / "endpoints.yml"
NLU_PYTHON = ROOT / "nlu" / ".venv" / "bin" / "python"
STOP_SECONDS = 10
PR_SET_PDEATHSIG = 1
STEADY_SECONDS = 60
"""A part that ran for so long is started again at once when it ends."""

PORTS = range(20_000, 32_768)
"""Below the ports that the kernel gives to connections: those are taken before a part listens."""

candidates = cycle(random.sample(PORTS, len(PORTS)))
"""The ports that are tried one after the other."""

logger = logging.getLogger(__name__)
Start = Callable[[str, Sequence[str]], Awaitable[asyncio.subprocess.Process]]


class StartProblem(Exception):
    """A part of the service did not come up; the message says which and where its log is."""


@dataclass(frozen=True)
class Service:
    """Where the running parts listen; `token` opens Rasa's HTTP API."""

    rasa_url: str
    actions_url: str
    token: str


def free_port() -> int:
    """A port on loopback that nobody listens on now, another one at each call."""
    return next(port for port in candidates if _can_be_taken(port))


def _can_be_taken(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def is_taken(port: int, host: str = LOOPBACK) -> bool:
    """Whether somebody listens on a port of this machine."""
    with socket.socket() as probe:
        return probe.connect_ex((LOOPBACK if host == "0.0.0.0" else host, port)) == 0  # noqa: S104


def child_environment(settings: ServiceSettings, actions_port: int, token: str) -> dict[str, str]:
    """The environment of both children: the project importable, telemetry off, no debug logs."""
    return (
        os.environ
        | {
            "PYTHONPATH": str(ROOT),
            "ACTIONS_PORT": str(actions_port),
            "RASA_TOKEN": token,
            "RASA_TELEMETRY_ENABLED": "false",
            "SANIC_HOST": LOOPBACK,
            "TEMAN_VAR": str(settings.teman_var),
            "LOG_LEVEL": "WARNING",
            "LOG_LEVEL_LIBRARIES": "ERROR",
        }
        | ({"TEMAN_TODAY": settings.teman_today} if settings.teman_today else {})
    )


def commands(
    model: Path, rasa_port: int, actions_port: int, endpoints: Path = ENDPOINTS
) -> dict[str, list[str]]:
    """The command lines of the two parts; `endpoints`: where Rasa keeps its conversations."""
    return {
        "actions": [
            sys.executable,
            "-m",
            "rasa_sdk",
            "--actions",
            "actions.served",
            "--port",
            str(actions_port),
        ],
        "rasa": [
            str(NLU_PYTHON),
            "-m",
            "nlu.serving",
            "run",
            "--enable-api",
            "--model",
            str(model),
            "--endpoints",
            str(endpoints),
            "--credentials",
            "nlu/credentials.yml",
            "-i",
            LOOPBACK,
            "--port",
            str(rasa_port),
        ],
    }


@asynccontextmanager
async def running(
    settings: ServiceSettings, model: Path, rasa_port: int, actions_port: int
) -> AsyncIterator[Service]:
    """Start both parts, wait until they answer, and stop them at the end whatever happens.

    Raises StartProblem when a port is taken or a part ends or stays silent too long.
    """
    for name, port in (("RASA_PORT", rasa_port), ("ACTIONS_PORT", actions_port)):
        if is_taken(port):
            raise StartProblem(
                f"{name}={port} is already in use: stop what runs there or set another"
            )
    token = settings.rasa_token.get_secret_value() or secrets.token_urlsafe(24)
    environment = child_environment(settings, actions_port, token)
    settings.teman_var.mkdir(parents=True, exist_ok=True)
    service = Service(f"http://{LOOPBACK}:{rasa_port}", f"http://{LOOPBACK}:{actions_port}", token)
    wanted = commands(model, rasa_port, actions_port, settings.rasa_endpoints)
    start = partial(_start, environment=environment, var=settings.teman_var)
    children: dict[str, asyncio.subprocess.Process] = {}
    keeping: list[asyncio.Task[None]] = []
    try:
        for name, command in wanted.items():
            children[name] = await start(name, command)
        await _until_ready(service, children, settings)
        keeping += [asyncio.create_task(_keep(*each, children, start)) for each in wanted.items()]
        yield service
    finally:
        for task in keeping:
            task.cancel()
        await asyncio.gather(*keeping, return_exceptions=True)
        await _stop(list(children.values()))


async def _keep(
    name: str, command: Sequence[str], children: dict[str, asyncio.subprocess.Process], start: Start
) -> None:
    """Start a part again when it ends by itself; people are served without it meanwhile."""
    wait = 1.0
    while True:
        begun = time.monotonic()
        code = await children[name].wait()
        wait = 1.0 if time.monotonic() - begun > STEADY_SECONDS else min(30.0, wait * 2)
        logger.error("%s ended with %s; it is started again in %.0f s", name, code, wait)
        await asyncio.sleep(wait)
        children[name] = await start(name, command)


def log_file(var: Path, name: str) -> Path:
    """Where a part writes its log."""
    return var / f"{name}.log"


def die_with_parent() -> None:
    """In a child: ask the kernel for SIGTERM when the parent is killed (Linux; else nothing)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


async def _start(
    name: str, command: Sequence[str], environment: dict[str, str], var: Path
) -> asyncio.subprocess.Process:
    with log_file(var, name).open("ab") as log:
        return await asyncio.create_subprocess_exec(
            *command,
            cwd=ROOT,
            env=environment,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            preexec_fn=die_with_parent,
        )


async def _until_ready(
    service: Service, children: dict[str, asyncio.subprocess.Process], settings: ServiceSettings
) -> None:
    """Ask both parts until they answer."""
    waits = {
        "actions": f"{service.actions_url}/health",
        "rasa": f"{service.rasa_url}/status?token={service.token}",
    }
    end = time.monotonic() + settings.start_timeout
    async with httpx.AsyncClient(timeout=5) as client:
        for name, url in waits.items():
            while not await _answers(client, url):
                log = log_file(settings.teman_var, name)
                if children[name].returncode is not None:
                    raise StartProblem(f"{name} ended while starting: see {log}")
                if time.monotonic() > end:
                    waited = f"START_TIMEOUT={settings.start_timeout:g} s"
                    raise StartProblem(f"{name} was not ready in {waited}: see {log}")
                await asyncio.sleep(0.1)


async def _answers(client: httpx.AsyncClient, url: str) -> bool:
    try:
        return (await client.get(url)).status_code == 200
    except httpx.HTTPError:
        return False


async def _stop(children: list[asyncio.subprocess.Process]) -> None:
    """Ask politely, then insist; each child leads a group of its own."""
    for child in children:
        if child.returncode is None:
            os.killpg(child.pid, signal.SIGTERM)
    for child in children:
        try:
            await asyncio.wait_for(child.wait(), STOP_SECONDS)
        except TimeoutError:
            os.killpg(child.pid, signal.SIGKILL)
            await child.wait()
