"""What the tests of storage share."""

from __future__ import annotations

import pytest

from storage.encryption import Vault
from storage.facts import FactStore, Sessions


@pytest.fixture
def store(sessions: Sessions, vault: Vault) -> FactStore:
    """The facts on each kind of database."""
    return FactStore(sessions, vault)


@pytest.fixture(autouse=True)
def no_settings_of_other_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """The dialogue tests point a whole run at their own folder and key."""
    for name in ("TEMAN_VAR", "TEMAN_KEY", "TEMAN_KEY_FILE", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
