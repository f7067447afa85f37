"""Answers from the pages: the right variant, its source, its buttons, its details."""

from __future__ import annotations

from string import Formatter

import pytest
from talking import SEVEN_YEARS, TODAY, Worker, texts, turn_of

from actions.labels import label, menu_buttons
from actions.pages import say_page, variant_keys, wanted
from actions.turn import LABEL, button
from knowledge.pages import pages
from knowledge.phrases import phrases


@pytest.mark.parametrize("intent", sorted(pages()))
async def test_every_page_is_said_whole(intent: str, worker: Worker) -> None:
    turn = turn_of("", intent)
    say_page(turn, pages()[intent])
    [message] = turn.dispatcher.messages
    assert "{" not in message["text"]
    assert ("Sumber:" in message["text"]) == bool(pages()[intent].sources)
    assert all(0 < len(each["title"]) <= LABEL for each in message["buttons"])
    assert ("Rinciannya" in texts_of(message)) == bool(pages()[intent].details)


def texts_of(message: dict[str, list[dict[str, str]]]) -> list[str]:
    return [each["title"] for each in message["buttons"]]


@pytest.mark.parametrize("name", sorted(phrases()))
def test_every_phrase_is_said_with_its_buttons(name: str) -> None:
    turn = turn_of()
    fields = [field for _, field, _, _ in Formatter().parse(phrases()[name].text) if field]
    turn.respond(name, **dict.fromkeys(fields, "x"))
    [message] = turn.dispatcher.messages
    assert "{" not in message["text"]
    assert all(0 < len(each["title"]) <= LABEL for each in message["buttons"])
    assert all(each["payload"].startswith("/") for each in message["buttons"])


@pytest.mark.parametrize(
    ("text", "intent", "variant"),
    [
        ("saya resign bisa dapat jkp?", "jkp_eligibility", "resign"),
        ("kontrak habis dapat jkp?", "jkp_eligibility", "contract_end"),
        ("kontrak saya diputus di tengah jalan, jkp?", "jkp_eligibility", "contract_early_end"),
        ("masih kerja di tempat baru, jht bisa cair?", "jht_eligibility", "still_working"),
        ("ambil jht 10 persen", "jht_partial", "jht_10"),
        ("ambil jht 30% buat rumah", "jht_partial", "jht_30"),
        ("jht belum cair sudah sebulan", "jht_problem", "late_payment"),
        ("nama di ktp beda sama bpjs", "jht_problem", "data_mismatch"),
        ("perusahaan belum lapor phk", "jkp_problem", "late_employer_report"),
        ("upah yang dilaporkan kekecilan", "jkp_problem", "low_wage"),
        ("pailit, pesangon gimana", "severance_unpaid", "bankruptcy"),
        ("saya gak setuju di-phk", "phk_procedure", "disagree"),
        ("dirumahkan bisa klaim jht?", "jht_eligibility", "furlough"),
        ("iurannya belum dibayar perusahaan", "jkp_problem", "arrears"),
        ("syarat jkp apa saja", "jkp_eligibility", None),
    ],
)
async def test_the_situation_chooses_the_variant(
    text: str, intent: str, variant: str | None, worker: Worker
) -> None:
    said = await worker.say(text, intent)
    assert worker.slots["variant"] == variant
    assert said.startswith(pages()[intent].text(TODAY, (variant,) if variant else ())[:40])
    assert "Diperiksa 22-11-2026" in said


def test_cues_come_before_reasons_and_contracts() -> None:
    keys = variant_keys(turn_of("kontrak diputus sebelum habis, resign"))
    assert keys.index("contract_early_end") < keys.index("resign")


def test_a_button_has_no_cues() -> None:
    assert variant_keys(turn_of('/page{"variant": "furlough"}')) == ("furlough",)


@pytest.mark.parametrize(
    ("text", "slots", "said"),
    [
        ("loker sopir di bekasi", {}, " sopir di Bekasi"),
        ("loker di bekasi", {}, " di Bekasi"),
        ("cari lowongan", {}, ""),
        ("kalau di karawang?", {"occupation": "sopir", "location": "Bekasi"}, " sopir di Karawang"),
    ],
)
def test_a_search_says_what_is_looked_for(text: str, slots: dict[str, str], said: str) -> None:
    assert wanted(turn_of(text, "job_search", **slots)) == said


async def test_a_search_remembers_job_and_place(worker: Worker) -> None:
    assert "lowongan sopir di Bekasi" in await worker.say("loker sopir di bekasi", "job_search")
    assert (worker.slots["occupation"], worker.slots["location"]) == ("sopir", "Bekasi")
    assert "pelatihan sopir" in (await worker.say("pelatihan dong", "training_search")).lower()


async def test_the_details_of_a_page(worker: Worker) -> None:
    await worker.say("apa itu jkp", "jkp_info")
    text = await worker.tap("Rinciannya")
    assert "Rp3.000.000 per bulan" in text
    assert "Sumber" in text
    assert "Rinciannya" not in worker.labels
    assert "Syarat JKP" in worker.labels


async def test_no_details_are_said_to_be_none(worker: Worker) -> None:
    assert "tidak ada rincian" in await worker.say("selengkapnya", "show_more")
    worker.slots["topic"] = "claim_status"
    assert "tidak ada rincian" in await worker.say("selengkapnya", "show_more")


async def test_lanjut_resumes_a_paused_form_but_the_button_of_a_page_does_not(
    worker: Worker,
) -> None:
    await worker.say("hitung pesangon", "severance_calculate")
    await worker.say("batal", "stop")
    await worker.say("apa itu jkp", "jkp_info")
    assert "Rp3.000.000 per bulan" in await worker.tap("Rinciannya")
    assert "upah sebulan" in await worker.say("lanjut", "show_more")


async def test_a_page_takes_the_notes_of_the_last_sum_away(worker: Worker) -> None:
    worker.slots |= SEVEN_YEARS
    await worker.say("hitung pesangon", "severance_calculate")
    await worker.say("apa itu jkp", "jkp_info")
    assert worker.slots["notes"] is None


@pytest.mark.parametrize(("said", "intent"), [("makasih", "thank"), ("dadah", "goodbye")])
async def test_thanks_do_not_end_the_topic(said: str, intent: str, worker: Worker) -> None:
    await worker.say("apa itu jkp", "jkp_info")
    await worker.say(said, intent)
    assert worker.slots["topic"] == "jkp_info"
    await worker.say("terus dokumennya apa?", "jht_documents")
    assert worker.slots["topic"] == "jkp_documents"


def test_labels_are_short_names() -> None:
    assert label("jkp_info") == "Apa itu JKP"
    assert label("an_intent_with_a_long_name") == "an_intent_with_a_lon"
    assert menu_buttons()[0]["payload"] == "/severance_calculate"


def test_a_button_holds_its_values() -> None:
    assert button("Ya", "affirm")["payload"] == "/affirm"
    assert button("Pailit", "inform", phk_reason="x")["payload"] == '/inform{"phk_reason": "x"}'


def test_a_turn_knows_what_it_changed_before_what_was_known() -> None:
    turn = turn_of(wage=1, topic="a")
    turn.set(wage=None)
    assert (turn.slot("wage"), turn.slot("topic"), turn.slot("notes")) == (None, "a", None)
    assert turn.events() == [{"event": "slot", "timestamp": None, "name": "wage", "value": None}]


def test_a_message_without_buttons_has_none() -> None:
    turn = turn_of()
    turn.say("a")
    turn.respond("form_stopped", buttons=[])
    assert [message["buttons"] for message in turn.dispatcher.messages] == [[], []]
    assert texts(turn.dispatcher.messages).startswith("a\n")
