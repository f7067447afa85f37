"""Two models on the same labelled messages: `python -m nlu.compare OLD NEW messages…`.

Prints JSON: `{"old": {"accuracy": …, "refused": …, "intents": {name: [F1, messages]}}, "new": …}`,
accuracy and F1 lenient, `refused` the share of messages in scope that were not understood.
Messages are JSON lines, or YAML in which every mapping with `text` and `intent` counts.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Dict, Iterator, List

import yaml

from nlu.evaluate import REFUSED, by_intent, measure


def messages_in(path: Path) -> List[Dict[str, Any]]:
    """The labelled messages of a file; ValueError when there are none."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        loaded: Any = [json.loads(line) for line in text.splitlines() if line.strip()]
    else:
        loaded = yaml.safe_load(text)
    found = list(_labelled(loaded))
    if not found:
        raise ValueError(f"{path} holds no labelled messages")
    return found


def _labelled(content: Any) -> Iterator[Dict[str, Any]]:
    if isinstance(content, dict) and {"text", "intent"} <= content.keys():
        yield content
    elif isinstance(content, (dict, list)):
        for each in content.values() if isinstance(content, dict) else content:
            yield from _labelled(each)


def scores(model: Path, messages: List[Dict[str, Any]]) -> Dict[str, Any]:
    """How one model does."""
    results = measure(messages, model)
    inside = [each for each in results if each.message["intent"] != "out_of_scope"]
    refused = sum(each.intent in REFUSED and not each.lenient for each in inside)
    return {
        "accuracy": sum(each.lenient for each in results) / len(results),
        "refused": refused / max(1, len(inside)),
        "intents": by_intent(results),
    }


def main() -> None:
    """Read the command line."""
    old, new, *files = map(Path, sys.argv[1:])
    messages = [each for file in files for each in messages_in(file)]
    print(json.dumps({"old": scores(old, messages), "new": scores(new, messages)}))


if __name__ == "__main__":
    main()
