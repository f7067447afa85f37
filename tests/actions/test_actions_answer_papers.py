"""An officer asks for a paper, the worker sends a photo or a PDF: it is kept with its case."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from intaking import sends, started, with_real_files
from papers_of_tests import document, photo
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError
from talking import WAGE, Ticking, Worker

from claims import answer_papers, drafts
from claims.cases import ask_worker, change_status, open_case
from claims.handoffs import ask_for_person, write
from claims.office import Actor, Office
from claims.views import CaseView
from storage.files import FileStore
from storage.models import StoredFile

OFFICER = Actor.officer(7)
LETTER, SLIP = "Mohon kirim foto surat PHK", "Ada slip gaji bulan terakhir?"
DECLINED = "sekarang saya tidak menunggu berkas"


@pytest.fixture
def clock() -> Ticking:
    return Ticking()


@pytest.fixture(autouse=True)
def desk(office: Office, clock: Ticking, monkeypatch: pytest.MonkeyPatch) -> Office:
    made = replace(office, now=clock)
    monkeypatch.setattr("actions.case_desk.office", lambda: made)
    return made


@pytest.fixture
def papers(monkeypatch: pytest.MonkeyPatch, office: Office) -> FileStore:
    return with_real_files(monkeypatch, office)


async def asked(desk: Office, worker: Worker, *questions: str) -> tuple[str, list[str]]:
    """A case, and the ids of what its officer has asked."""
    draft = await drafts.begin(desk, worker.sender, "severance")
    await drafts.confirm(desk, worker.sender, draft)
    return draft.id, [await ask_worker(desk, OFFICER, draft.id, each) for each in questions]


async def seen(desk: Office, case_id: str) -> CaseView:
    return await open_case(desk, OFFICER, case_id)


def answers(view: CaseView) -> dict[str | None, str]:
    """The worker's words by the question that they answer."""
    return {each.reply_to: each.text for each in view.messages if each.author == "worker"}


def kinds(view: CaseView) -> list[tuple[str, str, int]]:
    return [(each.kind, each.mime, each.pages) for each in view.documents]


async def raw_files(desk: Office) -> int:
    async with desk.sessions() as session:
        return await session.scalar(select(func.count()).select_from(StoredFile)) or 0


async def test_a_photo_answers_the_question_and_stands_with_the_case(
    worker: Worker, desk: Office, papers: FileStore
) -> None:
    case_id, (question,) = await asked(desk, worker, LETTER)
    said = await sends(worker, papers, photo(), caption="ini suratnya, Pak")
    view = await seen(desk, case_id)
    assert view.row.number in said
    assert "foto" in said
    assert LETTER in said
    assert "Masih ada" not in said
    assert answers(view) == {question: "ini suratnya, Pak"}
    assert kinds(view) == [("answer", "image/jpeg", 1)]
    assert view.row.status == "in_review"
    audited = [each.action for each in view.audit if each.actor == "worker"]
    assert audited[-2:] == ["answer", "attach"]
    assert await raw_files(desk) == 0


async def test_a_pdf_without_words_answers_too(
    worker: Worker, desk: Office, papers: FileStore
) -> None:
    case_id, (question,) = await asked(desk, worker, LETTER)
    assert "PDF (2 halaman)" in await sends(worker, papers, document(pages=2), "surat.pdf")
    view = await seen(desk, case_id)
    assert answers(view) == {question: "(berkas, tanpa keterangan)"}
    assert kinds(view) == [("answer", "application/pdf", 2)]


async def test_of_several_questions_the_one_asked_last_is_answered_and_the_next_one_put(
    worker: Worker, desk: Office, papers: FileStore
) -> None:
    case_id, (first, last) = await asked(desk, worker, SLIP, LETTER)
    said = await sends(worker, papers, photo())
    assert "Masih ada 1 pertanyaan" in said
    assert SLIP in said
    assert set(answers(await seen(desk, case_id))) == {last}
    assert (await seen(desk, case_id)).row.status == "waiting"
    assert "Masih ada" not in await sends(worker, papers, photo())
    view = await seen(desk, case_id)
    assert set(answers(view)) == {first, last}
    assert view.row.status == "in_review"
    assert len(view.documents) == 2


async def test_after_jawab_the_file_answers_that_question(
    worker: Worker, desk: Office, papers: FileStore
) -> None:
    case_id, (first, _) = await asked(desk, worker, SLIP, LETTER)
    told = await worker.say(f'/inform{{"reply_to": "{first}"}}', "inform")
    assert "kirim foto atau PDF" in told
    said = await sends(worker, papers, photo())
    assert LETTER in said
    assert set(answers(await seen(desk, case_id))) == {first}
    assert worker.slots["pending"] is None


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"no picture at all", "Jenis berkas itu tidak bisa dibaca"),
        (photo(size=(200, 100)), "terlalu kecil"),
        (b"%PDF-1.7 torn", "rusak"),
    ],
)
async def test_what_cannot_be_used_is_refused_and_the_question_stays_open(
    worker: Worker, desk: Office, papers: FileStore, content: bytes, why: str
) -> None:
    case_id, (first, _) = await asked(desk, worker, LETTER, SLIP)
    await worker.say(f'/inform{{"reply_to": "{first}"}}', "inform")
    said = await sends(worker, papers, content)
    assert why in said
    assert "masih menunggu" in said
    assert not answers(await seen(desk, case_id))
    assert await raw_files(desk) == 0
    await sends(worker, papers, photo())
    assert set(answers(await seen(desk, case_id))) == {first}


async def test_words_after_a_refused_file_are_not_taken_for_the_answer(
    worker: Worker, desk: Office, papers: FileStore
) -> None:
    case_id, _ = await asked(desk, worker, LETTER)
    await sends(worker, papers, b"no picture at all")
    assert WAGE in await worker.say("hitung pesangon", "severance_calculate")
    assert not answers(await seen(desk, case_id))


async def test_a_question_outside_any_case_cannot_take_a_paper_and_stays_open(
    worker: Worker, desk: Office, papers: FileStore
) -> None:
    hand_off = await ask_for_person(desk, worker.sender, {})
    await write(desk, OFFICER, hand_off.id, "Boleh lihat suratnya?")
    said = await sends(worker, papers, photo())
    assert "tidak saya simpan" in said
    assert worker.labels == ["Jawab", "Bantu klaim"]
    assert await raw_files(desk) == 0
    said = await sends(worker, papers, photo(), caption="isinya PHK per 1 Desember")
    assert "Apakah pesan tadi jawabannya?" in said
    assert "sampai ke petugas" in await worker.tap("Ya, kirim")


async def test_what_comes_later_goes_to_the_same_case_for_a_week(
    worker: Worker, desk: Office, papers: FileStore, clock: Ticking
) -> None:
    case_id, (question,) = await asked(desk, worker, LETTER)
    await worker.say(f'/inform{{"reply_to": "{question}"}}', "inform")
    await worker.say("besok saya kirim, Pak", "nlu_fallback")
    clock.moment += timedelta(days=1)
    assert "petugas bisa melihatnya" in await sends(worker, papers, photo(), caption="halaman 1")
    await sends(worker, papers, photo())
    view = await seen(desk, case_id)
    said = [each.text for each in view.messages if each.author == "worker"]
    assert said == ["besok saya kirim, Pak", "halaman 1", "(berkas, tanpa keterangan)"]
    times = {each.created_at for each in view.messages}
    assert len([each for each in view.documents if each.created_at in times]) == 2
    clock.moment += timedelta(days=7)
    assert DECLINED in await sends(worker, papers, photo())


async def test_a_case_that_has_ended_takes_nothing_unasked(
    worker: Worker, desk: Office, papers: FileStore
) -> None:
    case_id, _ = await asked(desk, worker, LETTER)
    await sends(worker, papers, photo())
    await change_status(desk, OFFICER, case_id, "done")
    assert DECLINED in await sends(worker, papers, photo())


async def test_an_album_is_one_answer_also_when_another_question_waits(
    worker: Worker, desk: Office, papers: FileStore
) -> None:
    case_id, (_, last) = await asked(desk, worker, SLIP, LETTER)
    for page in range(3):
        await sends(worker, papers, photo(), album="a1", update=f"u{page}")
    view = await seen(desk, case_id)
    assert set(answers(view)) == {last}
    assert len(view.documents) == 3


async def test_posted_again_after_a_crash_it_answers_once(
    worker: Worker, desk: Office, papers: FileStore
) -> None:
    case_id, (_, last) = await asked(desk, worker, SLIP, LETTER)
    await sends(worker, papers, photo(), update="u1")
    said = await sends(worker, papers, photo(), update="u1")
    assert "tersimpan di kasus" in said
    assert SLIP in said
    view = await seen(desk, case_id)
    assert set(answers(view)) == {last}
    assert len(view.documents) == 1


async def test_in_the_middle_of_a_sum_the_file_is_taken_and_the_sum_goes_on(
    asked_wage: Worker, desk: Office, papers: FileStore
) -> None:
    case_id, (first, last) = await asked(desk, asked_wage, SLIP, LETTER)
    said = await sends(asked_wage, papers, photo())
    assert "tersimpan di kasus" in said
    assert WAGE in said
    assert set(answers(await seen(desk, case_id))) == {last}
    await asked_wage.tap("Jawab")
    assert WAGE in await asked_wage.say("ada, tiga bulan")
    assert answers(await seen(desk, case_id))[first] == "ada, tiga bulan"


@pytest.fixture
async def asked_wage(worker: Worker) -> Worker:
    assert WAGE in await worker.say("hitung pesangon", "severance_calculate")
    return worker


async def test_in_an_intake_a_file_is_for_the_officer_unless_a_paper_is_asked_there(
    worker: Worker, desk: Office, papers: FileStore
) -> None:
    case_id, _ = await asked(desk, worker, LETTER)
    await started(worker, "jkp")
    said = await sends(worker, papers, photo(), update="u1")
    assert "tersimpan di kasus" in said
    assert "Nama" in said
    assert kinds(await seen(desk, case_id)) == [("answer", "image/jpeg", 1)]
    assert "tersimpan di kasus" in await sends(worker, papers, photo(), update="u1")
    assert len((await seen(desk, case_id)).documents) == 1


async def test_jawab_in_an_intake_makes_the_next_message_the_answer(
    worker: Worker, desk: Office, papers: FileStore
) -> None:
    case_id, (first, last) = await asked(desk, worker, SLIP, LETTER)
    await started(worker, "jkp")
    assert "kirim foto atau PDF" in await worker.say(f'/inform{{"reply_to": "{first}"}}', "inform")
    assert LETTER in await worker.say("ada, tiga bulan")
    await worker.tap("Jawab")
    assert "Nama" in await sends(worker, papers, photo())
    assert set(answers(await seen(desk, case_id))) == {first, last}


async def test_despair_under_a_photo_is_answered_too(
    worker: Worker, desk: Office, papers: FileStore
) -> None:
    case_id, (question,) = await asked(desk, worker, LETTER)
    said = await sends(worker, papers, photo(), caption="saya mau mati saja", intent="distress")
    assert "119" in said
    assert answers(await seen(desk, case_id)) == {question: "saya mau mati saja"}


async def test_a_case_takes_no_end_of_papers(
    worker: Worker, desk: Office, papers: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer_papers, "MOST", 1)
    case_id, _ = await asked(desk, worker, LETTER, SLIP)
    await sends(worker, papers, photo())
    assert "terlalu banyak" in await sends(worker, papers, photo())
    view = await seen(desk, case_id)
    assert len(view.documents) == len(answers(view)) == 1


@pytest.mark.parametrize("place", ["place_for", "keep_answer"])
async def test_a_database_that_fails_is_said_and_the_question_stays_open(
    worker: Worker, desk: Office, papers: FileStore, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    case_id, _ = await asked(desk, worker, LETTER)

    async def fails(*_: object) -> None:
        raise OperationalError("insert", {}, Exception("away"))

    with monkeypatch.context() as patched:
        patched.setattr(f"actions.answer_papers.{place}", fails)
        assert "belum tersimpan" in await sends(worker, papers, photo())
    assert await raw_files(desk) == 0
    assert not answers(await seen(desk, case_id))
    assert "tersimpan di kasus" in await sends(worker, papers, photo())
