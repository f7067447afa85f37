"""A database for each test, copied from one with tables; an application before the real Rasa."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from fake_telegram import serving
from phoning import Applications, Reaper, applications
from sqlalchemy.ext.asyncio import async_sessionmaker

from bot.processes import Service
from bot.settings import ServiceSettings
from storage.database import make_engine, migrate
from storage.encryption import Vault
from storage.facts import Sessions


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database with all tables."""
    path = tmp_path_factory.mktemp("template") / "teman.db"
    migrate(f"sqlite+aiosqlite:///{path}")
    return path


@pytest.fixture
def database(migrated: Path, tmp_path: Path) -> str:
    """The address of a database of this test's own."""
    path = tmp_path / "teman.db"
    shutil.copy(migrated, path)
    return f"sqlite+aiosqlite:///{path}"


@pytest.fixture
async def sessions(database: str) -> AsyncIterator[Sessions]:
    """Sessions on it."""
    engine = make_engine(database)
    yield async_sessionmaker(engine, expire_on_commit=False)
    await engine.dispose()


@pytest.fixture
def vault() -> Vault:
    """A key of the tests."""
    return Vault(b"k" * 32)


@pytest.fixture
async def api(service: Service) -> Reaper:
    """A Bot API, and the way to the real Rasa."""
    if not service.actions_url:
        pytest.skip("needs a service of our own")
    return Reaper(service.rasa_url)


@pytest.fixture
async def born(
    api: Reaper, service: Service, service_settings: ServiceSettings
) -> AsyncIterator[Applications]:
    """An application that serves, between that Bot API and Rasa."""
    async with serving(api) as url:
        between = replace(service, rasa_url=url)
        async with applications(url, between, service_settings.teman_var) as made:
            api.kill = made.kill
            await made.start()
            yield made
