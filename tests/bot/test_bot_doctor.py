"""`teman doctor` finds what is wrong and names what to do."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from fake_telegram import TOKEN, FakeTelegram, serving
from pydantic import SecretStr
from rich.console import Console
from sqlalchemy.ext.asyncio import async_sessionmaker

from bot import doctor
from bot.commands.doctor import show
from bot.doctor import BAD, GOOD, WARN, Finding
from bot.processes import free_port
from bot.settings import ServiceSettings
from storage.database import make_engine
from storage.encryption import Vault, load_vault
from storage.facts import FactStore, Sessions
from storage.settings import StorageSettings


@pytest.fixture
async def phone() -> AsyncIterator[tuple[FakeTelegram, str]]:
    fake = FakeTelegram()
    async with serving(fake) as url:
        yield fake, url


@pytest.fixture
def known(tmp_path: Path, phone: tuple[FakeTelegram, str]) -> ServiceSettings:
    return ServiceSettings(
        _env_file=None,  # type: ignore[call-arg]
        teman_var=tmp_path,
        rasa_port=free_port(),
        actions_port=free_port(),
        web_port=free_port(),
        telegram_token=SecretStr(TOKEN),
        telegram_api_url=phone[1],
    )


@pytest.fixture
def stored(tmp_path: Path, database: str, monkeypatch: pytest.MonkeyPatch) -> StorageSettings:
    engine = make_engine(database)
    monkeypatch.setattr(doctor, "sessions", lambda: async_sessionmaker(engine))
    return StorageSettings(
        _env_file=None,  # type: ignore[call-arg]
        teman_var=tmp_path,
        teman_key_file=tmp_path / "elsewhere" / "key",
        database_url=database,
    )


async def found(known: ServiceSettings, stored: StorageSettings) -> dict[str, Finding]:
    return {each.about: each for each in await doctor.everything(known, stored)}


async def test_a_sound_installation_has_nothing_bad_but_what_does_not_run(
    known: ServiceSettings, stored: StorageSettings
) -> None:
    load_vault(stored)
    seen = await found(known, stored)
    good = {name for name, each in seen.items() if each.state == GOOD}
    assert {"disk", "key", "database", "Telegram", "clock"} <= good
    assert "@teman_test_bot, polling" in seen["Telegram"].found
    for name, setting in (("Rasa", "RASA_PORT"), ("actions", "ACTIONS_PORT")):
        assert seen[name].state == BAD
        assert setting in seen[name].do


async def test_a_wrong_token_is_named(known: ServiceSettings, stored: StorageSettings) -> None:
    known.telegram_token = SecretStr("1:wrong")
    seen = (await found(known, stored))["Telegram"]
    assert seen.state == BAD
    assert "TELEGRAM_TOKEN" in seen.found


async def test_a_webhook_of_another_address_is_noticed(
    known: ServiceSettings, stored: StorageSettings, phone: tuple[FakeTelegram, str]
) -> None:
    phone[0].webhook["url"] = "https://old.example/x"
    seen = (await found(known, stored))["Telegram"]
    assert (seen.state, "old.example" in seen.found) == (WARN, True)


async def test_telegram_that_is_away_is_no_wrong_token(
    known: ServiceSettings, stored: StorageSettings
) -> None:
    known.telegram_api_url = f"http://127.0.0.1:{free_port()}"
    seen = await found(known, stored)
    assert "TELEGRAM_API_URL" in seen["Telegram"].do
    assert seen["clock"].state == WARN


async def test_data_of_another_key_is_the_worst_and_said_so(
    known: ServiceSettings, stored: StorageSettings, sessions: Sessions
) -> None:
    load_vault(stored)
    await FactStore(sessions, Vault(b"x" * 32)).save("telegram:1", {"wage": 1})
    seen = (await found(known, stored))["database"]
    assert seen.state == BAD
    assert "TEMAN_KEY" in seen.found


async def test_a_key_that_others_can_read_is_noticed(
    known: ServiceSettings, stored: StorageSettings
) -> None:
    load_vault(stored)
    stored.key_file.chmod(0o644)
    seen = (await found(known, stored))["key"]
    assert (seen.state, seen.do) == (WARN, "chmod 600 it")


async def test_a_full_disk_is_noticed(
    known: ServiceSettings, stored: StorageSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "LEAST_DISK", 2**80)
    assert (await found(known, stored))["disk"].state == WARN


async def test_a_pinned_day_is_noticed(known: ServiceSettings, stored: StorageSettings) -> None:
    known.teman_today = "2026-11-22"
    assert "TEMAN_TODAY" in (await found(known, stored))["clock"].do


async def test_a_check_that_fails_unforeseen_is_a_finding(
    known: ServiceSettings, stored: StorageSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "model_path", lambda: 1 / 0)
    seen = (await found(known, stored))["environments"]
    assert seen.state == BAD
    assert "ZeroDivisionError" in seen.found


def test_what_to_do_stands_under_what_was_found() -> None:
    console = Console(file=io.StringIO(), width=100, color_system=None)
    show(
        [Finding("key", WARN, "beside the data", "move it"), Finding("disk", GOOD, "fine")], console
    )
    lines = console.file.getvalue().splitlines()  # type: ignore[attr-defined]
    assert "beside the data" in lines[0]
    assert "→ move it" in lines[1]
    assert "fine" in lines[2]
