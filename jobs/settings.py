"""Which sources are asked, and with which keys."""

from __future__ import annotations

import re
from functools import cache

from pydantic import SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from storage.settings import ROOT

KNOWN = ("contoh", "karirhub", "proglat", "skkni", "jooble", "careerjet")
NAME = re.compile(r"[a-z0-9-]{2,20}$")


class JobSettings(BaseSettings):
    """Settings of the job sources; each is an environment variable or a line of .env."""

    model_config = SettingsConfigDict(env_file=ROOT / ".env", extra="ignore")

    job_sources: str = "contoh"
    job_feeds: str = ""
    job_contact: str = ""
    jooble_key: SecretStr = SecretStr("")
    careerjet_key: SecretStr = SecretStr("")
    careerjet_user_ip: str = ""

    @field_validator("job_sources")
    @classmethod
    def _known(cls, value: str) -> str:
        wrong = [name for name in listed(value) if name not in KNOWN]
        if wrong:
            raise ValueError(f"unknown source {wrong[0]!r}: choose from {', '.join(KNOWN)}")
        return value

    @field_validator("job_feeds")
    @classmethod
    def _named(cls, value: str) -> str:
        for each in listed(value):
            name, _, url = each.partition("=")
            if not (NAME.match(name) and url.startswith(("https://", "http://"))):
                raise ValueError(f"{each!r} is not name=https://address (name: a-z, 0-9, -)")
        return value

    @property
    def sources(self) -> tuple[str, ...]:
        """The names of JOB_SOURCES."""
        return listed(self.job_sources)

    @property
    def feeds(self) -> tuple[tuple[str, str], ...]:
        """Name and address of each feed of JOB_FEEDS."""
        pairs = (each.partition("=") for each in listed(self.job_feeds))
        return tuple((name, url) for name, _, url in pairs)

    @property
    def agent(self) -> str:
        """How we introduce ourselves to portals."""
        return f"TemanPHK/0.1 ({self.job_contact or 'asisten pekerja ter-PHK'})"


def listed(value: str) -> tuple[str, ...]:
    """The parts between commas."""
    return tuple(part.strip() for part in value.split(",") if part.strip())


@cache
def settings() -> JobSettings:
    """The settings of this process."""
    return JobSettings()
