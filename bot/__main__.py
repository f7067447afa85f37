"""`teman`: the command line of the service (`python -m bot`)."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from pathlib import Path

import typer
from pydantic import ValidationError
from rich.console import Console

from bot.processes import Service, StartProblem, free_port, running
from bot.settings import ServiceSettings, settings
from bot.terminal import chat as talk
from bot.training import TrainingProblem, ensure_model
from storage.database import migrate, sessions
from storage.encryption import KeyProblem, load_vault
from storage.facts import FactStore
from storage.settings import settings as storage_settings

app = typer.Typer(no_args_is_help=True, add_completion=False, help=__doc__)
console = Console()


def prepare() -> tuple[ServiceSettings, Path]:
    """Settings, database and model; one line and exit 1 when something is missing."""
    try:
        known = settings()
        os.environ.setdefault("TEMAN_VAR", str(known.teman_var))
        check_storage()
        return known, ensure_model(console)
    except ValidationError as error:
        first = error.errors()[0]
        sys.exit(f"Setting {str(first['loc'][0]).upper()}: {first['msg']} (got {first['input']!r})")
    except KeyProblem as error:
        sys.exit(str(error))
    except TrainingProblem as error:
        sys.exit(f"Training failed:\n{error}")


def check_storage() -> None:
    """Bring the database up to date and make sure that our key opens it."""
    migrate()
    store = FactStore(sessions(), load_vault(storage_settings()))
    asyncio.run(store.check_key())
    sessions.cache_clear()


@app.command()
def chat() -> None:
    """Talk to the assistant in the terminal."""
    known, model = prepare()

    async def session() -> None:
        console.print("[dim]Menyalakan asisten …[/dim]")
        async with running(known, model, free_port(), free_port()) as service:
            await talk(service, known, console)

    _run(session())


@app.command()
def serve() -> None:
    """Run Rasa and the action server on RASA_PORT and ACTIONS_PORT until SIGTERM."""
    known, model = prepare()

    async def until_told() -> None:
        serving = asyncio.create_task(serve_forever(known, model))
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(number, serving.cancel)
        with contextlib.suppress(asyncio.CancelledError):
            await serving

    _run(until_told())


async def serve_forever(known: ServiceSettings, model: Path) -> None:
    """Both parts until this is cancelled, also while they are still starting."""
    async with running(known, model, known.rasa_port, known.actions_port) as service:
        announce(service)
        await asyncio.Event().wait()


def announce(service: Service) -> None:
    """The line that scripts wait for."""
    print(f"ready: rasa {service.rasa_url}, actions {service.actions_url}", flush=True)


@app.command()
def train() -> None:
    """Train the model if its inputs changed."""
    _, model = prepare()
    console.print(f"Model: {model}")


def _run(main: object) -> None:
    """Run to the end; a part that does not start is one line."""
    with contextlib.suppress(KeyboardInterrupt):
        try:
            asyncio.run(main)  # type: ignore[arg-type]
        except StartProblem as error:
            sys.exit(str(error))


if __name__ == "__main__":
    app()
