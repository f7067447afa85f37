"""What all sums share: read the facts of the message, ask for what is missing, then compute."""

from __future__ import annotations

import re
from collections.abc import Callable

from rasa_sdk.events import EventType, FollowupAction

from actions.facts import complaint, found_in, range_in, written
from actions.parts import take_report
from actions.registry import Handler
from actions.tenure import between_in, bound_in
from actions.turn import Turn
from indonesian.normalize import normalize

SUMS: dict[str, str] = {
    "severance_calculate": "severance_form",
    "contract_compensation": "compensation_form",
    "jkp_amount": "jkp_form",
    "plan": "plan_form",
}
"""The intents that end in a sum, and the form that collects its facts."""

DIRECT_SUMS = ("severance_tax", "jht_tax", "jht_balance", "holiday_allowance")
"""Sums that are computed when a message holds what they need, and answered by a page else."""


class Refused(Exception):
    """A stated fact that cannot stand; carries the phrase that says so."""

    def __init__(self, phrase: str) -> None:
        super().__init__(phrase)
        self.phrase = phrase


def take_facts(turn: Turn) -> dict[str, object]:
    """Remember and return the facts that the message states; Refused when one cannot stand."""
    stated = found_in(turn)
    refused = {name: why for name, value in stated.items() if (why := complaint(name, value, turn))}
    if refused:
        turn.set(**{name: value for name, value in stated.items() if name not in refused})
        raise Refused(next(iter(refused.values())))
    if stated.get("contract_type") == "pkwtt" and turn.slot("phk_reason") == "contract_end":
        turn.set(phk_reason=None)
    new = {name: value for name, value in stated.items() if name not in turn.changed}
    if bound_in(turn):
        # what was known no longer holds, and the bound is no length to count with
        turn.set(tenure_months=None)
    turn.set(**stated)
    take_report(turn, new)
    say_range(turn, new)
    return stated


def say_range(turn: Turn, stated: dict[str, object]) -> None:
    """Say which end of a wage or a tenure said as a range is used."""
    for name, between in (("wage", range_in), ("tenure_months", between_in)):
        if name in stated and (found := between(turn)) and found[0] == stated[name]:
            low, high = (written(name, value) for value in found)
            turn.respond("range_used", low=low, high=high)


def asks_how_much(turn: Turn) -> bool:
    """Whether the words of a message ask for a sum."""
    return bool(re.search(r"\b(hitung\w*|berapa|jumlah\w*|total)\b", normalize(turn.text)))


def missing_fact(turn: Turn, names: tuple[str, ...]) -> str | None:
    """The first fact that is not known yet."""
    return next((name for name in names if turn.slot(name) is None), None)


def needs(form: str, *names: str) -> Callable[[Handler], Handler]:
    """Let a sum run when its facts are known, and start its form when they are not."""

    def wrap(compute: Handler) -> Handler:
        async def run(turn: Turn) -> list[EventType]:
            take_facts(turn)
            if missing_fact(turn, names):
                turn.set(misses=0)
                return [FollowupAction(form)]
            return await compute(turn)

        return run

    return wrap
