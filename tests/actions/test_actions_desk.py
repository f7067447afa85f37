"""Officers ask, the worker answers in the chat: one question after another, each to its own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from talking import Ticking, Worker

from claims import drafts
from claims.cases import ask_worker, open_case
from claims.office import Actor, Office

OFFICER = Actor.officer(7)
ASKED = ("Ada slip gaji tiga bulan terakhir?", "Surat PHK sudah ditandatangani?", "Kapan bipartit?")


@pytest.fixture
def desk(office: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    made = replace(office, now=Ticking())
    monkeypatch.setattr("actions.case_desk.office", lambda: made)
    return made


async def asked(desk: Office, worker: Worker) -> tuple[str, list[str]]:
    """A case, and the ids of all that its officer has asked."""
    draft = await drafts.begin(desk, worker.sender, "jkp")
    await drafts.confirm(desk, worker.sender, draft)
    return draft.id, [await ask_worker(desk, OFFICER, draft.id, each) for each in ASKED]


async def status(desk: Office, case_id: str) -> str:
    return (await open_case(desk, OFFICER, case_id)).row.status


async def test_answered_one_by_one_each_answer_stands_at_its_question(
    worker: Worker, desk: Office
) -> None:
    case_id, ids = await asked(desk, worker)
    await worker.say(f'/inform{{"reply_to": "{ids[1]}"}}', "inform")
    said = await worker.say("belum, jumlahnya kurang", "nlu_fallback")
    assert "sampai ke petugas" in said
    assert "2 pertanyaan" in said
    assert ASKED[0] in said
    assert ASKED[2] not in said
    assert await status(desk, case_id) == "waiting"
    await worker.tap("Jawab")
    assert ASKED[2] in await worker.say("ada pak", "affirm")
    assert await status(desk, case_id) == "waiting"
    await worker.tap("Jawab")
    assert "Masih ada" not in await worker.say("tgl 3 desember", "inform")
    assert await status(desk, case_id) == "in_review"
    view = await open_case(desk, OFFICER, case_id)
    answers = {each.reply_to: each.text for each in view.messages if each.reply_to}
    expected = ("ada pak", "belum, jumlahnya kurang", "tgl 3 desember")
    assert answers == dict(zip(ids, expected, strict=True))


async def test_all_open_questions_are_found_again_under_status(
    worker: Worker, desk: Office
) -> None:
    await asked(desk, worker)
    said = await worker.say("status kasus saya", "claim_status")
    assert all(each in said for each in ASKED)
