"""The objects that a running process shares, made in one place."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx

from bot.gateway import Gateway
from bot.processes import Service
from bot.rasa import Rasa
from bot.settings import ServiceSettings
from storage.database import sessions
from storage.encryption import load_vault
from storage.settings import settings as storage_settings


@asynccontextmanager
async def open_gateway(service: Service, known: ServiceSettings) -> AsyncIterator[Gateway]:
    """A gateway to the running Rasa, on the database of this process."""
    async with httpx.AsyncClient(base_url=service.rasa_url, timeout=known.reply_timeout) as client:
        yield Gateway(Rasa(client), sessions(), load_vault(storage_settings()))
