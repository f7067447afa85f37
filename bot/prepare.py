"""What commands that start the service do first: settings, database and model."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from rich.console import Console

from bot.processes import StartProblem
from bot.settings import ServiceSettings, settings
from bot.training import TrainingProblem, ensure_model
from claims.settings import settings as office_settings
from storage.database import migrate, sessions
from storage.encryption import KeyProblem, load_vault
from storage.facts import FactStore
from storage.settings import settings as storage_settings

console = Console()


def prepare() -> tuple[ServiceSettings, Path]:
    """Settings, database and model; one line and exit 1 when something is missing."""
    known = prepare_storage()
    try:
        return known, ensure_model(console)
    except TrainingProblem as error:
        sys.exit(f"Training failed:\n{error}")


def prepare_storage() -> ServiceSettings:
    """Settings and database, for what needs no model."""
    try:
        known = settings()
        os.environ.setdefault("TEMAN_VAR", str(known.teman_var))
        office_settings()
        check_storage()
    except ValidationError as error:
        first = error.errors()[0]
        sys.exit(f"Setting {str(first['loc'][0]).upper()}: {first['msg']} (got {first['input']!r})")
    except KeyProblem as error:
        sys.exit(str(error))
    return known


def check_storage() -> None:
    """Bring the database up to date and make sure that our key opens it."""
    migrate()
    store = FactStore(sessions(), load_vault(storage_settings()))
    asyncio.run(store.check_key())
    sessions.cache_clear()


def run_to_the_end(
    main: Coroutine[Any, Any, None], loop: Callable[[], asyncio.AbstractEventLoop] | None = None
) -> None:
    """Run to the end, on another loop than asyncio's own if told; what does not start is a line."""
    with contextlib.suppress(KeyboardInterrupt):
        try:
            asyncio.run(main, loop_factory=loop)
        except StartProblem as error:
            sys.exit(str(error))
