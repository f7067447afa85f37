"""Not understood, yes and no, starting again; and forgetting what is kept."""

from __future__ import annotations

import pytest
from fake_stores import FakeStore
from talking import SENDER, SEVEN_YEARS, Worker, turn_of

from actions.manners import likeliest

RANKING = [("jkp_info", 0.4), ("greet", 0.3), ("jht_info", 0.2), ("severance_tax", 0.1)]


async def test_the_first_time_the_likeliest_topics_are_offered(worker: Worker) -> None:
    await worker.say("jkp jht apalah", "nlu_fallback", RANKING)
    assert worker.labels == ["Apa itu JKP", "Apa itu JHT", "Pajak pesangon"]
    assert worker.buttons[0]["payload"] == "/jkp_info"
    assert worker.slots["misses"] == 1


async def test_the_second_time_the_menu_and_a_person(worker: Worker) -> None:
    await worker.say("asdf", "nlu_fallback", RANKING)
    await worker.say("qwer", "nlu_fallback", RANKING)
    assert {"Hitung pesangon", "Hitung JKP", "Bicara petugas"} <= set(worker.labels)


async def test_without_a_guess_the_menu_comes_at_once(worker: Worker) -> None:
    await worker.say("asdf", "nlu_fallback", [("jkp_info", 0.05), ("affirm", 0.4)])
    assert "Hitung pesangon" in worker.labels


async def test_an_answer_sets_the_count_back(worker: Worker) -> None:
    await worker.say("asdf", "nlu_fallback", RANKING)
    await worker.say("apa itu jkp", "jkp_info")
    assert worker.slots["misses"] == 0
    await worker.say("asdf", "nlu_fallback", RANKING)
    assert worker.labels[0] == "Apa itu JKP"


def test_at_most_three_topics_are_likely() -> None:
    turn = turn_of("x", "nlu_fallback")
    turn.ranking = [{"name": f"topic_{at}", "confidence": 0.2} for at in range(5)]
    assert likeliest(turn) == ["topic_0", "topic_1", "topic_2"]


async def test_a_figure_that_the_classifier_did_not_know_is_an_answer(worker: Worker) -> None:
    worker.slots |= SEVEN_YEARS | {"topic": "severance_calculate"}
    assert "Rp70.000.000" in await worker.say("gj 10 juta", "nlu_fallback")


async def test_outside_keeps_the_topic(worker: Worker) -> None:
    await worker.say("apa itu jkp", "jkp_info")
    assert await worker.say("resep rendang", "out_of_scope")
    assert worker.slots["topic"] == "jkp_info"
    assert "Hitung pesangon" in worker.labels
    assert "Bicara petugas" not in worker.labels


@pytest.mark.parametrize(("text", "intent"), [("halo", "greet"), ("menu", "help")])
async def test_greeting_and_help_show_the_menu(text: str, intent: str, worker: Worker) -> None:
    assert await worker.say(text, intent)
    assert worker.labels[:2] == ["Hitung pesangon", "Hitung JKP"]


async def test_restart_without_a_sum_shows_the_menu(worker: Worker) -> None:
    worker.slots |= SEVEN_YEARS | {"topic": "jkp_info"}
    assert "dari awal" in await worker.say("ulang", "restart")
    assert worker.slots["wage"] is None
    assert worker.slots["topic"] is None
    assert "Hitung pesangon" in worker.labels


@pytest.mark.parametrize("intent", ["go_back", "skip", "dont_know", "deny", "affirm"])
async def test_an_answer_to_nothing_asks_what_next(intent: str, worker: Worker) -> None:
    assert "berikutnya" in await worker.say("hmm", intent)
    assert "Hitung pesangon" in worker.labels


async def test_stop_without_a_form_stays_available(worker: Worker) -> None:
    worker.slots["paused"] = "jkp_amount"
    assert "berhenti" in await worker.say("stop", "stop")
    assert worker.slots["paused"] is None


@pytest.mark.parametrize("intent", ["affirm", "show_more"])
async def test_a_yes_resumes_a_paused_sum(intent: str, worker: Worker) -> None:
    worker.slots["paused"] = "jkp_amount"
    await worker.say("lanjut", intent)
    assert worker.ran == ["action_reply", "validate_jkp_form"]


async def test_distress_comes_first_and_a_sum_waits(worker: Worker) -> None:
    worker.slots["topic"] = "severance_calculate"
    assert "119" in await worker.say("saya ingin mati", "distress")
    assert worker.slots["paused"] == "severance_calculate"
    await worker.say("masih berat", "distress")
    assert worker.slots["paused"] == "severance_calculate"


# forgetting


@pytest.fixture
async def known(worker: Worker, store: FakeStore) -> Worker:
    """Somebody whose facts are kept and who has asked to erase them."""
    worker.slots |= SEVEN_YEARS | {"topic": "severance_calculate"}
    store.facts[SENDER] = dict(SEVEN_YEARS)
    assert "Yakin" in await worker.say("hapus data saya", "delete_my_data")
    assert worker.labels == ["Ya, hapus", "Batal"]
    assert store.facts[SENDER] == SEVEN_YEARS
    return worker


@pytest.mark.parametrize(
    ("text", "intent"), [("ya", "affirm"), ("hapus data saya", "delete_my_data")]
)
async def test_a_yes_erases_everything(
    text: str, intent: str, known: Worker, store: FakeStore
) -> None:
    assert "sudah dihapus" in await known.say(text, intent)
    assert store.facts == {}
    assert known.slots == {}


@pytest.mark.parametrize("intent", ["deny", "stop"])
async def test_a_no_keeps_everything(intent: str, known: Worker, store: FakeStore) -> None:
    assert "tetap aman" in await known.say("tidak", intent)
    assert store.facts[SENDER] == SEVEN_YEARS
    assert known.slots["pending"] is None
    assert known.slots["wage"] == 5_000_000


async def test_another_question_withdraws_the_erasing(known: Worker, store: FakeStore) -> None:
    await known.say("apa itu jkp", "jkp_info")
    assert "sudah dihapus" not in await known.say("ya", "affirm")
    assert store.facts[SENDER] == SEVEN_YEARS


async def test_a_failing_database_is_not_called_erased(known: Worker, store: FakeStore) -> None:
    store.fails = True
    text = await known.say("ya", "affirm")
    assert "belum berhasil" in text
    assert "sudah dihapus" not in text
    assert known.slots["wage"] == 5_000_000


async def test_erasing_may_be_tried_again_after_a_failure(known: Worker, store: FakeStore) -> None:
    store.fails = True
    await known.say("ya", "affirm")
    store.fails = False
    text = await known.say("hapus data saya", "delete_my_data")
    assert "sudah dihapus" in text
    assert store.facts == {}
