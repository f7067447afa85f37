"""A canary goes through a whole intake on Telegram; afterwards it stands nowhere in plain.

Looked through: the database, its WAL, every log, the figures, temporary files.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from intake_driver import ANSWERS, drive
from phoning import Applications, Phone, Reaper

from bot.settings import ServiceSettings

CANARIES = {
    "name": "Kenari Kuningsari",
    "nik": "3173054709880007",
    "phone": "0856 7788 9911",
    "employer": "PT Kenari Rahasia, Bekasi",
    "kpj": "13579246801",
    "wage": "7.654.321",
}
PLAIN = (
    "Kenari",
    "Kuningsari",
    "3173054709880007",
    "85677889911",
    "13579246801",
    "7654321",
    "7.654.321",
)
"""What must not be found, in any spelling that we write ourselves."""


def found_in(content: bytes) -> list[str]:
    lower = content.lower()
    every = [(word, form) for word in PLAIN for form in _forms(word)]
    return sorted({word for word, form in every if form in lower})


def _forms(word: str) -> Iterator[bytes]:
    text = word.lower()
    yield text.encode()
    yield text.encode("utf-16-le")
    yield text.encode("utf-16-be")


def files_since(began: float) -> Iterator[Path]:
    """Temporary files that were written meanwhile, those of this run's tests apart."""
    for folder, _, names in os.walk(tempfile.gettempdir()):
        if "pytest-of-" in folder or "bash_jobs" in folder:
            continue
        for name in names:
            path = Path(folder) / name
            try:
                if path.is_file() and path.stat().st_mtime >= began:
                    yield path
            except OSError:
                continue


@contextmanager
def nothing_leaves_the_wal(database: Path) -> Iterator[Path]:
    """While somebody reads an older state, SQLite keeps every page that is written in its WAL."""
    reader = sqlite3.connect(database, isolation_level=None)
    try:
        # as the service sets it with its first connection, which may not have been made yet
        assert reader.execute("PRAGMA journal_mode=WAL").fetchone() == ("wal",)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM cases").fetchone()
        yield database.with_name(f"{database.name}-wal")
    finally:
        reader.close()


@pytest.mark.parametrize("kind", ["jkp", "severance"])
async def test_a_canary_is_nowhere_in_plain(
    api: Reaper, born: Applications, service_settings: ServiceSettings, kind: str
) -> None:
    began, var = time.time(), service_settings.teman_var
    phone = Phone(api)
    with nothing_leaves_the_wal(var / "teman.db") as wal:
        number = await drive(phone, kind, ANSWERS | CANARIES)
        assert "Kuningsari" in str(phone.turns)
        files = [path for path in var.rglob("*") if path.is_file()]
        written = {str(path.relative_to(var)): path.read_bytes() for path in files}
        # the number of a case is public: where it stands, the rest of the case went by
        assert number.encode() in written[wal.name]
    assert {"teman.db", "rasa.log", "actions.log", "application.log"} <= written.keys()
    async with httpx.AsyncClient(base_url=born.web) as client:
        figures = (await client.get("/metrics")).content
    assert b'teman_messages_total{channel="telegram",outcome="answered"}' in figures
    for name, content in {**written, "/metrics": figures}.items():
        assert not found_in(content), name
    for path in files_since(began):
        assert not found_in(path.read_bytes()), path


def test_the_scan_finds_what_it_looks_for() -> None:
    assert found_in("NIK 3173054709880007".encode("utf-16-le")) == ["3173054709880007"]
    assert found_in(b"wage: 7654321") == ["7654321"]
