"""The deadlines of a confirmed case as reminders."""

from __future__ import annotations

from datetime import date

from actions import case_desk
from benefits import jht_claim
from claims.drafts import Answer
from claims.review import Facts, Review
from jobs.reminders import Item, items_of, schedule
from storage.database import writing


async def remind_of_case(sender: str, made: Review, answers: dict[str, Answer], on: date) -> int:
    """Remind of what a case makes due; how many steps. Those of a plan take the place of its."""
    office = case_desk.office()
    items = items_of(made.plan) if made.plan else _of_jht(made, answers, on)
    source = "plan" if made.plan else "case"
    async with writing(office.sessions) as session:
        return await schedule(session, office.vault, sender, items, office.now(), source)


def _of_jht(made: Review, answers: dict[str, Answer], on: date) -> list[Item]:
    """The day from which JHT is paid, for a case without a plan."""
    facts = Facts(answers)
    if made.kind != "jht" or facts.day is None:
        return []
    opens = jht_claim.earliest(facts["phk_reason"], facts.day)
    return [Item("jht_claim", "Cairkan JHT", made.channel or "", opens)] if opens > on else []
