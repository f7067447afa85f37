"""Word and character n-grams of a message, and its outline, as one sparse TF-IDF vector.

Three blocks: words (1-2), characters within words (2-5), and the outline (first and last word,
length). Each is scaled to a length of its own, so that none drowns the others (sublinear TF,
smoothed IDF; see scikit-learn's TfidfTransformer). Serving needs nothing but numpy: a served model
never imports scikit-learn. Fitted in `matrix`.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import chain
from typing import Callable, Dict, Iterable, Iterator, List, NamedTuple, Tuple

import numpy as np

Counts = Dict[int, int]

MIN_DF = 3
"""Messages, with their copies, that hold a feature; rarer ones are left out."""

WORDS_KEPT = 8192
"""Words whose columns are remembered: people say the same words."""

LENGTHS = (1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 30)
"""Words; close together where a word more makes a difference."""


class SparseRow(NamedTuple):
    """One message: feature numbers and their weights (same length, float32)."""

    indices: np.ndarray
    values: np.ndarray


def word_ngrams(text: str, longest: int = 2) -> Iterator[str]:
    """Runs of one to `longest` words; marked so that they never equal a character n-gram."""
    words = text.split()
    for n in range(1, longest + 1):
        for i in range(len(words) - n + 1):
            yield "w:" + " ".join(words[i : i + n])


def char_ngrams(text: str, shortest: int = 2, longest: int = 5) -> Iterator[str]:
    """Runs of characters inside each padded word; marks ("_program:jht") are no words."""
    for word in text.split():
        if word.startswith("_"):
            continue
        padded = f" {word} "
        for n in range(shortest, longest + 1):
            for i in range(max(1, len(padded) - n + 1)):
                yield "c:" + padded[i : i + n]


def is_mark(word: str) -> bool:
    """Whether a word stands for what was found ("_program:jht"), not for a word of the message."""
    return word.startswith("_") and not word.endswith("_")


def outline(text: str) -> Iterator[str]:
    """The first and the last word, and one feature for each length that is reached.

    "Apa", "kapan", "cara" at the start say more than in the middle, and a bare answer is short.
    """
    words = [word for word in text.split() if not is_mark(word)]
    if words:
        yield "o:first " + words[0]
        yield "o:last " + words[-1]
    for length in LENGTHS:
        if len(words) >= length:
            yield f"o:length {length}"


BLOCKS: Tuple[Tuple[Callable[[str], Iterator[str]], float], ...] = (
    (word_ngrams, 1.0),
    (char_ngrams, 1.0),
    (outline, 0.3),
)
"""Each block with the length that its part of the vector is scaled to."""


class Vectorizer:
    """Maps a normalised message to a `SparseRow` over the n-grams seen in training."""

    def __init__(self, vocabulary: Dict[str, int], idf: np.ndarray) -> None:
        """`vocabulary`: n-gram -> column; `idf`: float32 of shape (columns,)."""
        self.vocabulary = vocabulary
        self.idf = idf
        self._columns_of_word = lru_cache(maxsize=WORDS_KEPT)(self._columns_of_chars)

    def transform(self, text: str) -> SparseRow:
        """The vector of one message; unseen n-grams are left out, an empty row is possible."""
        blocks = [self._block(Counter(self._columns(b, text)), length) for b, length in BLOCKS]
        indices = np.concatenate([block[0] for block in blocks])
        values = np.concatenate([block[1] for block in blocks])
        return SparseRow(indices, values)

    def _columns(self, block: Callable[[str], Iterator[str]], text: str) -> Iterable[int]:
        """The columns of the known n-grams of a message."""
        if block is char_ngrams:
            return chain.from_iterable(map(self._columns_of_word, text.split()))
        return (self.vocabulary[gram] for gram in block(text) if gram in self.vocabulary)

    def _columns_of_chars(self, word: str) -> Tuple[int, ...]:
        return tuple(self.vocabulary[g] for g in char_ngrams(word) if g in self.vocabulary)

    def _block(self, counts: Counts, length: float) -> Tuple[np.ndarray, np.ndarray]:
        """One block of counted columns, scaled to `length`."""
        if not counts:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        indices = np.fromiter(counts, np.int64, len(counts))
        times = np.fromiter(counts.values(), np.float64, len(counts))
        weights = (1 + np.log(times)).astype(np.float32) * self.idf[indices]
        return indices, weights * (length / np.linalg.norm(weights))

    def grams(self) -> List[str]:
        """The n-grams in the order of their columns."""
        return list(self.vocabulary)
