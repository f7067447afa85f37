"""A small network beside the linear model: one hidden layer over its commoner features.

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

MIN_DF = 4
"""Messages, with their copies, that hold a feature of the network; half are rarer."""

NAMES = ("columns", "inner", "inner_bias", "outer", "outer_bias")
PREFIX = "hidden_"


class HiddenLayer:
    """Scores of the intents for one row of features."""

    def __init__(self, features: int, arrays: Mapping[str, np.ndarray]) -> None:
        """`features`: columns of a row; `arrays`: one for each of `NAMES`, as `arrays()` gives."""
        self._arrays = {name: arrays[name] for name in NAMES}
        # converted once: halves take longer to widen than to multiply
        self._arrays["inner"] = np.ascontiguousarray(arrays["inner"], dtype=np.float32)
        self._place = np.full(features, -1, dtype=np.int64)
        self._place[arrays["columns"]] = np.arange(len(arrays["columns"]))
        self._outer = arrays["outer"].astype(np.float32)

    def scores(self, row: SparseRow) -> np.ndarray:
        """The score of each intent; features that the network does not know are left out."""
        places = self._place[row.indices]
        known = places >= 0
        inner = self._arrays["inner"].take(places[known], axis=0)
        units = row.values[known] @ inner + self._arrays["inner_bias"]
        return np.maximum(units, 0) @ self._outer + self._arrays["outer_bias"]

    def arrays(self) -> Dict[str, np.ndarray]:
        """What is stored, named so that it can stand beside the arrays of the linear model."""
        stored = {**self._arrays, "inner": self._arrays["inner"].astype(np.float16)}
        return {PREFIX + name: array for name, array in stored.items()}

    @classmethod
    def stored(cls, features: int, arrays: Mapping[str, np.ndarray]) -> Optional["HiddenLayer"]:
        """The network among the `arrays` of a model file; None where it has none."""
        if PREFIX + NAMES[0] not in arrays:
            return None
        return cls(features, {name: arrays[PREFIX + name] for name in NAMES})


def fit(matrix: Any, intents: Sequence[str], units: int) -> Optional[HiddenLayer]:
    """Train on a sparse matrix of messages; None without units or without common features.

    One thread: the sums, and so the model, are the same on every machine of a kind.
    """
    columns = np.flatnonzero(matrix.getnnz(axis=0) >= MIN_DF)
    if not units or not len(columns):
        return None
    from threadpoolctl import threadpool_limits

    number = {intent: i for i, intent in enumerate(sorted(set(intents)))}
    labels = np.array([number[intent] for intent in intents])
    with threadpool_limits(1):
        inner, inner_bias, outer, outer_bias = train(matrix[:, columns], labels, units)
    arrays = {
        "columns": columns.astype(np.int32),
        "inner": inner.astype(np.float16),
        "inner_bias": inner_bias,
        "outer": outer.astype(np.float16),
        "outer_bias": outer_bias,
    }
    return HiddenLayer(matrix.shape[1], arrays)
