"""The log of applications counts what JKP asks for, keeps it secret, and notes nothing twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from postings import NOON, posting
from sqlalchemy import select

from jobs.applications import Entry, Sort, forget, month_of, note, progress, said_progress
from jobs.proof_month import calendar_month
from jobs.store import save
from storage.encryption import Vault
from storage.facts import Sessions
from storage.models import Application
from storage.personal import erase_person

ME = "telegram:7"
NOVEMBER = calendar_month(date(2026, 11, 25))
INDOMARET = Entry(date(2026, 11, 25), Sort.APPLICATION, "Indomaret", "kasir", "email")


class Log:
    """One person's log."""

    def __init__(self, sessions: Sessions, vault: Vault) -> None:
        self.sessions, self.vault, self.me = sessions, vault, vault.index(ME)

    async def note(self, *entries: Entry) -> list[int | None]:
        async with self.sessions.begin() as session:
            return [await note(session, self.vault, self.me, each, NOON) for each in entries]

    async def month(self, day: date = INDOMARET.day) -> list[Entry]:
        async with self.sessions() as session:
            return list(await month_of(session, self.vault, self.me, calendar_month(day)))

    async def missing(self, day: date = INDOMARET.day) -> int:
        async with self.sessions() as session:
            return (await progress(session, self.me, calendar_month(day))).missing


@pytest.fixture
def log(emptied: Sessions, vault: Vault) -> Log:
    return Log(emptied, vault)


async def test_an_entry_comes_back_as_it_was_said(log: Log) -> None:
    (number,) = await log.note(INDOMARET)
    assert await log.month() == [replace(INDOMARET, id=number)]


async def test_the_database_does_not_hold_the_name_of_a_company(log: Log) -> None:
    await log.note(INDOMARET)
    async with log.sessions() as session:
        (row,) = await session.scalars(select(Application))
    assert b"Indomaret" not in row.body


async def test_five_applications_or_one_interview_make_a_month(log: Log) -> None:
    assert await log.missing() == 5
    await log.note(*(replace(INDOMARET, company=f"PT {number}") for number in range(3)))
    assert await log.missing() == 2
    await log.note(replace(INDOMARET, kind=Sort.INTERVIEW))
    assert await log.missing() == 0


async def test_months_are_apart_on_their_first_and_last_day(log: Log) -> None:
    days = [date(2026, 10, 31), date(2026, 11, 1), date(2026, 11, 30), date(2026, 12, 1)]
    await log.note(*(replace(INDOMARET, day=day) for day in days))
    assert [each.day for each in await log.month()] == days[1:3]
    assert await log.missing() == 3


async def test_the_same_said_twice_is_noted_once(log: Log) -> None:
    again = replace(INDOMARET, company="Alfamart")
    noted = await log.note(INDOMARET, INDOMARET, again)
    assert [number is None for number in noted] == [False, True, False]


async def test_a_posting_is_applied_to_once_whatever_the_day(log: Log) -> None:
    async with log.sessions.begin() as session:
        (number,) = await save(session, [posting()], NOON)
    entry = replace(INDOMARET, posting=number)
    await log.note(entry, replace(entry, day=date(2026, 11, 26)))
    assert len(await log.month()) == 1


async def test_only_one_s_own_entries_can_be_taken_out(log: Log) -> None:
    (number,) = await log.note(INDOMARET)
    assert number
    async with log.sessions.begin() as session:
        assert not await forget(session, log.vault.index("telegram:8"), number)
        assert await forget(session, log.me, number)
    assert await log.month() == []


async def test_the_sentence_says_what_is_missing_or_that_it_is_enough(log: Log) -> None:
    async with log.sessions() as session:
        known = await progress(session, log.me, NOVEMBER)
    said = said_progress(known, NOVEMBER)
    assert "Lamaran bulan 11-2026: **0 dari 5**, kurang **5**" in said
    assert "Sudah cukup" in said_progress(replace(known, interviews=1), NOVEMBER)


async def test_erasing_a_person_takes_the_log(log: Log) -> None:
    await log.note(INDOMARET)
    await erase_person(log.sessions, log.vault, ME)
    assert await log.month() == []
