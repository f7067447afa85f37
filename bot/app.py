"""Everything that `teman up` runs, wired: the web application and what works beside it."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from bot import health
from bot.gateway import Gateway
from bot.outgoing import open_channels
from bot.processes import Service, StartProblem, is_taken, running
from bot.settings import ServiceSettings
from bot.telegram import webhook
from bot.telegram.run import Telegram, make_telegram, running_telegram
from bot.web.site import add_console, add_pages
from bot.web.wiring import chat_page, console
from bot.wiring import open_gateway
from jobs.rounds import Work
from jobs.scheduler import working
from storage.database import sessions
from storage.encryption import Vault, load_vault
from storage.facts import Sessions
from storage.settings import settings as storage_settings

STOPPING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


@dataclass(frozen=True)
class Parts:
    """What the pages, the channels and the scheduler share."""

    known: ServiceSettings
    service: Service
    gateway: Gateway
    sessions: Sessions
    vault: Vault
    telegram: Telegram | None = None


def make_app(parts: Parts) -> FastAPI:
    """The web application: health and metrics, and the routers of the pages."""
    app = FastAPI(title="Teman PHK", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.parts = parts
    app.include_router(health.router(parts.service, parts.sessions))
    add_pages(app, chat_page(parts.gateway, parts.sessions, parts.vault, parts.known))
    if parts.telegram and parts.known.telegram_webhook_url:
        telegram = parts.telegram
        app.include_router(webhook.router(telegram.bot, telegram.inbox, telegram.secret))
    add_console(app, console(parts.sessions, parts.vault, parts.known))
    return app


@asynccontextmanager
async def beside(parts: Parts) -> AsyncIterator[None]:
    """What works in the background while the application serves; the last started ends first."""
    async with AsyncExitStack() as stack:
        if parts.known.deliver:
            channels = await stack.enter_async_context(open_channels(parts.known, parts.gateway))
            await stack.enter_async_context(working(Work(parts.sessions, parts.vault), channels))
        if parts.telegram:
            telegram = running_telegram(parts.telegram, parts.known, parts.sessions)
            await stack.enter_async_context(telegram)
        yield


class Server(uvicorn.Server):
    """uvicorn that leaves signals to us (they stop more than it), and says when it listens."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Takes no signal."""
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen, then print the line that scripts wait for."""
        await super().startup(sockets)
        print(f"ready: http://{self.config.host}:{self.config.port}", flush=True)


async def up(known: ServiceSettings, model: Path) -> None:
    """Rasa, the action server, the application and what is beside it, until a signal."""
    if is_taken(known.web_port, known.web_host):
        raise StartProblem(
            f"WEB_PORT={known.web_port} is already in use: stop what runs there or set another"
        )
    async with running(known, model, known.rasa_port, known.actions_port) as service:
        await serve(known, service)


async def serve(known: ServiceSettings, service: Service) -> None:
    """The application in front of running parts; drains what is under way before it returns."""
    async with open_gateway(service, known) as gateway:
        parts = gathered(known, service, gateway)
        async with beside(parts):
            server = Server(
                uvicorn.Config(
                    make_app(parts),
                    host=known.web_host,
                    port=known.web_port,
                    log_config=None,  # its loggers write as all of ours do
                    log_level="warning",
                    access_log=False,
                    lifespan="off",
                )
            )
            for number in STOPPING:
                asyncio.get_running_loop().add_signal_handler(number, _stop, server)
            await server.serve()


def gathered(known: ServiceSettings, service: Service, gateway: Gateway) -> Parts:
    """The parts of this process, by its settings."""
    opened, vault = sessions(), load_vault(storage_settings())
    wanted = bool(known.telegram_token.get_secret_value())
    telegram = make_telegram(known, gateway, opened, vault) if wanted else None
    return Parts(known, service, gateway, opened, vault, telegram)


def _stop(server: uvicorn.Server) -> None:
    server.should_exit = True
