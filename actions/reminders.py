"""Reminders in conversation: of the plan, listed, stopped."""

from __future__ import annotations

from rasa_sdk.events import EventType, FollowupAction

from actions.clock import now
from actions.desk import at_desk, desk
from actions.later_words import NO_MORE, SHOWS
from actions.plan import worker_facts
from actions.registry import handles
from actions.turn import Turn, button
from benefits.plan import plan
from jobs import reminders
from jobs.reminders import Waiting, items_of, schedule

SHOWN = 12


@handles("reminder")
@at_desk
async def remind(turn: Turn) -> list[EventType]:
    """What a button or the words ask: remind me, list, done with one step, stop all."""
    asked = str(turn.value("reminder") or "")
    turn.set(misses=0, notes=None)
    if asked == "stop" or (not asked and NO_MORE.search(turn.text)):
        return await _stop_all(turn)
    if asked == "list" or (not asked and SHOWS.search(turn.text)):
        return await _list(turn)
    if asked and asked != "on":
        return await _done(turn, asked)
    return await _schedule(turn)


async def _schedule(turn: Turn) -> list[EventType]:
    """Remind of the plan's steps; without its facts ask for them first."""
    facts = worker_facts(turn)
    if facts is None:
        turn.respond("plan_first")
        return [FollowupAction("plan_form")]
    items = items_of(plan(facts, turn.today))
    async with desk().of(turn) as (session, _):
        count = await schedule(session, desk().vault, turn.sender, items, now())
    if count:
        return await _list(turn, "reminders_on")
    turn.respond("reminders_nothing")
    return []


async def _list(turn: Turn, phrase: str = "reminders_listed") -> list[EventType]:
    """The steps that wait, the next one first."""
    async with desk().of(turn) as (session, owner):
        waiting = await reminders.waiting(session, desk().vault, owner)
    if not waiting:
        turn.respond("reminders_none", [button("Ingatkan saya", "inform", reminder="on")])
        return []
    lines = "\n".join(f"{number}. {_line(each)}" for number, each in enumerate(waiting[:SHOWN], 1))
    turn.respond(phrase, [button("Stop semua", "inform", reminder="stop")], lines=lines)
    return []


def _line(each: Waiting) -> str:
    until = f", paling lambat **{each.until:%d-%m-%Y}**" if each.until else ""
    return f"{each.title}{until} (diingatkan {each.next_at.astimezone(now().tzinfo):%d-%m-%Y})"


async def _done(turn: Turn, step: str) -> list[EventType]:
    """The step is done: nothing more about it."""
    async with desk().of(turn) as (session, owner):
        await reminders.stop(session, owner, step)
    turn.respond("reminder_done")
    return []


async def _stop_all(turn: Turn) -> list[EventType]:
    async with desk().of(turn) as (session, owner):
        await reminders.stop(session, owner)
    turn.respond("reminders_stopped")
    return []
