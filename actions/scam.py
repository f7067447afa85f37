"""Is this offer, link or message genuine? We name signs of danger and never call anything safe."""

from __future__ import annotations

import logging
import re

from rasa_sdk.events import EventType

from actions.clock import now
from actions.job_results import phrase
from actions.pages import all_keys, say_page
from actions.registry import handles
from actions.turn import Turn, button
from jobs.domains import addresses_in, known
from jobs.market import usual_pay
from jobs.posting import occupations_in
from jobs.scam import Sign, signs_in
from knowledge.pages import pages
from storage.database import sessions

logger = logging.getLogger(__name__)

LONG = 15
"""Words; a message of so many holds what is to be checked."""

CHECKS = re.compile(
    r"\W*(tolong |coba |mohon |bantu )*(cek|cekin|periksa|verifikasi)\w*\W+(\w+\W+)?"
    r"(lowongan|loker|lowker|tawaran|iklan)\w*\W+(kerja\W+)?(ini|itu|tsb|tersebut|berikut)\b",
    re.IGNORECASE,
)
"""Begins a message that asks to check what follows."""

SHORTEST_NAME = 4
NAMED_OTHERWISE = {"rekrutmenbersama", "bankmandiri"}


@handles("scam_check")
async def check(turn: Turn) -> list[EventType]:
    """Look at what a message holds; without anything to look at, say how to tell and ask for it."""
    page = pages()["scam_check"]
    keys = all_keys(turn, page)
    signs = await found(turn.text)
    if page.variant(keys):
        say_page(turn, page, keys)
        return []
    if not (signs or holds_offer(turn.text)):
        say_page(turn, page)
        turn.respond("scam_ask")
        return []
    turn.set(topic="scam_check", variant=None, notes=None, misses=0)
    turn.say(verdict(turn.text, signs), _buttons())
    return []


def pasted(turn: Turn) -> bool:
    """Whether a message is the text or link to check: asked for, or under "cek lowongan ini"."""
    if CHECKS.match(turn.text):
        return True
    if turn.slot("topic") != "scam_check" or not turn.text:
        return False
    if addresses_in(turn.text):
        return True
    return len(turn.text.split()) >= LONG and bool(signs_in(turn.text))


def holds_offer(text: str) -> bool:
    """Whether there is something to check: an address, a company that we know, or a long text."""
    return bool(addresses_in(text) or company_in(text)) or len(text.split()) >= LONG


async def found(text: str) -> list[Sign]:
    """The signs of a text, its pay beside what others pay."""
    return signs_in(text, await _market(text)) if text else []


async def _market(text: str) -> int | None:
    """What others pay for the work that a text names; None when the database cannot say."""
    try:
        async with sessions()() as session:
            return await usual_pay(session, occupations_in(text), now())
    except Exception:
        logger.exception("could not look up what others pay")
        return None


def verdict(text: str, signs: list[Sign]) -> str:
    """What was seen, why it matters, and the way to be sure."""
    kind = "none" if not signs else "grave" if any(sign.grave for sign in signs) else "mild"
    seen = "\n".join(f"- **{sign.title}.** {sign.why}" for sign in signs)
    company = company_in(text)
    official = phrase("scam_official", owner=company[0], domain=company[1]) if company else ""
    parts = [phrase(f"scam_{kind}", count=len(signs)), seen, official, phrase("scam_steps")]
    return "\n\n".join(part for part in (*parts, phrase("scam_sent") if signs else "") if part)


def company_in(text: str) -> tuple[str, str] | None:
    """A company or office that a text names, with its real address."""
    words = set(re.findall(r"[a-z0-9]+", text.lower()))
    for name, domains in known()["real"].items():
        if len(name) >= SHORTEST_NAME and name in words - NAMED_OTHERWISE:
            return name.capitalize(), domains[0]
    return None


def _buttons() -> list[dict[str, str]]:
    return [button("Cari lowongan", "job_search"), button("Bicara petugas", "human_handoff")]
