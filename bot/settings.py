"""Settings of the running service; each is an environment variable or a line of .env."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class ServiceSettings(BaseSettings):
    """Ports, token and patience; see .env.example for what each does."""

    model_config = SettingsConfigDict(env_file=ROOT / ".env", extra="ignore")

    teman_var: Path = ROOT / "var"
    rasa_port: int = Field(default=5005, ge=0, le=65535)
    actions_port: int = Field(default=5055, ge=0, le=65535)
    rasa_endpoints: Path = ROOT / "nlu" / "endpoints.yml"
    web_host: str = "127.0.0.1"
    web_port: int = Field(default=8080, ge=0, le=65535)
    deliver: bool = True
    log_format: Literal["text", "json"] = "text"
    worker_metrics_port: int = Field(default=0, ge=0, le=65535)
    telegram_token: SecretStr = SecretStr("")
    telegram_webhook_url: str = ""
    telegram_api_url: str = "https://api.telegram.org"
    rasa_token: SecretStr = SecretStr("")
    teman_today: str = ""
    reply_timeout: float = Field(default=15.0, gt=0)
    start_timeout: float = Field(default=120.0, gt=0)


@cache
def settings() -> ServiceSettings:
    """The settings of this process."""
    return ServiceSettings()
