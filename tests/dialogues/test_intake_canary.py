"""A canary goes through a whole intake; afterwards it stands nowhere in plain."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import intake_driver
import pytest
from intake_driver import drive
from prometheus_client import REGISTRY, generate_latest
from tester import Talk

from bot.processes import Service
from bot.settings import ServiceSettings
from claims.numbers import read_number

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


@pytest.mark.parametrize("kind", ["jkp", "severance"])
async def test_a_canary_is_nowhere_in_plain(
    client: httpx.AsyncClient,
    service: Service,
    service_settings: ServiceSettings,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
) -> None:
    if not service.actions_url:
        pytest.skip("needs a service of our own")
    began = time.time()
    for slot, canary in CANARIES.items():
        monkeypatch.setitem(intake_driver.ANSWERS, slot, canary)
    talk = Talk(client)
    assert read_number(await drive(talk, kind))
    assert "Kuningsari" in "\n".join(talk.transcript)
    var = service_settings.teman_var
    looked_at = [path for path in var.rglob("*") if path.is_file()]
    names = {path.name for path in looked_at}
    assert {"teman.db", "rasa.log", "actions.log"} <= names
    for path in looked_at:
        assert not found_in(path.read_bytes()), path.name
    assert not found_in(generate_latest(REGISTRY))
    for path in files_since(began):
        assert not found_in(path.read_bytes()), path


def test_the_scan_finds_what_it_looks_for() -> None:
    assert found_in("NIK 3173054709880007".encode("utf-16-le")) == ["3173054709880007"]
    assert found_in(b"wage: 7654321") == ["7654321"]
