"""The vectors of all training messages at once, as one sparse matrix.

The same numbers as `Vectorizer.transform` gives for one message, several times faster: the n-grams
of a message are made once, and counted and weighed by scipy.
"""

from __future__ import annotations

from typing import Any, Dict, List, Sequence, Tuple

import numpy as np
from scipy.sparse import csr_matrix, diags, hstack

from nlu.pipeline.features import BLOCKS, MIN_DF, Vectorizer


def fit(texts: Sequence[str], min_df: int = MIN_DF) -> Tuple[Vectorizer, Any]:
    """The n-grams that at least `min_df` of `texts` contain, and one row of them for each text."""
    grams: List[str] = []
    idf, weighed = [], []
    for block, length in BLOCKS:
        found, counts = _counts([list(block(text)) for text in texts])
        frequency = counts.getnnz(axis=0)
        kept = np.flatnonzero(frequency >= min_df)
        grams += [found[i] for i in kept]
        idf.append(_idf(frequency[kept], len(texts)))
        weighed.append(_weighed(counts[:, kept], idf[-1], length))
    order = sorted(range(len(grams)), key=grams.__getitem__)
    matrix = hstack(weighed, format="csc", dtype=np.float32)[:, order].tocsr()
    vocabulary = {grams[place]: i for i, place in enumerate(order)}
    return Vectorizer(vocabulary, np.concatenate(idf)[order]), matrix


def _counts(rows: List[List[str]]) -> Tuple[List[str], Any]:
    """All n-grams as they come, and how often each row has each of them."""
    number: Dict[str, int] = {}
    columns = [number.setdefault(gram, len(number)) for row in rows for gram in row]
    starts = np.concatenate([[0], np.cumsum([len(row) for row in rows])])
    shape = (len(rows), len(number))
    counts = csr_matrix((np.ones(len(columns), np.float32), columns, starts), shape=shape)
    counts.sum_duplicates()
    return list(number), counts


def _idf(frequency: np.ndarray, texts: int) -> np.ndarray:
    """Smoothed: a word of every text still weighs one."""
    return (np.log((1 + texts) / (1 + frequency)) + 1).astype(np.float32)


def _weighed(counts: Any, idf: np.ndarray, length: float) -> Any:
    """Counts by their logarithm and their rarity, each row scaled to `length`."""
    counts.data = (1 + np.log(counts.data)) * idf[counts.indices]
    norms = np.sqrt(np.asarray(counts.multiply(counts).sum(axis=1)).ravel())
    return diags(length / np.where(norms, norms, 1)) @ counts
