"""Answers from the knowledge pages."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import yaml
from rasa_sdk.events import EventType, FollowupAction

from actions.facts import complaint, found_in
from actions.registry import HANDLERS, handles
from actions.sums import SUMS
from actions.turn import Turn, button
from knowledge.pages import FOLDER, Page, fill, pages

ASPECTS = {
    "eligibility": re.compile(r"\b(per)?syarat", re.IGNORECASE),
    "documents": re.compile(r"\b(dokumen|berkas|kelengkapan)", re.IGNORECASE),
    "tax": re.compile(r"\bpajak", re.IGNORECASE),
}
"""Words that name an aspect whatever the programme."""

FEW = 4
"""Words; a longer message names more than an aspect."""

OWN_CASE = ("pesangon", "jkp", "jht", "jkn", "thr")
KNOWN_SLOTS = ("phk_reason", "contract_type")
DEFINITION = re.compile(r"\b(apa (itu|sih)|(itu|artinya) apa|kalau|kalo|klo)\b", re.IGNORECASE)
"""Asks what a word means, or about another case than one's own."""

TELLING = (
    *("first_steps", "phk_procedure", "severance_rights", "jkp_eligibility"),
    *("resignation_rights", "severance_unpaid"),
)
CLEAR_ROLES = ("wage", "daily", "tenure", "worked")

FOUND = ("job_search", "training_search", "internship_search")
"""Topics under which results may be shown."""

PLACE_SLOTS = ("occupation", "location")
ASIDES = ("thank", "goodbye")
"""Pages after which the topic goes on."""


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    """Words that point at a variant of a page, by variant key."""
    raw: dict[str, list[str]] = yaml.safe_load((FOLDER / "variants.yml").read_text("utf-8"))
    return {key: re.compile("|".join(words), re.IGNORECASE) for key, words in raw.items()}


def variant_keys(turn: Turn) -> tuple[str, ...]:
    """The situations that a message names: cues first, then reason and contract."""
    cued = [key for key, pattern in _cues().items() if turn.text and pattern.search(turn.text)]
    kinds = ("variant", "phk_reason", "contract_type", "program")
    values = [entity.value for kind in kinds for entity in turn.found(kind)]
    return (*cued, *values)


def named_aspect(text: str) -> str | None:
    """The aspect that a message of a few words names: "syaratnya apa" asks for eligibility."""
    if len(text.split()) > FEW:
        return None
    return next((aspect for aspect, words in ASPECTS.items() if words.search(text)), None)


def say_page(turn: Turn, page: Page, keys: tuple[str, ...] = ()) -> None:
    """Send a page, or its variant for one of the keys, with its source and buttons."""
    body = page.text(turn.today, keys).replace("{occupation_place}", wanted(turn))
    more = [button("Rinciannya", "show_more")] if page.details else []
    buttons = [button(each.label, each.intent) for each in page.buttons]
    if page.intent not in ASIDES:
        turn.set(topic=page.intent, variant=page.variant(keys), notes=None)
    turn.set(misses=0)
    turn.say("\n\n".join(part for part in (body, page.source_line()) if part), more + buttons)


def wanted(turn: Turn) -> str:
    """What is looked for, as in "… sopir di Bekasi"; empty when nothing is known."""
    remember_search(turn)
    occupation, place = (turn.slot(name) for name in PLACE_SLOTS)
    return (f" {occupation}" if occupation else "") + (f" di {place}" if place else "")


def remember_search(turn: Turn) -> None:
    """Keep the occupation and place of a search for the next message."""
    known: dict[str, Any] = {name: turn.value(name) for name in PLACE_SLOTS}
    turn.set(**{name: value for name, value in known.items() if value})


@handles("show_more")
async def more(turn: Turn) -> list[EventType]:
    """The next results of a search; else a paused sum goes on, or an answer tells its details."""
    if turn.slot("topic") in FOUND and (turn.slot("search") or {}).get("shown"):
        return await HANDLERS["search_more"](turn)
    paused = turn.slot("paused")
    if paused and not turn.is_button:
        return [FollowupAction(SUMS[paused])]
    say_details(turn)
    return []


def say_details(turn: Turn) -> None:
    """What is behind the last answer: the other notes of a sum, the details of a page."""
    page = pages().get(turn.slot("topic") or "")
    if turn.slot("notes"):
        turn.say("\n".join(f"- {note}" for note in turn.slot("notes")))
    elif page and page.details:
        buttons = [button(each.label, each.intent) for each in page.buttons]
        turn.say(f"{fill(page.details, turn.today)}\n\n{page.source_line()}".strip(), buttons)
    else:
        turn.respond("nothing_more")


@handles("page")
async def answer(turn: Turn) -> list[EventType]:
    """The page of the turn's intent."""
    page = pages()[turn.intent]
    keep_told(turn, page)
    say_page(turn, page, all_keys(turn, page))
    return []


def keep_told(turn: Turn, page: Page) -> None:
    """Keep what a worker tells of the own case in a question, so that a sum need not ask again."""
    if page.intent not in TELLING or DEFINITION.search(turn.text) or not turn.text:
        return
    clear = {each.kind for each in turn.entities if each.role in CLEAR_ROLES}
    kinds = {"wage": "money", "tenure_months": "duration"}
    told = found_in(turn)
    both = {"wage", "tenure_months"} <= told.keys()
    if page.intent == "severance_unpaid" and not both:
        return  # "belum dibayar udah 8 bulan" is no time of service
    if both:
        clear |= {"duration"} if "money" in clear else set()
    turn.set(
        **{
            name: value
            for name, value in told.items()
            if kinds.get(name, name) in (*clear, *KNOWN_SLOTS) and not complaint(name, value, turn)
        }
    )


def known_keys(turn: Turn, page: Page) -> tuple[str, ...]:
    """The situation told before, for a page that is about the worker's own case."""
    if page.program not in OWN_CASE or not turn.text:
        return ()
    general = DEFINITION.search(turn.text)
    slots = ("contract_type",) if general else KNOWN_SLOTS
    return tuple(turn.slot(name) for name in slots if turn.slot(name))


def all_keys(turn: Turn, page: Page) -> tuple[str, ...]:
    """Situations of the message, then those told before; a contract worker's dues come first."""
    said, known = variant_keys(turn), known_keys(turn, page)
    contract = page.intent == "severance_unpaid" and "pkwt" in known
    return ("pkwt", *said, *known) if contract else (*said, *known)
