"""What officers may do with cases: it happens, the worker is told, and it is written down."""

from __future__ import annotations

from typing import Any

import pytest
from office_of_tests import ANI, BUDI, OFFICER, Clock, confirmed, drafted
from sqlalchemy import select

from claims.cases import (
    STATUSES,
    Filters,
    ask_worker,
    assign,
    change_status,
    counts,
    document,
    export,
    note,
    open_case,
    queue,
    write_worker,
)
from claims.desk import answer, open_questions
from claims.documents import Paper
from claims.drafts import attach, confirm
from claims.office import SYSTEM, WORKER, Actor, Forbidden, NotFound, Office
from claims.own import cases_of
from storage.facts import Sessions
from storage.models import OutboxMessage
from storage.outbox import opened


async def told(office: Office, sessions: Sessions) -> list[tuple[str, dict[str, Any]]]:
    async with sessions() as session:
        rows = await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))
        return [opened(office.vault, row) for row in rows if row.kind == "desk"]


async def test_the_queue_shows_confirmed_cases_the_oldest_first(
    office: Office, clock: Clock
) -> None:
    first = await confirmed(office, ANI, "jkp")
    clock.pass_by(hours=1)
    second = await confirmed(office, BUDI, "severance")
    await drafted(office, "web:draft")
    assert [row.id for row in await queue(office, OFFICER)] == [first, second]


async def test_the_queue_is_filtered(office: Office) -> None:
    first = await confirmed(office, ANI, "jkp")
    second = await confirmed(office, BUDI, "severance")
    await assign(office, OFFICER, first, "7")

    async def ids(**wanted: Any) -> list[str]:
        return [row.id for row in await queue(office, OFFICER, Filters(**wanted))]

    assert await ids(kind="jkp") == await ids(assignee="7") == await ids(channel="telegram")
    assert await ids(kind="jkp") == await ids(status="in_review") == [first]
    assert await ids(unassigned=True) == [second]
    number = (await queue(office, OFFICER, Filters(kind="jkp")))[0].number
    assert await ids(number=number.lower()) == [first]
    assert await ids(number="0000-00000") == []
    await change_status(office, OFFICER, first, "closed")
    assert await ids() == [second]
    assert await ids(ended=True) == [first]


async def test_a_case_opens_with_its_answers_and_that_is_written_down(office: Office) -> None:
    case_id = await confirmed(office)
    await open_case(office, OFFICER, case_id)
    view = await open_case(office, Actor.officer(8), case_id)
    assert view.answers["name"].value == "Siti Kenari"
    assert view.answers["kpj"].state == "unknown"
    assert [(seen.actor, seen.action) for seen in view.audit] == [
        ("worker", "begin"),
        ("worker", "submit"),
        ("officer:7", "read"),
    ]
    assert not any("Siti" in seen.detail for seen in view.audit)


async def test_a_draft_is_nobodys_but_the_workers(office: Office) -> None:
    draft = await drafted(office)
    for forbidden in (open_case, export):
        with pytest.raises(NotFound):
            await forbidden(office, OFFICER, draft.id)
    with pytest.raises(NotFound):
        await note(office, OFFICER, draft.id, "?")


@pytest.mark.parametrize("actor", [WORKER, SYSTEM, Actor("officer")], ids=str)
async def test_only_officers_work_on_cases(office: Office, actor: Actor) -> None:
    case_id = await confirmed(office)
    for tried in (
        queue(office, actor),
        counts(office, actor),
        open_case(office, actor, case_id),
        export(office, actor, case_id),
        assign(office, actor, case_id, "7"),
        note(office, actor, case_id, "x"),
        ask_worker(office, actor, case_id, "x"),
        change_status(office, actor, case_id, "done"),
        document(office, actor, case_id, "x"),
    ):
        with pytest.raises(Forbidden):
            await tried


async def test_a_question_reaches_the_worker_and_the_answer_comes_back(
    office: Office, sessions: Sessions
) -> None:
    case_id = await confirmed(office)
    asked = await ask_worker(office, OFFICER, case_id, "Apakah ada surat PHK? {kurung}")
    ((recipient, body),) = await told(office, sessions)
    assert recipient == ANI
    assert "Apakah ada surat PHK? {kurung}" in body["text"]
    assert body["buttons"] == [{"title": "Jawab", "payload": f'/inform{{"reply_to": "{asked}"}}'}]
    (question,) = await open_questions(office, ANI)
    assert (await cases_of(office, ANI))[0].status == "waiting"
    await answer(office, ANI, question.id, "Ada, tertanggal 1 November")
    view = await open_case(office, OFFICER, case_id)
    assert [(each.author, each.text) for each in view.messages] == [
        ("officer:7", "Apakah ada surat PHK? {kurung}"),
        ("worker", "Ada, tertanggal 1 November"),
    ]
    assert view.row.status == "in_review"
    assert await open_questions(office, ANI) == []


async def test_nobody_answers_for_somebody_else(office: Office) -> None:
    case_id = await confirmed(office)
    asked = await ask_worker(office, OFFICER, case_id, "?")
    assert await open_questions(office, BUDI) == []
    with pytest.raises(NotFound):
        await answer(office, BUDI, asked, "palsu")


async def test_the_worker_is_told_once_of_each_new_status(
    office: Office, sessions: Sessions
) -> None:
    case_id = await confirmed(office)
    await change_status(office, OFFICER, case_id, "ready")
    await change_status(office, OFFICER, case_id, "ready")
    ((_, body),) = await told(office, sessions)
    number = (await cases_of(office, ANI))[0].number
    assert number
    assert number in body["text"]
    with pytest.raises(ValueError, match="'gone' is none of submitted"):
        await change_status(office, OFFICER, case_id, "gone")


async def test_every_status_has_words_for_the_worker(office: Office, sessions: Sessions) -> None:
    case_id = await confirmed(office)
    for status in (*STATUSES[1:], STATUSES[0]):
        await change_status(office, OFFICER, case_id, status)
    assert len(await told(office, sessions)) == len(STATUSES)


async def test_a_document_is_read_only_through_its_case(office: Office) -> None:
    draft = await drafted(office)
    paper = Paper("ktp", "image/jpeg", b"\xff\xd8picture", 1)
    document_id = await attach(office, ANI, draft, "doc_ktp", paper)
    await confirm(office, ANI, draft)
    other = await confirmed(office, BUDI)
    about, content = await document(office, OFFICER, draft.id, document_id)
    assert (about.kind, content) == ("ktp", b"\xff\xd8picture")
    with pytest.raises(NotFound):
        await document(office, OFFICER, other, document_id)
    view = await open_case(office, OFFICER, draft.id)
    assert ("officer:7", "view", "document ktp") in [
        (seen.actor, seen.action, seen.detail) for seen in view.audit
    ]


async def test_notes_messages_and_exports_are_kept_with_the_case(
    office: Office, sessions: Sessions
) -> None:
    case_id = await confirmed(office)
    await note(office, OFFICER, case_id, "Sudah ditelepon")
    await write_worker(office, OFFICER, case_id, "Kami proses hari ini.")
    view = await export(office, OFFICER, case_id)
    assert [each.text for each in view.notes] == ["Sudah ditelepon"]
    ((_, body),) = await told(office, sessions)
    assert body["buttons"] == []
    assert (await counts(office, OFFICER)) == {("jkp", "submitted"): 1}
