"""The chat page in process: a fresh database, a conversation that says back what it hears."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from browsing import chromium_running
from chatting import TODAY, Echo, generous
from fastapi import FastAPI
from playwright.async_api import Browser
from sqlalchemy.ext.asyncio import async_sessionmaker

from bot.web.site import add_pages
from bot.web.talking import ChatPage
from storage.database import make_engine
from storage.encryption import Vault
from storage.facts import Sessions
from storage.files import FileStore
from storage.transcript import Transcript


@pytest.fixture
async def sessions(tmp_path: Path, sqlite_tables: Path) -> AsyncIterator[Sessions]:
    """A new SQLite database with all tables; storage itself is tested on both kinds."""
    engine = make_engine(f"sqlite+aiosqlite:///{shutil.copy(sqlite_tables, tmp_path / 'web.db')}")
    yield async_sessionmaker(engine, expire_on_commit=False)
    await engine.dispose()


@pytest.fixture
def echo() -> Echo:
    """A conversation."""
    return Echo()


@pytest.fixture
def chat(sessions: Sessions, vault: Vault, echo: Echo) -> ChatPage:
    """The parts of the page."""
    transcript, files = Transcript(sessions, vault), FileStore(sessions, vault)
    return ChatPage(echo, transcript, files, lambda: TODAY, echo.due, generous())


@pytest.fixture
def app(chat: ChatPage) -> FastAPI:
    """The application."""
    made = FastAPI()
    add_pages(made, chat)
    return made


@pytest.fixture
async def browser(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A client with a cookie jar and no cookie yet."""
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://teman.test") as opened:
        yield opened


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """One browser for the run; each test opens a tab of a new person in it."""
    async with chromium_running() as opened:
        yield opened
