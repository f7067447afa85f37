"""A linear one-against-rest classifier over `features.Vectorizer`, with calibrated confidence.

Trained with scikit-learn's LinearSVC; served as one matrix product in numpy. The scores become
probabilities by a softmax whose temperature is fitted on a held-out fifth (Guo et al., "On
Calibration of Modern Neural Networks", ICML 2017). Those of the small network of `hidden_layer`,
made in the same way, are averaged in. Noisy copies of a message stay with their
original: otherwise every held-out message would have a near twin in the training part, the
temperature would collapse, and strangers would be met with full confidence.
"""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Callable, List, NamedTuple, Optional, Sequence, Tuple

import numpy as np

from nlu.pipeline import hidden_layer
from nlu.pipeline.features import MIN_DF, SparseRow, Vectorizer
from nlu.pipeline.hidden_layer import HiddenLayer

HELD_OUT = 5
"""Every fifth original calibrates and does not train the calibrating model."""

TEMPERATURES = np.geomspace(0.05, 5.0, 80)

HIDDEN_SHARE = 0.45
"""Weight of the network in the mean; the linear model has the rest."""

Temperatures = Tuple[float, float]
"""Of the linear model and of the network."""


class Sample(NamedTuple):
    """A training message: normalised text, its intent, and the number of its original."""

    text: str
    intent: str
    origin: int


class LinearModel:
    """Intent probabilities of a normalised message."""

    def __init__(
        self,
        vectorizer: Vectorizer,
        intents: List[str],
        weights: np.ndarray,
        bias: np.ndarray,
        hidden: Optional[HiddenLayer] = None,
        temperatures: Temperatures = (1.0, 1.0),
    ) -> None:
        """`weights`: (features, intents); `bias`: (intents,); `temperatures` > 0."""
        self.vectorizer = vectorizer
        self.intents = intents
        # halves: the widest array of a server; a message needs some hundred of its rows
        self.weights = np.ascontiguousarray(weights, dtype=np.float16)
        self.bias = bias
        self.hidden = hidden
        self.temperatures = temperatures

    def predict(self, text: str) -> List[Tuple[str, float]]:
        """All intents with their probability, the likeliest first."""
        probabilities = self._probabilities(self.vectorizer.transform(text))
        order, values = np.argsort(-probabilities).tolist(), probabilities.tolist()
        return [(self.intents[i], values[i]) for i in order]

    def _probabilities(self, row: SparseRow) -> np.ndarray:
        linear = softmax(self.scores(row) / self.temperatures[0])
        if self.hidden is None:
            return linear
        hidden = softmax(self.hidden.scores(row) / self.temperatures[1])
        return (1 - HIDDEN_SHARE) * linear + HIDDEN_SHARE * hidden

    def scores(self, row: SparseRow) -> np.ndarray:
        """The score of each intent by the linear model alone."""
        return row.values @ self.weights.take(row.indices, axis=0).astype(np.float32) + self.bias

    def save(self, folder: Path) -> None:
        """Store as arrays and JSON: nothing in a model file can run code."""
        folder.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(
            folder / "arrays.npz",
            weights=self.weights,
            bias=self.bias,
            idf=self.vectorizer.idf,
            **(self.hidden.arrays() if self.hidden else {}),
        )
        meta = {
            "intents": self.intents,
            "temperatures": self.temperatures,
            "grams": self.vectorizer.grams(),
        }
        (folder / "meta.json").write_text(json.dumps(meta, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> "LinearModel":
        """Read what `save` wrote; raises OSError or KeyError on a broken folder."""
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        with np.load(folder / "arrays.npz", allow_pickle=False) as arrays:
            weights, bias, idf = arrays["weights"], arrays["bias"], arrays["idf"]
            hidden = HiddenLayer.stored(arrays)
        vocabulary = {gram: i for i, gram in enumerate(meta["grams"])}
        temperatures = tuple(meta["temperatures"])
        vectorizer = Vectorizer(vocabulary, idf)
        return cls(vectorizer, meta["intents"], weights, bias, hidden, temperatures)


def softmax(scores: np.ndarray) -> np.ndarray:
    """Probabilities along the last axis."""
    shifted = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return shifted / shifted.sum(axis=-1, keepdims=True)


def train(
    samples: Sequence[Sample],
    c: float = 0.5,
    min_df: int = MIN_DF,
    hidden: int = hidden_layer.UNITS,
    progress: Callable[[str], None] = lambda text: None,
) -> LinearModel:
    """Fit the classifier and its temperatures; at least two intents are needed."""
    progress("fitting the model, and beside it one on four fifths to calibrate by")
    with ProcessPoolExecutor(1) as other_core:
        temperatures = other_core.submit(_fit_temperatures, samples, c, min_df, hidden)
        model = fit_untempered(samples, c, min_df, hidden)
        model.temperatures = temperatures.result()
    return model


def fit_untempered(
    samples: Sequence[Sample],
    c: float = 0.5,
    min_df: int = MIN_DF,
    hidden: int = hidden_layer.UNITS,
) -> LinearModel:
    """One model whose temperatures are 1."""
    from sklearn.svm import LinearSVC

    from nlu.pipeline.matrix import fit

    vectorizer, matrix = fit([s.text for s in samples], min_df)
    labels = [s.intent for s in samples]
    svm = LinearSVC(C=c, tol=0.01, random_state=0).fit(matrix, labels)
    weights, bias = svm.coef_.T, svm.intercept_
    if len(svm.classes_) == 2:
        weights, bias = np.hstack([-weights, weights]), np.hstack([-bias, bias])
    network = hidden_layer.fit(matrix, labels, hidden)
    weights, bias = weights.astype(np.float16), bias.astype(np.float32)
    return LinearModel(vectorizer, list(svm.classes_), weights, bias, network)


def _fit_temperatures(
    samples: Sequence[Sample], c: float, min_df: int, hidden: int
) -> Temperatures:
    """The temperatures that make held-out originals likeliest."""
    model = fit_untempered([s for s in samples if s.origin % HELD_OUT], c, min_df, hidden)
    number = {intent: i for i, intent in enumerate(model.intents)}
    held_out = [s for s in _held_out(samples) if s.intent in number]
    rows = [model.vectorizer.transform(s.text) for s in held_out]
    truth = [number[s.intent] for s in held_out]
    linear = best_temperature([model.scores(row) for row in rows], truth)
    network = model.hidden
    return linear, best_temperature([network.scores(r) for r in rows], truth) if network else 1.0


def _held_out(samples: Sequence[Sample]) -> List[Sample]:
    """The first, untouched message of each origin that is held out."""
    first = {}
    for sample in samples:
        if sample.origin % HELD_OUT == 0:
            first.setdefault(sample.origin, sample)
    return list(first.values())


def best_temperature(scores: Sequence[np.ndarray], truth: Sequence[int]) -> float:
    """Minimise the negative log-likelihood of `truth` over a grid; 1.0 when there is no data."""
    if not scores:
        return 1.0
    losses = []
    for temperature in TEMPERATURES:
        found = [softmax(row / temperature)[label] for row, label in zip(scores, truth)]
        losses.append(-float(np.mean(np.log(np.maximum(found, 1e-12)))))
    return float(TEMPERATURES[int(np.argmin(losses))])
