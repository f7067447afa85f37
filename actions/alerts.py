"""Alerts in conversation: ordered in one sentence, listed, changed, stopped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from rasa_sdk.events import EventType
from sqlalchemy.ext.asyncio import AsyncSession

from actions.clock import now
from actions.desk import at_desk, desk
from actions.job_query import query_of
from actions.later_words import ALERT_NUMBER, ALERT_WHAT, ALERT_WHICH, ALL_ALERTS
from actions.registry import handles
from actions.turn import Turn, button
from jobs import alerts
from jobs.alerts import MOST, Every, TooMany, alerts_of
from jobs.claiming import quiet_of
from jobs.digest_text import wording
from jobs.posting import Kind
from jobs.query import Query
from storage.models import Alert, ContactPreference

PAUSE = timedelta(days=14)
SAID = {Every.INSTANT: "langsung", Every.DAILY: "tiap hari", Every.WEEKLY: "tiap minggu"}
LABELS = {Every.INSTANT: "Langsung", Every.DAILY: "Tiap hari", Every.WEEKLY: "Tiap minggu"}
STATES = {"paused": "dijeda", "asked": "menunggu jawaban Anda", "gone": "terhenti"}
PACE = (
    (re.compile(r"\b(minggu\w*|pekan\w*|weekly|seminggu)\b", re.I), Every.WEEKLY),
    (re.compile(r"\b(hari|harian|daily|sehari|pagi)\b", re.I), Every.DAILY),
    (re.compile(r"\b(langsung|segera|saat itu|instan\w*|secepat\w*)\b", re.I), Every.INSTANT),
)
KINDS = (
    (re.compile(r"\b(pelatihan|kursus|diklat|blk|bpvp|training|skillhub)\b", re.I), Kind.TRAINING),
    (re.compile(r"\b(magang|internship|pemagangan)\b", re.I), Kind.INTERNSHIP),
)
NEWS_WANTED = re.compile(r"\b(kabar\w*|info\w*|kirim\w*|langganan\w*|notif\w*)\b", re.IGNORECASE)
PAUSES = re.compile(r"\b(jeda|pause|libur|sementara|istirahat|tunda)\w*\b", re.IGNORECASE)


@handles("alert_subscribe")
@at_desk
async def order(turn: Turn) -> list[EventType]:
    """Keep what the message asks for, else the last search; without either ask what and where."""
    query, again = wanted(turn), turn.slot("topic") in ("alert_subscribe", "alert_list")
    turn.set(topic="alert_subscribe", misses=0, notes=None)
    if again and (pace := pace_in(turn.text)) and only_paces(turn):
        return await _repace(turn, pace)
    if query.is_empty:
        turn.set(pending=ALERT_WHAT)
        turn.respond("alert_what")
        return []
    every = pace_in(turn.text) or Every.DAILY
    try:
        async with desk().of(turn) as (session, _):
            alert = await alerts.subscribe(session, desk().vault, turn.sender, query, every, now())
    except TooMany:
        turn.respond("alert_too_many", most=MOST)
        return []
    turn.respond("alert_ordered", _change_buttons(alert), **await _said(turn, alert))
    return []


async def _repace(turn: Turn, pace: Every) -> list[EventType]:
    """For "ganti jadi tiap minggu": another pace for the alert that was ordered last."""
    async with desk().of(turn) as (session, owner):
        mine = await alerts_of(session, owner)
        last = max(mine, key=lambda each: each.id, default=None)
        if last:
            await alerts.change(session, last, pace, now())
    if last is None:
        turn.respond("alert_none")
    else:
        turn.respond("alert_active", _change_buttons(last), **await _said(turn, last))
    return []


@handles("alert_resume")
@at_desk
async def resume(turn: Turn) -> list[EventType]:
    """Go on with everything that is paused; one alert is said in full, several are listed."""
    turn.set(topic="alert_list", misses=0, notes=None)
    async with desk().of(turn) as (session, owner):
        await alerts.reacted(session, owner, now())
        mine = await alerts_of(session, owner)
        for alert in mine:
            if alert.status != "active":
                await alerts.resume(session, alert, now())
    if len(mine) == 1:
        turn.respond("alert_active", _change_buttons(mine[0]), **await _said(turn, mine[0]))
    else:
        _show(turn, mine)
    return []


def wanted(turn: Turn) -> Query:
    """What is to be told: by the words of the message, else what was searched last."""
    kind = next((kind for words, kind in KINDS if words.search(turn.text)), Kind.JOB)
    asked = query_of(turn, kind)
    if not asked.is_empty:
        return asked
    kept = turn.slot("search")
    return Query.from_dict(kept["query"]) if kept else asked


def only_paces(turn: Turn) -> bool:
    """Whether "ubah jadi tiap hari" names no search of its own: it is of the alert before."""
    return query_of(turn, Kind.JOB).is_empty and not NEWS_WANTED.search(turn.text)


def pace_in(text: str) -> Every | None:
    """How often, when a message says it."""
    return next((every for words, every in PACE if words.search(text)), None)


async def _said(turn: Turn, alert: Alert) -> dict[str, str]:
    """What an alert is, in words: what, how often, and from when."""
    async with desk().of(turn) as (session, owner):
        quiet = quiet_of(await session.get(ContactPreference, owner))
    first = quiet.local(alert.next_at) if alert.next_at else None
    return {
        "what": wording(alerts.query_of(alert)),
        "every": SAID[Every(alert.every)],
        "first": f", mulai {first:%d-%m-%Y} pagi" if first else " begitu ada yang baru",
        "quiet": f"{quiet.start:02}.00 sampai {quiet.end:02}.00 {quiet.zone}",
    }


def _change_buttons(alert: Alert) -> list[dict[str, str]]:
    """Another pace, a pause, an end."""
    others = [every for every in Every if every != alert.every]
    paces = [_set(LABELS[every], alert, every.value) for every in others]
    if alert.status == "active":
        rest = [_set("Jeda 2 minggu", alert, "pause")]
    else:
        rest = [_set("Lanjutkan", alert, "resume")]
    stop = button("Stop kabar ini", "alert_unsubscribe", alert=alert.id)
    return [*paces, *rest, stop]


def _set(label: str, alert: Alert, answer: str) -> dict[str, str]:
    return button(label, "alert_list", alert=alert.id, answer=answer)


@handles("alert_list")
@at_desk
async def listing(turn: Turn) -> list[EventType]:
    """All alerts; one of them with its ways to change it; a change that was tapped."""
    turn.set(topic="alert_list", misses=0, notes=None)
    number = turn.value("alert")
    async with desk().of(turn) as (session, owner):
        await alerts.reacted(session, owner, now())
        mine = await alerts_of(session, owner)
        chosen = next((alert for alert in mine if alert.id == number), None)
        if chosen and (answer := turn.value("answer")):
            await _change(session, chosen, str(answer))
    if number is not None and chosen is None:
        turn.respond("alert_gone")
    elif chosen:
        name = "alert_active" if chosen.status == "active" else "alert_paused"
        turn.respond(name, _change_buttons(chosen), **await _said(turn, chosen))
    else:
        _show(turn, mine)
    return []


async def _change(session: AsyncSession, alert: Alert, answer: str) -> None:
    """Apply what a button says."""
    if answer == "pause":
        await alerts.pause(session, alert, now() + PAUSE)
    elif answer == "resume":
        await alerts.resume(session, alert, now())
    elif answer in set(Every):
        await alerts.change(session, alert, Every(answer), now())


def _show(turn: Turn, mine: Sequence[Alert]) -> None:
    if not mine:
        turn.respond("alert_none")
        return
    change = [button(f"Ubah no. {n}", "alert_list", alert=a.id) for n, a in enumerate(mine, 1)]
    stop = button("Stop semua", "alert_unsubscribe", answer="all")
    turn.respond("alert_listed", [*change, stop], lines=_lines(mine))


def _lines(mine: Sequence[Alert]) -> str:
    """The alerts, numbered."""
    return "\n".join(
        f"{number}. {wording(alerts.query_of(alert))}, "
        f"{STATES.get(alert.status) or SAID[Every(alert.every)]}"
        for number, alert in enumerate(mine, 1)
    )


@handles("alert_unsubscribe")
@at_desk
async def stop(turn: Turn) -> list[EventType]:
    """Stop the alert that is meant; of several, ask which; "jeda" pauses instead."""
    turn.set(topic="alert_unsubscribe", misses=0, notes=None)
    async with desk().of(turn) as (session, owner):
        mine = await alerts_of(session, owner)
        pausing = bool(PAUSES.search(turn.text))
        meant = _meant(turn, mine) or (list(mine) if pausing else [])
        for alert in meant:
            if pausing:
                await alerts.pause(session, alert, now() + PAUSE)
            else:
                await alerts.stop(session, owner, alert.id)
    if meant:
        what = ", ".join(wording(alerts.query_of(alert)) for alert in meant)
        until = f"{now() + PAUSE:%d-%m-%Y}"
        turn.respond("alert_paused_now" if pausing else "alert_stopped", what=what, until=until)
    elif turn.value("alert") is not None or not mine:
        turn.respond("alert_gone" if turn.value("alert") is not None else "alert_none")
    else:
        choices = [
            button(f"Stop no. {n}", "alert_unsubscribe", alert=a.id) for n, a in enumerate(mine, 1)
        ]
        everything = button("Stop semua", "alert_unsubscribe", answer="all")
        turn.set(pending=ALERT_WHICH)
        turn.respond("alert_which", [*choices, everything], lines=_lines(mine))
    return []


def _meant(turn: Turn, mine: Sequence[Alert]) -> list[Alert]:
    """The alerts that a message means: tapped, all, the only one, or by what they look for."""
    number = turn.value("alert")
    if number is not None:
        return [alert for alert in mine if alert.id == number]
    if turn.value("answer") == "all" or ALL_ALERTS.search(turn.text) or len(mine) == 1:
        return list(mine)
    place = ALERT_NUMBER.search(turn.text)
    if place and 0 < int(place[1]) <= len(mine):
        return [mine[int(place[1]) - 1]]
    asked = query_of(turn, Kind.JOB)
    named = {*asked.occupations, *asked.skills, *asked.words, *asked.places}
    return [alert for alert in mine if named & _names(alerts.query_of(alert))]


def _names(query: Query) -> set[str]:
    return {*query.subject, *query.places}
