"""The sources that the settings name, behind one HTTP client."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import httpx
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from jobs.http import Http, utc_now
from jobs.manners import PATIENCE, Manners, OwnManners, SharedManners
from jobs.sample import BASE, FEED, SamplePortal
from jobs.settings import JobSettings
from jobs.sources.base import Source
from jobs.sources.careerjet import Careerjet
from jobs.sources.feed import Feed
from jobs.sources.jooble import Jooble
from jobs.sources.karirhub import Karirhub
from jobs.sources.proglat import Proglat
from jobs.sources.skkni import Skkni

SAMPLE = "contoh"
SAMPLE_TITLE = "Contoh (bukan lowongan sungguhan)"


def make_http(
    settings: JobSettings,
    sessions: async_sessionmaker[AsyncSession] | None = None,
    now: Callable[[], datetime] = utc_now,
    transport: httpx.AsyncBaseTransport | None = None,
    patience: float = PATIENCE,
) -> Http:
    """The client of this process; it is polite together with all on the same database.

    `patience`: how many seconds it may stand in line; a pull has more than a person who waits.
    """
    manners: Manners = OwnManners(now, patience=patience)
    if sessions:
        manners = SharedManners(sessions, patience=patience)
    sample = httpx.ASGITransport(app=SamplePortal(now))
    return Http(settings.agent, transport, manners, now, mounts={BASE: sample})


def make_sources(settings: JobSettings, http: Http) -> list[Source]:
    """The sources of JOB_SOURCES and JOB_FEEDS; one without its key is an error of the settings."""
    feeds: list[Source] = [Feed(http, name, name, url, url) for name, url in settings.feeds]
    return [*(_make(name, settings, http) for name in settings.sources), *feeds]


def _make(name: str, settings: JobSettings, http: Http) -> Source:
    if name == "jooble":
        return Jooble(http, _given(settings.jooble_key.get_secret_value(), "JOOBLE_KEY"))
    if name == "careerjet":
        key = _given(settings.careerjet_key.get_secret_value(), "CAREERJET_KEY")
        return Careerjet(
            http, key, _given(settings.careerjet_user_ip, "CAREERJET_USER_IP"), settings.agent
        )
    others: dict[str, Callable[[Http], Source]] = {
        "karirhub": Karirhub,
        "proglat": Proglat,
        "skkni": Skkni,
        SAMPLE: lambda http: Feed(
            http, SAMPLE, SAMPLE_TITLE, FEED, "https://karirhub.kemnaker.go.id"
        ),
    }
    return others[name](http)


def _given(value: str, setting: str) -> str:
    if not value:
        raise ValueError(f"JOB_SOURCES names a source that needs {setting}, which is empty")
    return value
