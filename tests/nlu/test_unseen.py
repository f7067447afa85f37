"""Messages written apart from the training data, against the goals."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
import yaml
from rich.console import Console

from bot.learning import trained_on
from bot.processes import NLU_PYTHON
from bot.settings import ROOT
from bot.training import ensure_model
from indonesian.normalize import normalize

FILE = Path(__file__).parent / "unseen.jsonl"
MESSAGES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def found() -> dict[str, list[int]]:
    """Counts and of how many, understood in the environment of Rasa."""
    model = ensure_model(Console(stderr=True))
    done = subprocess.run(
        [NLU_PYTHON, "-m", "nlu.evaluate", FILE, "--model", model, "--json"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    figures: dict[str, list[int]] = json.loads(done.stdout)
    return figures


@pytest.mark.rasa
@pytest.mark.parametrize(
    ("figure", "least"),
    [("lenient", 0.95), ("out_of_scope_refused", 0.92), ("distress_found", 0.98)],
)
def test_a_goal_is_reached(found: dict[str, list[int]], figure: str, least: float) -> None:
    right, of = found[figure]
    assert right / of >= least


@pytest.mark.rasa
def test_hardly_anything_of_ours_is_refused(found: dict[str, list[int]]) -> None:
    refused, of = found["in_scope_refused"]
    assert refused / of <= 0.03


@pytest.mark.rasa
def test_no_intent_is_left_behind(found: dict[str, float]) -> None:
    assert found["macro_f1"] >= 0.93


def test_every_intent_is_there_and_no_message_is_training_data() -> None:
    domain = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))
    assert {each["intent"] for each in MESSAGES} == set(domain["intents"]) - {"nlu_fallback"}
    assert sorted({normalize(each["text"]) for each in MESSAGES} & trained_on()) == []
