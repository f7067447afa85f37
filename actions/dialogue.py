"""The Rasa actions: one answers a message, one says the sum of a finished form."""

from __future__ import annotations

import logging
import re
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActionExecuted, EventType, FollowupAction, SessionStarted, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import (  # noqa: F401  (imported for their handlers)
    alerts,
    application_back,
    applications,
    bare_values,
    compensation,
    detained,
    explain,
    glossary,
    instalments,
    jkp,
    jkp_paid,
    job_details,
    job_search,
    last_sum,
    lines,
    manners,
    mood,
    offer,
    other_sums,
    pages,
    precheck,
    privacy,
    reminders,
    scam,
    severance,
)
from actions.cases import FORM as INTAKE
from actions.cases import case_meaning, goes_on, waiting_draft
from actions.facts import FACTS, found_in
from actions.files import WITHOUT_CAPTION, decline
from actions.follow_up import resolve
from actions.manners import says_restart
from actions.memory import recall, remember
from actions.officers import to_officer
from actions.registry import HANDLERS
from actions.review import note_doubt
from actions.sums import Refused
from actions.turn import Turn
from actions.two_questions import (
    answered_both,
    close_second,
    first_question,
    other_question,
    put_button,
)
from actions.usage import tally
from benefits.result import BadInput
from knowledge.pages import pages as knowledge

logger = logging.getLogger(__name__)
CARRIED = (*FACTS, "topic", "variant", "last_sum", "occupation", "location", "search", "paused")
ANSWERS_PENDING = ("affirm", "deny", "stop", "delete_my_data")
"""Other intents leave a question of ours unanswered; it is then withdrawn."""

PRIVATE = re.compile(
    r"(?<![\d.])\d([ .-]?\d){15}(?!\d)|(?<!\d)(\+?62[ -]?|0)8\d{1,2}([ -]?\d{3,4}){2,3}(?!\d)"
    r"|\b(rekening|norek|rek)\W+(\w+\W+)?\d{8,}",
    re.IGNORECASE,
)
"""An NIK, a phone number or a bank account: we need none of them."""

WITHOUT_SUBJECT = ("inform", "nlu_fallback", "out_of_scope")

STEPS = re.compile(r"\b(langkah|dulu|harus|ngapain|lakukan|gimana|pertama)", re.IGNORECASE)

SUM_OF_FORM = {
    "severance_form": "severance_calculate",
    "compensation_form": "compensation_sum",
    "jkp_form": "jkp_amount",
    "plan_form": "plan",
}


async def reply(turn: Turn, intent: str | None = None) -> list[EventType]:
    """Answer a turn; what it taught us is saved before anything is sent."""
    if intent is None and (answered := await to_officer(turn)) is not None:
        return [*turn.events(), *answered]
    if turn.file:
        await decline(turn, turn.file)
        if turn.raw == WITHOUT_CAPTION:
            return turn.events()
    turn.intent = intent or case_meaning(turn) or resolve(turn)
    if turn.text and turn.intent != "scam_check" and PRIVATE.search(turn.text):
        turn.respond("keep_private")
        if turn.intent in WITHOUT_SUBJECT and not found_in(turn):
            return turn.events()
    name = "severance_calculate" if wants_sum(turn) else turn.intent
    if name == "nlu_fallback" and found_in(turn):
        name = "inform"
    handler = HANDLERS.get(name) or HANDLERS["page" if name in knowledge() else "nlu_fallback"]
    if turn.slot("pending") and name not in ANSWERS_PENDING:
        turn.set(pending=None)
    try:
        events = await handler(turn)
    except Refused as refused:
        turn.respond(refused.phrase)
        events = []
    except BadInput as problem:
        turn.say(problem.why)
        events = []
    await remember(turn.sender, turn.changed)
    tally.note(name, events)
    return [*turn.events(), *events]


def completes_severance(turn: Turn) -> bool:
    """Whether a message tells the reason, or the figures, that a known severance still lacks."""
    told = found_in(turn)
    known = {name: told.get(name, turn.slot(name)) for name in ("wage", "tenure_months")}
    figures = all(isinstance(value, int) for value in known.values())
    return figures and "phk_reason" in told and told.get("contract_type") != "pkwt"


def wants_sum(turn: Turn) -> bool:
    """Whether a message about rights holds what a sum needs; "apa dulu?" asks for steps."""
    if turn.intent == "severance_rights" and completes_severance(turn):
        return True
    if not (turn.value("money") and turn.value("duration")):
        return False
    told = turn.intent == "first_steps" and not STEPS.search(turn.text)
    return told or turn.intent == "severance_rights"


class ActionReply(Action):
    """Answers every message that no form is waiting for."""

    def name(self) -> str:
        """As in domain.yml."""
        return "action_reply"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Answer the latest message; one that was understood doubtfully is kept for review."""
        turn = Turn(dispatcher, tracker)
        if goes_on(turn):
            return [FollowupAction(INTAKE)]
        understood = turn.intent
        events = await answer_all(turn)
        await note_doubt(understood, turn)
        return events


async def answer_all(turn: Turn) -> list[EventType]:
    """The answer to a message, and to the second question in it; or its other meaning."""
    if (answered := await to_officer(turn)) is not None:
        return [*turn.events(), *answered]
    if about_case := case_meaning(turn):
        return await reply(turn, about_case)
    first = first_question(turn, resolve(turn))
    second = other_question(turn, first)
    order = answered_both(first, second) if second else None
    if order:
        await reply(turn, order[0])
        return await reply(turn, order[1])
    doubt = None if second else close_second(turn, first)
    events = await reply(turn, first)
    if second:
        put_button(turn, second, "also_asked")
    elif doubt:
        put_button(turn, doubt, "or_meant")
    return events


class ActionSum(Action):
    """Says the sum of the form that has just been filled."""

    def name(self) -> str:
        """As in domain.yml."""
        return "action_sum"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Compute from the slots alone: the form has read the message already."""
        turn = Turn(dispatcher, tracker)
        turn.entities, turn.text, turn.file = [], "", None
        return await reply(turn, SUM_OF_FORM[turn.slot("form")])


class ActionSessionStart(Action):
    """A new session knows what the worker told us in earlier ones."""

    def name(self) -> str:
        """Replaces Rasa's own action of this name."""
        return "action_session_start"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Slots of the last session first, then the stored facts."""
        carried = {name: tracker.get_slot(name) for name in CARRIED}
        if tracker.active_loop.get("name") not in (None, INTAKE):
            carried["paused"] = tracker.get_slot("topic")
        carried |= await recall(tracker.sender_id)
        carried["intake"] = await waiting_draft(tracker.sender_id)
        slots = [SlotSet(name, value) for name, value in carried.items() if value is not None]
        return [SessionStarted(), *slots, ActionExecuted("action_listen")]


class ActionRestart(Action):
    """Rasa runs this for the intent `restart` before any rule; ours begins the sum again."""

    def name(self) -> str:
        """Replaces Rasa's own action of this name."""
        return "action_restart"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Inside a form the form asks its first question again; misread, it is no restart."""
        turn = Turn(dispatcher, tracker)
        if says_restart(turn):
            return await reply(turn, "restart")
        events = await answer_all(turn)
        running = tracker.active_loop.get("name")
        return [*events, FollowupAction(running)] if running else events
