"""What is owed arrives once, in order of urgency, at decent hours, through every refusal."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from fake_channel import NOON, FakeChannel, SetClock
from sqlalchemy import select, update

from jobs.channels import Gone, Limits, Rejected, RetryLater
from jobs.claiming import LEASE, anything_due, claim
from jobs.delivery import AGAIN, Courier, take_due
from jobs.marking import TRIES, backoff
from storage.encryption import Vault
from storage.facts import Sessions
from storage.models import ChannelAllowance, ContactPreference, OutboxMessage
from storage.outbox import Owed, Priority, owe

FAST = Limits(rate=1000, gap=1, ahead=1)
Rows = dict[str, OutboxMessage]


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def channel() -> FakeChannel:
    return FakeChannel()


@pytest.fixture
async def courier(
    sessions: Sessions, vault: Vault, channel: FakeChannel, clock: SetClock
) -> Courier:
    return Courier(sessions, vault, channel, clock, FAST)


async def owed(
    courier: Courier,
    text: str,
    sender: str = "telegram:7",
    priority: Priority = Priority.REMINDER,
    after: timedelta = timedelta(),
) -> None:
    message = Owed(text, sender, "test", {"text": text}, NOON + after, priority)
    async with courier.sessions.begin() as session:
        await owe(session, courier.vault, message)


async def rows(courier: Courier) -> Rows:
    async with courier.sessions() as session:
        found = await session.scalars(select(OutboxMessage))
        return {row.key: row for row in found}


async def test_what_is_due_is_sent_and_marked(courier: Courier, channel: FakeChannel) -> None:
    await owed(courier, "satu")
    assert await courier.run_dry() == 1
    assert channel.sent == [("telegram:7", "satu")]
    row = (await rows(courier))["satu"]
    assert (row.status, row.lease, row.tries, row.finished_at) == ("sent", None, 1, NOON)


async def test_what_is_not_due_waits(
    courier: Courier, channel: FakeChannel, clock: SetClock
) -> None:
    await owed(courier, "nanti", after=timedelta(hours=1))
    assert await courier.run_dry() == 0
    clock.pass_by(hours=1)
    await courier.run_dry()
    assert channel.texts == ["nanti"]


async def test_the_urgent_goes_before_the_rest(
    courier: Courier, channel: FakeChannel, clock: SetClock
) -> None:
    await owed(courier, "loker", "telegram:1", Priority.BROADCAST, -timedelta(hours=1))
    await owed(courier, "pengingat", "telegram:2", Priority.REMINDER)
    await owed(courier, "petugas", "telegram:3", Priority.REPLY)
    for _ in range(3):
        taken = await claim(courier.sessions, "telegram", 1, clock=clock, limits=FAST)
        await asyncio.gather(*(courier.deliver(*each) for each in taken.messages))
    assert channel.texts == ["petugas", "pengingat", "loker"]


async def test_one_person_gets_one_message_a_second(
    courier: Courier, channel: FakeChannel, clock: SetClock
) -> None:
    for text in ("satu", "dua"):
        await owed(courier, text)
    await owed(courier, "lain", "telegram:8")
    assert await courier.run_dry() == 2
    clock.pass_by(seconds=0.9)
    assert await courier.run_dry() == 0
    clock.pass_by(seconds=0.1)
    assert await courier.run_dry() == 1
    assert sorted(channel.texts) == ["dua", "lain", "satu"]


async def test_the_allowance_is_one_for_all_processes(courier: Courier, clock: SetClock) -> None:
    for number in range(30):
        await owed(courier, f"loker {number}", f"telegram:{number}")
    limits = Limits(rate=10, gap=1, ahead=0.5)
    taken = [
        len((await claim(courier.sessions, "telegram", 40, clock=clock, limits=limits)).messages)
        for _ in range(5)
    ]
    assert taken == [6, 0, 0, 0, 0]
    clock.pass_by(seconds=1)
    assert (await claim(courier.sessions, "telegram", 40, clock=clock, limits=limits)).messages


async def test_a_limit_of_the_channel_stops_all_of_it_and_counts_as_no_try(
    courier: Courier, channel: FakeChannel, clock: SetClock
) -> None:
    channel.answers = [RetryLater(30)]
    await owed(courier, "satu")
    await owed(courier, "dua", "telegram:8", after=timedelta(seconds=1))
    await courier.run_dry()
    clock.pass_by(seconds=29)
    assert await courier.run_dry() == 0
    clock.pass_by(seconds=1)
    await courier.run_dry()
    assert sorted(channel.texts) == ["dua", "satu"]
    row = (await rows(courier))["satu"]
    assert (row.tries, row.resent) == (1, 0)
    async with courier.sessions() as session:
        assert await session.scalar(select(ChannelAllowance.refused)) == 1


async def test_the_longest_pause_holds(
    courier: Courier, channel: FakeChannel, clock: SetClock
) -> None:
    channel.answers = [RetryLater(30), RetryLater(5)]
    await owed(courier, "satu", "telegram:1")
    await owed(courier, "dua", "telegram:2")
    await courier.run_dry()
    clock.pass_by(seconds=29)
    assert await courier.run_dry() == 0


async def test_who_is_gone_gets_nothing_more_and_others_are_told(
    courier: Courier, channel: FakeChannel, clock: SetClock
) -> None:
    told: list[bytes] = []

    async def gone(owner: bytes) -> None:
        told.append(owner)

    courier.when_gone = gone
    channel.always = lambda recipient: Gone() if recipient == "telegram:7" else None
    await owed(courier, "satu")
    await owed(courier, "dua", after=timedelta(days=1))
    await owed(courier, "lain", "telegram:8")
    await courier.run_dry()
    found = {key: row.status for key, row in (await rows(courier)).items()}
    assert found == {"satu": "blocked", "dua": "blocked", "lain": "sent"}
    assert told == [courier.vault.index("telegram:7")]


async def test_a_message_that_is_refused_fails_at_once_with_the_reason(
    courier: Courier, channel: FakeChannel
) -> None:
    channel.answers = [Rejected("can't parse entities")]
    await owed(courier, "satu")
    await courier.run_dry()
    row = (await rows(courier))["satu"]
    assert (row.status, row.error) == ("failed", "can't parse entities")


async def test_a_passing_fault_is_tried_again_and_again_but_not_for_ever(
    courier: Courier, channel: FakeChannel, clock: SetClock
) -> None:
    channel.always = lambda _recipient: ConnectionError("https://api/bot123:token")
    await owed(courier, "satu")
    sends = 0
    for _ in range(2 * TRIES):
        sends += await courier.run_dry()
        clock.pass_by(hours=1)
    row = (await rows(courier))["satu"]
    assert (sends, row.status, row.tries) == (TRIES, "failed", TRIES)
    assert row.error == f"ConnectionError, given up after {TRIES} tries"


def test_pauses_between_tries_double_and_have_an_end() -> None:
    longest = [max(backoff(tries) for _ in range(50)) for tries in range(20)]
    assert all(5 * 2**tries >= longest[tries] for tries in range(9))
    assert max(longest) <= 3600
    assert min(backoff(3) for _ in range(50)) >= 20


async def test_nobody_is_woken_but_by_an_answer(
    courier: Courier, channel: FakeChannel, clock: SetClock
) -> None:
    clock.pass_by(hours=10)  # 22.00 in Jakarta
    await owed(courier, "pengingat", "telegram:1")
    await owed(courier, "jawaban", "telegram:2", Priority.REPLY)
    await courier.run_dry()
    assert channel.texts == ["jawaban"]
    clock.pass_by(hours=9)
    await courier.run_dry()
    assert channel.texts == ["jawaban", "pengingat"]


async def test_the_hours_are_those_that_the_person_chose(
    courier: Courier, channel: FakeChannel, clock: SetClock
) -> None:
    async with courier.sessions.begin() as session:
        owner = courier.vault.index("telegram:1")
        session.add(ContactPreference(owner=owner, zone="WIT", quiet_from=13, quiet_to=15))
    await owed(courier, "pengingat", "telegram:1")
    assert await courier.run_dry() == 0  # 14.00 in Jayapura
    clock.pass_by(hours=1)
    assert await courier.run_dry() == 1


async def test_what_is_too_old_is_dropped_with_a_status(
    courier: Courier, channel: FakeChannel, clock: SetClock
) -> None:
    await owed(courier, "basi")
    clock.pass_by(days=4)
    await courier.run_dry()
    assert channel.sent == []
    row = (await rows(courier))["basi"]
    assert (row.status, row.finished_at) == ("expired", clock.now)


async def test_what_a_dead_process_held_is_sent_again_counted_and_marked(
    courier: Courier, channel: FakeChannel, clock: SetClock
) -> None:
    await owed(courier, "satu")
    assert (await claim(courier.sessions, "telegram", 1, clock=clock, limits=FAST)).messages
    clock.now += LEASE - timedelta(seconds=1)
    assert await courier.run_dry() == 0
    clock.pass_by(seconds=1)
    await courier.run_dry()
    assert channel.texts == [f"satu\n\n{AGAIN}"]
    assert (await rows(courier))["satu"].resent == 1


async def test_a_send_that_hangs_is_broken_off_and_its_repeat_is_counted(
    courier: Courier, channel: FakeChannel, clock: SetClock
) -> None:
    channel.answers = [TimeoutError()]
    await owed(courier, "satu")
    await courier.run_dry()
    clock.pass_by(minutes=1)
    await courier.run_dry()
    assert channel.texts == [f"satu\n\n{AGAIN}"]
    row = (await rows(courier))["satu"]
    assert (row.status, row.resent, row.tries) == ("sent", 1, 2)


async def test_a_lease_that_another_took_over_is_not_marked_by_the_first(
    courier: Courier, channel: FakeChannel, clock: SetClock
) -> None:
    await owed(courier, "satu")
    slow = await claim(courier.sessions, "telegram", 1, clock=clock, limits=FAST)
    clock.now += LEASE
    assert (await claim(courier.sessions, "telegram", 1, clock=clock, limits=FAST)).messages
    channel.answers = [Rejected("late")]
    await courier.deliver(*slow.messages[0])
    assert (await rows(courier))["satu"].status == "pending"


async def test_what_was_cancelled_meanwhile_is_not_sent(
    courier: Courier, channel: FakeChannel
) -> None:
    await owed(courier, "satu")
    async with courier.sessions.begin() as session:
        await session.execute(update(OutboxMessage).values(status="cancelled"))
    assert await courier.run_dry() == 0


async def test_a_message_for_another_key_is_no_message(courier: Courier) -> None:
    await owed(courier, "satu")
    courier.vault = Vault(b"x" * 32)
    await courier.run_dry()
    assert (await rows(courier))["satu"].error == "KeyProblem"


async def test_who_asks_gets_what_is_due_once_and_in_order(
    courier: Courier, clock: SetClock
) -> None:
    await owed(courier, "loker", "web:1", Priority.BROADCAST)
    await owed(courier, "jawaban", "web:1", Priority.REPLY)
    await owed(courier, "nanti", "web:1", after=timedelta(hours=1))
    await owed(courier, "orang lain", "web:2")
    asked = courier.sessions, courier.vault, "web:1", clock
    twice = await asyncio.gather(take_due(*asked), take_due(*asked))
    assert sorted(twice, key=len) == [[], [{"text": "jawaban"}, {"text": "loker"}]]


async def test_a_courier_stops_when_told_and_finishes_what_flies(
    courier: Courier, channel: FakeChannel
) -> None:
    channel.slow = 0.2
    for number in range(5):
        await owed(courier, f"loker {number}", f"telegram:{number}")
    told = asyncio.Event()
    running = asyncio.create_task(courier.run(told))
    await asyncio.sleep(0.1)
    told.set()
    await asyncio.wait_for(running, 5)
    sent = [row.status for row in (await rows(courier)).values()].count("sent")
    assert sent == len(channel.sent) == 5


async def test_a_database_that_fails_for_a_moment_ends_no_courier(
    courier: Courier, channel: FakeChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = iter([ConnectionError(), OSError()])

    async def fails_twice(*given: Any) -> bool:
        if problem := next(failures, None):
            raise problem
        return await anything_due(*given)

    monkeypatch.setattr("jobs.delivery.anything_due", fails_twice)
    courier.idle = 0.01
    await owed(courier, "satu")
    told = asyncio.Event()
    running = asyncio.create_task(courier.run(told))
    async with asyncio.timeout(5):
        while not channel.sent:
            await asyncio.sleep(0.01)
    told.set()
    await running
    assert channel.texts == ["satu"]


async def test_an_idle_courier_writes_nothing(courier: Courier) -> None:
    courier.idle = 0.01
    await owed(courier, "nanti", after=timedelta(hours=1))
    told = asyncio.Event()
    running = asyncio.create_task(courier.run(told))
    await asyncio.sleep(0.1)
    told.set()
    await running
    async with courier.sessions() as session:
        assert list(await session.scalars(select(ChannelAllowance))) == []
