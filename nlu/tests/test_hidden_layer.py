"""The network beside the linear model: it learns, it is averaged in, it is stored."""

from __future__ import annotations

import numpy as np
import pytest

from nlu.pipeline.features import SparseRow
from nlu.pipeline.hidden_layer import HiddenLayer, fit
from nlu.pipeline.linear_model import HIDDEN_SHARE, LinearModel, Sample, softmax, train

GREETINGS = ["halo", "halo kak", "halo pagi", "hai halo", "halo min", "halo semua", "halo gan"]
THANKS = ["makasih", "makasih ya", "oke makasih", "makasih kak", "makasih min", "sip makasih"]
UNKNOWN = "zzz"


def samples():
    pairs = [(text, "greet") for text in GREETINGS] + [(text, "thank") for text in THANKS]
    return [Sample(text, intent, origin) for origin, (text, intent) in enumerate(pairs * 20)]


@pytest.fixture(scope="module")
def model():
    return train(samples(), hidden=8)


def hand_made():
    arrays = {
        "inner": np.array([[9.0, 9.0], [1.0, -1.0], [9.0, 9.0], [2.0, 0.0]], dtype=np.float16),
        "inner_bias": np.array([0.5, 0.0], dtype=np.float32),
        "outer": np.array([[1.0, 0.0], [5.0, 1.0]], dtype=np.float16),
        "outer_bias": np.array([0.0, 0.25], dtype=np.float32),
    }
    return HiddenLayer(arrays)


def row(*pairs):
    indices, values = [i for i, _ in pairs], [v for _, v in pairs]
    return SparseRow(np.array(indices, dtype=np.int64), np.array(values, dtype=np.float32))


def test_the_scores_are_those_worked_out_by_hand():
    assert hand_made().scores(row((1, 1.0), (3, 2.0))).tolist() == [5.5, 0.25]


def test_a_message_without_known_features_is_scored_by_the_biases():
    assert hand_made().scores(row()).tolist() == [0.5, 0.25]


def test_the_network_learns_which_word_means_which_intent(model):
    for text, best in (("halo", 0), ("makasih", 1)):
        assert np.argmax(model.hidden.scores(model.vectorizer.transform(text))) == best


def test_the_probability_is_the_weighted_mean_of_both(model):
    found = model.vectorizer.transform("halo kak")
    linear = softmax(model.scores(found) / model.temperatures[0])
    hidden = softmax(model.hidden.scores(found) / model.temperatures[1])
    mean = (1 - HIDDEN_SHARE) * linear + HIDDEN_SHARE * hidden
    assert dict(model.predict("halo kak"))["greet"] == pytest.approx(float(mean[0]))


def test_a_loaded_network_predicts_the_same(model, tmp_path):
    model.save(tmp_path)
    loaded = LinearModel.load(tmp_path)
    assert loaded.hidden is not None
    for text in [*GREETINGS, *THANKS, UNKNOWN]:
        assert loaded.predict(text) == model.predict(text)


def test_two_trainings_give_the_same_network(model):
    again = train(samples(), hidden=8)
    assert again.temperatures == model.temperatures
    for name, array in again.hidden.arrays().items():
        assert np.array_equal(array, model.hidden.arrays()[name]), name


def test_without_units_the_linear_model_stands_alone(tmp_path):
    model = train(samples(), hidden=0)
    model.save(tmp_path)
    assert model.hidden is None
    assert LinearModel.load(tmp_path).hidden is None
    assert LinearModel.load(tmp_path).predict("halo") == model.predict("halo")


def test_without_features_there_is_no_network():
    from scipy.sparse import csr_matrix

    assert fit(csr_matrix((4, 0)), ["a", "b", "a", "b"], 8) is None
