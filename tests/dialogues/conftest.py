"""One real service for all dialogues: a trained model, a fresh database, Rasa and the actions.

DIALOGUE_RASA_URL (with DIALOGUE_RASA_TOKEN for its API) names a running service to use instead,
while dialogues are written; it must know the date below as today.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from pydantic import SecretStr
from rich.console import Console
from tester import Talk

from bot.processes import Service, free_port, running
from bot.settings import ServiceSettings
from bot.training import ensure_model
from storage.database import migrate

TODAY = "2026-11-22"
TOKEN = "dialogues"


@pytest.fixture(scope="session")
def model() -> Path:
    """The model of the present inputs, trained when there is none."""
    return Path() if os.environ.get("DIALOGUE_RASA_URL") else ensure_model(Console(stderr=True))


@pytest.fixture(scope="session")
def service_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServiceSettings]:
    """A database and a key of our own, whatever the environment and .env say."""
    var = tmp_path_factory.mktemp("var")
    url = f"sqlite+aiosqlite:///{var / 'teman.db'}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", url)
        patch.setenv("TEMAN_KEY", "")
        patch.setenv("TEMAN_KEY_FILE", str(var / "key"))
        migrate(url)
        yield ServiceSettings(teman_var=var, teman_today=TODAY, rasa_token=SecretStr(TOKEN))


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def service(service_settings: ServiceSettings, model: Path) -> AsyncIterator[Service]:
    """Rasa and the action server on free ports, stopped at the end."""
    if url := os.environ.get("DIALOGUE_RASA_URL"):
        yield Service(url, "", os.environ.get("DIALOGUE_RASA_TOKEN", ""))
        return
    async with running(service_settings, model, free_port(), free_port()) as started:
        yield started


@pytest_asyncio.fixture
async def client(service: Service) -> AsyncIterator[httpx.AsyncClient]:
    """An HTTP client of Rasa, as the channels have it."""
    async with httpx.AsyncClient(base_url=service.rasa_url, timeout=20) as opened:
        yield opened


@pytest.fixture
def talk(client: httpx.AsyncClient) -> Talk:
    """A conversation with nothing said yet."""
    return Talk(client)
