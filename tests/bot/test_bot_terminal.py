"""What a person sees in the terminal."""

from __future__ import annotations

import contextlib
import io
import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from rich.console import Console

from bot import terminal
from bot.gateway import Gateway
from bot.rasa import Rasa
from bot.reply import Button, Reply
from bot.settings import ServiceSettings
from bot.terminal import WIDTH, show, show_all
from storage.encryption import Vault
from storage.facts import Sessions

YES, NO = Button("Ya, benar", "/affirm"), Button("Bukan", "/deny")


def shown(reply: Reply, width: int = 100) -> str:
    console = Console(file=io.StringIO(), width=width, color_system=None)
    show(console, reply)
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


def test_buttons_stand_under_the_text_with_their_numbers() -> None:
    lines = shown(Reply("Benar?", (YES, NO))).splitlines()
    assert "Benar?" in lines[1]
    assert [line.strip() for line in lines[3:]] == ["[1] Ya, benar", "[2] Bukan"]


def test_a_single_button_has_no_number_because_a_number_would_not_choose_it() -> None:
    assert "[•] Ya, benar" in shown(Reply("Benar?", (YES,)))


async def test_choices_of_several_bubbles_are_counted_on_as_a_typed_number_is(
    tmp_path: Path,
) -> None:
    console = Console(file=io.StringIO(), width=100, color_system=None)
    turn = [Reply("Jawaban", (NO,)), Reply("Catatan"), Reply("Benar?", (YES, NO))]
    await show_all(console, turn, "terminal:1", tmp_path)
    lines = [line.strip() for line in console.file.getvalue().splitlines()]  # type: ignore[attr-defined]
    choices = [line for line in lines if line.startswith("[")]
    assert choices == ["[1] Bukan", "[2] Ya, benar", "[3] Bukan"]


def test_a_label_that_looks_like_markup_is_shown_as_it_is() -> None:
    assert "[1] [bold]JHT[/bold]" in shown(Reply("?", (Button("[bold]JHT[/bold]", "/x"), NO)))


def test_single_line_breaks_stay_and_markdown_is_rendered() -> None:
    lines = shown(Reply("**Total** Rp 5 juta\nbaris dua")).splitlines()
    assert "**" not in "".join(lines)
    assert [line for line in lines if "baris dua" in line and "Total" not in line]


@pytest.mark.parametrize(("width", "used"), [(200, WIDTH), (40, 40)])
def test_a_bubble_fits_the_window_and_stays_readable(width: int, used: int) -> None:
    lines = shown(Reply("kata " * 60), width).splitlines()
    assert max(len(line) for line in lines) == used


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str | BaseException]]:
    """The lines that a person types, one after another; an error stands for Ctrl-D or Ctrl-C."""
    lines: list[str | BaseException] = []

    def read(self: Console, *args: Any, **kwargs: Any) -> str:
        line = lines.pop(0)
        if isinstance(line, BaseException):
            raise line
        return line

    monkeypatch.setattr(Console, "input", read)
    yield lines
    assert not lines, "the conversation ended before everything was typed"


async def talk(sessions: Sessions, vault: Vault) -> str:
    """A whole chat against a Rasa that repeats what it hears."""

    def echo(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json=[{"text": f"re {json.loads(request.content)['message']}"}])

    client = httpx.AsyncClient(transport=httpx.MockTransport(echo), base_url="http://rasa")
    console = Console(file=io.StringIO(), width=80, color_system=None)
    known = ServiceSettings(_env_file=None)  # type: ignore[call-arg]
    await terminal.chat(Gateway(Rasa(client), sessions, vault), known, console)
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize("leaving", ["keluar", " KELUAR ", "exit", EOFError(), KeyboardInterrupt()])
async def test_a_chat_greets_answers_and_ends_when_the_person_leaves(
    typed: list[str | BaseException],
    leaving: str | BaseException,
    sessions: Sessions,
    vault: Vault,
) -> None:
    typed += ["apa itu jkp", leaving]
    said = await talk(sessions, vault)
    assert said.index("re halo") < said.index("re apa itu jkp")
    assert "re keluar" not in said.lower()


async def test_a_signal_whose_exception_is_swallowed_still_ends_the_chat(
    monkeypatch: pytest.MonkeyPatch,
    typed: list[str | BaseException],
    sessions: Sessions,
    vault: Vault,
) -> None:
    def interrupted(_reply: object) -> Reply:
        with contextlib.suppress(KeyboardInterrupt):
            signal.raise_signal(signal.SIGHUP)
        return Reply("re halo")

    monkeypatch.setattr(Reply, "from_rasa", interrupted)
    assert "re halo" in await talk(sessions, vault)


@pytest.mark.parametrize("swallowed", [True, False])
async def test_a_signal_that_a_read_does_not_notice_still_ends_the_chat(
    monkeypatch: pytest.MonkeyPatch, sessions: Sessions, vault: Vault, swallowed: bool
) -> None:
    """Its exception is swallowed before the read, or it comes in another thread during it."""
    pipe, end = os.pipe()

    def elsewhere() -> None:
        time.sleep(0.2)
        signal.pthread_kill(threading.get_ident(), signal.SIGTERM)
        time.sleep(60)
        os.write(end, b"x")

    def deaf(_self: Console, *_args: Any) -> str:
        if swallowed:
            with contextlib.suppress(KeyboardInterrupt):
                signal.raise_signal(signal.SIGTERM)
        else:
            threading.Thread(target=elsewhere, daemon=True).start()
        os.read(pipe, 1)
        return "sampai di sini"

    monkeypatch.setattr(Console, "input", deaf)
    assert "sampai di sini" not in await talk(sessions, vault)
