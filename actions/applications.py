"""The log of applications in conversation: noted by button or words, listed, printed."""

from __future__ import annotations

import asyncio
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rasa_sdk.events import EventType

from actions.application_back import remove_numbers
from actions.application_words import SORTS, companies_in, entries_in, entry_in, line_of
from actions.clock import now
from actions.desk import at_desk, desk
from actions.documents import PDF, send
from actions.jkp_paid import ask_when
from actions.job_query import posting_meant
from actions.later_words import noted_kind
from actions.registry import handles
from actions.turn import Turn, button
from actions.undo_words import COMPANY_WHERE, LISTED, NOTED
from jobs import alerts
from jobs.applications import Entry, Sort, month_of, note, progress, said_progress
from jobs.proof_month import ProofMonth, month_of_person
from jobs.store import get
from knowledge.phrases import phrases
from storage.files import File

if TYPE_CHECKING:
    from claims.paper.applications import Applied

SHOWN = 25
GONE = "search_gone"
JKP_PAID = "jkp"
"""What the button says that tells of the first payment of JKP."""

AROUND = re.compile(
    r"^\W*(sama|plus|dan|terus|trus|satu lagi|tambah(in)?)\W+|\W+(juga|jg)\W*$", re.IGNORECASE
)
"""Around the name in "sama Alfamart juga"."""

WANTS_PDF = re.compile(r"\b(pdf|unduh|cetak|print|bukti)\b", re.IGNORECASE)
LAST_MONTH = re.compile(r"\bbulan (lalu|kemarin|kmrn|sebelumnya)\b", re.IGNORECASE)


@handles("application")
@at_desk
async def keep(turn: Turn) -> list[EventType]:
    """Note what was tapped or told; a tap on "Batalkan" takes it out again."""
    turn.set(misses=0, notes=None)
    asked = str(turn.value("application") or "")
    if asked.startswith("forget:"):
        await remove_numbers(turn, map(int, asked.partition(":")[2].split(",")))
        return []
    if asked == JKP_PAID:
        ask_when(turn)
        return []
    if asked:
        return await _month(turn, date.fromisoformat(asked.partition(":")[2]), "pdf" in asked)
    if answered := _answered(turn):
        return await _note_all(turn, answered)
    entry, instead = await _told(turn)
    if entry.company and not instead:
        return await _note_all(turn, [entry] if entry.posting else entries_in(turn))
    if instead != GONE:
        held = {"day": entry.day.isoformat(), "title": entry.title, "how": entry.how}
        turn.set(pending={COMPANY_WHERE: entry.kind.value, **held})
    turn.respond(instead or "application_where")
    return []


def _answered(turn: Turn) -> list[Entry]:
    """What was told a message ago, for each company that this one names."""
    held = turn.tracker.get_slot("pending")
    if not isinstance(held, dict) or noted_kind(turn.text):
        return []
    names = companies_in(AROUND.sub("", turn.text))
    if NOTED in held and turn.text:
        return [Entry(turn.today, Sort.APPLICATION, name) for name in names]
    if COMPANY_WHERE not in held:
        return []
    day, kind = date.fromisoformat(held["day"]), Sort(held[COMPANY_WHERE])
    return [Entry(day, kind, name, held["title"], held["how"]) for name in names]


async def _told(turn: Turn) -> tuple[Entry, str]:
    """What is told, in words or of the posting that was tapped or read last.

    With it the phrase that says why a posting cannot be noted, empty where it can.
    """
    tapped, told = turn.value("posting"), entry_in(turn)
    number = tapped if tapped is not None else posting_meant(turn)
    own_words = tapped is None and (told.company or told.kind is not Sort.APPLICATION)
    if own_words or number is None:
        return told, ""
    async with desk().of(turn) as (session, owner):
        await alerts.reacted(session, owner, now())
        found = await get(session, int(number))
    if found is None:
        return told, GONE
    if found.posting.sample:
        return told, "application_sample"
    offer = found.posting
    company = offer.company or "perusahaan dirahasiakan"
    return Entry(told.day, told.kind, company, offer.title, offer.source, found.id), ""


async def _note_all(turn: Turn, entries: list[Entry]) -> list[EventType]:
    """Keep entries and say how far the month is; a turn long words can take them back."""
    async with desk().of(turn) as (session, owner):
        kept = [(await note(session, desk().vault, owner, e, now()), e) for e in entries]
        month = await month_of_person(session, owner, entries[0].day)
        known = await progress(session, owner, month)
    new = [(number, entry) for number, entry in kept if number]
    turn.set(pending={NOTED: [number for number, _ in new]})
    whole = button("Daftar lamaran", "inform", application=f"list:{entries[0].day.isoformat()}")
    said = {"progress": said_progress(known, month)}
    if len(new) > 1:
        lines = "\n".join(f"{place}. {line_of(each)}" for place, (_, each) in enumerate(new, 1))
        buttons = [_undo(f"Batalkan no. {place}", each[0]) for place, each in enumerate(new, 1)]
        turn.respond(
            "application_noted_many", [*buttons, whole], count=len(new), lines=lines, **said
        )
        return []
    number, entry = new[0] if new else kept[0]
    undo = [_undo("Batalkan", number)] if number else []
    name = "application_noted" if number else "application_known"
    turn.respond(name, [*undo, whole], line=line_of(entry), **said)
    return []


def _undo(label: str, number: int) -> dict[str, str]:
    return button(label, "inform", application=f"forget:{number}")


@handles("application_list")
@at_desk
async def listing(turn: Turn) -> list[EventType]:
    """The month that is named, this one by default; its PDF when that is asked for."""
    turn.set(misses=0, notes=None)
    named = turn.value("date")
    day = date.fromisoformat(str(named)) if named else turn.today
    return await _month(turn, day, bool(WANTS_PDF.search(turn.text)))


async def _month(turn: Turn, day: date, pdf: bool) -> list[EventType]:
    """The month of JKP in which a day lies, or of the calendar: the answer says which."""
    async with desk().of(turn) as (session, owner):
        month = await month_of_person(session, owner, day)
        if LAST_MONTH.search(turn.text):
            month = await month_of_person(session, owner, month.first - timedelta(days=1))
        entries = await month_of(session, desk().vault, owner, month)
        known = await progress(session, owner, month)
    said, paid = (
        said_progress(known, month),
        button("JKP saya sudah cair", "inform", application=JKP_PAID),
    )
    if pdf and entries:
        await _paper(turn, month, [_applied(each) for each in entries], said)
        return []
    if not month.number:
        said += "\n\n" + phrases()["application_calendar"].text
    buttons = [] if month.number else [paid]
    if entries:
        lines = "\n".join(f"{n}. {line_of(each)}" for n, each in enumerate(entries[:SHOWN], 1))
        paper = button("PDF untuk diunggah", "inform", application=f"pdf:{month.last.isoformat()}")
        turn.set(pending={LISTED: [each.id for each in entries[:SHOWN]]})
        turn.respond("application_listed", [paper, *buttons], lines=lines, progress=said)
    else:
        turn.respond("application_none", buttons, progress=said)
    return []


async def _paper(turn: Turn, month: ProofMonth, rows: list[Applied], said: str) -> None:
    from claims.paper.applications import applications_pdf

    content = await asyncio.to_thread(applications_pdf, rows, month.label, said, turn.today)
    name = f"lamaran-{month.first:%Y-%m}.pdf"
    await send(turn, "application_pdf", [File(name, PDF, content)])


def _applied(entry: Entry) -> Applied:
    from claims.paper.applications import Applied

    return Applied(entry.day, SORTS[entry.kind], entry.company, entry.title, entry.how)
