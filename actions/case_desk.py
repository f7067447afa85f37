"""The case work of this process: opened at first use."""

from __future__ import annotations

from functools import cache

from claims.office import Office
from storage.database import sessions
from storage.encryption import load_vault
from storage.settings import settings


@cache
def office() -> Office:
    """The office of this process."""
    return Office(sessions(), load_vault(settings()))
