"""What the classifier sees of a message beside its words."""

from __future__ import annotations

import pytest

from nlu.pipeline.reading import marks


def rest(text):
    return {mark for mark in marks(text) if mark.startswith("_rest:")}


@pytest.mark.parametrize("text", ["4,5 juta", "7 tahun 3 bulan", "JHT"])
def test_a_message_of_values_alone_has_nothing_beside(text):
    assert rest(text) == {"_rest:none"}


@pytest.mark.parametrize("text", ["gajiku 5 juta", "sudah 7 tahun kak"])
def test_an_answer_has_little_beside_its_value(text):
    assert rest(text) == {"_rest:little"}


@pytest.mark.parametrize(
    "text", ["gaji 5 juta kerja di pabrik sepatu apa bisa dapat jkp", "halo kak"]
)
def test_a_question_has_more_and_words_without_values_have_no_mark(text):
    assert rest(text) == set()


@pytest.mark.parametrize(
    ("text", "sign"),
    [("✅", "yes"), ("👍🏽 sip", "yes"), ("❌", "no"), ("🙏🙏🙏", "thanks"), ("susah 😭", "sad")],
)
def test_emoji_say_something_of_their_own(text, sign):
    assert f"_sign:{sign}" in marks(text)


def test_an_unknown_emoji_and_plain_words_have_no_sign():
    assert not [mark for mark in marks("🦜 burung") if mark.startswith("_sign")]
