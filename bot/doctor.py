"""What is wrong with an installation, and what to do about it."""

from __future__ import annotations

import asyncio
import os
import shutil
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

import httpx
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.processes import LOOPBACK, NLU_PYTHON
from bot.settings import ServiceSettings
from bot.telegram.run import make_bot
from bot.telegram.webhook import PATH
from bot.training import model_path
from storage.database import MIGRATIONS, sessions
from storage.encryption import KeyProblem, load_vault
from storage.facts import FactStore
from storage.settings import StorageSettings

LEAST_DISK = 1024**3
MOST_SKEW = 60.0
"""Seconds that our clock may differ: deadlines are days, codes of officers half minutes."""
GOOD, WARN, BAD = "ok", "warn", "bad"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at; `do` says what helps when it is not good."""

    about: str
    state: str
    found: str
    do: str = ""


Check = Callable[[ServiceSettings, StorageSettings], Awaitable[Finding]]


async def examine(known: ServiceSettings, stored: StorageSettings) -> AsyncIterator[Finding]:
    """Every finding, in an order in which one mends them."""
    for check in CHECKS:
        try:
            yield await check(known, stored)
        except Exception as error:
            # a check that fails in a way nobody thought of is a finding too
            name = check.__name__.lstrip("_").replace("_", " ")
            yield Finding(name, BAD, f"{type(error).__name__}: {error}")


async def _environments(_known: ServiceSettings, _stored: StorageSettings) -> Finding:
    if not NLU_PYTHON.exists():
        return Finding("environments", BAD, "Rasa's is missing", "run `make setup`")
    if not model_path().exists():
        return Finding("environments", WARN, "the model is not trained yet", "run `make train`")
    return Finding("environments", GOOD, "both there, the model is trained")


async def _disk(known: ServiceSettings, _stored: StorageSettings) -> Finding:
    known.teman_var.mkdir(parents=True, exist_ok=True)
    if not os.access(known.teman_var, os.W_OK):
        return Finding("disk", BAD, f"{known.teman_var} cannot be written", "change its owner")
    free = shutil.disk_usage(known.teman_var).free
    shown = f"{free / 1024**3:.1f} GB free in TEMAN_VAR"
    if free < LEAST_DISK:
        return Finding("disk", WARN, shown, "make room, or set TEMAN_VAR to another disk")
    return Finding("disk", GOOD, shown)


async def _key(_known: ServiceSettings, stored: StorageSettings) -> Finding:
    given = bool(stored.teman_key.get_secret_value())
    if not given and not stored.key_file.exists():
        return Finding("key", WARN, "none yet", "it is made at the first start; back it up then")
    try:
        load_vault(stored)
    except KeyProblem as problem:
        return Finding("key", BAD, str(problem), "restore the key from its backup")
    if not given and stored.key_file.stat().st_mode & 0o077:
        return Finding("key", WARN, f"{stored.key_file} can be read by others", "chmod 600 it")
    beside = not given and stored.key_file.parent == stored.teman_var
    if beside:
        return Finding("key", WARN, "beside the data", "set TEMAN_KEY_FILE to another place")
    return Finding("key", GOOD, "readable, apart from the data")


async def _database(_known: ServiceSettings, stored: StorageSettings) -> Finding:
    try:
        async with sessions()() as session:
            revision = await session.scalar(text("SELECT version_num FROM alembic_version"))
    except (SQLAlchemyError, OSError) as error:
        help_ = "check DATABASE_URL; `teman up` makes the tables"
        return Finding("database", BAD, type(error).__name__, help_)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    head = ScriptDirectory.from_config(config).get_current_head()
    if revision != head:
        return Finding("database", WARN, f"at {revision}, not {head}", "`teman up` brings it there")
    try:
        await FactStore(sessions(), load_vault(stored)).check_key()
    except KeyProblem as problem:
        return Finding("database", BAD, str(problem), "restore the key from its backup")
    return Finding("database", GOOD, f"up to date ({head})")


async def _rasa(known: ServiceSettings, _stored: StorageSettings) -> Finding:
    return await _part("Rasa", f"http://{LOOPBACK}:{known.rasa_port}/", "RASA_PORT", "rasa.log")


async def _actions(known: ServiceSettings, _stored: StorageSettings) -> Finding:
    url = f"http://{LOOPBACK}:{known.actions_port}/health"
    return await _part("actions", url, "ACTIONS_PORT", "actions.log")


async def _application(known: ServiceSettings, _stored: StorageSettings) -> Finding:
    url = f"http://{known.web_host}:{known.web_port}/livez"
    return await _part("application", url, "WEB_PORT", "the output of `teman up`")


async def _part(name: str, url: str, setting: str, log: str) -> Finding:
    try:
        async with httpx.AsyncClient(timeout=5) as client:
            begun = time.perf_counter()
            answer = await client.get(url)
    except httpx.HTTPError as error:
        found = f"does not answer at {url} ({type(error).__name__})"
        return Finding(name, BAD, found, f"start `teman up`; see {log}; check {setting}")
    if not answer.is_success:
        return Finding(name, BAD, f"status {answer.status_code} at {url}", f"see {log}")
    return Finding(name, GOOD, f"answers in {1000 * (time.perf_counter() - begun):.0f} ms")


async def _telegram(known: ServiceSettings, _stored: StorageSettings) -> Finding:
    if not known.telegram_token.get_secret_value():
        return Finding("Telegram", WARN, "no token", "TELEGRAM_TOKEN from @BotFather, or leave it")
    bot = make_bot(known)
    try:
        me = await bot.get_me()
        return await _webhook(bot, known, f"@{me.username}")
    except InvalidToken:
        return Finding("Telegram", BAD, "does not know TELEGRAM_TOKEN", "ask @BotFather again")
    except TelegramError as error:
        return Finding("Telegram", BAD, str(error), "check the network and TELEGRAM_API_URL")
    finally:
        await bot.request.shutdown()


async def _webhook(bot: Bot, known: ServiceSettings, name: str) -> Finding:
    there = await bot.get_webhook_info()
    wanted = known.telegram_webhook_url and known.telegram_webhook_url.rstrip("/") + PATH
    waiting = f"{there.pending_update_count} updates wait"
    if there.url != wanted:
        found = f"{name}: webhook is {there.url or 'not set'}"
        return Finding("Telegram", WARN, found, "`teman up` sets it from TELEGRAM_WEBHOOK_URL")
    if there.last_error_message:
        found = f"{name}: {there.last_error_message}; {waiting}"
        return Finding("Telegram", BAD, found, "check the proxy and certificate before WEB_PORT")
    return Finding("Telegram", GOOD, f"{name}, {'webhook' if wanted else 'polling'}, {waiting}")


async def _clock(known: ServiceSettings, _stored: StorageSettings) -> Finding:
    if known.teman_today:
        found = f"pinned to {known.teman_today}"
        return Finding("clock", WARN, found, "empty TEMAN_TODAY unless this is a demonstration")
    try:
        async with httpx.AsyncClient(timeout=5) as client:
            answer = await client.head(known.telegram_api_url)
        theirs = parsedate_to_datetime(answer.headers["date"]).timestamp()
    except (httpx.HTTPError, KeyError, ValueError):
        return Finding("clock", WARN, "nobody to compare with", "check the time by hand")
    skew = time.time() - theirs
    if abs(skew) > MOST_SKEW:
        return Finding("clock", BAD, f"{skew:+.0f} s off", "switch on time synchronisation (NTP)")
    return Finding("clock", GOOD, f"{skew:+.0f} s off")


CHECKS: tuple[Check, ...] = (
    _environments,
    _disk,
    _key,
    _database,
    _actions,
    _rasa,
    _application,
    _telegram,
    _clock,
)


async def everything(known: ServiceSettings, stored: StorageSettings) -> list[Finding]:
    """All findings."""
    return [finding async for finding in examine(known, stored)]


def run(known: ServiceSettings, stored: StorageSettings) -> list[Finding]:
    """All findings, from where no loop runs."""
    return asyncio.run(everything(known, stored))
