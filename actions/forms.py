"""The forms that collect the facts of a sum, as Rasa calls them: one validator serves each `Form`.

The validator asks the questions itself (`ask_<form>_<slot>` in knowledge/phrases.yml), so that
Rasa only keeps count of what is filled.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import FormValidationAction

from actions.form import COMPENSATION, JKP, PLAN, REQUESTED, SEVERANCE, Form
from actions.form_turn import FormTurn
from actions.turn import Turn


class SumFormValidation(FormValidationAction):
    """Serves one `Form`, which a subclass names."""

    @property
    @abstractmethod
    def form(self) -> Form:
        """The questions."""

    def name(self) -> str:
        """`validate_<form>`, the name by which Rasa calls it."""
        return f"validate_{self.form.name}"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """At its start the form asks its first open question; later each message is read."""
        turn = Turn(dispatcher, tracker)
        if turn.slot(REQUESTED) is None or turn.intent == "restart":
            turn.set(form=self.form.name, topic=self.form.topic)
            turn.set(tries=0, pending=None, paused=None)
            return self.form.ask(turn, self.form.missing(turn))
        return await FormTurn(self.form, turn).events()


class ValidateSeveranceForm(SumFormValidation):
    """Pesangon: wage, tenure, reason."""

    form = SEVERANCE


class ValidateCompensationForm(SumFormValidation):
    """Uang kompensasi: wage, months of contract."""

    form = COMPENSATION


class ValidateJkpForm(SumFormValidation):
    """JKP: the reported wage."""

    form = JKP


class ValidatePlanForm(SumFormValidation):
    """Rencana Anda: all that the plan asks."""

    form = PLAN
