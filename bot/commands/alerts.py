"""`teman alerts …`: what the scheduler does, once and by hand; what could not be delivered."""

from __future__ import annotations

import asyncio

import typer
from rich.console import Console
from rich.table import Table

from bot.prepare import prepare_storage
from jobs.rounds import ROUNDS, Work
from jobs.sweeping import backlog, dead_letters, send_again
from storage.database import sessions
from storage.encryption import load_vault
from storage.settings import settings as storage_settings

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Kabar dan pengingat.")
console = Console()

TELLING = ("digests", "reminders")


def work() -> Work:
    """The database and the key of the settings."""
    prepare_storage()
    return Work(sessions(), load_vault(storage_settings()))


@app.command()
def run() -> None:
    """Write what alerts and reminders owe now; a courier sends it."""

    async def once(given: Work) -> None:
        for each in ROUNDS:
            if each.name in TELLING:
                console.print(f"{each.name}: {await each.run(given)}")
        async with given.sessions() as session:
            for status, count in (await backlog(session, await given.clock(session))).items():
                console.print(f"outbox {status}: {count}")

    asyncio.run(once(work()))


@app.command()
def failed(again: bool = typer.Option(False, help="Send them once more.")) -> None:
    """List the messages that were given up, without their recipients and words."""

    async def listing(given: Work) -> None:
        async with given.sessions.begin() as session:
            letters = await dead_letters(session)
            now = await given.clock(session)
            if again:
                done = [await send_again(session, each.id, now) for each in letters]
                console.print(f"{sum(done)} will be sent once more")
                return
        shown = Table("id", "channel", "kind", "tries", "failed at", "why")
        for each in letters:
            when = f"{each.failed_at:%Y-%m-%d %H:%M} UTC"
            shown.add_row(str(each.id), each.channel, each.kind, str(each.tries), when, each.error)
        console.print(shown)

    asyncio.run(listing(work()))
