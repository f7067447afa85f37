"""The classifier on a toy set: it learns, it is stored, its confidence is calibrated."""

from __future__ import annotations

import json

import numpy as np
import pytest

from nlu.pipeline.linear_model import (
    TEMPERATURES,
    LinearModel,
    Sample,
    best_temperature,
    softmax,
    train,
)

TOY = {
    "jht_info": ["apa itu jht", "jelaskan jht", "jht itu apa ya", "arti jht", "jht apa sih", "jht"],
    "greet": ["halo", "halo kak", "halo pagi", "hai halo", "halo min", "halo semua"],
    "thank": ["makasih", "makasih ya", "oke makasih", "makasih kak", "makasih min", "sip makasih"],
}
MESSAGES = ["halo kak", "jht itu apa", "makasih banyak", "kata yang belum pernah ada", ""]


def samples(intents):
    pairs = [(text, intent) for intent in intents for text in TOY[intent]]
    return [Sample(text, intent, origin) for origin, (text, intent) in enumerate(pairs)]


@pytest.fixture(scope="module")
def model():
    return train(samples(TOY))


@pytest.mark.parametrize("intent", TOY)
def test_it_learns_the_toy_set(model, intent):
    assert {model.predict(text)[0][0] for text in TOY[intent]} == {intent}


def test_two_intents_are_enough():
    model = train(samples(["greet", "thank"]))
    assert model.predict("halo")[0][0] == "greet"
    assert model.predict("makasih")[0][0] == "thank"


@pytest.mark.parametrize("text", MESSAGES)
def test_probabilities_sum_to_one_and_the_likeliest_comes_first(model, text):
    ranking = model.predict(text)
    found = [probability for _, probability in ranking]
    assert {intent for intent, _ in ranking} == set(TOY)
    assert sum(found) == pytest.approx(1, abs=1e-5)
    assert found == sorted(found, reverse=True)


def test_an_unknown_message_is_met_with_less_confidence_than_a_known_one(model):
    assert model.predict("qwx zzv")[0][1] < model.predict("halo kak")[0][1]


def test_a_loaded_model_predicts_the_same(model, tmp_path):
    model.save(tmp_path / "new")
    loaded = LinearModel.load(tmp_path / "new")
    assert [loaded.predict(text) for text in MESSAGES] == [model.predict(t) for t in MESSAGES]


def test_a_stored_model_is_arrays_and_json_alone(model, tmp_path):
    model.save(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["arrays.npz", "meta.json"]
    assert json.loads((tmp_path / "meta.json").read_text())["intents"] == sorted(TOY)
    with np.load(tmp_path / "arrays.npz", allow_pickle=False) as arrays:
        network = [name for name in arrays.files if name.startswith("hidden_")]
        assert sorted(set(arrays.files) - set(network)) == ["bias", "idf", "weights"]


def test_a_broken_folder_is_an_error(tmp_path):
    with pytest.raises(OSError, match=r"meta\.json"):
        LinearModel.load(tmp_path)


def test_softmax_stands_large_scores():
    assert softmax(np.array([1000.0, 1000.0])).tolist() == [0.5, 0.5]


def test_scores_that_are_often_wrong_get_a_higher_temperature():
    scores = [np.array([1.0, 0.0])] * 10
    always_right, half_right = [0] * 10, [0, 1] * 5
    assert best_temperature(scores, always_right) == TEMPERATURES[0]
    assert best_temperature(scores, half_right) == TEMPERATURES[-1]


def test_the_temperature_makes_confidence_equal_to_how_often_it_is_right():
    scores = [np.array([1.0, 0.0])] * 10
    temperature = best_temperature(scores, [0] * 8 + [1] * 2)
    assert softmax(scores[0] / temperature)[0] == pytest.approx(0.8, abs=0.01)


def test_without_held_out_messages_scores_stay_as_they_are():
    assert best_temperature([], []) == 1.0
