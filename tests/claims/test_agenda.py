from dataclasses import replace
from datetime import timedelta

from icalendar import Calendar, Event
from read_back import TODAY

from benefits.plan import Plan, WorkerFacts, plan
from claims.paper import plan_ics

DAY = timedelta(days=1)


def events(made: bytes) -> list[Event]:
    return [each for each in Calendar.from_ical(made).walk("VEVENT") if isinstance(each, Event)]


def uids(made: bytes) -> list[str]:
    return [str(event["UID"]) for event in events(made)]


def test_every_step_is_one_event_on_its_last_day(whole_plan: Plan) -> None:
    found = events(plan_ics(whole_plan))
    assert len(found) == len(whole_plan.steps)
    for event, step in zip(found, whole_plan.steps, strict=True):
        assert event.decoded("dtstart").date() == (step.until or step.date)
        assert step.title in str(event["SUMMARY"])
        assert event["LOCATION"] == step.where
        assert step.article in str(event["DESCRIPTION"])


def test_events_are_at_nine_in_western_indonesia(whole_plan: Plan) -> None:
    made = plan_ics(whole_plan)
    for event in events(made):
        begins = event.decoded("dtstart")
        assert begins.hour == 9
        assert begins.utcoffset() == timedelta(hours=7)
    assert b"TZID:Asia/Jakarta" in made
    assert b"TZNAME:WIB" in made


def test_every_open_step_rings_one_day_before(whole_plan: Plan) -> None:
    for event in events(plan_ics(whole_plan)):
        triggers = [alarm.decoded("trigger") for alarm in event.walk("VALARM")]
        assert -DAY in triggers


def test_a_long_window_rings_also_when_it_opens(whole_plan: Plan) -> None:
    claim = next(e for e in events(plan_ics(whole_plan)) if "klaim JKP" in str(e["SUMMARY"]))
    opens = [alarm.decoded("trigger") for alarm in claim.walk("VALARM")][1]
    assert opens.date() == next(step.date for step in whole_plan.steps if "klaim JKP" in step.title)


def test_a_step_that_is_done_does_not_ring(known: WorkerFacts) -> None:
    made = plan_ics(plan(replace(known, refusal_sent=True), TODAY))
    [done] = [event for event in events(made) if str(event["SUMMARY"]).startswith("Selesai")]
    assert not done.walk("VALARM")


def test_uids_are_unique_and_stay_when_the_dates_move(known: WorkerFacts) -> None:
    before = plan_ics(plan(known, TODAY))
    moved = replace(known, phk_date=known.phk_date + 7 * DAY)
    after = plan_ics(plan(moved, TODAY + DAY))
    assert before != after
    assert set(uids(before)) == set(uids(after))
    assert len(set(uids(before))) == len(uids(before))


def test_two_people_in_one_calendar_do_not_overwrite_each_other(whole_plan: Plan) -> None:
    assert not set(uids(plan_ics(whole_plan, "a"))) & set(uids(plan_ics(whole_plan, "b")))


def test_lines_are_folded_and_end_as_the_standard_wants(whole_plan: Plan) -> None:
    lines = plan_ics(whole_plan).split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert all(len(line) <= 75 for line in lines)


def test_the_same_plan_is_the_same_calendar(whole_plan: Plan) -> None:
    assert plan_ics(whole_plan) == plan_ics(whole_plan)
