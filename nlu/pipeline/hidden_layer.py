"""A small network beside the linear model: one hidden layer over the same features.

It errs elsewhere than the linear model, so the mean of both is right more often than either.
Trained in `hidden_training` for a few epochs, served as two matrix products in numpy.
"""

from __future__ import annotations

from typing import Any, Dict, Mapping, Optional, Sequence

import numpy as np

from nlu.pipeline.features import SparseRow
from nlu.pipeline.hidden_training import train

UNITS = 96
"""Width of the hidden layer."""

NAMES = ("inner", "inner_bias", "outer", "outer_bias")
PREFIX = "hidden_"


class HiddenLayer:
    """Scores of the intents for one row of features."""

    def __init__(self, arrays: Mapping[str, np.ndarray]) -> None:
        """`arrays`: one for each of `NAMES`, as `arrays()` gives; the inner weights are halves."""
        self._arrays = {name: arrays[name] for name in NAMES}
        self._outer = arrays["outer"].astype(np.float32)

    def scores(self, row: SparseRow) -> np.ndarray:
        """The score of each intent."""
        # halves in memory: the network is as wide as the linear model, a message needs few rows
        inner = self._arrays["inner"].take(row.indices, axis=0).astype(np.float32)
        units = row.values @ inner + self._arrays["inner_bias"]
        return np.maximum(units, 0) @ self._outer + self._arrays["outer_bias"]

    def arrays(self) -> Dict[str, np.ndarray]:
        """What is stored, named so that it can stand beside the arrays of the linear model."""
        return {PREFIX + name: array for name, array in self._arrays.items()}

    @classmethod
    def stored(cls, arrays: Mapping[str, np.ndarray]) -> Optional["HiddenLayer"]:
        """The network among the `arrays` of a model file; None where it has none."""
        if PREFIX + NAMES[0] not in arrays:
            return None
        return cls({name: arrays[PREFIX + name] for name in NAMES})


def fit(matrix: Any, intents: Sequence[str], units: int) -> Optional[HiddenLayer]:
    """Train on a sparse matrix of messages; None without units or without features.

    One thread: the sums, and so the model, are the same on every machine of a kind.
    """
    if not units or not matrix.shape[1]:
        return None
    from threadpoolctl import threadpool_limits

    number = {intent: i for i, intent in enumerate(sorted(set(intents)))}
    labels = np.array([number[intent] for intent in intents])
    with threadpool_limits(1):
        inner, inner_bias, outer, outer_bias = train(matrix, labels, units)
    arrays = {
        "inner": inner.astype(np.float16),
        "inner_bias": inner_bias,
        "outer": outer.astype(np.float16),
        "outer_bias": outer_bias,
    }
    return HiddenLayer(arrays)
