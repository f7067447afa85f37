"""The search of this process: sources by the settings, and the database."""

from __future__ import annotations

from functools import cache

from actions.clock import now
from jobs.finder import Finder
from jobs.settings import settings
from jobs.sources.registry import make_http, make_sources
from jobs.store import Stored, get
from storage.database import sessions


@cache
def finder() -> Finder:
    """The finder of this process; its client lives as long as the process."""
    http = make_http(settings(), sessions(), now)
    return Finder(sessions(), make_sources(settings(), http), now)


async def posting(number: int) -> Stored | None:
    """A posting by its number."""
    async with sessions()() as session:
        return await get(session, number)
