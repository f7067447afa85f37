"""What the classifier sees of a message beside its words."""

from __future__ import annotations

import pytest

from nlu.pipeline.reading import DOUBT, marks, rank


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


class Says:
    """A model with one opinion."""

    def __init__(self, **shares):
        self.shares = shares

    def predict(self, _text):
        return sorted(self.shares.items(), key=lambda share: -share[1])


def test_a_doubt_is_enough_for_distress():
    ranking = rank(Says(out_of_scope=0.6, distress=DOUBT, deny=0.28), "berat semuanya")
    assert [name for name, _ in ranking] == ["distress", "out_of_scope", "deny"]
    assert sum(share for _, share in ranking) <= 1
    # a part of a message counts from 0.6 on (questions.py): a doubt is none
    assert 0.25 < ranking[0][1] < 0.6


@pytest.mark.parametrize("share", [0.0, 0.11, 0.7])
def test_without_a_doubt_the_model_is_right(share):
    model = Says(out_of_scope=0.3, distress=share)
    assert rank(model, "berat semuanya") == model.predict("")


def test_grave_words_come_before_the_model():
    assert rank(Says(greet=0.9, distress=0.0), "saya mau bunuh diri")[0] == ("distress", 1.0)
