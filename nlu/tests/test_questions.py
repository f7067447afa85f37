"""Where a message holds two questions, and where it only looks so."""

from __future__ import annotations

import pytest

from nlu.pipeline.questions import asking_pieces, questions_in

SAID = {
    "syarat jkp apa": "jkp_eligibility",
    "cairnya kapan jkp": "jkp_timing",
    "cara klaim jht gimana": "jht_claim_howto",
    "berkasnya apa aja jht": "jht_documents",
    "pesangon kena pajak berapa": "severance_tax",
    "pesangon kena pajak ga": "severance_tax",
    "jkp bisa diklaim lewat mana": "jkp_claim_howto",
}


def rank(text):
    return [(SAID[text], 0.9)] if text in SAID else [("inform", 0.2)]


@pytest.mark.parametrize(
    ("text", "intents"),
    [
        ("syarat jkp apa? terus cairnya kapan", ["jkp_eligibility", "jkp_timing"]),
        ("cara klaim jht gimana dan berkasnya apa aja?", ["jht_claim_howto", "jht_documents"]),
        (
            "pesangon kena pajak berapa, sama jkp bisa diklaim lewat mana",
            ["severance_tax", "jkp_claim_howto"],
        ),
        ("pesangon kena pajak ga, terus syarat jkp apa", ["severance_tax", "jkp_eligibility"]),
    ],
)
def test_two_questions_are_found_in_their_order(text, intents):
    assert [question.intent for question in questions_in(text, rank)] == intents


@pytest.mark.parametrize(
    "text",
    [
        "syarat jkp apa",
        "syarat jkp apa? syarat jkp apa?",
        "jkp sama jht bedanya apa",
        "perusahaan tutup terus saya di-PHK, syarat jkp apa",
        "syarat jkp apa, terus besok hujan apa tidak",
    ],
)
def test_one_question_and_what_is_not_understood_are_not_two(text):
    assert questions_in(text, rank) == []


def test_a_long_story_is_not_cut():
    assert questions_in("syarat jkp apa? " * 40 + "cairnya kapan jkp", rank) == []


def test_a_piece_takes_the_only_programme_of_the_message():
    assert asking_pieces("cara klaim jht? berkasnya apa") == ["cara klaim jht", "berkasnya apa jht"]
    assert asking_pieces("syarat jkp apa, jht juga? kapan cair") == [
        "syarat jkp apa, jht juga",
        "kapan cair",
    ]
