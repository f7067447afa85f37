"""Answers while Rasa is away: pages by button and command, two sums by buttons, the menu.

Nothing here understands sentences. A payload that Rasa also knows ("/jkp_info") is answered from
the same page; a sum is asked step by step, with what is known in the payloads of its buttons
("/spare_severance{...}"), so that it needs no memory and works in any process.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.reply import Button, Reply
from bot.spare.sums import STEPS, Known, spoken, step
from knowledge.labels import label, menu
from knowledge.pages import pages
from knowledge.phrases import phrases

SPARE = "/spare_"
"""Payloads that only this room understands, also when Rasa is back."""

SUMS = {"severance_calculate": "severance", "jkp_amount": "jkp"}
"""Intents that start a sum here."""


def is_spare(payload: str) -> bool:
    """Whether a payload is a step of a sum of this room."""
    return payload.startswith(SPARE)


@dataclass(frozen=True)
class Spare:
    """Replies, and the facts that the person stated, which Rasa is to know later."""

    replies: list[Reply]
    facts: Known = field(default_factory=dict)


def answer(text: str, tapped: bool, offered: Sequence[tuple[str, str]], on: date) -> Spare:
    """What can be said without Rasa; `offered` are the buttons of the last message."""
    if tapped:
        return tap(text, on)
    running = (payload for _, payload in offered if is_spare(payload))
    payload = next(running, "")
    return typed(text, payload, on) if payload else Spare([apology()])


def tap(payload: str, on: date) -> Spare:
    """The next step of a sum, the page of an intent, else the menu."""
    intent, values = payload.partition("{")[0].removeprefix("/"), loaded(payload)
    if is_spare(payload) and (name := payload.removeprefix(SPARE).partition("{")[0]) in STEPS:
        return stepped(name, values, on)
    if intent in SUMS:
        return stepped(SUMS[intent], values, on)
    return Spare([page(intent, on) if intent in pages() else apology()])


def typed(text: str, payload: str, on: date) -> Spare:
    """A typed answer to the question whose buttons are offered; not understood: asked again."""
    name, known = payload.removeprefix(SPARE).partition("{")[0], loaded(payload)
    if name not in STEPS:
        return Spare([apology()])
    asked = str(known.get("asked"))
    value = spoken(asked, text)
    if value is None:
        known.pop(asked, None)
        return Spare([next_step(name, known, on, "spare_not_read")])
    return stepped(name, known | {asked: value}, on)


def stepped(name: str, values: Known, on: date) -> Spare:
    """A sum with what is known so far."""
    known = {fact: values[fact] for fact in STEPS[name] if fact in values}
    return Spare([next_step(name, known, on)], known)


def next_step(name: str, known: Known, on: date, before: str = "") -> Reply:
    """The next question with its buttons, or the sum."""
    made = step(name, known, on)
    text = f"{phrases()[before].text}\n\n{made.text}" if before else made.text
    if not made.asked:
        return Reply(text, _menu_buttons())
    buttons = (
        Button(label, payload_of(name, known | {made.asked: value, "asked": made.asked}))
        for label, value in made.choices
    )
    return Reply(text, tuple(buttons))


def payload_of(name: str, known: Known) -> str:
    """The payload of a step."""
    return f"{SPARE}{name}{json.dumps(known)}"


def loaded(payload: str) -> Known:
    """What a payload says; nothing when it holds no object."""
    try:
        found = json.loads(payload[payload.index("{") :])
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def page(intent: str, on: date) -> Reply:
    """A page of knowledge with its source."""
    found = pages()[intent]
    body = found.text(on).replace("{occupation_place}", "")
    text = "\n\n".join(part for part in (body, found.source_line()) if part)
    own = tuple(Button(each.label, f"/{each.intent}") for each in found.buttons)
    return Reply(text, own or _menu_buttons())


def apology() -> Reply:
    """What is wrong, and what works all the same."""
    return Reply(phrases()["spare_menu"].text, _menu_buttons())


def _menu_buttons() -> tuple[Button, ...]:
    return tuple(Button(label(intent), f"/{intent}") for intent in menu())
