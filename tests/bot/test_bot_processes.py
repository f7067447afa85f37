"""The two parts start together, are ready together, and never outlive us."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import fake_service
import httpx
import pytest

from bot import processes
from bot.processes import StartProblem, free_port, is_taken, running
from bot.settings import ROOT, ServiceSettings

PATIENCE = 60


@pytest.fixture(autouse=True)
def stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "commands", fake_service.commands)


@pytest.fixture
def known(tmp_path: Path) -> ServiceSettings:
    return ServiceSettings(_env_file=None, teman_var=tmp_path, start_timeout=PATIENCE)  # type: ignore[call-arg]


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def note(var: Path, name: str) -> dict[str, object]:
    """What a stand-in noted about itself."""
    return json.loads((var / f"{name}.json").read_text() or '{"pid": 0}')  # type: ignore[no-any-return]


def pids(var: Path) -> list[int]:
    return [json.loads(path.read_text())["pid"] for path in sorted(var.glob("*.json"))]


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()


def until(condition: Callable[[], object], seconds: float = PATIENCE) -> bool:
    """Whether the condition came true in time."""
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.05)
    return bool(condition())


def test_a_free_port_is_not_taken(taken: int) -> None:
    assert not is_taken(free_port())
    assert is_taken(taken)


async def test_both_parts_answer_while_the_service_runs_and_are_gone_after(
    known: ServiceSettings, tmp_path: Path
) -> None:
    async with running(known, Path("serve-serve"), free_port(), free_port()) as service:
        async with httpx.AsyncClient() as client:
            for url in (service.rasa_url, service.actions_url):
                assert (await client.get(url)).status_code == 200
        assert [alive(pid) for pid in pids(tmp_path)] == [True, True]
    assert [alive(pid) for pid in pids(tmp_path)] == [False, False]


@pytest.mark.parametrize("name", ["rasa", "actions"])
async def test_a_part_that_ends_by_itself_is_started_again(
    known: ServiceSettings, tmp_path: Path, name: str
) -> None:
    async with running(known, Path("serve-serve"), free_port(), free_port()) as service:
        first = note(tmp_path, name)["pid"]
        assert isinstance(first, int)
        os.kill(first, signal.SIGKILL)
        url = service.rasa_url if name == "rasa" else service.actions_url
        async with httpx.AsyncClient() as client, asyncio.timeout(PATIENCE):
            while note(tmp_path, name)["pid"] == first or not await answers(client, url):
                await asyncio.sleep(0.05)
    assert not any(alive(pid) for pid in pids(tmp_path))


async def answers(client: httpx.AsyncClient, url: str) -> bool:
    try:
        return (await client.get(url)).is_success
    except httpx.HTTPError:
        return False


async def test_both_parts_are_given_the_token_that_opens_rasa(
    known: ServiceSettings, tmp_path: Path
) -> None:
    async with running(known, Path("serve-serve"), free_port(), free_port()) as service:
        assert len(service.token) >= 32
        assert note(tmp_path, "rasa")["token"] == service.token
        assert note(tmp_path, "actions")["token"] == service.token


@pytest.mark.parametrize("setting", ["RASA_PORT", "ACTIONS_PORT"])
async def test_a_taken_port_is_told_by_its_setting(
    known: ServiceSettings, tmp_path: Path, taken: int, setting: str
) -> None:
    ports = {"RASA_PORT": free_port(), "ACTIONS_PORT": free_port()} | {setting: taken}
    with pytest.raises(StartProblem, match=f"{setting}={taken} is already in use"):
        async with running(known, Path("serve-serve"), *ports.values()):
            pytest.fail("it started")
    assert pids(tmp_path) == []


@pytest.mark.parametrize(("manners", "name"), [("serve-die", "rasa"), ("die-serve", "actions")])
async def test_a_part_that_dies_while_starting_is_told_with_its_log(
    known: ServiceSettings, tmp_path: Path, manners: str, name: str
) -> None:
    log = tmp_path / f"{name}.log"
    with pytest.raises(StartProblem, match=f"{name} ended while starting: see {log}"):
        async with running(known, Path(manners), free_port(), free_port()):
            pytest.fail("it started")
    assert "cannot start" in log.read_text()
    assert not any(alive(pid) for pid in pids(tmp_path))


async def test_a_part_that_stays_silent_is_told_with_the_setting_and_its_log(
    known: ServiceSettings, tmp_path: Path
) -> None:
    known.start_timeout = 3
    with pytest.raises(StartProblem, match=r"rasa was not ready in START_TIMEOUT=3 s: see .*"):
        async with running(known, Path("serve-silent"), free_port(), free_port()):
            pytest.fail("it started")
    assert not any(alive(pid) for pid in pids(tmp_path))


async def test_the_parts_are_stopped_when_the_body_raises(
    known: ServiceSettings, tmp_path: Path
) -> None:
    with pytest.raises(ZeroDivisionError):
        async with running(known, Path("serve-serve"), free_port(), free_port()):
            raise ZeroDivisionError
    assert [alive(pid) for pid in pids(tmp_path)] == [False, False]


async def test_a_part_that_does_not_listen_is_killed(
    known: ServiceSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "STOP_SECONDS", 0.3)
    async with running(known, Path("stubborn-stubborn"), free_port(), free_port()):
        pass
    assert [alive(pid) for pid in pids(tmp_path)] == [False, False]


class Started:
    """The command line running on its own, as an operator starts it."""

    def __init__(self, var: Path, command: str) -> None:
        self.var = var
        given = {"TEMAN_VAR": var, "RASA_PORT": free_port(), "ACTIONS_PORT": free_port()}
        self.process = subprocess.Popen(
            [sys.executable, "-u", fake_service.__file__, command],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)} | {k: str(v) for k, v in given.items()},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def wait_for(self, words: str) -> None:
        """Read on until it says these words."""
        assert self.process.stdout
        said = []
        for line in self.process.stdout:
            said.append(line)
            if words in line:
                return
        pytest.fail(f"it ended without {words!r}: {''.join(said)}")

    def parts_are_gone(self) -> bool:
        return until(lambda: not any(alive(pid) for pid in pids(self.var)))


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[str], Started]]:
    """Starts the command line; what a test leaves running is killed."""
    started: list[Started] = []

    def begin(command: str) -> Started:
        started.append(Started(tmp_path, command))
        return started[-1]

    yield begin
    for each in started:
        each.process.kill()
        each.process.communicate()
    for pid in filter(alive, pids(tmp_path)):
        os.kill(pid, signal.SIGKILL)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_serving_ends_cleanly_when_it_is_told_to(
    start: Callable[[str], Started], number: signal.Signals
) -> None:
    service = start("serve")
    service.wait_for("ready: rasa http://127.0.0.1:")
    service.process.send_signal(number)
    assert service.process.wait(PATIENCE) == 0
    assert len(pids(service.var)) == 2
    assert service.parts_are_gone()


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
def test_a_chat_whose_terminal_is_closed_leaves_no_part_behind(
    start: Callable[[str], Started], number: signal.Signals
) -> None:
    chat = start("chat")
    chat.wait_for("re halo")
    assert len(pids(chat.var)) == 2
    chat.process.send_signal(number)
    assert chat.parts_are_gone()


def test_parts_do_not_outlive_a_service_that_is_killed(start: Callable[[str], Started]) -> None:
    service = start("serve")
    service.wait_for("ready")
    service.process.kill()
    assert service.parts_are_gone()


def test_a_chat_ends_at_the_end_of_its_input(start: Callable[[str], Started]) -> None:
    chat = start("chat")
    out, _ = chat.process.communicate("apa itu jkp\n", timeout=PATIENCE)
    assert "re apa itu jkp" in out
    assert chat.process.returncode == 0
    assert chat.parts_are_gone()


def test_a_port_in_use_is_one_line_for_the_operator(tmp_path: Path, taken: int) -> None:
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "TEMAN_VAR": str(tmp_path),
        "RASA_PORT": str(taken),
    }
    done = subprocess.run(
        [sys.executable, fake_service.__file__, "serve"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"RASA_PORT={taken} is already in use: stop what runs there or set another"
    ]
