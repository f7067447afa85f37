"""Messages that hold only values ("5 juta", "udah 3 bulan"), and half sentences nobody reads."""

from __future__ import annotations

from rasa_sdk.events import EventType, FollowupAction

from actions.facts import found_in
from actions.follow_up import SEARCHES, sum_meant
from actions.manners import not_understood
from actions.pages import say_details, say_page, variant_keys
from actions.registry import HANDLERS, handles
from actions.sums import DIRECT_SUMS, SUMS, take_facts
from actions.turn import Turn
from knowledge.pages import Page, page_about, pages

BRIEF = 12
"""Months; "udah 3 bulan" after a complaint says how long it lasts."""


@handles("topic_again")
async def topic_again(turn: Turn) -> list[EventType]:
    """Say that this is not known for sure, and all that is known about the topic."""
    turn.set(misses=1)
    turn.respond("topic_again")
    say_details(turn)
    return []


@handles("inform")
async def inform(turn: Turn) -> list[EventType]:
    """A bare value outside a form: it belongs to the topic, else it starts a severance sum."""
    facts = found_in(turn)
    topic = turn.slot("topic") or turn.slot("paused")
    if topic in (*SUMS, *DIRECT_SUMS) and (facts or turn.value("money")):
        return await HANDLERS[sum_meant(turn, topic)](turn)
    if topic in pages() and pages()[topic].program == "jkp" and facts.keys() == {"wage"}:
        return await HANDLERS["jkp_amount"](turn)
    if topic in pages() and facts.keys() == {"tenure_months"} and waited(turn, pages()[topic]):
        return await still_waiting(turn, pages()[topic])
    if topic in pages() and pages()[topic].variant(variant_keys(turn)):
        turn.intent = topic
        return await HANDLERS.get(topic, HANDLERS["page"])(turn)
    if topic in SEARCHES and "tenure_months" not in facts:
        turn.intent = topic
        return await HANDLERS.get(topic, HANDLERS["page"])(turn)
    if facts.keys() & {"wage", "tenure_months"}:
        return await HANDLERS["severance_calculate"](turn)
    return await _by_other_values(turn)


def waited(turn: Turn, page: Page) -> bool:
    """Whether "udah 3 bulan" under a problem says how long it lasts, not a time of service."""
    brief = (found_in(turn)["tenure_months"] or 0) < BRIEF and "kerja" not in turn.text.lower()
    return brief and page.aspect in ("problem", "timing", "other", "documents")


async def still_waiting(turn: Turn, page: Page) -> list[EventType]:
    """The next step for what has not come for so long."""
    problem = page_about(page.program, "problem")
    late = problem and problem.variant(("late_payment",))
    about = problem if problem and late else pages()["dispute_process"]
    say_page(turn, about, ("late_payment",))
    return []


async def _by_other_values(turn: Turn) -> list[EventType]:
    """Values that are no figures: a reason, a place or job, a programme."""
    if turn.value("phk_reason") or turn.value("contract_type"):
        turn.intent = "severance_rights"
        take_facts(turn)
        return await HANDLERS["page"](turn)
    if turn.value("location") or turn.value("occupation"):
        turn.intent = "job_search"
        return await HANDLERS["job_search"](turn)
    about = page_about(turn.value("program") or "", "info")
    if about:
        turn.intent = about.intent
        return await HANDLERS["page"](turn)
    if turn.slot("paused") in SUMS:
        return [FollowupAction(SUMS[turn.slot("paused")])]
    return await not_understood(turn)
