"""What else is said to a form: questions in the middle, rubbish, erasing."""

from __future__ import annotations

import pytest
from fake_stores import FakeStore
from rasa_sdk.executor import CollectingDispatcher
from talking import FORMS, TENURE, WAGE, Worker, asked_for_reason, asked_for_tenure, tracker_of

# questions in the middle


async def test_a_question_is_answered_and_the_form_asks_again(asked: Worker) -> None:
    text = await asked.say("apa itu jkp?", "jkp_info")
    assert "Kehilangan Pekerjaan" in text
    assert text.index("Sumber") < text.index(WAGE)
    assert TENURE in await asked.say("5 juta")


@pytest.mark.parametrize(
    ("answers", "word"),
    [([], "UU 13/2003"), (["5 juta"], "naik setiap tahun"), (["5 juta", "7 tahun"], "pengalinya")],
)
async def test_why_is_answered_for_every_question(
    answers: list[str], word: str, asked: Worker
) -> None:
    for answer in answers:
        await asked.say(answer)
    text = await asked.say("buat apa?", "explain")
    assert word in text


async def test_a_fact_in_a_question_is_not_asked_for_again(asked: Worker) -> None:
    text = await asked.say("gaji 5 juta thr nya berapa?", "holiday_allowance")
    assert "THR" in text
    assert TENURE in text
    assert asked.slots["requested_slot"] == "tenure_months"


async def test_another_sum_takes_the_place_of_this_one(asked: Worker) -> None:
    text = await asked.say("jkp saya dapat berapa?", "jkp_amount")
    assert "dilaporkan ke BPJS" in text
    assert asked.slots["form"] == "jkp_form"
    assert "Rp2.400.000 per bulan" in await asked.say("4 juta")


async def test_the_same_sum_asked_again_asks_the_same_question(asked: Worker) -> None:
    text = await asked.say("hitung pesangon dong", "severance_calculate")
    assert WAGE in text
    assert asked.ran == ["validate_severance_form"]


async def test_a_severance_question_with_figures_answers_the_compensation_form(
    worker: Worker,
) -> None:
    await worker.say("kompensasi kontrak berapa", "contract_compensation")
    await worker.say("gaji 5 juta dapat berapa?", "severance_calculate")
    assert worker.slots["wage"] == 5_000_000
    assert worker.slots["form"] == "compensation_form"


async def test_a_question_outside_is_refused_and_the_form_asks_again(asked: Worker) -> None:
    text = await asked.say("resep rendang apa?", "out_of_scope")
    assert "belum menangkap" not in text
    assert WAGE in text


# rubbish


@pytest.mark.parametrize(
    ("text", "intent"),
    [("wkwk", "nlu_fallback"), ("ya", "affirm"), ("tidak", "deny"), ("rendang", "out_of_scope")],
)
async def test_the_second_rubbish_shows_the_ways_out(text: str, intent: str, asked: Worker) -> None:
    first = await asked.say(text, intent)
    assert "belum menangkap" in first
    assert WAGE in first
    assert "Batal" not in asked.labels
    assert WAGE in await asked.say(text, intent)
    assert {"Tidak tahu", "Batal", "Bicara petugas"} <= set(asked.labels)


async def test_an_answer_sets_the_count_of_tries_back(asked: Worker) -> None:
    await asked.say("wkwk", "nlu_fallback")
    await asked_for_tenure(asked)
    await asked.say("wkwk", "nlu_fallback")
    assert "Batal" not in asked.labels


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("100 rupiah", "terlalu kecil"),
        ("gaji 5 milyar", "terlalu besar"),
        ("-5 juta", "lebih dari"),
    ],
)
async def test_a_wage_that_cannot_stand_is_refused(text: str, why: str, asked: Worker) -> None:
    reply = await asked.say(text)
    assert why in reply
    assert WAGE in reply
    assert asked.slots.get("wage") is None


async def test_a_tenure_that_cannot_stand_is_refused(asked: Worker) -> None:
    await asked_for_tenure(asked)
    assert "60 tahun" in await asked.say("70 tahun")
    assert "belum lewat" in await asked.say("kerja sejak desember 2027")


async def test_an_unknown_reason_offers_the_choices_again(asked: Worker) -> None:
    await asked_for_reason(asked)
    assert "belum saya kenali" in await asked.say("ya begitulah", "nlu_fallback")
    assert "Pensiun" in asked.labels


# erasing inside a form


async def test_erasing_inside_a_form_ends_it(asked: Worker, store: FakeStore) -> None:
    await asked_for_tenure(asked)
    assert "Yakin" in await asked.say("hapus data saya", "delete_my_data")
    text = await asked.tap("Ya, hapus")
    assert "sudah dihapus" in text
    assert TENURE not in text
    assert store.facts == {}
    assert asked.slots.get("wage") is None
    assert asked.slots.get("requested_slot") is None


async def test_erasing_sets_a_slot_so_that_rasa_takes_the_message_as_served() -> None:
    slots = {"form": "severance_form", "requested_slot": "wage", "pending": "erase"}
    tracker = tracker_of("ya", "affirm", slots)
    events = await FORMS["severance_form"].run(CollectingDispatcher(), tracker, {})
    names = [event.get("name") for event in events if event["event"] == "slot"]
    assert [event["event"] for event in events[:2]] == ["reset_slots", "restart"]
    assert set(names) > {"requested_slot"}


async def test_erasing_taken_back_inside_a_form_asks_on(asked: Worker) -> None:
    await asked_for_tenure(asked)
    await asked.say("hapus data saya", "delete_my_data")
    text = await asked.tap("Batal")
    assert "tetap aman" in text
    assert TENURE in text
    assert asked.slots["wage"] == 5_000_000
