"""Not understood, yes and no, starting again, leaving."""

from __future__ import annotations

import re

from rasa_sdk.events import EventType, FollowupAction

from actions import severance
from actions.facts import FACTS
from actions.labels import label, menu_buttons
from actions.pages import named_aspect, say_page
from actions.privacy import ERASE, erase
from actions.registry import handles
from actions.sums import SUMS
from actions.turn import Turn, button
from knowledge.pages import page_about, pages

LEAST_GUESS = 0.08
GUESSES = 3
ASKED_PROGRAMS = ("jkp", "jht", "prakerja")
NOT_OFFERED = {
    "nlu_fallback",
    "out_of_scope",
    "inform",
    "affirm",
    "deny",
    "greet",
    "thank",
    "goodbye",
    "go_back",
    "skip",
    "dont_know",
    "show_more",
    "explain",
    "restart",
    "stop",
    "distress",
}

BEGINS_AGAIN = re.compile(
    r"ulang|\bmul(a|ai)\b|awal|depan|pertama|\b(re)?start\b|reset|again|over|\bbaru|kosong|balik"
    r"|baleni|mimiti|\bdari (nol|0)\b|hapus|clear",
    re.IGNORECASE,
)


@handles("nlu_fallback")
async def not_understood(turn: Turn) -> list[EventType]:
    """Ask back with the likeliest topics; the second time show the menu and offer a person."""
    misses = (turn.slot("misses") or 0) + 1
    guesses = of_aspect(turn) or likeliest(turn)
    if misses == 1 and guesses:
        turn.respond("did_you_mean", buttons=[button(label(each), each) for each in guesses])
    elif misses == 1:
        turn.respond("not_understood", buttons=menu_buttons())
    else:
        person = button("Bicara petugas", "human_handoff")
        turn.respond("not_understood_twice", buttons=[*menu_buttons(), person])
    turn.set(misses=misses)
    return []


def of_aspect(turn: Turn) -> list[str]:
    """For "syaratnya apa" without a topic: that page of each programme."""
    aspect = named_aspect(turn.text)
    about = (page_about(program, aspect) for program in ASKED_PROGRAMS if aspect)
    return [page.intent for page in about if page]


def likeliest(turn: Turn) -> list[str]:
    """Up to three topics that the message may be about."""
    names = [
        each["name"]
        for each in turn.ranking
        if each["confidence"] >= LEAST_GUESS and each["name"] not in NOT_OFFERED
    ]
    return names[:GUESSES]


@handles("out_of_scope")
async def out_of_scope(turn: Turn) -> list[EventType]:
    """Say kindly that this is outside, and what is inside; the topic under discussion stays."""
    if of_aspect(turn):
        return await not_understood(turn)
    misses = (turn.slot("misses") or 0) + 1
    person = [button("Bicara petugas", "human_handoff")] if misses > 1 else []
    turn.set(misses=misses)
    turn.say(pages()["out_of_scope"].text(turn.today), [*menu_buttons(), *person])
    return []


@handles("help")
async def show_help(turn: Turn) -> list[EventType]:
    """What the assistant can do, with buttons."""
    turn.say(pages()["help"].text(turn.today), menu_buttons())
    return []


@handles("greet")
async def greet(turn: Turn) -> list[EventType]:
    """Three lines: what this is, what it can do, what it is not."""
    turn.set(misses=0)
    turn.say(pages()["greet"].text(turn.today), menu_buttons())
    return []


def says_restart(turn: Turn) -> bool:
    """Whether the words ask to begin again: a misread message must not cost what was told."""
    return turn.is_button or turn.is_command or bool(BEGINS_AGAIN.search(turn.text))


@handles("restart")
async def restart(turn: Turn) -> list[EventType]:
    """Forget the figures of the sum and begin it again; the stored data is another matter."""
    turn.set(**dict.fromkeys((*FACTS, "extras")), pending=None, notes=None, misses=0, paused=None)
    topic = turn.slot("topic")
    if topic in SUMS:
        turn.respond("restarted")
        return [FollowupAction(SUMS[topic])]
    turn.set(topic=None)
    turn.respond("restarted_menu", buttons=menu_buttons())
    return []


@handles("stop")
async def stop(turn: Turn) -> list[EventType]:
    """Nothing is running: say so and stay available."""
    if turn.slot("pending") == ERASE:
        return await deny(turn)
    turn.set(paused=None)
    turn.respond("stopped", buttons=menu_buttons())
    return []


@handles("affirm")
async def affirm(turn: Turn) -> list[EventType]:
    """Yes to what was asked; a paused sum goes on."""
    if turn.slot("pending") == ERASE:
        return await erase(turn)
    if turn.slot("topic") == "distress" and not turn.is_button:
        turn.respond("after_grave", buttons=[button("Lanjutkan", "affirm")])
        return []
    if turn.slot("paused") in SUMS:
        return [FollowupAction(SUMS[turn.slot("paused")])]
    turn.respond("what_next", buttons=menu_buttons())
    return []


@handles("deny", "go_back", "skip", "dont_know")
async def deny(turn: Turn) -> list[EventType]:
    """No to what was asked."""
    if turn.slot("pending") == ERASE:
        turn.set(pending=None)
        turn.respond("not_erased")
    elif turn.intent == "dont_know" and len(severance.known_totals(turn)) > 1 and of_sum(turn):
        turn.respond("which_reason_unsure")
    else:
        turn.respond("what_next", buttons=menu_buttons())
    return []


def of_sum(turn: Turn) -> bool:
    """Whether the last thing said was a severance sum."""
    return bool(turn.slot("topic") == "severance_calculate")


@handles("distress")
async def distress(turn: Turn) -> list[EventType]:
    """Care first: whatever was running waits."""
    paused = turn.slot("topic") if turn.slot("topic") in SUMS else turn.slot("paused")
    turn.set(paused=paused)
    say_page(turn, pages()["distress"])
    return []
