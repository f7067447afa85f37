"""A conversation with the real service of tests/conftest.py."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio
from tester import Talk

from bot.processes import Service


@pytest_asyncio.fixture
async def client(service: Service) -> AsyncIterator[httpx.AsyncClient]:
    """An HTTP client of Rasa, as the channels have it."""
    async with httpx.AsyncClient(base_url=service.rasa_url, timeout=20) as opened:
        yield opened


@pytest.fixture
def talk(client: httpx.AsyncClient) -> Talk:
    """A conversation with nothing said yet."""
    return Talk(client)
