"""`teman serve`: Rasa and the action server."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from pathlib import Path

import typer

from bot.prepare import prepare, run_to_the_end
from bot.processes import Service, running
from bot.settings import ServiceSettings

app = typer.Typer(add_completion=False)


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

    run_to_the_end(until_told())


async def serve_forever(known: ServiceSettings, model: Path) -> None:
    """Both parts until this is cancelled, also while they are still starting."""
    async with running(known, model, known.rasa_port, known.actions_port) as service:
        announce(service)
        await asyncio.Event().wait()


def announce(service: Service) -> None:
    """The line that scripts wait for."""
    print(f"ready: rasa {service.rasa_url}, actions {service.actions_url}", flush=True)
