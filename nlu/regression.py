"""The frozen messages on one model: `python -m nlu.regression MODEL tests/nlu/regression.yml`.

Prints JSON: for each group its name, the share that was understood, the least that must be, and
what was misunderstood. A message out of scope is understood when it is refused.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Dict, List

import yaml

from nlu.evaluate import REFUSED, Measured, measure


def groups_of(file: Path, model: Path) -> List[Dict[str, Any]]:
    """How a model does on each group of a file."""
    groups = yaml.safe_load(file.read_text(encoding="utf-8"))["groups"]
    return [{**_score(group, model), "name": group["name"]} for group in groups]


def _score(group: Dict[str, Any], model: Path) -> Dict[str, Any]:
    results = measure(group["messages"], model)
    wrong = [each for each in results if not understood(each)]
    return {
        "share": 1 - len(wrong) / len(results),
        "least": group["least"],
        "wrong": [f"{e.message['intent']} -> {e.intent}: {e.message['text']}" for e in wrong],
    }


def understood(result: Measured) -> bool:
    """Whether a message was understood as its label says, or refused where it should be."""
    outside = result.message["intent"] == "out_of_scope"
    return result.intent in REFUSED if outside else result.lenient


if __name__ == "__main__":
    print(json.dumps(groups_of(Path(sys.argv[2]), Path(sys.argv[1])), ensure_ascii=False))
