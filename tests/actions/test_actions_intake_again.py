"""A message comes a second time and nobody but the case remembers the first: it is read once."""

from __future__ import annotations

from typing import Any

import pytest
from intake_driver import ANSWERS
from intaking import filled, started, with_real_files
from papers_of_tests import photo
from sqlalchemy import func, select
from talking import Worker, texts

from actions.cases import waiting_draft
from claims import drafts
from claims.office import Office
from claims.own import cases_of
from storage.files import File, FileStore
from storage.models import CaseDocument, StoredFile

SEND = '/inform{"answer": "send"}'


@pytest.fixture(autouse=True)
def papers(monkeypatch: pytest.MonkeyPatch, office: Office) -> FileStore:
    return with_real_files(monkeypatch, office)


async def dies(worker: Worker) -> None:
    """The application and Rasa are killed; what a new session knows is what stands in the case."""
    worker.slots = {"intake": await waiting_draft(worker.sender), "form": "intake_form"}


async def twice(worker: Worker, text: str, intent: str, **metadata: Any) -> tuple[str, str]:
    """What is said to a message, and to the same message after everything died."""
    first = await worker.say(text, intent, metadata={"update": "u1", **metadata})
    await dies(worker)
    return first, await worker.say(text, intent, metadata={"update": "u1", **metadata})


async def held(office: Office, worker: Worker) -> drafts.Draft:
    draft = await drafts.current(office, worker.sender)
    assert draft
    return draft


@pytest.mark.parametrize(("said", "intent"), [("lewati", "skip"), ("gak tau", "dont_know")])
@pytest.mark.parametrize("all_lost", [True, False])
async def test_typed_again_for_want_of_a_reply_it_leaves_out_one_too(
    worker: Worker, office: Office, said: str, intent: str, all_lost: bool
) -> None:
    """On a channel that names no messages; Rasa lost everything, or only the last turn."""
    await started(worker)
    await worker.say("Siti Aminah")
    before = dict(worker.slots)
    await worker.say(said, intent)
    worker.slots = before
    if all_lost:
        await dies(worker)
    assert "Nomor HP" in await worker.say(said, intent)
    assert set((await held(office, worker)).answers) == {"name", "nik"}
    # the question has been read now: it may be left out
    assert "Nama perusahaan" in await worker.say(said, intent)


@pytest.mark.parametrize(("said", "intent"), [("lewati", "skip"), ("gak tau", "dont_know")])
async def test_leaving_out_a_question_leaves_out_one(
    worker: Worker, office: Office, said: str, intent: str
) -> None:
    await started(worker)
    await worker.say("Siti Aminah")
    first, again = await twice(worker, said, intent)
    assert "Nomor HP" in first
    assert "Nomor HP" in again
    assert set((await held(office, worker)).answers) == {"name", "nik"}
    assert "Nama perusahaan" in await worker.say(
        ANSWERS["phone"], "inform", metadata={"update": "u2"}
    )


async def test_the_consent_begins_one_intake_and_is_no_name(worker: Worker, office: Office) -> None:
    await worker.say('/claim_start{"program": "jkp"}', "claim_start")
    for said in await twice(worker, "/affirm", "affirm"):
        assert "Nama lengkap" in said
    assert (await held(office, worker)).answers == {}


async def test_a_paper_is_kept_once_and_nothing_of_the_raw_file(
    worker: Worker, office: Office, papers: FileStore
) -> None:
    await started(worker, "jht")
    for _ in range(2):
        raw = await papers.keep(worker.sender, File("ktp.jpg", "image/jpeg", photo()))
        about = {"file_id": raw, "name": "ktp.jpg", "mime": "image/jpeg", "size": 1, "update": "u1"}
        assert "Nama lengkap" in await worker.say("(berkas)", "nlu_fallback", metadata=about)
        await dies(worker)
    async with office.sessions() as session:
        assert await session.scalar(select(func.count()).select_from(CaseDocument)) == 1
        assert await session.scalar(select(func.count()).select_from(StoredFile)) == 0


async def test_sent_twice_it_is_one_case_and_its_packet_comes_all_the_same(
    worker: Worker, office: Office, papers: FileStore
) -> None:
    await filled(worker, papers)
    first, again = await twice(worker, SEND, "inform")
    (own,) = await cases_of(office, worker.sender)
    assert own.number
    for said in (first, again):
        assert own.number in said
    files = [each["custom"]["files"] for each in worker.messages if each.get("custom")]
    assert [each["name"] for one in files for each in one] == [f"kasus-{own.number}.pdf"]


async def test_after_the_case_was_sent_another_message_is_answered_as_any(
    worker: Worker, office: Office, papers: FileStore
) -> None:
    await filled(worker, papers)
    await worker.say(SEND, "inform", metadata={"update": "u1"})
    await dies(worker)
    await worker.say("lanjut", "nlu_fallback", metadata={"update": "u2"})
    assert "Nomor kasus" not in texts(worker.messages)
    assert "Setuju?" not in texts(worker.messages)


async def test_saved_for_later_twice_it_says_so_twice(worker: Worker, office: Office) -> None:
    await started(worker)
    for said in await twice(worker, "simpan dulu", "stop"):
        assert (await held(office, worker)).code in said
