"""Labelled messages become training messages, unless the model gets worse."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot import learning
from bot.learning import Labelled, WrongLabels, learn, read_labelled, unknown_of, worse_in

GOOD: dict[str, Any] = {"accuracy": 0.9, "intents": {"jkp_info": [0.9, 10], "help": [1.0, 1]}}


def lines(path: Path, *messages: object) -> Path:
    path.write_text("".join(json.dumps(each) + "\n" for each in messages))
    return path


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Training data of one message, and nothing learnt yet."""
    (tmp_path / "jkp.yml").write_text(
        'version: "3.1"\nnlu:\n- intent: jkp_info\n  examples: |\n    - apa itu jkp\n'
    )
    monkeypatch.setattr(learning, "DATA", tmp_path)
    monkeypatch.setattr(learning, "LEARNED", tmp_path / "learned.yml")
    return tmp_path / "learned.yml"


def compared_as(monkeypatch: pytest.MonkeyPatch, **new: Any) -> None:
    scores = {"old": GOOD, "new": GOOD | new}
    monkeypatch.setattr(learning, "compare", lambda *given: scores)


def test_lines_without_a_label_are_left_out(tmp_path: Path) -> None:
    file = lines(tmp_path / "a.jsonl", {"text": "a", "intent": ""}, {"text": "b", "intent": "help"})
    assert read_labelled(file, ["help"]) == [Labelled("b", "help")]


@pytest.mark.parametrize("line", [{"intent": "help"}, ["x"], {"text": "a", "intent": "nothing"}])
def test_a_line_that_is_wrong_is_named(tmp_path: Path, line: object) -> None:
    file = lines(tmp_path / "a.jsonl", {"text": "b", "intent": "help"}, line)
    with pytest.raises(WrongLabels, match=r"a\.jsonl, line 2: "):
        read_labelled(file, ["help"])


def test_masks_become_words_and_known_messages_are_left_out(data: Path) -> None:
    given = [Labelled("Apa itu JKP", "jkp_info"), Labelled("gaji [uang] gmn", "jkp_info", 7)]
    given.append(Labelled("gaji [uang] gmn", "jkp_info", 8))
    assert unknown_of(given) == [Labelled("gaji 5 juta gmn", "jkp_info", 7)]


def test_what_is_learnt_stays_when_the_model_is_no_worse(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared_as(monkeypatch)
    for text in ("duit gw: mana", "kapan #turun"):
        assert learn([Labelled(text, "jkp_problem")], lambda: tmp_path, []).kept
    (block,) = yaml.safe_load(data.read_text())["nlu"]
    assert block["examples"].splitlines() == ["- duit gw: mana", "- kapan #turun"]


@pytest.mark.parametrize("earlier", [None, 'version: "3.1"\nnlu: []\n'])
def test_a_worse_model_takes_the_messages_back_unless_forced(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, earlier: str | None
) -> None:
    if earlier:
        data.write_text(earlier)
    compared_as(monkeypatch, accuracy=0.8)
    message = [Labelled("duit gw mana", "jkp_problem")]
    outcome = learn(message, lambda: tmp_path, [])
    assert not outcome.kept
    assert (data.read_text() if data.exists() else None) == earlier
    assert learn(message, lambda: tmp_path, [], force=True).kept
    assert "duit gw mana" in data.read_text()


def test_a_training_that_fails_leaves_the_data_as_it_was(data: Path) -> None:
    def train() -> Path:
        if data.exists():
            raise RuntimeError("no memory")
        return data

    with pytest.raises(RuntimeError):
        learn([Labelled("duit gw mana", "jkp_problem")], train, [])
    assert not data.exists()


def test_an_intent_that_falls_makes_a_model_worse() -> None:
    intents = {"jkp_info": [0.8, 10], "help": [0.0, 1]}
    assert worse_in({"old": GOOD, "new": GOOD | {"intents": intents}}) == [
        "jkp_info 0.90 -> 0.80 (10 messages)"
    ]
