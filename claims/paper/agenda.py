"""The plan as a calendar file (RFC 5545): one event a step, with alarms."""

from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard

from benefits.plan import Plan, Step
from benefits.result import day_text
from claims.paper.words import say

WIB = ZoneInfo("Asia/Jakarta")
WIB_HOURS = timedelta(hours=7)
BEGINS = time(9)
LASTS = timedelta(hours=1)
DAY_BEFORE = timedelta(days=-1)
PRODUCT = "-//Teman PHK//Rencana//ID"


def plan_ics(plan: Plan, owner: str = "") -> bytes:
    """A calendar with an event for each step at 09.00 WIB, on its last day where it has one.

    Alarms ring one day before, and on the first day of a longer window; a step that is done has
    none. The UIDs stay the same when dates move, so that a newer file replaces the events of an
    older one. `owner` is anything stable that tells two people's plans apart.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", say("calendar"))
    calendar.add("x-wr-timezone", str(WIB))
    calendar.add_component(_wib())
    for step in plan.steps:
        calendar.add_component(_event(step, plan.rules_as_of, owner))
    made: bytes = calendar.to_ical()
    return made


def _wib() -> Timezone:
    """WIB has no summer time: one rule for all years."""
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001 (local by RFC 5545)
    standard.add("tzoffsetfrom", WIB_HOURS)
    standard.add("tzoffsetto", WIB_HOURS)
    standard.add("tzname", "WIB")
    zone = Timezone()
    zone.add("tzid", str(WIB))
    zone.add_component(standard)
    return zone


def _event(step: Step, on: date, owner: str) -> Event:
    begins = _morning(step.until or step.date)
    event = Event()
    event.add("uid", _uid(step, owner))
    event.add("dtstamp", datetime.combine(on, time(), UTC))
    event.add("dtstart", begins)
    event.add("dtend", begins + LASTS)
    event.add("summary", _summary(step))
    event.add("location", step.where)
    event.add("description", _description(step))
    event.add("transp", "TRANSPARENT")
    if not step.done:
        event.add_component(_alarm(step, DAY_BEFORE))
        if step.until and step.until - step.date > -DAY_BEFORE:
            event.add_component(_alarm(step, _morning(step.date).astimezone(UTC)))
    return event


def _morning(day: date) -> datetime:
    return datetime.combine(day, BEGINS, WIB)


def _uid(step: Step, owner: str) -> str:
    name = "|".join((owner, step.programme, step.key or step.title))
    return f"{sha256(name.encode()).hexdigest()[:32]}@teman-phk"


def _summary(step: Step) -> str:
    name = "event_done" if step.done else "event_until" if step.until else "event_from"
    return say(name, title=step.title)


def _description(step: Step) -> str:
    lines = [
        say("event_window", day=day_text(step.date)) if step.until else "",
        step.note,
        say("papers", papers="; ".join(step.papers)) if step.papers else "",
        say("event_article", article=step.article) if step.article else "",
        say("event_end"),
    ]
    return "\n".join(line for line in lines if line)


def _alarm(step: Step, trigger: timedelta | datetime) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", step.title)
    alarm.add("trigger", trigger)
    return alarm
