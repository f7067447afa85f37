"""Rencana Anda and its files, the offer of a company, hints, and messages without words."""

from __future__ import annotations

from typing import Any

import pytest
from fake_stores import FakeFiles, FakeStore
from talking import SENDER, SEVEN_YEARS, Worker, turn_of

from actions.documents import SHORT_NAMES, wanted_document
from actions.facts import UNKNOWN
from actions.hints import hint_for, subject_of
from actions.plan_answers import answer_to
from actions.turn import LABEL
from claims.letters import letters

KNOWN = SEVEN_YEARS | {
    "contract_type": "pkwtt",
    "phk_date": "2026-11-20",
    "agrees": "no",
    "contribution_months": 24,
    "jht_balance": 30_000_000,
    "leave_days": 0,
}
ASK = ("buat rencana saya", "nlu_fallback")


async def test_a_plan_of_known_facts_is_an_overview(worker: Worker) -> None:
    worker.slots |= KNOWN
    text = await worker.say(*ASK)
    assert "Pesangon: **Rp35.000.000**" in text
    assert "(JHT): **Rp30.000.000**" in text
    assert "Langkah terdekat" in text
    assert {"Simpan PDF", "Pengingat kalender", "Buat surat"} <= set(worker.labels)
    assert worker.slots["topic"] == "plan"


@pytest.mark.parametrize("missing", ["wage", "phk_date"])
async def test_a_plan_needs_wage_and_day(missing: str, worker: Worker) -> None:
    worker.slots |= KNOWN | {missing: UNKNOWN}
    assert "paling sedikit perlu" in await worker.say(*ASK)


async def test_the_form_of_the_plan_ends_in_the_overview(worker: Worker) -> None:
    assert "status kerja" in await worker.say(*ASK)
    for answer in ("karyawan tetap", "5 juta", "7 tahun", "20 november 2026"):
        await worker.say(answer)
    await worker.say("efisiensi karena rugi")
    await worker.say("tidak setuju", "deny")
    await worker.say("24 bulan")
    await worker.say("30 juta")
    text = await worker.say("habis", "nlu_fallback")
    assert "Pesangon: **Rp35.000.000**" in text
    assert {name: worker.slots[name] for name in KNOWN} == KNOWN


async def test_a_form_of_unknowns_still_ends(worker: Worker) -> None:
    await worker.say(*ASK)
    for _ in range(9):
        text = await worker.say("tidak tahu", "dont_know")
    assert "paling sedikit perlu" in text
    assert worker.slots["requested_slot"] is None


async def test_an_answer_is_not_also_another_fact(worker: Worker) -> None:
    worker.slots |= KNOWN | {"contribution_months": None, "jht_balance": None, "leave_days": None}
    await worker.say(*ASK)
    await worker.say("12 bulan")
    await worker.say("30 juta")
    assert (worker.slots["wage"], worker.slots["tenure_months"]) == (5_000_000, 84)
    assert (worker.slots["jht_balance"], worker.slots["contribution_months"]) == (30_000_000, 12)


async def test_a_correction_is_not_an_answer(worker: Worker) -> None:
    worker.slots |= KNOWN | {"contribution_months": None, "jht_balance": None, "leave_days": None}
    await worker.say(*ASK)
    assert "iuran" in await worker.say("eh masa kerja 8 tahun")
    await worker.say("12 bulan")
    assert "saldo JHT" in await worker.say("eh gajinya 6 juta")
    assert (worker.slots["wage"], worker.slots["tenure_months"]) == (6_000_000, 96)
    assert worker.slots["jht_balance"] is None


@pytest.mark.parametrize(
    ("slot", "text", "answer"),
    [
        ("phk_date", "31 oktober 2026", "2026-10-31"),
        ("phk_date", "oktober 2026", "2026-10-01"),
        ("phk_date", "2026", None),
        ("phk_date", "lupa", None),
        ("agrees", "saya keberatan", "no"),
        ("agrees", "iya terima saja", "yes"),
        ("agrees", "hmm", None),
        ("agrees", '/inform{"answer": "yes"}', "yes"),
        ("contribution_months", '/inform{"answer": 12}', 12),
        ("contribution_months", "20 bulan", 20),
        ("contribution_months", "18", 18),
        ("contribution_months", "masa kerja 8 tahun", None),
        ("jht_balance", "saldonya 12 juta", 12_000_000),
        ("jht_balance", "gaji 6 juta", None),
        ("leave_days", "6 hari", 6),
        ("leave_days", "enam", 6),
        ("leave_days", "sudah habis", 0),
        ("leave_days", "400", None),
        ("leave_days", "gaji 6 juta", None),
        ("wage", "6 juta", None),
    ],
)
def test_each_question_of_the_plan_has_its_reader(slot: str, text: str, answer: Any) -> None:
    assert answer_to(slot, turn_of(text)).get(slot) == answer


# files


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("simpan rencana pdf", "plan_pdf"),
        ("masukin ke kalender", "plan_ics"),
        ("gambar jadwalnya", "timeline_png"),
        ("buatkan surat dong", "letters"),
        ('/inform{"document": "bipartit_first"}', "bipartit_first"),
        ("apa itu jkp", None),
    ],
)
def test_a_file_is_asked_for_in_words_or_by_button(text: str, document: str | None) -> None:
    assert wanted_document(turn_of(text)) == document


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("simpan rencana pdf", b"%PDF"),
        ("ke kalender", b"BEGIN:VCALENDAR"),
        ("gambar jadwal", b"\x89PNG"),
    ],
)
async def test_a_file_of_the_plan_is_made_and_kept(
    text: str, start: bytes, worker: Worker, files: FakeFiles
) -> None:
    worker.slots |= KNOWN
    await worker.say(text, "nlu_fallback")
    [file] = files.kept[SENDER]
    assert file.content.startswith(start)
    [sent] = worker.messages[-1]["custom"]["files"]
    assert sent == {"id": "file-1", "name": file.name, "mime": file.mime}


async def test_the_sums_are_drawn(worker: Worker, files: FakeFiles) -> None:
    worker.slots |= KNOWN
    await worker.say("gambar hitungan hak saya", "nlu_fallback")
    assert [file.mime for file in files.kept[SENDER]] == ["image/png"]


async def test_a_plan_is_explained_by_its_notes(worker: Worker) -> None:
    worker.slots |= KNOWN
    await worker.say(*ASK)
    assert await worker.say("kenapa?", "explain")
    assert worker.slots["topic"] == "plan"


async def test_a_file_without_facts_asks_for_them_first(worker: Worker, files: FakeFiles) -> None:
    assert "status kerja" in await worker.say("simpan rencana pdf", "nlu_fallback")
    assert files.kept == {}


async def test_letters_are_offered_and_made(worker: Worker, files: FakeFiles) -> None:
    await worker.say("buatkan surat", "nlu_fallback")
    assert worker.labels == [SHORT_NAMES[key] for key, _, _ in letters()]
    assert all(len(label) <= LABEL for label in worker.labels)
    await worker.tap("Tolak PHK")
    assert [file.name for file in files.kept[SENDER]] == ["refuse_phk.pdf", "refuse_phk.docx"]


async def test_erasing_takes_the_files_too(
    worker: Worker, files: FakeFiles, store: FakeStore
) -> None:
    worker.slots |= KNOWN
    await worker.say("simpan rencana pdf", "nlu_fallback")
    await worker.say("hapus data saya", "delete_my_data")
    await worker.say("ya", "affirm")
    assert (files.kept, store.facts) == ({}, {})


# the offer of a company


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("ditawari 20 juta bener ga", "kurang **Rp15.000.000**"),
        ("ditawari 60 juta cukup?", "lebih Rp25.000.000"),
        ("ditawari 35 juta cukup?", "sama"),
    ],
)
async def test_an_offer_is_compared_with_the_sum(text: str, verdict: str, worker: Worker) -> None:
    worker.slots |= SEVEN_YEARS | {"topic": "severance_calculate"}
    assert verdict in await worker.say(text)
    assert worker.slots["wage"] == 5_000_000


# questions back


@pytest.mark.parametrize(
    ("asked", "text", "hint"),
    [
        ("wage", "gaji pokok apa bersih?", "why_wage"),
        ("wage", "gajinya mingguan", "hint_wage_weekly"),
        ("wage", "umr jakarta", "hint_wage_minimum"),
        ("tenure_months", "termasuk masa percobaan?", "hint_tenure_probation"),
        ("tenure_months", "sejak covid", "hint_tenure_covid"),
        ("phk_reason", "apa ya", None),
        ("wage", "/inform", None),
    ],
)
def test_a_question_back_has_its_hint(asked: str, text: str, hint: str | None) -> None:
    assert hint_for(asked, turn_of(text)) == hint


def test_what_is_not_known_may_be_named() -> None:
    questions = ("wage", "tenure_months", "phk_reason")
    assert subject_of("gatau alasannya", questions) == "phk_reason"
    assert subject_of("gatau", questions) is None
    assert subject_of("gatau alasannya", ("wage",)) is None


async def test_what_counts_as_a_wage(worker: Worker) -> None:
    assert "tunjangan tetap" in await worker.say("upah yang mana", "wage_basis")


async def test_from_when_service_counts(worker: Worker) -> None:
    assert "hari pertama kerja" in await worker.say("dihitung dari kapan", "tenure_basis")


# without words


@pytest.mark.parametrize(("text", "word"), [("😭😭", "prihatin"), ("👍", "ditanyakan lagi")])
async def test_signs_alone_are_answered_warmly(text: str, word: str, worker: Worker) -> None:
    assert word in await worker.say(text, "nlu_fallback")
    assert worker.labels == []


async def test_a_vague_word_after_distress_is_no_menu(worker: Worker) -> None:
    await worker.say("saya ingin mati", "distress")
    assert "prihatin" in await worker.say("entahlah", "nlu_fallback")


async def test_still_waiting_is_no_time_of_service(worker: Worker) -> None:
    await worker.say("jht belum cair juga", "jht_problem")
    await worker.say("sudah 3 bulan nunggu lho pak terus")
    assert worker.slots["topic"] == "jht_problem"
    assert worker.slots.get("tenure_months") is None


@pytest.mark.parametrize("text", ["nik saya 3275012345678901", "hp saya 081234567890"])
async def test_private_numbers_are_not_wanted(text: str, worker: Worker) -> None:
    assert "jangan kirim NIK" in await worker.say(text, "nlu_fallback")
