"""Where the data lives."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.settings import StorageSettings


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("postgresql://u:p@db/teman", "postgresql+psycopg://u:p@db/teman"),
        ("postgres://db/teman", "postgresql+psycopg://db/teman"),
        ("postgresql+asyncpg://db/teman", "postgresql+asyncpg://db/teman"),
        ("sqlite:///teman.db", "sqlite+aiosqlite:///teman.db"),
        ("sqlite+aiosqlite:///teman.db", "sqlite+aiosqlite:///teman.db"),
    ],
)
def test_an_address_without_a_driver_gets_the_asynchronous_one(given: str, used: str) -> None:
    assert StorageSettings(_env_file=None, database_url=given).url == used  # type: ignore[call-arg]


def test_without_an_address_the_data_lives_in_teman_var(tmp_path: Path) -> None:
    known = StorageSettings(_env_file=None, teman_var=tmp_path, database_url="")  # type: ignore[call-arg]
    assert known.url == f"sqlite+aiosqlite:///{tmp_path / 'teman.db'}"
    assert known.key_file == tmp_path / "key"
