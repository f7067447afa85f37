"""Where the data lives and which key protects it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
DRIVERS = {
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "sqlite": "sqlite+aiosqlite",
}


class StorageSettings(BaseSettings):
    """Settings of the database; each is an environment variable or a line of .env."""

    model_config = SettingsConfigDict(env_file=ROOT / ".env", extra="ignore")

    teman_var: Path = ROOT / "var"
    database_url: str = ""
    teman_key: SecretStr = SecretStr("")
    teman_key_file: Path | None = None

    @property
    def url(self) -> str:
        """The address for SQLAlchemy: `DATABASE_URL`, or SQLite in `TEMAN_VAR`.

        An address without a driver gets the asynchronous one that we use.
        """
        given = self.database_url or f"sqlite:///{self.teman_var / 'teman.db'}"
        scheme, separator, rest = given.partition("://")
        return DRIVERS.get(scheme, scheme) + separator + rest

    @property
    def key_file(self) -> Path:
        """The file of the key; made at the first start when no key is given."""
        return self.teman_key_file or self.teman_var / "key"


@cache
def settings() -> StorageSettings:
    """The settings of this process."""
    return StorageSettings()
