"""`teman jobs …`: bring postings in, from the sources of the settings or from a file."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy import select

from jobs.feed.reading import Read, read
from jobs.feed.table import KINDS, Defaults
from jobs.http import utc_now
from jobs.manners import UNHURRIED
from jobs.posting import Posting
from jobs.pulling import Pulled, keep, pull
from jobs.settings import settings
from jobs.sources.base import Source
from jobs.sources.registry import make_http, make_sources
from jobs.store import close_unseen, purge
from storage.database import migrate, sessions
from storage.models import SourceState

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Lowongan, pelatihan, magang.")
console = Console()
errors = Console(stderr=True)

SHOWN = 20
"""Problems of a file that are written out."""

File = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="CSV, JSON, atau HTML.")]
SourceName = Annotated[str, typer.Option("--source", help="Nama sumber, misalnya blk-bekasi.")]
Names = Annotated[list[str] | None, typer.Argument(help="Nama sumber; kosong: semua.")]


@app.command("pull")
def pull_sources(names: Names = None) -> None:
    """Ask the sources of JOB_SOURCES and JOB_FEEDS for all that is open."""
    migrate()
    done = asyncio.run(_pull(names or []))
    for each in done:
        ending = f"[red]{each.trouble}[/red]" if each.trouble else "ok"
        console.print(
            f"{each.source}: {each.seen} read, {each.new} new, {each.closed} closed: {ending}"
        )
    if any(each.trouble for each in done):
        raise typer.Exit(1)


async def _pull(names: list[str]) -> list[Pulled]:
    async with make_http(settings(), sessions(), patience=UNHURRIED) as http:
        sources = chosen(make_sources(settings(), http), names)
        done = []
        for source in sources:
            with console.status(f"{source.title} …"):
                done.append(await pull(sessions(), source, utc_now))
        async with sessions().begin() as session:
            await purge(session, utc_now())
    return done


def chosen(sources: list[Source], names: list[str]) -> list[Source]:
    """The sources with these names; all when none is named."""
    known = {source.name: source for source in sources}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise typer.BadParameter(
            f"{unknown[0]!r} is not in JOB_SOURCES or JOB_FEEDS: {', '.join(known)}"
        )
    return [known[name] for name in names] if names else sources


@app.command("import")
def import_file(
    file: File,
    source: SourceName = "",
    kind: Annotated[str, typer.Option(help=f"Jenis: {', '.join(KINDS)}.")] = "lowongan",
    company: Annotated[str, typer.Option(help="Penyelenggara, bila tidak ada kolomnya.")] = "",
    link: Annotated[str, typer.Option(help="Alamat, bila tidak ada kolomnya.")] = "",
    replace: Annotated[bool, typer.Option(help="Tutup yang tidak ada di berkas ini.")] = False,
) -> None:
    """Bring in a file of vacancies, of a job fair or of a training centre's schedule."""
    if kind not in KINDS:
        raise typer.BadParameter(f"{kind!r}: pilih {', '.join(KINDS)}", param_hint="--kind")
    now = datetime.now(UTC)
    name = (source or file.stem.lower())[:20]
    found = read(file.read_bytes(), Defaults(name, now, KINDS[kind], company, link))
    _say_problems(found)
    if not found.postings:
        raise typer.Exit(1)
    migrate()
    new, closed = asyncio.run(_keep(name, found.postings, now, replace))
    console.print(f"{name}: {len(found.postings)} read, {new} new, {closed} closed")


def _say_problems(found: Read) -> None:
    for problem in found.problems[:SHOWN]:
        errors.print(problem, markup=False, highlight=False)
    if len(found.problems) > SHOWN:
        errors.print(f"… {len(found.problems) - SHOWN} more")


async def _keep(
    name: str, postings: tuple[Posting, ...], now: datetime, replace: bool
) -> tuple[int, int]:
    new = await keep(sessions(), name, postings, now)
    if not replace:
        return new, 0
    async with sessions().begin() as session:
        return new, await close_unseen(session, name, now, now)


@app.command("sources")
def show_sources() -> None:
    """When each source was last asked, and how that went."""
    migrate()
    table = Table("source", "asked", "answered", "open", "trouble")
    for row in asyncio.run(_states()):
        times = (f"{t:%Y-%m-%d %H:%M}" if t else "-" for t in (row.asked_at, row.answered_at))
        table.add_row(row.name, *times, str(row.postings or "-"), row.error or "")
    console.print(table)


async def _states() -> list[SourceState]:
    async with sessions()() as session:
        asked = select(SourceState).where(SourceState.asked_at.is_not(None))
        return list(await session.scalars(asked.order_by(SourceState.name)))
