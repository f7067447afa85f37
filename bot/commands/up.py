"""`teman up`: the whole service."""

from __future__ import annotations

import asyncio
import contextlib

import typer
import uvloop

from bot.app import STOPPING
from bot.app import up as run
from bot.logs import write_logs
from bot.prepare import prepare, run_to_the_end

app = typer.Typer(add_completion=False)


@app.command()
def up() -> None:
    """Run everything: Rasa, the action server, the web pages, Telegram, the deliveries."""
    known, model = prepare()
    write_logs(known.log_format)

    async def until_told() -> None:
        task = asyncio.create_task(run(known, model))
        for number in STOPPING:
            # until the application serves; then it takes the signals itself and drains
            asyncio.get_running_loop().add_signal_handler(number, task.cancel)
        with contextlib.suppress(asyncio.CancelledError):
            await task

    run_to_the_end(until_told(), uvloop.new_event_loop)
