"""The guided intake in conversation: one question a message, each answer saved before the reply.

Where the worker is stands in our database (`claims/drafts.py`), not in Rasa: a conversation that
was lost goes on with the next message. Rasa's form only says that messages come here. The slot
`intake` holds the kind, and the stage: consent, run, review, leave.
"""

from __future__ import annotations

import logging
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import FormValidationAction

from actions import case_desk
from actions.form import REQUESTED
from actions.intake_state import CONSENT, FORM, SLOT
from actions.intake_turn import IntakeTurn
from actions.intake_words import command_in
from actions.turn import Turn
from claims import drafts
from claims.intake import next_question
from claims.office import NotFound

logger = logging.getLogger(__name__)


class ValidateIntakeForm(FormValidationAction):
    """Every message to an intake."""

    def name(self) -> str:
        """`validate_<form>`, the name by which Rasa calls it."""
        return f"validate_{FORM}"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """At the start it greets or goes on; a database that fails is said, nothing is lost."""
        turn = Turn(dispatcher, tracker)
        try:
            return await run_intake(turn)
        except NotFound:
            turn.respond("intake_elsewhere")
            return IntakeTurn(turn, None).end()
        except Exception:
            logger.exception("an intake could not be served")
            dispatcher.messages.clear()
            turn.respond("intake_not_saved")
            turn.changed.clear()
            return [SlotSet(REQUESTED, SLOT), SlotSet("tries", 0)]


async def run_intake(turn: Turn) -> list[EventType]:
    """Serve one message: the start of an intake, its going on, or its next answer."""
    stage = turn.slot("intake") or {}
    kind = stage.get("kind")
    draft = await drafts.current(case_desk.office(), turn.sender, kind)
    if stage.get("sent") and draft is None:
        return await IntakeTurn(
            turn, await drafts.sent_last(case_desk.office(), turn.sender)
        ).submit()
    served = IntakeTurn(turn, draft)
    if draft is not None and turn.update and turn.update == draft.update:
        return await served.heard_before()
    if draft is not None:
        draft.update = turn.update or None
    if turn.slot(REQUESTED) is None and stage.get("start"):
        turn.set(intake={"kind": served.kind}, form=FORM, tries=0, pending=None, paused=None)
        return await start(served)
    if stage.get("stage") == "leave" and draft is not None:
        return await leave(served)
    return await served.events()


async def start(served: IntakeTurn) -> list[EventType]:
    """Ask for consent, or go on where the worker was."""
    if served._draft is None:
        served.turn.set(intake={"kind": served.kind, "stage": CONSENT})
        served.says.consent()
        return served.stay()
    served.says.back_again(served.draft)
    served.draft.running = True
    await drafts.save(served.office, served.turn.sender, served.draft)
    return await served.ask(served.asked or next_question(served.kind, served.draft.answers))


async def leave(served: IntakeTurn) -> list[EventType]:
    """The answer to "keep or throw away?"."""
    turn = served.turn
    turn.set(intake={"kind": served.kind})
    choice = turn.value("answer")
    if choice == "discard" or (not turn.is_button and command_in(turn) == "cancel"):
        await drafts.discard(served.office, turn.sender, served.draft)
        served.says.phrase("intake_discarded")
        return served.end()
    if choice == "keep" or command_in(turn) == "save":
        return await served.on_save()
    if choice == "go_on" or turn.intent in ("affirm", "deny"):
        return await served.ask(served.asked)
    return await served.events()
