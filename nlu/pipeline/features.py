"""Word and character n-grams of a message as one sparse TF-IDF vector.

Two blocks, words (1-2) and characters within words (2-5), each scaled to length one, so that
neither drowns the other (sublinear TF, smoothed IDF; see scikit-learn's TfidfTransformer).
Fitting and serving need nothing but numpy, so that a served model never imports scikit-learn.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import Dict, Iterable, Iterator, List, NamedTuple, Tuple

import numpy as np

Counts = Dict[str, int]


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


BLOCKS = (word_ngrams, char_ngrams)


class Vectorizer:
    """Maps a normalised message to a `SparseRow` over the n-grams seen in training."""

    def __init__(self, vocabulary: Dict[str, int], idf: np.ndarray) -> None:
        """`vocabulary`: n-gram -> column; `idf`: float32 of shape (columns,)."""
        self.vocabulary = vocabulary
        self.idf = idf

    @classmethod
    def fit(cls, texts: Iterable[str], min_df: int = 2) -> "Vectorizer":
        """Keep every n-gram that at least `min_df` of `texts` contain."""
        frequency: Counter = Counter()
        count = 0
        for text in texts:
            count += 1
            for block in BLOCKS:
                frequency.update(set(block(text)))
        kept = sorted(gram for gram, n in frequency.items() if n >= min_df)
        idf = [math.log((1 + count) / (1 + frequency[gram])) + 1 for gram in kept]
        return cls({gram: i for i, gram in enumerate(kept)}, np.array(idf, dtype=np.float32))

    def transform(self, text: str) -> SparseRow:
        """The vector of one message; unseen n-grams are left out, an empty row is possible."""
        blocks = [self._block(Counter(block(text))) for block in BLOCKS]
        indices = np.concatenate([block[0] for block in blocks])
        values = np.concatenate([block[1] for block in blocks])
        return SparseRow(indices, values)

    def _block(self, counts: Counts) -> Tuple[np.ndarray, np.ndarray]:
        """One block of n-gram counts, scaled to length one."""
        known = [(self.vocabulary[g], n) for g, n in counts.items() if g in self.vocabulary]
        if not known:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        indices = np.array([i for i, _ in known], dtype=np.int64)
        weights = (1 + np.log([n for _, n in known])).astype(np.float32) * self.idf[indices]
        return indices, weights / np.linalg.norm(weights)

    def grams(self) -> List[str]:
        """The n-grams in the order of their columns."""
        return list(self.vocabulary)
