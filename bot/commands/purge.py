"""`teman purge`: erase what is past its time."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import typer

from storage.database import migrate, sessions
from storage.retention import purge as purge_tables

app = typer.Typer(add_completion=False)


@app.command()
def purge() -> None:
    """Erase rows past their time (docs/privacy.md); run it once a day."""
    migrate()
    gone = asyncio.run(purge_tables(sessions(), datetime.now(UTC)))
    for table, count in sorted(gone.items()):
        print(f"{table}: {count}")
