"""The forms of the sums: answers, commands, questions in the middle, and the ways out."""

from __future__ import annotations

from typing import Any

import pytest
from fake_stores import FakeStore
from rasa_sdk.executor import CollectingDispatcher
from talking import (
    FORMS,
    REASON,
    SENDER,
    SEVEN_YEARS,
    TENURE,
    WAGE,
    Worker,
    asked_for_tenure,
    entities_in,
    tracker_of,
)

from actions.facts import UNKNOWN
from actions.form import COMPENSATION, JKP, SEVERANCE

# answers


async def test_three_answers_end_in_the_sum(asked: Worker) -> None:
    assert TENURE in await asked.say("gaji 5 juta")
    assert REASON in await asked.say("7 tahun")
    assert "Rp35.000.000" in await asked.tap("Pailit")
    assert asked.ran == ["validate_severance_form", "action_sum"]
    assert asked.slots["requested_slot"] is None


async def test_answers_are_kept_as_they_are_given(asked: Worker, store: FakeStore) -> None:
    await asked.say("gaji 5 juta")
    assert store.facts[SENDER] == {"wage": 5_000_000}


async def test_several_facts_in_one_answer_are_all_taken(asked: Worker) -> None:
    assert "Rp35.000.000" in await asked.say("5 juta, 7 tahun, efisiensi karena rugi")


async def test_a_later_answer_corrects_an_earlier_one(asked: Worker) -> None:
    await asked_for_tenure(asked)
    assert TENURE in await asked.say("eh salah, gajinya 6 juta")
    assert asked.slots["wage"] == 6_000_000


async def test_a_contract_worker_is_not_asked_for_a_reason(asked: Worker) -> None:
    await asked.say("gaji 5 juta saya karyawan kontrak")
    assert "Uang kompensasi PKWT: Rp2.916.667" in await asked.say("7 bulan")


async def test_the_other_forms_ask_for_less(worker: Worker) -> None:
    assert WAGE in await worker.say("kompensasi kontrak berapa", "contract_compensation")
    assert "kontrak" in await worker.say("5 juta")
    assert "Rp2.916.667" in await worker.say("7 bulan")
    other = Worker()
    await other.say("jkp berapa", "jkp_amount")
    assert "Rp2.400.000 per bulan" in await other.say("4 juta")


async def test_a_form_asks_only_for_what_is_missing(worker: Worker) -> None:
    worker.slots |= {"wage": 5_000_000, "phk_reason": "pension"}
    assert TENURE in await worker.say("hitung pesangon", "severance_calculate")
    assert "Rp85.000.000" in await worker.say("7 tahun")


# a bare number


@pytest.mark.parametrize(("text", "meant"), [("5", "Rp5.000.000"), ("4", "Rp4.000.000")])
async def test_a_bare_wage_is_confirmed(text: str, meant: str, asked: Worker) -> None:
    assert meant in await asked.say(text)
    assert "wage" not in asked.slots
    assert TENURE in await asked.tap("Ya, benar")


async def test_a_bare_tenure_is_confirmed(asked: Worker) -> None:
    await asked_for_tenure(asked)
    assert "5 tahun" in await asked.say("5", "nlu_fallback")
    assert REASON in await asked.say("iya", "affirm")
    assert asked.slots["tenure_months"] == 60


async def test_a_denied_guess_is_asked_again(asked: Worker) -> None:
    await asked.say("5")
    assert WAGE in await asked.tap("Bukan")
    assert asked.slots["pending"] is None


async def test_a_denial_may_hold_the_right_value(asked: Worker) -> None:
    await asked.say("5")
    assert TENURE in await asked.say("bukan, 500 ribu", "deny")
    assert asked.slots["wage"] == 500_000


async def test_a_yes_may_hold_another_value(asked: Worker) -> None:
    await asked.say("5")
    assert TENURE in await asked.say("iya gaji 6 juta", "affirm")
    assert asked.slots["wage"] == 6_000_000


async def test_a_yes_with_a_value_is_an_answer(asked: Worker) -> None:
    assert TENURE in await asked.say("iya 5 juta", "affirm")


async def test_a_question_withdraws_what_waits_for_a_yes(asked: Worker) -> None:
    await asked.say("5")
    await asked.say("apa itu jkp?", "jkp_info")
    assert asked.slots["pending"] is None
    assert "belum menangkap" in await asked.say("ya", "affirm")


# commands


@pytest.mark.parametrize(
    ("text", "intent"), [("tidak tahu", "dont_know"), ("lewati", "skip"), ("ga tau", "dont_know")]
)
async def test_an_unknown_fact_is_marked_and_the_form_goes_on(
    text: str, intent: str, asked: Worker
) -> None:
    assert TENURE in await asked.say(text, intent)
    assert asked.slots["wage"] == UNKNOWN


async def test_a_form_without_any_answer_still_says_something(asked: Worker) -> None:
    await asked.tap("Tidak tahu")
    await asked.tap("Tidak tahu")
    assert "kali upah" in await asked.tap("Tidak tahu")


async def test_not_knowing_exactly_may_hold_a_value(asked: Worker) -> None:
    await asked.say("kurang tau, sekitar 4 juta", "dont_know")
    assert asked.slots["wage"] == 4_000_000


async def test_back_asks_the_question_before(asked: Worker, store: FakeStore) -> None:
    await asked_for_tenure(asked)
    assert WAGE in await asked.say("kembali", "go_back")
    assert asked.slots["wage"] is None
    assert store.facts[SENDER] == {}
    assert TENURE in await asked.say("6 juta")


async def test_back_at_the_first_question_asks_it_again(asked: Worker) -> None:
    assert WAGE in await asked.say("kembali", "go_back")


async def test_stop_leaves_and_lanjut_returns(asked: Worker) -> None:
    await asked_for_tenure(asked)
    assert "hentikan" in await asked.say("batal", "stop")
    assert asked.ran == ["validate_severance_form"]
    assert asked.slots["requested_slot"] is None
    assert asked.slots["paused"] == "severance_calculate"
    assert TENURE in await asked.tap("Lanjutkan")
    assert asked.slots["paused"] is None


async def test_leaving_hands_the_turn_back() -> None:
    slots = {"form": "severance_form", "requested_slot": "wage"}
    tracker = tracker_of("batal", "stop", slots)
    events = await FORMS["severance_form"].run(CollectingDispatcher(), tracker, {})
    kinds = [(event["event"], event.get("name")) for event in events[-3:]]
    assert kinds == [
        ("slot", "requested_slot"),
        ("active_loop", None),
        ("followup", "action_listen"),
    ]


async def test_restart_forgets_and_asks_from_the_start(asked: Worker, store: FakeStore) -> None:
    await asked_for_tenure(asked)
    text = await asked.say("ulang dari awal", "restart")
    assert "mulai lagi" in text
    assert WAGE in text
    assert asked.ran == ["action_restart", "validate_severance_form"]
    assert asked.slots["wage"] is None


async def test_distress_leaves_the_form_and_keeps_the_sum(asked: Worker) -> None:
    text = await asked.say("saya mau mati saja", "distress")
    assert "119" in text
    assert WAGE not in text
    assert asked.slots["requested_slot"] is None
    assert asked.slots["paused"] == "severance_calculate"
    assert WAGE in await asked.say("lanjut", "show_more")


async def test_a_short_answer_that_sounds_like_despair_is_an_answer(asked: Worker) -> None:
    await asked_for_tenure(asked)
    text = await asked.say("3 tahun doang", "distress")
    assert "119" not in text
    assert asked.slots["tenure_months"] == 36


@pytest.mark.parametrize(
    "said", ["3 tahun, saya mau mati", "sudah 3 tahun saya bertahan dan sekarang hancur semua"]
)
async def test_an_answer_with_despair_in_it_is_despair(asked: Worker, said: str) -> None:
    await asked_for_tenure(asked)
    assert "119" in await asked.say(said, "distress")


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("alasannya ga dijelasin", "explain"),
        ("ga dikasih alasan", "unpaid_wages"),
        ("gak ada alesannya", "deny"),
        ("saya ga tau", "nlu_fallback"),
    ],
)
async def test_not_knowing_is_read_by_its_words(asked: Worker, said: str, intent: str) -> None:
    await asked_for_tenure(asked)
    await asked.say("7 tahun", "inform")
    await asked.say(said, intent)
    assert asked.slots["phk_reason"] == "unknown"


async def test_not_knowing_what_is_meant_asks_back(asked: Worker) -> None:
    await asked_for_tenure(asked)
    await asked.say("ga tau maksudnya", "explain")
    assert asked.slots["requested_slot"] == "tenure_months"
    assert "tenure_months" not in asked.slots


# the forms as data


@pytest.mark.parametrize(
    ("form", "topic"),
    [
        (SEVERANCE, "severance_calculate"),
        (COMPENSATION, "contract_compensation"),
        (JKP, "jkp_amount"),
    ],
)
def test_a_form_serves_its_sum(form: Any, topic: str) -> None:
    assert form.topic == topic
    assert FORMS[form.name].name() == f"validate_{form.name}"


def test_the_readers_of_the_tests_find_what_the_forms_need() -> None:
    kinds = [each["entity"] for each in entities_in("gaji 5 juta kerja 7 tahun kena efisiensi")]
    assert kinds == ["money", "duration", "phk_reason"]
    assert set(SEVEN_YEARS) == {"wage", "tenure_months", "phk_reason"}


async def test_going_on_to_the_next_fact_confirms_what_was_asked(worker: Worker) -> None:
    await worker.say("hitung pesangon gaji 4 juta", "severance_calculate")
    assert "benar?" in await worker.say("2019")
    text = await worker.say("pabrik tutup karena rugi")
    assert "masa kerja 7 tahun" in text
    assert worker.slots["tenure_months"] >= 84
    assert worker.slots["phk_reason"] == "closure_loss"


async def test_what_may_stand_is_kept_beside_a_refused_wage(worker: Worker) -> None:
    await worker.say("hitung pesangon", "severance_calculate")
    await worker.say("gaji -4 juta, kerja 5 tahun, sp3", "inform")
    assert "Rp20.000.000" in await worker.say("4 juta", "inform")
