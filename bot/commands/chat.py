"""`teman chat`: talk to the assistant here."""

from __future__ import annotations

import typer

from bot.prepare import console, prepare, run_to_the_end
from bot.processes import free_port, running
from bot.terminal import chat as talk
from bot.wiring import open_gateway
from jobs.rounds import FOR_A_TALK, Work
from jobs.scheduler import working
from storage.database import sessions
from storage.encryption import load_vault
from storage.settings import settings as storage_settings

app = typer.Typer(add_completion=False)


@app.command()
def chat() -> None:
    """Talk to the assistant in the terminal."""
    known, model = prepare()

    async def session() -> None:
        console.print("[dim]Menyalakan asisten …[/dim]")
        async with (
            running(known, model, free_port(), free_port()) as service,
            open_gateway(service, known) as gateway,
            working(Work(sessions(), load_vault(storage_settings())), (), FOR_A_TALK),
        ):
            await talk(gateway, known, console)

    run_to_the_end(session())
