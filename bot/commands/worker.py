"""`teman worker`: deliveries and rounds, beside any number of others on one PostgreSQL."""

from __future__ import annotations

import asyncio
import signal
import sys

import httpx
import typer
import uvloop
from prometheus_client import start_http_server

from bot.gateway import Gateway
from bot.logs import write_logs
from bot.outgoing import open_channels
from bot.prepare import prepare_storage, run_to_the_end
from bot.rasa import Rasa
from bot.settings import ServiceSettings
from jobs.rounds import Work
from jobs.worker import conninfo, make_worker, prepare_tables, run_worker
from storage.database import sessions
from storage.encryption import load_vault
from storage.settings import settings as storage_settings

app = typer.Typer(add_completion=False)


@app.command()
def worker(concurrency: int = typer.Option(10, min=3, help="Tasks at the same time.")) -> None:
    """Send what is owed and do the rounds; any number of workers, on any machine."""
    try:
        conninfo(storage_settings().url)
    except ValueError as error:
        sys.exit(str(error))
    known = prepare_storage()
    write_logs(known.log_format)
    if known.worker_metrics_port:
        start_http_server(known.worker_metrics_port)
    run_to_the_end(work(known, concurrency), uvloop.new_event_loop)


async def work(known: ServiceSettings, concurrency: int) -> None:
    """Until told to stop; then what is under way is finished or given back."""
    told = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    url, vault = storage_settings().url, load_vault(storage_settings())
    await prepare_tables(url)
    async with httpx.AsyncClient(timeout=known.reply_timeout) as client:
        # the gateway keeps the buttons of what is sent; here it asks nobody
        gateway = Gateway(Rasa(client), sessions(), vault)
        async with open_channels(known, gateway) as channels:
            print("ready: worker", flush=True)
            tasks = make_worker(url, Work(sessions(), vault), channels)
            await run_worker(tasks, told, concurrency)
