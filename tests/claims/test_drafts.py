"""A draft: kept answer by answer, resumed elsewhere with a code, confirmed once, erased."""

from __future__ import annotations

import pytest
from office_of_tests import ANI, BUDI, GIVEN, Clock, confirmed, drafted
from sqlalchemy import func, select

from claims.documents import Paper
from claims.drafts import (
    TRIES,
    Answer,
    TooManyTries,
    attach,
    begin,
    confirm,
    current,
    discard,
    resume,
    save,
)
from claims.numbers import new_code, read_number
from claims.office import NotFound, Office
from claims.own import cases_of
from storage.facts import Sessions
from storage.models import AuditEntry, Case, CaseAnswer, CaseDocument, OutboxMessage
from storage.personal import erase_person
from storage.retention import purge

KTP = Paper("ktp", "image/jpeg", b"picture of an identity card", 1)


async def count(sessions: Sessions, table: type) -> int:
    async with sessions() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def test_answers_are_there_in_the_next_turn(office: Office) -> None:
    assert (await drafted(office)).answers == GIVEN


async def test_an_answer_replaces_the_one_before_and_none_forgets_it(office: Office) -> None:
    draft = await drafted(office)
    await save(office, ANI, draft, {"wage": Answer(6_000_000), "nik": None})
    found = await current(office, ANI)
    assert found
    assert found.value("wage") == 6_000_000
    assert "nik" not in found.answers


async def test_the_open_question_is_remembered(office: Office) -> None:
    draft = await drafted(office)
    draft.asked, draft.running = "phone", False
    await save(office, ANI, draft)
    found = await current(office, ANI)
    assert found
    assert (found.asked, found.running) == ("phone", False)


async def test_nobody_else_sees_or_changes_a_draft(office: Office) -> None:
    draft = await drafted(office)
    assert await current(office, BUDI) is None
    for forbidden in (
        save(office, BUDI, draft),
        discard(office, BUDI, draft),
        attach(office, BUDI, draft, "doc", KTP),
        confirm(office, BUDI, draft),
    ):
        with pytest.raises(NotFound):
            await forbidden
    assert (await cases_of(office, BUDI)) == []


async def test_nothing_personal_is_plain_in_the_rows(office: Office, sessions: Sessions) -> None:
    draft = await drafted(office)
    await attach(office, ANI, draft, "doc_ktp", KTP)
    async with sessions() as session:
        rows = [*await session.scalars(select(CaseAnswer)), *await session.scalars(select(Case))]
        rows += [*await session.scalars(select(CaseDocument))]
    everything = b"".join(
        value if isinstance(value, bytes) else str(value).encode()
        for row in rows
        for value in vars(row).values()
    )
    for canary in (b"Kenari", b"3216014502900003", b"5000000", b"1001", b"identity card"):
        assert canary not in everything
    assert draft.code.encode() not in everything


async def test_a_code_brings_the_draft_to_another_channel(office: Office) -> None:
    draft = await drafted(office)
    await attach(office, ANI, draft, "doc_ktp", KTP)
    moved = await resume(office, BUDI, draft.code.lower().replace("-", " "))
    assert moved
    assert moved.answers == draft.answers
    assert await current(office, ANI) is None
    with pytest.raises(NotFound):
        await save(office, ANI, draft, {"wage": Answer(1)})
    await save(office, BUDI, moved, {"wage": Answer(7_000_000)})


async def test_a_code_works_once(office: Office) -> None:
    draft = await drafted(office)
    moved = await resume(office, BUDI, draft.code)
    assert moved
    assert moved.code != draft.code
    assert await resume(office, "web:thief", draft.code) is None


async def test_guessing_codes_is_stopped_for_an_hour(office: Office, clock: Clock) -> None:
    draft = await drafted(office)
    for _ in range(TRIES):
        assert await resume(office, BUDI, new_code()) is None
    with pytest.raises(TooManyTries):
        await resume(office, BUDI, draft.code)
    assert await resume(office, ANI, draft.code)
    clock.pass_by(minutes=61)
    found = await current(office, ANI)
    assert found
    assert await resume(office, BUDI, found.code)


async def test_the_code_of_a_confirmed_case_opens_nothing(office: Office) -> None:
    draft = await drafted(office)
    await confirm(office, ANI, draft)
    assert await resume(office, BUDI, draft.code) is None


async def test_confirming_twice_gives_one_number(office: Office) -> None:
    draft = await drafted(office)
    number = await confirm(office, ANI, draft)
    assert await confirm(office, ANI, draft) == number == read_number(number)
    (own,) = await cases_of(office, ANI)
    assert (own.number, own.status) == (number, "submitted")
    assert await current(office, ANI) is None


async def test_one_reminder_waits_and_moves_with_each_answer(
    office: Office, clock: Clock, sessions: Sessions
) -> None:
    draft = await drafted(office)
    clock.pass_by(days=1)
    await save(office, ANI, draft, {"wage": Answer(1)})
    async with sessions() as session:
        (owed,) = await session.scalars(select(OutboxMessage))
    assert (owed.due - clock()).days == 2
    await confirm(office, ANI, draft)
    assert await count(sessions, OutboxMessage) == 0


async def test_a_reminder_that_was_sent_is_not_sent_again(
    office: Office, sessions: Sessions
) -> None:
    draft = await drafted(office)
    async with sessions.begin() as session:
        (owed,) = await session.scalars(select(OutboxMessage))
        owed.status = "sent"
    await save(office, ANI, draft, {"wage": Answer(1)})
    async with sessions() as session:
        assert [row.status for row in await session.scalars(select(OutboxMessage))] == ["sent"]


async def test_discarding_erases_all_of_a_draft(office: Office, sessions: Sessions) -> None:
    draft = await drafted(office)
    await attach(office, ANI, draft, "doc_ktp", KTP)
    await discard(office, ANI, draft)
    for table in (Case, CaseAnswer, CaseDocument, OutboxMessage):
        assert await count(sessions, table) == 0


async def test_a_newer_paper_takes_the_place_of_the_older(
    office: Office, sessions: Sessions
) -> None:
    draft = await begin(office, ANI, "jht")
    await attach(office, ANI, draft, "doc_ktp", KTP)
    second = await attach(office, ANI, draft, "doc_ktp", KTP)
    assert await count(sessions, CaseDocument) == 1
    assert draft.value("doc_ktp")["document"] == second


async def test_a_draft_left_alone_is_erased_after_its_time(
    office: Office, clock: Clock, sessions: Sessions
) -> None:
    await drafted(office)
    kept = await confirmed(office, BUDI)
    clock.pass_by(days=29)
    assert not any((await purge(sessions, clock())).values())
    clock.pass_by(days=2)
    assert await current(office, ANI) is None
    assert (await purge(sessions, clock()))["cases"] == 1
    async with sessions() as session:
        assert list(await session.scalars(select(Case.id))) == [kept]
        assert set(await session.scalars(select(CaseAnswer.case_id))) == {kept}


async def test_erasing_a_person_takes_the_cases_but_not_the_audit(
    office: Office, sessions: Sessions
) -> None:
    await confirmed(office, ANI)
    kept = await confirmed(office, BUDI)
    await erase_person(sessions, office.vault, ANI)
    async with sessions() as session:
        assert list(await session.scalars(select(Case.id))) == [kept]
    assert await count(sessions, AuditEntry) >= 4
