"""`teman officer …` on a database of its own: accounts are made, listed, closed, opened again."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pyotp
import pytest
from sqlalchemy.ext.asyncio import async_sessionmaker

from bot import __main__ as command_line
from claims import signing_in
from claims.office import Office
from storage.database import make_engine
from storage.encryption import load_vault
from storage.settings import StorageSettings


@pytest.fixture(autouse=True)
def own_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TEMAN_VAR", str(tmp_path))
    monkeypatch.setenv("TEMAN_KEY_FILE", str(tmp_path / "key"))
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'teman.db'}")
    monkeypatch.delenv("TEMAN_KEY", raising=False)


def run(*arguments: str) -> int:
    """One command; exit code 1 when it stops with a sentence."""
    try:
        return command_line.run(["officer", *arguments])
    except SystemExit as stopped:
        print(stopped.code)
        return 1


def can_log_in(shown: str) -> bool:
    """Whether what was shown opens the console."""
    password = re.search(r"Kata sandi: (\S+)", shown)
    address = re.search(r"otpauth://\S+", shown)
    assert password
    assert address
    known = StorageSettings()

    async def attempt() -> str:
        engine = make_engine(known.url)
        office = Office(async_sessionmaker(engine, expire_on_commit=False), load_vault(known))
        totp = pyotp.parse_uri(address[0])
        assert isinstance(totp, pyotp.TOTP)
        token = await signing_in.log_in(office, "siti", password[1], totp.now())
        await engine.dispose()
        return token

    try:
        return bool(asyncio.run(attempt()))
    except signing_in.BadLogin:
        return False


def test_an_account_is_made_with_what_opens_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("add", "siti", "--name", "Siti Aminah", "--generate") == 0
    shown = capsys.readouterr().out
    assert len(re.findall(r"^  [a-z0-9]{5}-[a-z0-9]{5}$", shown, re.MULTILINE)) == 8
    assert "▀" in shown or "█" in shown
    assert can_log_in(shown)


def test_a_closed_account_is_listed_as_closed_and_opened_by_a_reset(
    capsys: pytest.CaptureFixture[str],
) -> None:
    run("add", "siti", "--name", "Siti Aminah", "--role", "admin", "--generate")
    first = capsys.readouterr().out
    assert run("disable", "siti") == 0
    assert run("list") == 0
    listed = capsys.readouterr().out
    assert "Siti Aminah" in listed
    assert "ditutup" in listed
    assert not can_log_in(first)
    assert run("reset", "siti", "--generate") == 0
    assert can_log_in(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "SI TI", "--name", "Siti", "--generate"), "nama masuk"),
        (("add", "siti", "--name", "Siti", "--role", "root", "--generate"), "peran"),
        (("disable", "tuti"), "Tidak ada akun tuti"),
        (("reset", "tuti", "--generate"), "Tidak ada akun tuti"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 1
    assert said in capsys.readouterr().out
