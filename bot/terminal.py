"""A conversation in the terminal: the same replies as on a phone, buttons as numbers."""

from __future__ import annotations

import re
import signal
import uuid
from collections.abc import Sequence

import httpx
from rich.console import Console
from rich.markdown import Markdown
from rich.panel import Panel
from rich.text import Text

from bot.conversation import LEAST_CHOICES, Conversation
from bot.processes import Service
from bot.reply import Reply
from bot.settings import ServiceSettings

LEAVE = {"keluar", "exit", "quit", "/keluar", "/quit", "/exit"}
WIDTH = 78
LEAVING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def show(console: Console, reply: Reply) -> None:
    """One bubble and its choices."""
    # a single line break is meant as one
    text = re.sub(r"(?<!\n)\n(?!\n)", "  \n", reply.text)
    console.print(Panel(Markdown(text), width=min(WIDTH, console.width), border_style="green"))
    numbered = len(reply.buttons) >= LEAST_CHOICES
    for number, button in enumerate(reply.buttons, 1):
        mark = str(number) if numbered else "•"
        console.print(Text(f"  [{mark}] {button.label}", style="cyan"))


def show_all(console: Console, replies: Sequence[Reply]) -> None:
    """All bubbles of a turn."""
    for reply in replies:
        show(console, reply)


async def chat(service: Service, settings: ServiceSettings, console: Console) -> None:
    """Talk until the person leaves (keluar, Ctrl-D, Ctrl-C) or the terminal goes away."""
    for number in LEAVING_SIGNALS:
        # asyncio's own handler only cancels, which a blocked input() never notices
        signal.signal(number, signal.default_int_handler)
    async with httpx.AsyncClient(
        base_url=service.rasa_url, timeout=settings.reply_timeout
    ) as client:
        conversation = Conversation(client, f"terminal:{uuid.uuid4().hex}")
        console.print('[dim]Ketik pesan Anda; angka memilih tombol; "keluar" menutup.[/dim]')
        show_all(console, await conversation.say("halo"))
        while (text := _read(console)) is not None:
            show_all(console, await conversation.say(text))


def _read(console: Console) -> str | None:
    """The next line; None when the person leaves."""
    try:
        text = console.input("[bold]Anda:[/bold] ").strip()
    except (EOFError, KeyboardInterrupt):
        return None
    return None if text.casefold() in LEAVE else text
