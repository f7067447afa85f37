"""A worker who asks for a person: into the queue with a summary, told when, answered."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from office_of_tests import ANI, BUDI, NOON, OFFICER, Clock, confirmed

from claims.desk import answer, open_questions
from claims.handoffs import ask_for_person, close, open_hand_off, staffed, take, waiting, write
from claims.office import WORKER, Forbidden, NotFound, Office

SUMMARY = {"topic": "severance_unpaid", "facts": {"wage": 5_000_000}}


def jakarta(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+07:00")


async def test_a_worker_waits_once_and_the_summary_is_the_latest(office: Office) -> None:
    first = await ask_for_person(office, ANI, {"topic": "jkp_info"})
    again = await ask_for_person(office, ANI, SUMMARY)
    assert (first.again, again.again, again.id) == (False, True, first.id)
    assert first.now
    (row,) = await waiting(office, OFFICER)
    assert row.summary == SUMMARY


async def test_outside_hours_the_worker_is_told_when(office: Office, clock: Clock) -> None:
    clock.moment = datetime(2026, 11, 27, 12, tzinfo=UTC)
    asked = await ask_for_person(office, ANI, SUMMARY)
    assert not asked.now
    assert asked.due == jakarta("2026-11-30T08:00")


async def test_the_case_of_the_worker_stands_beside_the_hand_off(office: Office) -> None:
    await confirmed(office, ANI)
    await ask_for_person(office, ANI, SUMMARY)
    await ask_for_person(office, BUDI, SUMMARY)
    ani, budi = await waiting(office, OFFICER)
    assert ani.case_number
    assert budi.case_number is None


async def test_officer_and_worker_write_to_each_other(office: Office, clock: Clock) -> None:
    asked = await ask_for_person(office, ANI, SUMMARY)
    await take(office, OFFICER, asked.id)
    await write(office, OFFICER, asked.id, "Selamat siang, ada yang bisa dibantu?")
    (question,) = await open_questions(office, ANI)
    clock.pass_by(minutes=3)
    await answer(office, ANI, question.id, "Pesangon saya belum dibayar")
    seen = await open_hand_off(office, OFFICER, asked.id)
    assert [each.text for each in seen.messages][-1] == "Pesangon saya belum dibayar"
    assert (seen.status, seen.assignee, seen.taken_at) == ("taken", "7", NOON)
    await close(office, OFFICER, asked.id)
    assert await waiting(office, OFFICER) == []
    assert len(await waiting(office, OFFICER, closed=True)) == 1


async def test_only_officers_see_who_waits(office: Office) -> None:
    asked = await ask_for_person(office, ANI, SUMMARY)
    for tried in (
        waiting(office, WORKER),
        take(office, WORKER, asked.id),
        open_hand_off(office, WORKER, asked.id),
        close(office, WORKER, asked.id),
    ):
        with pytest.raises(Forbidden):
            await tried
    with pytest.raises(NotFound):
        await take(office, OFFICER, "unknown")


async def test_without_officers_nobody_is_promised(office: Office) -> None:
    assert await staffed(office) is False
