"""Learning from use: labelled messages become training messages when the model gets no worse."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.processes import NLU_PYTHON
from bot.settings import ROOT
from indonesian.masking import filled
from indonesian.normalize import normalize

DATA = ROOT / "nlu" / "data" / "nlu"
LEARNED = DATA / "learned.yml"
REGRESSION = ROOT / "tests" / "nlu" / "regression.yml"
ANNOTATION = re.compile(r"[\[\]{}]")
"""Rasa reads these as marks of entities."""

LEAST_MESSAGES = 3
"""An intent with fewer messages to compare on says nothing by itself."""

MAY_FALL = 0.05
"""F1 of an intent; a single message of twenty may move."""


class WrongLabels(Exception):
    """The file cannot be learnt from; the message names line and reason."""


@dataclass(frozen=True)
class Labelled:
    """A message and what it means; `id` when it comes from the review list."""

    text: str
    intent: str
    id: int | None = None


def read_labelled(file: Path, intents: Iterable[str]) -> list[Labelled]:
    """The labelled lines of a JSONL file; lines without a label are left out.

    Raises WrongLabels for a line that is no message or has an intent that does not exist.
    """
    known, found = set(intents), []
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if line.strip() and (labelled := _read_line(file, number, line, known)):
            found.append(labelled)
    return found


def _read_line(file: Path, number: int, line: str, known: set[str]) -> Labelled | None:
    where = f"{file.name}, line {number}"
    try:
        message = json.loads(line)
        text, intent = str(message["text"]), str(message.get("intent") or "")
    except (ValueError, KeyError, TypeError, AttributeError):
        raise WrongLabels(f'{where}: not an object with "text" and "intent"') from None
    if not intent:
        return None
    if intent not in known:
        raise WrongLabels(f"{where}: no such intent: {intent}")
    return Labelled(text, intent, message.get("id"))


def intents() -> list[str]:
    """The intents of the domain."""
    domain = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))
    return [each if isinstance(each, str) else next(iter(each)) for each in domain["intents"]]


def trained_on() -> set[str]:
    """The training messages as the classifier sees them."""
    lines = (line.strip() for file in DATA.glob("*.yml") for line in file.open(encoding="utf-8"))
    return {normalize(line[2:]) for line in lines if line.startswith("- ")}


def unknown_of(messages: Iterable[Labelled]) -> list[Labelled]:
    """What the model was not trained on yet, masks filled, each wording once."""
    seen, fresh = trained_on(), []
    for each in messages:
        text = " ".join(ANNOTATION.sub(" ", filled(each.text)).split())
        if normalize(text) not in seen:
            seen.add(normalize(text))
            fresh.append(Labelled(text, each.intent, each.id))
    return fresh


def with_added(messages: Sequence[Labelled]) -> str:
    """The file of learnt messages with these in it, as Rasa reads it."""
    by_intent: dict[str, list[str]] = {}
    old = yaml.safe_load(LEARNED.read_text("utf-8")) if LEARNED.exists() else {"nlu": []}
    for block in old["nlu"]:
        lines = block["examples"].splitlines()
        by_intent[block["intent"]] = [line.removeprefix("- ") for line in lines]
    for each in messages:
        by_intent.setdefault(each.intent, []).append(each.text)
    return training_file(by_intent)


def training_file(by_intent: Mapping[str, Iterable[str]]) -> str:
    """Messages by intent as Rasa reads them."""
    blocks = (_block(intent, texts) for intent, texts in sorted(by_intent.items()))
    return 'version: "3.1"\nnlu:\n' + "".join(blocks)


def _block(intent: str, texts: Iterable[str]) -> str:
    examples = "".join(f"    - {text}\n" for text in texts)
    return f"- intent: {intent}\n  examples: |\n{examples}"


def compare(old: Path, new: Path, files: Sequence[Path]) -> dict[str, Any]:
    """Both models on the same messages (see nlu/compare.py)."""
    done = subprocess.run(
        [NLU_PYTHON, "-m", "nlu.compare", old, new, *files],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise WrongLabels(f"could not compare: {done.stderr.strip().splitlines()[-1:]}")
    scores: dict[str, Any] = json.loads(done.stdout)
    return scores


def worse_in(scores: dict[str, Any]) -> list[str]:
    """What the new model does worse, in words; empty when it may take the old one's place."""
    old, new = scores["old"], scores["new"]
    found = []
    if new["accuracy"] < old["accuracy"]:
        found.append(f"accuracy {old['accuracy']:.3f} -> {new['accuracy']:.3f}")
    for intent, (before, count) in sorted(old["intents"].items()):
        after = new["intents"][intent][0]
        if count >= LEAST_MESSAGES and after < before - MAY_FALL:
            found.append(f"{intent} {before:.2f} -> {after:.2f} ({count} messages)")
    return found


@dataclass(frozen=True)
class Outcome:
    """What came of an attempt to learn."""

    added: Sequence[Labelled]
    scores: dict[str, Any]
    worse: Sequence[str]
    kept: bool


def learn(
    messages: Sequence[Labelled],
    train: Callable[[], Path],
    files: Sequence[Path],
    force: bool = False,
) -> Outcome:
    """Add messages and train; take them back when the new model is worse, unless forced.

    `train` gives the model of the present data, trained when there is none.
    """
    before = LEARNED.read_text("utf-8") if LEARNED.exists() else None
    old = train()
    LEARNED.write_text(with_added(messages), "utf-8")
    kept = False
    try:
        scores = compare(old, train(), files)
        worse = worse_in(scores)
        kept = force or not worse
    finally:
        if not kept:
            _put_back(before)
    return Outcome(messages, scores, worse, kept)


def _put_back(before: str | None) -> None:
    if before is None:
        LEARNED.unlink(missing_ok=True)
    else:
        LEARNED.write_text(before, "utf-8")
