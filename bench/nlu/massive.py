"""MASSIVE id-ID as training data of Rasa, and accuracy on its test split.

FitzGerald et al., "MASSIVE: A 1M-Example Multilingual Natural Language Understanding Dataset",
arXiv 2204.08582; the file is `id-ID.jsonl` of the data set (CC BY 4.0), which the project does not
hold: its path is given.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from bot.learning import training_file


class Labelled(NamedTuple):
    """A message and its intent."""

    text: str
    intent: str


def split(file: Path, partition: str) -> list[Labelled]:
    """The messages of train, dev or test."""
    lines = (json.loads(line) for line in file.read_text("utf-8").splitlines())
    chosen = (each for each in lines if each["partition"] == partition)
    return [Labelled(each["utt"], each["intent"]) for each in chosen]


def write_training_data(file: Path, folder: Path) -> None:
    """The train split as `data/nlu.yml`."""
    by_intent: dict[str, list[str]] = defaultdict(list)
    for text, intent in split(file, "train"):
        by_intent[intent].append(text)
    target = folder / "data" / "nlu.yml"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(training_file(by_intent), "utf-8")
