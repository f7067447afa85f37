"""Noisy copies of training messages."""

from __future__ import annotations

import random

import pytest

from nlu.pipeline import augment
from nlu.pipeline.augment import copies, noisy

TEXT = "perusahaan belum membayar pesangon saya sampai sekarang"


def test_the_same_seed_gives_the_same_copies():
    assert copies(TEXT, 5, seed=3) == copies(TEXT, 5, seed=3)
    assert copies(TEXT, 5, seed=3) != copies(TEXT, 5, seed=4)


def test_copies_differ_from_the_original_and_from_each_other():
    found = copies(TEXT, 20, seed=1)
    assert 0 < len(found) <= 20
    assert TEXT not in found
    assert len(set(found)) == len(found)


def test_without_noise_a_short_message_stays_as_it_is():
    assert noisy("klaim jkp dong", random.Random(0), rate=0) == "klaim jkp dong"


def test_short_words_and_figures_stay_as_they_are():
    for seed in range(50):
        assert noisy("jkp 4.500.000 4jt ya", random.Random(seed), rate=1) == "jkp 4.500.000 4jt ya"


def test_at_most_one_word_is_lost():
    lengths = {len(noisy(TEXT, random.Random(seed)).split()) for seed in range(50)}
    assert lengths == {len(TEXT.split()) - 1, len(TEXT.split())}


@pytest.mark.parametrize(
    ("edit", "longer"),
    [
        (augment.drop_vowel, -1),
        (augment.drop_letter, -1),
        (augment.swap_letters, 0),
        (augment.hit_neighbour, 0),
        (augment.double_letter, 1),
    ],
)
def test_an_edit_changes_one_letter(edit, longer):
    for seed in range(30):
        assert len(edit("pesangon", random.Random(seed))) == len("pesangon") + longer


def test_a_dropped_vowel_is_never_the_first_letter():
    found = {augment.drop_vowel("upah", random.Random(seed)) for seed in range(30)}
    assert found == {"uph"}
    assert augment.drop_vowel("abcd", random.Random(0)) == "abcd"
