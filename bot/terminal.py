"""A conversation in the terminal: the same replies as on a phone, buttons as numbers."""

from __future__ import annotations

import re
import signal
import uuid
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.markdown import Markdown
from rich.panel import Panel
from rich.text import Text

from bot.gateway import LEAST_CHOICES, Gateway, Incoming
from bot.reply import FileRef, Reply
from bot.settings import ServiceSettings
from storage.database import sessions
from storage.encryption import load_vault
from storage.files import File, FileStore
from storage.settings import settings as storage_settings

LEAVE = {"keluar", "exit", "quit", "/keluar", "/quit", "/exit"}
WIDTH = 78
LEAVING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
LOOK = 0.5
"""Seconds between two looks at whether such a signal came, while a line is waited for."""


def show(console: Console, reply: Reply, first: int = 1, offered: int = 0) -> None:
    """One bubble and its choices, numbered from `first` when the turn offers several."""
    # a single line break is meant as one
    text = re.sub(r"(?<!\n)\n(?!\n)", "  \n", reply.text)
    console.print(Panel(Markdown(text), width=min(WIDTH, console.width), border_style="green"))
    numbered = max(offered, len(reply.buttons)) >= LEAST_CHOICES
    for number, button in enumerate(reply.buttons, first):
        mark = str(number) if numbered else "•"
        console.print(Text(f"  [{mark}] {button.label}", style="cyan"))


async def show_all(console: Console, replies: Sequence[Reply], sender: str, folder: Path) -> None:
    """All bubbles of a turn, their choices counted on; files are saved to a folder and named."""
    first, offered = 1, sum(len(reply.buttons) for reply in replies)
    for reply in replies:
        if reply.text:
            show(console, reply, first, offered)
        first += len(reply.buttons)
        for ref in reply.files:
            await save(console, ref, sender, folder)


async def save(console: Console, ref: FileRef, sender: str, folder: Path) -> None:
    """Fetch a file of this sender and write it where the person finds it."""
    file = await file_store().give(sender, ref.id)
    if file is None:
        console.print(Text(f"  Berkas {ref.name} tidak ditemukan lagi.", style="red"))
        return
    console.print(Text(f"  Tersimpan: {written(file, folder)}", style="cyan"))


def written(file: File, folder: Path) -> Path:
    """Where the file now stands: in the folder, whatever its name says."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / (Path(file.name).name.lstrip(".") or "berkas")
    path.write_bytes(file.content)
    return path


def file_store() -> FileStore:
    """The files that the actions made."""
    return FileStore(sessions(), load_vault(storage_settings()))


class Told:
    """Whether the person or the system wants us to leave.

    The exception of a signal that arrives while Python finishes an object is swallowed ("Exception
    ignored in …"); what we were told is therefore also kept. One that arrives just before the read
    of a line, or in another thread, does not end that read; therefore an alarm interrupts it again
    and again.
    """

    def __init__(self) -> None:
        """Nobody has said anything yet; from now on signals are heard."""
        self.leaving = False
        for number in LEAVING_SIGNALS:
            # asyncio's own handler only cancels, which a blocked input() never notices
            signal.signal(number, self.to_leave)
        signal.signal(signal.SIGALRM, self.look)

    def to_leave(self, _number: int, _frame: object) -> None:
        """Handles a signal."""
        self.leaving = True
        raise KeyboardInterrupt

    def look(self, _number: int, _frame: object) -> None:
        """Handles the alarm: what was told before may have ended nothing."""
        if self.leaving:
            raise KeyboardInterrupt

    def line(self, console: Console) -> str | None:
        """The next line; None when the person leaves."""
        try:
            signal.setitimer(signal.ITIMER_REAL, LOOK, LOOK)
            text = console.input("[bold]Anda:[/bold] ").strip()
        except (EOFError, KeyboardInterrupt):
            return None
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        return None if text.casefold() in LEAVE else text


async def chat(gateway: Gateway, settings: ServiceSettings, console: Console) -> None:
    """Talk until the person leaves (keluar, Ctrl-D, Ctrl-C) or the terminal goes away."""
    told = Told()
    sender = f"terminal:{uuid.uuid4().hex}"
    folder = settings.teman_var / "berkas"
    console.print('[dim]Ketik pesan Anda; angka memilih tombol; "keluar" menutup.[/dim]')
    await show_all(console, await gateway.handle(said(sender, "halo")), sender, folder)
    while not told.leaving and (text := told.line(console)) is not None:
        await show_all(console, await gateway.handle(said(sender, text)), sender, folder)
        await show_all(console, await gateway.due(sender), sender, folder)


def said(sender: str, text: str) -> Incoming:
    """A typed line as a message of its own."""
    return Incoming(sender, uuid.uuid4().hex, text)
