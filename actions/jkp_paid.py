"""Who says when JKP was first paid has months of their own, and reminders of their proof."""

from __future__ import annotations

from datetime import date, timedelta

from rasa_sdk.events import EventType

from actions.application_words import days_ago
from actions.clock import now
from actions.desk import at_desk, desk
from actions.later_words import JKP_WHEN, PAST_DAY
from actions.registry import handles
from actions.turn import Turn, button
from benefits import rules
from benefits.result import day_text
from jobs.applications import progress, said_progress
from jobs.proof_month import jkp_months, month_at
from jobs.proof_reminders import begin


@handles("jkp_paid")
@at_desk
async def keep_start(turn: Turn) -> list[EventType]:
    """Keep the day that is named, and say what is due from it; without a day ask for it."""
    turn.set(misses=0, notes=None)
    day = paid_on(turn)
    if day is None:
        ask_when(turn)
    elif jkp_months(day)[-1].last < turn.today:
        turn.set(pending=JKP_WHEN)
        turn.respond("jkp_paid_over")
    else:
        await _begin(turn, day)
    return []


def ask_when(turn: Turn) -> None:
    """Ask for the day on which JKP was first paid."""
    turn.set(pending=JKP_WHEN)
    turn.respond("jkp_paid_when")


def paid_on(turn: Turn) -> date | None:
    """The past day that a message names, by its date or as "kemarin"."""
    named = (date.fromisoformat(str(each.value)) for each in turn.found("date"))
    if past := [day for day in named if day <= turn.today]:
        return past[0]
    told = PAST_DAY.search(turn.text)
    return turn.today - timedelta(days=days_ago(turn.text)) if told else None


async def _begin(turn: Turn, day: date) -> None:
    month = month_at(turn.today, day)
    async with desk().of(turn) as (session, owner):
        await begin(session, desk().vault, turn.sender, day, now())
        known = await progress(session, owner, month)
    turn.respond(
        "jkp_paid_kept",
        [
            button("Daftar lamaran", "inform", application=f"list:{turn.today.isoformat()}"),
            button("Daftar pengingat", "inform", reminder="list"),
        ],
        day=day_text(day),
        needed=rules.whole("jkp_job_applications", month.last),
        progress=said_progress(known, month),
    )
