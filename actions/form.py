"""The forms as data: the questions of each sum in their order, and which comes next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rasa_sdk.events import EventType

from actions.dialogue import SUM_OF_FORM
from actions.facts import found_in
from actions.hints import say_opening
from actions.plan import QUESTIONS
from actions.plan_answers import answer_to, early_date
from actions.severance import is_contract
from actions.turn import Turn

REQUESTED = "requested_slot"


@dataclass(frozen=True)
class Form:
    """The questions of a sum in their order, and the ones that may stay unanswered."""

    name: str
    questions: tuple[str, ...]
    may_be_unknown: tuple[str, ...]

    @property
    def topic(self) -> str:
        """The intent whose sum this form serves."""
        return SUM_OF_FORM[self.name].replace("compensation_sum", "contract_compensation")

    def missing(self, turn: Turn) -> str | None:
        """The next question; a contract worker is not asked for a reason."""
        contract = self.name == "severance_form" and is_contract(turn)
        asked = [q for q in self.questions if not (contract and q == "phk_reason")]
        return next((name for name in asked if turn.slot(name) is None), None)

    def ask(self, turn: Turn, slot: str | None) -> list[EventType]:
        """Put the question of a slot; without one the form is finished.

        `tries` is set whatever happens: a validator that sets nothing but the requested slot has
        refused the message in Rasa's eyes.
        """
        if slot:
            if turn.slot(REQUESTED) != slot:
                say_opening(slot, turn, first=turn.slot(REQUESTED) is None)
            turn.respond(f"ask_{self.name}_{slot}")
        turn.set(tries=turn.slot("tries") or 0, **{REQUESTED: slot})
        return turn.events()


SEVERANCE = Form(
    "severance_form",
    ("wage", "tenure_months", "phk_reason"),
    ("wage", "tenure_months", "phk_reason"),
)
COMPENSATION = Form("compensation_form", ("wage", "tenure_months"), ("wage", "tenure_months"))
JKP = Form("jkp_form", ("wage",), ("wage",))


PLAN = Form("plan_form", QUESTIONS, QUESTIONS)


SAME_WORDS = {
    "jht_balance": "wage",
    "contribution_months": "tenure_months",
    "phk_date": "tenure_months",
}
"""A bare "30 juta" answers the question of the balance; it is then not also the wage."""


def answers_in(turn: Turn, asked: str) -> dict[str, Any]:
    """The facts of a message, and the answer to the question that was asked."""
    facts, answer = found_in(turn), answer_to(asked, turn)
    if turn.slot("form") == PLAN.name:
        facts |= early_date(turn)
    if answer:
        facts.pop(SAME_WORDS.get(asked, ""), None)
    return facts | answer
