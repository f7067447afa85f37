"""The courier of Telegram in a process of its own, as `teman up` runs it, to be killed."""

from __future__ import annotations

import asyncio
import signal

import httpx

from bot.gateway import Gateway
from bot.outgoing import open_channels
from bot.rasa import Rasa
from bot.settings import settings
from jobs.rounds import Work
from jobs.scheduler import courier_of
from storage.database import sessions
from storage.encryption import load_vault
from storage.settings import settings as storage_settings


async def main() -> None:
    """Deliver until SIGTERM."""
    told = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, told.set)
    vault = load_vault(storage_settings())
    gateway = Gateway(Rasa(httpx.AsyncClient()), sessions(), vault)
    async with open_channels(settings(), gateway) as channels:
        await courier_of(Work(sessions(), vault), channels[0]).run(told)


if __name__ == "__main__":
    asyncio.run(main())
