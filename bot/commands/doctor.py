"""`teman doctor`: what is missing, and what to do."""

from __future__ import annotations

import sys

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.table import Table

from bot.doctor import BAD, GOOD, WARN, Finding, run
from bot.settings import settings
from claims.settings import settings as office_settings
from storage.settings import settings as storage_settings

app = typer.Typer(add_completion=False)
MARKS = {GOOD: "[green]✓[/green]", WARN: "[yellow]![/yellow]", BAD: "[red]✗[/red]"}


@app.command()
def doctor() -> None:
    """Check settings, key, database, Rasa, actions, Telegram, disk, clock; exit 1 when broken."""
    try:
        office_settings()
        found = run(settings(), storage_settings())
    except ValidationError as error:
        first = error.errors()[0]
        sys.exit(f"Setting {str(first['loc'][0]).upper()}: {first['msg']}")
    show(found, Console())
    if any(each.state == BAD for each in found):
        raise typer.Exit(1)


def show(found: list[Finding], console: Console) -> None:
    """A line each, with what to do under those that need it."""
    table = Table.grid(padding=(0, 2))
    for each in found:
        table.add_row(MARKS[each.state], each.about, each.found)
        if each.do:
            table.add_row("", "", f"[dim]→ {each.do}[/dim]")
    console.print(table)
