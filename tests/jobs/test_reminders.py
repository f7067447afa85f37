"""Reminders of a plan: before each end, in the morning of the person, until the step is done."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from fake_channel import SetClock
from postings import NOON
from sqlalchemy import select

from benefits.plan import WorkerFacts, plan
from benefits.tenure import Tenure, add_months
from jobs import reminders
from jobs.applications import Entry, Sort, note
from jobs.proof_month import first_paid
from jobs.proof_reminders import begin
from jobs.reminders import Item, days_of, items_of, remind_due, schedule
from storage.encryption import Vault
from storage.facts import Sessions
from storage.models import ContactPreference, OutboxMessage
from storage.outbox import opened

ME = "telegram:7"
TODAY = date(2026, 11, 26)
AGREES = WorkerFacts(
    wage=5_000_000,
    phk_date=date(2026, 11, 20),
    reason="efficiency_loss",
    contract_type="pkwtt",
    tenure=Tenure(7, 3),
    agrees=True,
    contribution_months=24,
)


class Desk:
    """A person with a plan, and the messages that they get."""

    def __init__(self, sessions: Sessions, vault: Vault) -> None:
        self.sessions, self.vault, self.clock = sessions, vault, SetClock(NOON)
        self.me = vault.index(ME)

    async def schedule(self, *items: Item, source: str = "plan") -> int:
        async with self.sessions.begin() as session:
            return await schedule(session, self.vault, ME, items, self.clock.now, source)

    async def waiting(self) -> list[str]:
        async with self.sessions() as session:
            return [each.step for each in await reminders.waiting(session, self.vault, self.me)]

    async def applied(self, *days: date) -> None:
        async with self.sessions.begin() as session:
            for day in days:
                entry = Entry(day, Sort.APPLICATION, f"PT {day}")
                await note(session, self.vault, self.me, entry, NOON)

    async def paid(self, day: date) -> list[int]:
        async with self.sessions.begin() as session:
            months = await begin(session, self.vault, ME, day, self.clock.now)
        return [each.number for each in months]

    async def told(self) -> list[dict[str, Any]]:
        await remind_due(self.sessions, self.vault, self.clock)
        async with self.sessions.begin() as session:
            rows = list(await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))
            for row in rows:
                await session.delete(row)
        return [opened(self.vault, row)[1] for row in rows]


@pytest.fixture
def desk(emptied: Sessions, vault: Vault) -> Desk:
    return Desk(emptied, vault)


def item(step: str = "jkp_month_1", begins: int = 0, until: int | None = 90) -> Item:
    end = TODAY + timedelta(days=until) if until is not None else None
    return Item(step, "Ajukan klaim JKP", "SIAPkerja", TODAY + timedelta(days=begins), end)


@pytest.mark.parametrize(
    ("begins", "until", "days"),
    [
        (0, 90, [60, 83, 89]),
        (0, 20, [13, 19]),
        (0, 5, [2, 4]),
        (0, 1, []),
        (0, 0, []),
        (0, -3, []),
        (30, None, [30]),
        (30, 60, [30, 53, 59]),
        (-10, None, []),
    ],
)
def test_the_days_before_an_end_fit_the_time_that_is_left(
    begins: int, until: int | None, days: list[int]
) -> None:
    found = [(day - TODAY).days for day in days_of(item(begins=begins, until=until), TODAY)]
    assert found == days


def test_a_plan_gives_the_deadlines_and_the_months_of_jkp() -> None:
    agrees = [each.step for each in items_of(plan(AGREES, TODAY))]
    assert {"jkp_month_1", "jkp_month_2", "jkp_month_6", "jht_claim"} <= set(agrees)
    contests = WorkerFacts(**(vars(AGREES) | {"agrees": False}))
    assert {"refusal", "bipartit"} <= {each.step for each in items_of(plan(contests, TODAY))}


async def test_a_reminder_comes_in_the_morning_with_its_end(desk: Desk) -> None:
    await desk.schedule(item(until=20))
    desk.clock.pass_by(days=13)
    desk.clock.now = desk.clock.now.replace(hour=1)  # 08.00 in Jakarta
    assert await desk.told() == []
    desk.clock.pass_by(hours=2)
    (message,) = await desk.told()
    assert message["text"].startswith("**Pengingat: Ajukan klaim JKP**")
    assert "16-12-2026**, 7 hari lagi" in message["text"]
    assert await desk.told() == []


async def test_the_morning_is_that_of_the_person(desk: Desk) -> None:
    async with desk.sessions.begin() as session:
        session.add(ContactPreference(owner=desk.me, zone="WIT", quiet_from=21, quiet_to=7))
    await desk.schedule(item(until=20))
    desk.clock.pass_by(days=13)
    desk.clock.now = desk.clock.now.replace(hour=1)  # 10.00 in Jayapura
    assert len(await desk.told()) == 1


async def test_a_new_plan_takes_the_place_of_the_old_one_and_of_no_other(desk: Desk) -> None:
    assert await desk.schedule(item("refusal"), item("bipartit")) == 2
    await desk.schedule(item("case:7"), source="case")
    await desk.schedule(item("jht_claim", until=40))
    assert await desk.waiting() == ["jht_claim", "case:7"]


async def test_a_step_that_is_done_is_not_reminded_of(desk: Desk) -> None:
    await desk.schedule(item("refusal"), item("bipartit"))
    async with desk.sessions.begin() as session:
        stranger = desk.vault.index("telegram:8")
        assert await reminders.stop(session, stranger, "refusal") == 0
        assert await reminders.stop(session, desk.me, "refusal") == 3
    assert await desk.waiting() == ["bipartit"]
    async with desk.sessions.begin() as session:
        await reminders.stop(session, desk.me)
    assert await desk.waiting() == []


async def test_a_month_of_jkp_says_how_many_applications_are_missing(desk: Desk) -> None:
    await desk.schedule(item("jkp_month_2", begins=3, until=32))
    await desk.applied(TODAY + timedelta(days=2), TODAY + timedelta(days=3))
    desk.clock.pass_by(days=3)
    (message,) = await desk.told()
    assert "**1 dari 5**, kurang **4**" in message["text"], "the day before is of month 1"


async def test_who_says_when_jkp_was_paid_is_reminded_of_each_later_month(desk: Desk) -> None:
    await desk.schedule(item("jkp_month_2", begins=3, until=33), item("jht_claim", until=80))
    paid = TODAY - timedelta(days=20)
    assert await desk.paid(paid) == [2, 3, 4, 5, 6]
    assert set(await desk.waiting()) == {f"jkp_proof_{n}" for n in range(2, 7)} | {"jht_claim"}
    await desk.applied(add_months(paid, 1), add_months(paid, 1) - timedelta(days=1))
    desk.clock.now = datetime.combine(add_months(paid, 2) - timedelta(days=8), time(3), tzinfo=UTC)
    text = (await desk.told())[-1]["text"]
    assert "JKP bulan ke-2 (06-12-2026 sampai 05-01-2027): **1 dari 5**, kurang **4**" in text


async def test_a_plan_s_estimate_of_the_months_gives_way_to_what_was_said(desk: Desk) -> None:
    await desk.paid(TODAY)
    assert await desk.schedule(item("jkp_month_2"), item("refusal")) == 1
    assert "jkp_month_2" not in await desk.waiting()


async def test_a_corrected_day_takes_the_place_of_the_first(desk: Desk) -> None:
    await desk.paid(TODAY - timedelta(days=100))
    await desk.paid(TODAY)
    async with desk.sessions() as session:
        assert await first_paid(session, desk.me) == TODAY
    assert await desk.waiting() == [f"jkp_proof_{n}" for n in range(2, 7)]


async def test_two_processes_remind_once(desk: Desk) -> None:
    await desk.schedule(item(until=5))
    desk.clock.pass_by(days=2)
    assert len(await desk.told()) == 1
    await remind_due(desk.sessions, desk.vault, desk.clock)
    assert await desk.told() == []
