"""Training of the network: it learns, a feature that is not seen rests, it repeats itself."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from nlu.pipeline.hidden_training import DROPPED, Weights, _error, _with_gaps, train

SEEN = csr_matrix(np.repeat(np.eye(2, 3, dtype=np.float32), 600, axis=0))
"""600 messages of the first feature, 600 of the second, none of the third."""

LABELS = np.repeat([0, 1], 600)


def scores(layers, rows):
    inner, inner_bias, outer, outer_bias = layers
    return np.maximum(rows @ inner + inner_bias, 0) @ outer + outer_bias


def test_it_learns_which_feature_means_which_intent():
    assert scores(train(SEEN, LABELS, 8), np.eye(2, 3)).argmax(axis=1).tolist() == [0, 1]


def test_the_weights_of_a_feature_that_no_message_holds_stay_as_they_began():
    bound = np.sqrt(6 / (3 + 8))
    began = np.random.default_rng(0).uniform(-bound, bound, (3, 8)).astype(np.float32)
    inner = train(SEEN, LABELS, 8)[0]
    assert np.array_equal(inner[2], began[2])
    assert not np.array_equal(inner[0], began[0])


def test_a_message_is_seen_with_gaps_and_the_rest_weighs_more():
    rows = csr_matrix(np.ones((50, 40), np.float32))
    left = _with_gaps(rows.copy(), np.random.default_rng(0))
    assert left.nnz == pytest.approx(rows.nnz * (1 - DROPPED), rel=0.05)
    assert left.data == pytest.approx(1 / (1 - DROPPED))


def test_two_trainings_are_the_same():
    for one, other in zip(train(SEEN, LABELS, 8), train(SEEN, LABELS, 8)):
        assert np.array_equal(one, other)


def test_the_first_step_of_adam_goes_against_the_sign_of_the_gradient():
    weights = Weights(np.zeros((2, 2), np.float32))
    step = 0.1 * np.sqrt(1 - 0.999) / (1 - 0.9)
    weights.move(np.array([[3.0, -0.5]], np.float32), step, np.array([1]))
    assert np.allclose(weights.value, [[0, 0], [-0.1, 0.1]], atol=1e-3)


def test_the_error_is_the_slope_of_the_mean_cross_entropy():
    values, labels = np.array([[0.2, -0.4, 1.0], [0.0, 0.3, 0.1]]), np.array([2, 0])

    def loss(given):
        return -np.mean([row[k] - np.log(np.exp(row).sum()) for row, k in zip(given, labels)])

    nudge = np.zeros_like(values)
    nudge[0, 1] = 1e-5
    slope = (loss(values + nudge) - loss(values - nudge)) / 2e-5
    assert abs(slope - _error(values, labels)[0, 1]) < 1e-6
