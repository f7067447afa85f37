"""The frozen messages on the model that serves: no group may sink below its least share."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from rich.console import Console

from bot.learning import trained_on
from bot.processes import NLU_PYTHON
from bot.settings import ROOT
from bot.training import ensure_model
from indonesian.normalize import normalize

FILE = Path(__file__).parent / "regression.yml"
GROUPS: list[dict[str, Any]] = yaml.safe_load(FILE.read_text("utf-8"))["groups"]
NAMES = [group["name"] for group in GROUPS]
LEAST_MESSAGES = 12


@pytest.fixture(scope="module")
def scores() -> dict[str, dict[str, Any]]:
    """The result of each group, understood in the environment of Rasa."""
    model = ensure_model(Console(stderr=True))
    done = subprocess.run(
        [NLU_PYTHON, "-m", "nlu.regression", model, FILE],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return {group["name"]: group for group in json.loads(done.stdout)}


@pytest.mark.rasa
@pytest.mark.parametrize("name", NAMES)
def test_a_group_is_understood_as_well_as_before(
    name: str, scores: dict[str, dict[str, Any]]
) -> None:
    group = scores[name]
    assert group["share"] >= group["least"], "\n".join(group["wrong"])


@pytest.mark.parametrize("group", GROUPS, ids=NAMES)
def test_a_group_is_large_enough_to_say_something(group: dict[str, Any]) -> None:
    assert len(group["messages"]) >= LEAST_MESSAGES
    assert 0.7 <= group["least"] <= 1


def test_no_message_is_training_data_or_there_twice() -> None:
    texts = Counter(normalize(message["text"]) for group in GROUPS for message in group["messages"])
    assert [text for text, number in texts.items() if number > 1] == []
    assert sorted(texts.keys() & trained_on()) == []


def test_every_intent_has_a_frozen_message() -> None:
    domain = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))
    frozen = {message["intent"] for group in GROUPS for message in group["messages"]}
    assert set(domain["intents"]) - frozen - {"nlu_fallback"} == set()
