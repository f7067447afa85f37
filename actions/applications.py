"""The log of applications in conversation: noted by button or words, listed, printed."""

from __future__ import annotations

import asyncio
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rasa_sdk.events import EventType

from actions.application_words import entry_in
from actions.clock import now
from actions.desk import at_desk, desk
from actions.documents import PDF, send
from actions.registry import handles
from actions.turn import Turn, button
from jobs import alerts, applications
from jobs.applications import Entry, Sort, month_of, note, progress, said_progress
from jobs.store import get
from storage.files import File

if TYPE_CHECKING:
    from claims.paper.applications import Applied

SORTS = {Sort.APPLICATION: "lamaran", Sort.INTERVIEW: "tes/wawancara"}
SHOWN = 25
WANTS_PDF = re.compile(r"\b(pdf|unduh|cetak|print|bukti)\b", re.IGNORECASE)
LAST_MONTH = re.compile(r"\bbulan (lalu|kemarin|kmrn|sebelumnya)\b", re.IGNORECASE)


@handles("application")
@at_desk
async def keep(turn: Turn) -> list[EventType]:
    """Note what was tapped or told; a tap on "Batalkan" takes it out again."""
    turn.set(misses=0, notes=None)
    asked = str(turn.value("application") or "")
    if asked.startswith("forget:"):
        return await _forget(turn, int(asked.partition(":")[2]))
    if asked:
        return await _month(turn, date.fromisoformat(asked.partition(":")[2]), "pdf" in asked)
    entry = await _of_posting(turn) if turn.value("posting") is not None else entry_in(turn)
    if entry is None or not entry.company:
        turn.respond("application_where" if entry else "search_gone")
        return []
    await _note(turn, entry)
    return []


async def _of_posting(turn: Turn) -> Entry | None:
    """The application to a posting that was shown; it is also a reaction to an alert."""
    async with desk().of(turn) as (session, owner):
        await alerts.reacted(session, owner, now())
        found = await get(session, int(turn.value("posting")))
    if found is None:
        return None
    company = found.posting.company or "perusahaan dirahasiakan"
    return Entry(
        turn.today, Sort.APPLICATION, company, found.posting.title, found.posting.source, found.id
    )


async def _note(turn: Turn, entry: Entry) -> None:
    async with desk().of(turn) as (session, owner):
        number = await note(session, desk().vault, owner, entry, now())
        known = await progress(session, owner, entry.day)
    undo = [button("Batalkan", "inform", application=f"forget:{number}")] if number else []
    month = button("Daftar lamaran", "inform", application=f"list:{entry.day.isoformat()}")
    turn.respond(
        "application_noted" if number else "application_known",
        [*undo, month],
        line=_line(entry),
        progress=said_progress(known, entry.day),
    )


async def _forget(turn: Turn, number: int) -> list[EventType]:
    async with desk().of(turn) as (session, owner):
        await applications.forget(session, owner, number)
    turn.respond("application_forgotten")
    return []


@handles("application_list")
@at_desk
async def listing(turn: Turn) -> list[EventType]:
    """The month that is named, this one by default; its PDF when that is asked for."""
    turn.set(misses=0, notes=None)
    return await _month(turn, month_in(turn), bool(WANTS_PDF.search(turn.text)))


def month_in(turn: Turn) -> date:
    """A day of the month that a message names."""
    if LAST_MONTH.search(turn.text):
        return turn.today.replace(day=1) - timedelta(days=1)
    named = turn.value("date")
    return date.fromisoformat(str(named)) if named else turn.today


async def _month(turn: Turn, day: date, pdf: bool) -> list[EventType]:
    async with desk().of(turn) as (session, owner):
        entries = await month_of(session, desk().vault, owner, day)
        known = await progress(session, owner, day)
    said = said_progress(known, day)
    if not entries:
        turn.respond("application_none", progress=said)
    elif pdf:
        await _paper(turn, day, [_applied(each) for each in entries], said)
    else:
        lines = "\n".join(f"{n}. {_line(each)}" for n, each in enumerate(entries[:SHOWN], 1))
        paper = button("PDF untuk diunggah", "inform", application=f"pdf:{day.isoformat()}")
        turn.respond("application_listed", [paper], lines=lines, progress=said)
    return []


async def _paper(turn: Turn, day: date, rows: list[Applied], said: str) -> None:
    from claims.paper.applications import applications_pdf

    content = await asyncio.to_thread(applications_pdf, rows, day, said, turn.today)
    await send(turn, "application_pdf", [File(f"lamaran-{day:%Y-%m}.pdf", PDF, content)])


def _applied(entry: Entry) -> Applied:
    from claims.paper.applications import Applied

    return Applied(entry.day, SORTS[entry.kind], entry.company, entry.title, entry.how)


def _line(entry: Entry) -> str:
    parts = [SORTS[entry.kind], entry.company, entry.title, entry.how and f"lewat {entry.how}"]
    return f"{entry.day:%d-%m-%Y}: {', '.join(part for part in parts if part)}"
