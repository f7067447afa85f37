"""Papers that answer officers: whose they are, where they stand, and when they go."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta

import pytest
from office_of_tests import ANI, BUDI, OFFICER, Clock, confirmed, drafted
from sqlalchemy import func, select

from claims.answer_papers import KIND, MOST, Came, Place, TooMany, keep_answer, place_for
from claims.cases import ask_worker, change_status, document, export, open_case
from claims.desk import answer, open_questions
from claims.documents import Paper
from claims.drafts import attach, confirm
from claims.handoffs import ask_for_person, write
from claims.office import NotFound, Office
from claims.takeout import takeout
from storage.facts import Sessions
from storage.models import CaseDocument
from storage.personal import erase_person
from storage.retention import purge

SLIP = Paper(KIND, "application/pdf", b"%PDF slip", 2)


async def kept(office: Office, came: Came, words: str = "ini", paper: Paper = SLIP) -> Place:
    """A paper taken as the conversation takes it."""
    place = await place_for(office, came)
    assert place
    if not place.known:
        await keep_answer(office, came, place, paper, words)
    return place


async def documents(sessions: Sessions) -> int:
    async with sessions() as session:
        return await session.scalar(select(func.count()).select_from(CaseDocument)) or 0


async def test_a_paper_answers_brings_the_case_back_and_replaces_none(office: Office) -> None:
    draft = await drafted(office, ANI, "jht")
    await attach(office, ANI, draft, "doc_ktp", Paper("ktp", "image/jpeg", b"\xff\xd8card", 1))
    await confirm(office, ANI, draft)
    for update in ("u1", "u2"):
        await ask_worker(office, OFFICER, draft.id, "Mohon kirim slip gaji")
        place = await kept(office, Came(ANI, update))
        assert place.question == "Mohon kirim slip gaji"
    view = await open_case(office, OFFICER, draft.id)
    assert sorted(each.kind for each in view.documents) == [KIND, KIND, "ktp"]
    assert view.row.status == "in_review"
    assert view.row.open_questions == 0
    assert [(each.action, each.detail) for each in view.audit][-2:] == [
        ("answer", ""),
        ("attach", KIND),
    ]


async def test_what_officers_take_along_holds_the_paper_as_it_was_kept(office: Office) -> None:
    case_id = await confirmed(office, ANI)
    await ask_worker(office, OFFICER, case_id, "Slip?")
    await kept(office, Came(ANI, "u1"))
    (listed,) = (await export(office, OFFICER, case_id)).documents
    assert (listed.kind, listed.mime, listed.pages, listed.size) == (KIND, SLIP.mime, 2, 9)
    assert (await document(office, OFFICER, case_id, listed.id))[1] == SLIP.content


async def test_nobody_else_s_question_is_answered_by_a_file(office: Office) -> None:
    case_id = await confirmed(office, ANI)
    question = await ask_worker(office, OFFICER, case_id, "Slip?")
    assert await place_for(office, Came(BUDI, "u1")) is None
    with pytest.raises(NotFound):
        await place_for(office, Came(BUDI, "u1"), question)
    stolen = Place(case_id, "1", question, "Slip?")
    with pytest.raises(NotFound):
        await keep_answer(office, Came(BUDI, "u1"), stolen, SLIP, "")
    assert len(await open_questions(office, ANI)) == 1


async def test_the_same_message_is_one_answer_typed_or_sent(
    office: Office, sessions: Sessions
) -> None:
    case_id = await confirmed(office, ANI)
    first = await ask_worker(office, OFFICER, case_id, "Nama HRD?")
    for _ in range(2):
        await answer(office, ANI, first, "Bu Rina", "u1")
    await ask_worker(office, OFFICER, case_id, "Slip?")
    places = [await kept(office, Came(ANI, "u2")) for _ in range(2)]
    assert [each.known for each in places] == [False, True]
    view = await open_case(office, OFFICER, case_id)
    assert [each.text for each in view.messages if each.reply_to] == ["Bu Rina", "ini"]
    assert await documents(sessions) == 1


async def test_a_file_goes_to_a_question_that_can_keep_it(office: Office, clock: Clock) -> None:
    hand_off = await ask_for_person(office, ANI, {})
    await write(office, OFFICER, hand_off.id, "Boleh lihat suratnya?")
    place = await place_for(office, Came(ANI, "u1"))
    assert place
    assert (place.case_id, place.question) == (None, "Boleh lihat suratnya?")
    case_id = await confirmed(office, ANI)
    clock.moment -= timedelta(hours=1)
    await ask_worker(office, OFFICER, case_id, "Slip?")
    assert (await kept(office, Came(ANI, "u2"))).case_id == case_id
    clock.moment += timedelta(hours=1)
    assert [each.text for each in await open_questions(office, ANI)] == ["Boleh lihat suratnya?"]


async def test_a_hand_off_of_somebody_with_a_case_keeps_the_paper_there(office: Office) -> None:
    case_id = await confirmed(office, ANI)
    hand_off = await ask_for_person(office, ANI, {})
    await write(office, OFFICER, hand_off.id, "Boleh lihat suratnya?")
    assert (await kept(office, Came(ANI, "u1"))).case_id == case_id
    assert len((await open_case(office, OFFICER, case_id)).documents) == 1
    assert await open_questions(office, ANI) == []


async def test_a_case_has_an_end_of_papers(office: Office, clock: Clock) -> None:
    case_id = await confirmed(office, ANI)
    await ask_worker(office, OFFICER, case_id, "Slip?")
    for number in range(MOST):
        clock.pass_by(minutes=1)
        await kept(office, Came(ANI, f"u{number}"))
    with pytest.raises(TooMany):
        await kept(office, Came(ANI, "u"))


async def test_the_paper_is_given_to_its_worker_and_goes_with_the_person(
    office: Office, sessions: Sessions
) -> None:
    case_id = await confirmed(office, ANI)
    await ask_worker(office, OFFICER, case_id, "Slip?")
    await kept(office, Came(ANI, "u1"))
    archive = zipfile.ZipFile(io.BytesIO(await takeout(office, ANI)))
    assert archive.read("berkas/01-answer.pdf") == SLIP.content
    await erase_person(sessions, office.vault, ANI)
    assert await documents(sessions) == 0


async def test_the_paper_goes_when_its_case_goes(
    office: Office, sessions: Sessions, clock: Clock
) -> None:
    case_id = await confirmed(office, ANI)
    await ask_worker(office, OFFICER, case_id, "Slip?")
    await kept(office, Came(ANI, "u1"))
    await change_status(office, OFFICER, case_id, "closed")
    await purge(sessions, clock.moment + timedelta(days=364))
    assert await documents(sessions) == 1
    await purge(sessions, clock.moment + timedelta(days=366))
    assert await documents(sessions) == 0
