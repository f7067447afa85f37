"""Claims, cases and people, outside a running intake: starting, status, officers, one's data."""

from __future__ import annotations

import logging
import re
from datetime import datetime
from typing import Any

from rasa_sdk.events import EventType, FollowupAction

from actions import case_desk
from actions.clock import JAKARTA
from actions.documents import send
from actions.facts import FACTS
from actions.intake_words import GO_ON, GO_ON_CLAIM
from actions.labels import label
from actions.officer_questions import say_question
from actions.pages import say_page
from actions.registry import handles
from actions.turn import Turn, button
from claims import drafts
from claims.desk import open_questions
from claims.drafts import TooManyTries
from claims.handoffs import ask_for_person, staffed
from claims.hours import hours_in_words, in_words
from claims.intake import KIND_OF_PROGRAM, texts
from claims.numbers import read_code
from claims.own import cases_of
from claims.takeout import takeout
from knowledge.pages import pages
from storage.files import File

logger = logging.getLogger(__name__)
FORM = "intake_form"
CODE = re.compile(r"(?=\b([0-9a-z]{4}[- ]?[0-9a-z]{4}[- ]?[0-9a-z]{4})\b)", re.IGNORECASE)
"""Three groups of four, wherever they begin: "kode saya 7k3q 9xmw c2d4"."""

RESUME = re.compile(r"\b(lanjut\w*|terus\w*|sambung\w*|kode)\b", re.IGNORECASE)
TAKEOUT = re.compile(
    r"\b(unduh|download|minta|kirim|ambil|lihat)\w*\b.{0,20}\bdata (saya|aku|ku|gue|diri)\b"
    r"|^\W*/?unduhdata\W*$",
    re.IGNORECASE,
)
KINDS = {
    "jkp": re.compile(r"\bjkp\b", re.IGNORECASE),
    "jht": re.compile(r"\b(jht|jamsostek)\b", re.IGNORECASE),
    "severance": re.compile(r"\b(pesangon|kompensasi|upmk)\b", re.IGNORECASE),
}


def case_meaning(turn: Turn) -> str | None:
    """The meaning of a message that is about cases, by its words; None for any other."""
    if turn.value("reply_to"):
        return "desk_reply"
    if TAKEOUT.search(turn.text):
        return "takeout"
    if code_in(turn.text):
        return "claim_resume"
    waits = (turn.slot("intake") or {}).get("kind") and not turn.slot("paused")
    goes_on = GO_ON_CLAIM.search(turn.text) or (waits and GO_ON.search(turn.text))
    return "claim_start" if goes_on else None


def code_in(text: str) -> str | None:
    """A resume code beside "lanjutkan", or alone; also a wrong one, so that it can be said."""
    for found in CODE.findall(text):
        bare = re.sub(r"[- ]", "", found)
        alone = len(re.sub(r"[^0-9A-Za-z]", "", text)) == len(bare)
        if read_code(found) and (alone or RESUME.search(text)):
            return str(found)
        looks_like_one = all(any(c.isdigit() for c in bare[at : at + 4]) for at in (0, 4, 8))
        looks_like_one = looks_like_one and not bare.isdigit()
        if looks_like_one and RESUME.search(text):
            return str(found)
    return None


@handles("claim_start")
async def start_claim(turn: Turn) -> list[EventType]:
    """Start an intake, or go on with the one that waits."""
    named = kind_in(turn)
    draft = await drafts.current(case_desk.office(), turn.sender, named)
    kind = named or (draft.kind if draft else None)
    if kind is None:
        return choose_kind(turn)
    turn.set(intake={"kind": kind, "start": True}, misses=0, pending=None, topic="claim_start")
    return [FollowupAction(FORM)]


def kind_in(turn: Turn) -> str | None:
    """Which claim a message names."""
    program = KIND_OF_PROGRAM.get(str(turn.value("program")))
    return program or next((kind for kind, words in KINDS.items() if words.search(turn.text)), None)


def choose_kind(turn: Turn) -> list[EventType]:
    """Which of the three?"""
    named = (("Klaim JKP", "jkp"), ("Klaim JHT", "jht"), ("Pesangon", "pesangon"))
    ways = [button(name, "claim_start", program=program) for name, program in named]
    turn.set(topic="claim_start", misses=0)
    turn.say(pages()["claim_start"].text(turn.today), ways)
    return []


@handles("claim_resume")
async def resume_claim(turn: Turn) -> list[EventType]:
    """A code from another channel: the draft comes here."""
    try:
        draft = await drafts.resume(case_desk.office(), turn.sender, code_in(turn.text) or "")
    except TooManyTries:
        turn.respond("code_too_often")
        return []
    if draft is None:
        turn.respond("code_wrong")
        return []
    turn.set(intake={"kind": draft.kind, "start": True}, pending=None, topic="claim_start")
    return [FollowupAction(FORM)]


@handles("claim_status")
async def status(turn: Turn) -> list[EventType]:
    """The worker's cases, and what officers have asked."""
    own = await cases_of(case_desk.office(), turn.sender)
    turn.set(topic="claim_status", misses=0)
    if not own:
        say_page(turn, pages()["claim_status"])
        return []
    words = texts()["status"]
    lines = [
        words["line"].format(
            number=each.number or words["draft"],
            kind=texts()["kinds"][each.kind],
            status=words["names"][each.status],
            day=_day(each.updated_at),
        )
        for each in own
    ]
    drafted = [button("Lanjutkan", "claim_start")] if own[0].status == "draft" else []
    turn.say("\n".join(lines), [*drafted, button("Bicara petugas", "human_handoff")])
    for question in await open_questions(case_desk.office(), turn.sender):
        say_question(turn, question)
    return []


def _day(moment: datetime) -> str:
    return f"{moment.astimezone(JAKARTA):%d-%m-%Y}"


# officers


@handles("human_handoff")
async def hand_off(turn: Turn) -> list[EventType]:
    """Into the queue of the officers; without any, the official numbers alone."""
    office = case_desk.office()
    turn.set(topic="human_handoff", misses=0)
    if not await staffed(office):
        say_page(turn, pages()["human_handoff"])
        return []
    asked = await ask_for_person(office, turn.sender, summary_of(turn))
    name = "handoff_again" if asked.again else "handoff_now" if asked.now else "handoff_later"
    ways = [button("Nomor resmi", "show_more")]
    turn.respond(name, buttons=ways, when=in_words(asked.due), hours=hours_in_words())
    return []


def summary_of(turn: Turn) -> dict[str, Any]:
    """Facts and topics, not words: what an officer needs to begin."""
    facts = {name: turn.slot(name) for name in FACTS if turn.slot(name) is not None}
    topics = [turn.slot("topic"), turn.slot("paused")]
    about = [label(each) for each in topics if each and each != "human_handoff"]
    return {"topics": list(dict.fromkeys(about)), "facts": facts}


# one's own data


@handles("takeout")
async def give_data(turn: Turn) -> list[EventType]:
    """Everything that is held of the worker, as a file."""
    content = await takeout(case_desk.office(), turn.sender)
    await send(turn, "takeout_ready", [File("data-anda.zip", "application/zip", content)])
    return []


async def waiting_draft(sender: str) -> dict[str, Any] | None:
    """For a new session: the intake that this worker is in the middle of; None when there is none.

    `open`: it was running not long ago, so that the next message may well be an answer. `update`:
    the message that it holds last. `sent`: it is a case since that message.
    """
    try:
        office = case_desk.office()
        draft = await drafts.current(office, sender)
        sent = None if draft else await drafts.sent_last(office, sender)
    except Exception:
        logger.exception("could not look for a draft")
        return None
    if sent:
        return {"sent": True, "update": sent.update}
    if draft is None:
        return None
    fresh = office.now() - draft.updated_at < drafts.FRESH
    return {"kind": draft.kind, "open": draft.running and fresh, "update": draft.update}


def goes_on(turn: Turn) -> bool:
    """Whether a message outside any form is for the intake that a lost conversation was in."""
    stage = turn.slot("intake") or {}
    if turn.update and stage.get("update") == turn.update:
        return True
    if not stage.get("open"):
        return False
    answers = turn.intent in ("inform", "nlu_fallback", "out_of_scope", "affirm", "deny")
    commands = turn.intent in ("skip", "dont_know", "go_back")
    return bool(turn.file) or answers or commands
