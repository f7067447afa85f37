"""Training of the network of `hidden_layer`: Adam over the features that a batch holds, in numpy.

scikit-learn's MLPClassifier moves every weight after every batch; here a weight rests while its
feature is not seen (the "lazy" Adam of TensorFlow). That is twice as fast, and better for rare
features. Kingma and Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015.

Each time it sees a message, some of its features are missing: a network that has leant on no single
one errs less on words it has never met. Srivastava et al., "Dropout", JMLR 2014.
"""

from __future__ import annotations

from typing import Any, List, Sequence, Tuple

import numpy as np

EPOCHS = 6
BATCH = 128
LEARNING_RATE = 0.005
"""Of the first batch; it falls to nothing in a straight line."""

DROPPED = 0.4
"""Share of a message's features that it does not see; the others weigh the more."""

MEAN_DECAY, SQUARE_DECAY, TINY = 0.9, 0.999, 1e-8


class Weights:
    """One array with the running means of its gradient and of the gradient's square."""

    def __init__(self, start: np.ndarray) -> None:
        """`start`: the values before training, float32 of two dimensions."""
        self.value = start
        self._mean = np.zeros_like(start)
        self._square = np.zeros_like(start)

    def move(self, gradient: np.ndarray, step: float, rows: Any = slice(None)) -> None:
        """Go one step down the gradient of `rows`, the others rest."""
        mean = MEAN_DECAY * self._mean[rows] + (1 - MEAN_DECAY) * gradient
        square = SQUARE_DECAY * self._square[rows] + (1 - SQUARE_DECAY) * gradient * gradient
        self._mean[rows], self._square[rows] = mean, square
        self.value[rows] -= step * mean / (np.sqrt(square) + TINY)


def train(matrix: Any, labels: np.ndarray, units: int) -> List[np.ndarray]:
    """The inner weights, inner bias, outer weights and outer bias after `EPOCHS`.

    `matrix`: sparse rows of messages; `labels`: the number of the intent of each.
    """
    messages, features = matrix.shape
    rng = np.random.default_rng(0)
    intents = int(labels.max()) + 1
    inner, inner_bias = _layer(rng, features, units)
    outer, outer_bias = _layer(rng, units, intents)
    steps, step = EPOCHS * -(-messages // BATCH), 0
    for _ in range(EPOCHS):
        order = rng.permutation(messages)
        for start in range(0, messages, BATCH):
            step += 1
            batch = order[start : start + BATCH]
            size = _step_size(step, steps)
            rows = _with_gaps(matrix[batch], rng)
            _learn(rows, labels[batch], (inner, inner_bias, outer, outer_bias), size)
    return [inner.value, inner_bias.value[0], outer.value, outer_bias.value[0]]


def _layer(rng: np.random.Generator, rows: int, columns: int) -> Tuple[Weights, Weights]:
    """Weights spread evenly within the bound of Glorot and Bengio (AISTATS 2010), and no bias."""
    bound = np.sqrt(6 / (rows + columns))
    weights = rng.uniform(-bound, bound, (rows, columns)).astype(np.float32)
    return Weights(weights), Weights(np.zeros((1, columns), np.float32))


def _step_size(step: int, steps: int) -> float:
    """Adam's correction of means that began at zero, times a rate that falls to nothing."""
    correction = np.sqrt(1 - SQUARE_DECAY**step) / (1 - MEAN_DECAY**step)
    return float(LEARNING_RATE * correction * (1 - step / steps))


def _learn(rows: Any, labels: np.ndarray, layers: Sequence[Weights], step: float) -> None:
    """One batch forth and back."""
    inner, inner_bias, outer, outer_bias = layers
    seen, rows = _only_seen(rows)
    units = np.maximum(rows @ inner.value[seen] + inner_bias.value, 0)
    off = _error(units @ outer.value + outer_bias.value, labels)
    off_units = (off @ outer.value.T) * (units > 0)
    outer.move(units.T @ off, step)
    outer_bias.move(off.sum(axis=0), step)
    inner.move(rows.T @ off_units, step, seen)
    inner_bias.move(off_units.sum(axis=0), step)


def _with_gaps(rows: Any, rng: np.random.Generator) -> Any:
    """The rows without `DROPPED` of their features; the rest is scaled up to the same sum."""
    rows.data *= (rng.random(len(rows.data)) >= DROPPED) / np.float32(1 - DROPPED)
    rows.eliminate_zeros()
    return rows


def _only_seen(rows: Any) -> Tuple[np.ndarray, Any]:
    """The features that these rows hold, and the rows over those alone."""
    from scipy.sparse import csr_matrix

    seen, places = np.unique(rows.indices, return_inverse=True)
    return seen, csr_matrix((rows.data, places, rows.indptr), shape=(rows.shape[0], len(seen)))


def _error(scores: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """How the mean cross-entropy of a batch changes with each score."""
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    off = shifted / shifted.sum(axis=1, keepdims=True)
    off[np.arange(len(labels)), labels] -= 1
    return off / np.float32(len(labels))
