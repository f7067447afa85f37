"""Files to keep: the plan on paper, in the calendar, as a picture, and the letters."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rasa_sdk.events import EventType, FollowupAction

from actions.facts import UNKNOWN
from actions.memory import files
from actions.plan import known, worker_facts
from actions.registry import handles
from actions.turn import Turn, button
from benefits.plan import Plan, WorkerFacts, plan
from benefits.result import BadInput, Result
from benefits.severance import REASONS
from benefits.tenure import Tenure
from storage.files import File

if TYPE_CHECKING:
    from claims.letters import LetterFacts

PDF, ICS, PNG = "application/pdf", "text/calendar", "image/png"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class Kind:
    """A file that is made from the plan, slowly: not in the event loop."""

    name: str
    mime: str
    make: Callable[[Plan, WorkerFacts], bytes]


# The rooms that draw and write are imported at first use: their libraries are heavy.
def _pdf(made: Plan, facts: WorkerFacts) -> bytes:
    from claims.paper import plan_pdf

    return plan_pdf(made, facts, None)


def _ics(made: Plan, facts: WorkerFacts) -> bytes:
    from claims.paper import plan_ics

    return plan_ics(made)


def _timeline(made: Plan, facts: WorkerFacts) -> bytes:
    from claims.paper import timeline_png

    return timeline_png(made)


def _makeup(made: Plan, facts: WorkerFacts) -> bytes:
    from claims.paper import makeup_png

    return makeup_png(main_result(made))


KINDS = {
    "plan_pdf": Kind("rencana-anda.pdf", PDF, _pdf),
    "plan_ics": Kind("rencana-anda.ics", ICS, _ics),
    "timeline_png": Kind("jadwal-anda.png", PNG, _timeline),
    "makeup_png": Kind("susunan-hak.png", PNG, _makeup),
}
ASKED = r"\b(minta|kirim|unduh|download|simpan|cetak|print|bikin|buat)\w*\b.{0,25}"
WORDS = {
    "letters": re.compile(
        r"\b(buatkan|buatin|bikin\w*|tolong buat|contoh|template|format|draft)\b.{0,20}\bsurat\b|"
        r"^\W*buat surat\b",
        re.IGNORECASE,
    ),
    "plan_ics": re.compile(
        r"\b(ke|pengingat)\b.{0,8}\bkalender|" + ASKED + r"\b(kalender|ics)\b", re.I
    ),
    "timeline_png": re.compile(r"\bgambar\b.*\bjadwal|\bjadwal\b.*\bgambar\b", re.IGNORECASE),
    "makeup_png": re.compile(
        r"\b(gambar|grafik|diagram)\w*\b.*\b(hak|hitungan|susunan|pesangon)", re.IGNORECASE
    ),
    "plan_pdf": re.compile(
        ASKED + r"\bpdf\b|\b(simpan|unduh|cetak)\w*\b.{0,10}\brencana\b|^\W*pdf(nya)?\W*$",
        re.IGNORECASE,
    ),
}
"""How a person asks for a file without a button."""


def main_result(made: Plan) -> Result:
    """The sum to draw: severance or compensation, of a range the first possibility."""
    parts = [made.part("pesangon"), made.part("kompensasi")]
    found = [p.result or p.alternatives[0][1] for p in parts if p and (p.result or p.alternatives)]
    if not found:
        raise BadInput("reason", "Belum ada jumlah yang bisa digambar. Lengkapi dulu rencananya.")
    return found[0]


def wanted_document(turn: Turn) -> str | None:
    """The file that a message asks for, by button or in words."""
    tapped = turn.value("document")
    if tapped:
        return str(tapped)
    return next((name for name, words in WORDS.items() if words.search(turn.text)), None)


@handles("document")
async def make_document(turn: Turn) -> list[EventType]:
    """A file of the plan, the list of letters, or a letter."""
    name = wanted_document(turn) or "plan_pdf"
    if name == "letters":
        return offer_letters(turn)
    if name in KINDS:
        return await plan_file(turn, KINDS[name])
    return await letter_files(turn, name)


async def plan_file(turn: Turn, kind: Kind) -> list[EventType]:
    """Make one file of the plan; without its facts ask for them first."""
    facts = worker_facts(turn)
    if facts is None:
        turn.respond("plan_first")
        return [FollowupAction("plan_form")]
    content = await asyncio.to_thread(kind.make, plan(facts, turn.today), facts)
    await send(turn, "document_ready", [File(kind.name, kind.mime, content)])
    return []


def offer_letters(turn: Turn) -> list[EventType]:
    """The letters by name, each with when it is used."""
    from claims.letters import letters

    known_letters = letters()
    lines = "\n".join(f"- **{title}**: {when}" for _, title, when in known_letters)
    short = [button(SHORT_NAMES[key], "inform", document=key) for key, _, _ in known_letters]
    turn.respond("letters_offered", lines=lines, buttons=short)
    return []


SHORT_NAMES = {
    "refuse_phk": "Tolak PHK",
    "bipartit_first": "Undangan bipartit 1",
    "bipartit_second": "Undangan bipartit 2",
    "bipartit_minutes": "Risalah bipartit",
    "disnaker_registration": "Pengaduan Disnaker",
    "report_and_paklaring": "Lapor PHK, paklaring",
    "refuse_resignation": "Tolak resign",
}


async def letter_files(turn: Turn, key: str) -> list[EventType]:
    """A letter to print and to edit; what is not known stays as a marked gap."""
    from claims.letters import letter

    facts = letter_facts(turn)
    made = [
        File(f"{key}.pdf", PDF, await asyncio.to_thread(letter, key, facts, "pdf")),
        File(f"{key}.docx", DOCX, await asyncio.to_thread(letter, key, facts, "docx")),
    ]
    await send(turn, "letter_ready", made)
    return []


def letter_facts(turn: Turn) -> LetterFacts:
    """What the conversation knows of a letter."""
    from claims.letters import LetterFacts

    facts = worker_facts(turn)
    part = plan(facts, turn.today).part("pesangon") if facts else None
    reason, months = known(turn, "phk_reason"), known(turn, "tenure_months")
    return LetterFacts(
        wage=known(turn, "wage"),
        tenure=Tenure.from_months(months) if months is not None else None,
        phk_date=facts.phk_date if facts else None,
        reason=REASONS[reason][0] if reason in REASONS and reason != UNKNOWN else None,
        claims=part.result.lines if part and part.result and part.state == "computed" else (),
        date=turn.today,
    )


async def send(turn: Turn, phrase: str, made: list[File]) -> None:
    """Store the files for this worker, then send their ids with a text."""
    sent = [
        {"id": await files().keep(turn.sender, each), "name": each.name, "mime": each.mime}
        for each in made
    ]
    turn.respond(phrase)
    turn.dispatcher.utter_message(json_message={"files": sent})
