"""Figures about cases: by state, by week, and how soon somebody answered."""

from __future__ import annotations

import pytest
from office_of_tests import ANI, BUDI, OFFICER, Clock, confirmed

from claims.cases import change_status
from claims.figures import WEEKS, figures
from claims.handoffs import ask_for_person, take
from claims.office import WORKER, Forbidden, Office


async def test_cases_are_counted_by_state_and_by_week(office: Office, clock: Clock) -> None:
    first = await confirmed(office, ANI, "jkp")
    clock.pass_by(days=7)
    await confirmed(office, BUDI, "jkp")
    await change_status(office, OFFICER, first, "done")
    found = await figures(office, OFFICER)
    assert found.by_status == {("jkp", "done"): 1, ("jkp", "submitted"): 1}
    assert [count for _, count in found.weeks] == [0] * (WEEKS - 2) + [1, 1]
    assert all(monday.weekday() == 0 for monday, _ in found.weeks)


async def test_waits_are_the_middle_and_what_nine_of_ten_got(office: Office, clock: Clock) -> None:
    assert (await figures(office, OFFICER)).cases.median is None
    for hours in (1, 2, 9):
        case_id = await confirmed(office, f"web:{hours}", "jkp")
        clock.pass_by(hours=hours)
        await change_status(office, OFFICER, case_id, "ready")
    await confirmed(office, BUDI, "jkp")
    waits = (await figures(office, OFFICER)).cases
    assert (waits.answered, waits.waiting) == (3, 1)
    assert waits.median == pytest.approx(2)
    assert waits.nine_of_ten is not None
    assert 2 < waits.nine_of_ten <= 9


async def test_hand_offs_wait_until_they_are_taken(office: Office, clock: Clock) -> None:
    asked = await ask_for_person(office, ANI, {})
    clock.pass_by(hours=3)
    await take(office, OFFICER, asked.id)
    await ask_for_person(office, BUDI, {})
    waits = (await figures(office, OFFICER)).hand_offs
    assert (waits.answered, waits.waiting, waits.median) == (1, 1, 3)


async def test_figures_are_for_officers(office: Office) -> None:
    with pytest.raises(Forbidden):
        await figures(office, WORKER)
