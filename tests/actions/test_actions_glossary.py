"""What a word of the field means is told, wherever the conversation stands."""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from intaking import started
from talking import SEVEN_YEARS, TENURE, WAGE, Worker, asked_for_tenure

from actions.glossary import term_asked, terms
from actions.labels import label
from knowledge.pages import FOLDER, fill, pages

RAW = yaml.safe_load((FOLDER / "glossary.yml").read_text("utf-8"))
KEYS = [key for key in RAW if key != "checked"]


@pytest.mark.parametrize("place", range(len(KEYS)), ids=KEYS)
def test_every_term_is_short_and_leads_somewhere(place: int) -> None:
    term = terms()[place]
    text = fill(term.text, date(2026, 11, 22))
    assert "{{" not in text
    assert len(text) <= 430
    assert f"Diperiksa {RAW['checked']:%d-%m-%Y}" in text
    assert term.asks is None or (term.asks in pages() and label(term.asks))


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("maksudnya kpj apa", "Kartu Peserta Jamsostek"),
        ("apa itu upmk", "penghargaan masa kerja"),
        ("sjht itu apa", "saldo JHT"),
        ("pkwtt tuh apaan sih kak", "karyawan tetap"),
        ("ga ngerti bipartit", "perundingan langsung"),
        ("kepanjangan UPH apa", "penggantian hak"),
        ("UP itu apa", "uang pesangon"),
        ("thp maksudnya?", "setelah potongan"),
    ],
)
async def test_the_meaning_of_a_word_is_told(said: str, word: str, worker: Worker) -> None:
    assert word in await worker.say(said, "nlu_fallback")


@pytest.mark.parametrize(
    "said",
    [
        "upmk saya berapa",
        "apa bedanya pkwt dan pkwtt",
        "pailit",
        "apa syarat efisiensi",
        "nik saya apa bisa dipakai orang lain",
        "bipartit gagal, apa langkah berikutnya",
    ],
)
def test_other_questions_about_a_word_are_not(said: str) -> None:
    assert term_asked(said) is None


@pytest.mark.parametrize("intent", ["dont_know", "explain", "inform", "severance_calculate"])
async def test_in_a_form_the_question_is_asked_again(intent: str, asked: Worker) -> None:
    said = await asked.say("gak paham tunjangan tetap itu apa", intent)
    assert said.index("jabatan") < said.index(WAGE)
    await asked_for_tenure(asked)
    assert TENURE in await asked.say("upmk itu apa", intent)


@pytest.mark.parametrize("intent", ["dont_know", "explain", "nlu_fallback"])
async def test_in_an_intake_the_question_is_asked_again(intent: str, worker: Worker) -> None:
    await started(worker)
    said = await worker.say("kpj itu apa", intent)
    assert "Jamsostek" in said
    assert "nama" in said.lower()


async def test_a_word_leaves_the_sum_where_it_is(worker: Worker) -> None:
    worker.slots = dict(SEVEN_YEARS)
    await worker.say("hitung pesangon", "severance_calculate")
    await worker.say("bipartit itu apa", "dispute_process")
    assert "Rp42.000.000" in await worker.say("kalau gajinya 6 juta?")
