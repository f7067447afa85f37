"""The vectors of a message, against small ones computed by hand."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest

from nlu.pipeline.features import char_ngrams, outline, word_ngrams
from nlu.pipeline.matrix import fit

RARE = math.log(3 / 2) + 1
"""IDF of an n-gram in one of two texts; one in both has log(3/3) + 1 = 1."""


def weights(vectorizer, text):
    row = vectorizer.transform(text)
    grams = vectorizer.grams()
    return {grams[i]: float(value) for i, value in zip(row.indices, row.values)}


def of_words(vectorizer, text):
    return {g: v for g, v in weights(vectorizer, text).items() if g.startswith("w:")}


@pytest.fixture
def two_texts():
    return fit(["ab cd", "ab"], min_df=1)[0]


def test_word_ngrams_are_words_and_pairs():
    assert list(word_ngrams("a bb c")) == ["w:a", "w:bb", "w:c", "w:a bb", "w:bb c"]


def test_character_ngrams_stay_within_padded_words():
    assert list(char_ngrams("ab", 2, 3)) == ["c: a", "c:ab", "c:b ", "c: ab", "c:ab "]


def test_a_mark_is_a_word_but_has_no_character_ngrams():
    assert list(word_ngrams("_program:jht")) == ["w:_program:jht"]
    assert list(char_ngrams("_program:jht")) == []


def test_the_vocabulary_leaves_out_what_too_few_texts_contain():
    grams = fit(["ab cd", "ab ef"], min_df=2)[0].grams()
    lengths = ["o:length 1", "o:length 2"]
    assert grams == sorted(["w:ab", "o:first ab", *lengths, *set(char_ngrams("ab"))])


def test_a_common_ngram_has_idf_one_and_a_rare_one_more(two_texts):
    idf = dict(zip(two_texts.grams(), two_texts.idf.tolist()))
    assert idf["w:ab"] == pytest.approx(1)
    assert idf["w:cd"] == idf["w:ab cd"] == pytest.approx(RARE)


def test_the_words_of_a_message_weigh_as_computed_by_hand(two_texts):
    length = math.sqrt(1 + 2 * RARE**2)
    assert of_words(two_texts, "ab cd") == pytest.approx(
        {"w:ab": 1 / length, "w:cd": RARE / length, "w:ab cd": RARE / length}
    )


def test_a_repeated_word_counts_by_its_logarithm(two_texts):
    twice, length = 1 + math.log(2), math.hypot(1 + math.log(2), RARE)
    assert of_words(two_texts, "cd ab xx ab") == pytest.approx(
        {"w:ab": twice / length, "w:cd": RARE / length}
    )


def test_words_and_characters_have_length_one_and_the_outline_less(two_texts):
    row = two_texts.transform("ab cd")
    assert np.linalg.norm(row.values) == pytest.approx(math.sqrt(2 + 0.3**2))


def test_the_outline_has_the_first_and_last_word_and_the_lengths_reached():
    words = "kapan cair _uang_ dong _program:jht"
    assert list(outline(words)) == [
        "o:first kapan",
        "o:last dong",
        *(f"o:length {length}" for length in (1, 2, 3, 4)),
    ]


def test_a_message_of_marks_alone_has_no_outline():
    assert list(outline("_program:jht")) == []


def test_a_message_of_unseen_ngrams_has_its_length_alone_and_no_words_are_an_empty_row(two_texts):
    assert set(weights(two_texts, "zz yy")) == {"o:length 1", "o:length 2"}
    assert len(two_texts.transform("").indices) == 0


def test_a_row_has_the_columns_and_weights_of_its_counted_ngrams():
    texts = ["gaji saya _uang_ _money:wage", "gaji gajian gaji jkp jkp", "cara klaim jkp", "", "x"]
    known = fit([*texts, "gaji jkp cara"], min_df=2)[0]
    for text in [*texts, *texts]:  # read, then remembered
        indices, values = [], []
        for block, length in ((word_ngrams, 1.0), (char_ngrams, 1.0), (outline, 0.3)):
            counts = Counter(gram for gram in block(text) if gram in known.vocabulary)
            columns = [known.vocabulary[gram] for gram in counts]
            weights = np.array([1 + math.log(n) for n in counts.values()]) * known.idf[columns]
            indices += columns
            values += list(weights * (length / np.linalg.norm(weights)) if columns else [])
        row = known.transform(text)
        assert row.indices.tolist() == indices
        assert row.values == pytest.approx(values, rel=1e-5)
        assert row.values.dtype == np.float32


def test_the_rows_of_training_are_the_vectors_of_serving():
    texts = ["kapan cair _uang_ _money:wage", "cair cair kapan", "kapan", "", "_program:jht"]
    vectorizer, matrix = fit(texts, min_df=1)
    for text, row in zip(texts, matrix):
        served = vectorizer.transform(text)
        assert dict(zip(row.indices, row.data)) == pytest.approx(
            dict(zip(served.indices, served.values))
        )
