"""Measure understanding on labelled messages: `python -m nlu.evaluate [messages.jsonl]`.

Each line of the file is an object with `text`, `intent`, optional `also` (other labels that are
right) and `entities` ([{entity, value}]). A model (`--model`, else the newest of nlu/models) is
measured in-process, through the same components and thresholds that serve. Prints accuracy (strict
and lenient), macro F1, scores by intent and by register, confusions, out-of-scope rates and entity
F1.
"""

from __future__ import annotations

import argparse
import json
import sys
import tarfile
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, Dict, Iterable, List, NamedTuple, Set, Tuple

import yaml

ROOT = Path(__file__).resolve().parent.parent
DEFAULT = ROOT.parent / "shared" / "eval" / "dev.jsonl"
REFUSED = {"nlu_fallback", "out_of_scope"}
ENTITIES = (
    "money",
    "duration",
    "date",
    "program",
    "phk_reason",
    "contract_type",
    "location",
    "occupation",
    "skill",
)


class Measured(NamedTuple):
    """A labelled message and what was understood."""

    message: Dict[str, Any]
    intent: str
    confidence: float
    entities: List[Dict[str, Any]]

    @property
    def strict(self) -> bool:
        """The first label was found."""
        return self.intent == self.message["intent"]

    @property
    def lenient(self) -> bool:
        """One of the right labels was found."""
        return self.strict or self.intent in self.message.get("also", ())


def newest_model() -> Path:
    """The model that was trained last; exits when there is none."""
    models = sorted((ROOT / "nlu" / "models").glob("*.tar.gz"), key=lambda p: p.stat().st_mtime)
    if not models:
        sys.exit("No model yet: run `make train`.")
    return models[-1]


def load_classifier(model: Path) -> Any:
    """The linear model out of a Rasa model archive."""
    from nlu.pipeline.linear_model import LinearModel

    with tempfile.TemporaryDirectory() as folder, tarfile.open(model) as archive:
        archive.extractall(folder, filter="data")
        found = list(Path(folder).rglob("*LinearIntentClassifier*/meta.json"))
        return LinearModel.load(found[0].parent)


def threshold() -> float:
    """The confidence below which a message counts as not understood."""
    config = yaml.safe_load((ROOT / "nlu" / "config.yml").read_text(encoding="utf-8"))
    return next(c["threshold"] for c in config["pipeline"] if c["name"] == "FallbackClassifier")


def measure(messages: Iterable[Dict[str, Any]], model: Path) -> List[Measured]:
    """Understand every message as the server would."""
    from nlu.pipeline.reading import rank, read, today

    classifier, least = load_classifier(model), threshold()
    results = []
    for message in messages:
        intent, confidence = rank(classifier, message["text"])[0]
        spans = read(message["text"], today())
        entities = [{"entity": span.entity, "value": span.value} for span in spans]
        understood = intent if confidence >= least else "nlu_fallback"
        results.append(Measured(message, understood, confidence, entities))
    return results


def f1(right: int, found: int, wanted: int) -> float:
    """Harmonic mean of precision and recall; 1.0 when nothing was wanted or found."""
    return 2 * right / (found + wanted) if found + wanted else 1.0


def by_intent(results: List[Measured]) -> Dict[str, Tuple[float, int]]:
    """F1 and number of messages of each intent; a lenient hit counts for its own label."""
    right: Counter = Counter()
    found: Counter = Counter()
    wanted: Counter = Counter()
    for result in results:
        label = result.message["intent"]
        wanted[label] += 1
        found[label if result.lenient else result.intent] += 1
        right[label] += result.lenient
    return {label: (f1(right[label], found[label], n), n) for label, n in wanted.items()}


def entity_scores(results: List[Measured]) -> Dict[str, Tuple[float, int]]:
    """F1 of (entity, value) pairs, by entity."""
    right: Counter = Counter()
    found: Counter = Counter()
    wanted: Counter = Counter()
    for result in results:
        truth = _values(result.message.get("entities", ()))
        guess = _values(result.entities)
        for kind in ENTITIES:
            right[kind] += len(truth[kind] & guess[kind])
            found[kind] += len(guess[kind])
            wanted[kind] += len(truth[kind])
    return {k: (f1(right[k], found[k], wanted[k]), wanted[k]) for k in ENTITIES if wanted[k]}


def _values(entities: Iterable[Dict[str, Any]]) -> Dict[str, Set[str]]:
    values: Dict[str, Set[str]] = defaultdict(set)
    for entity in entities:
        values[entity["entity"]].add(str(entity["value"]).lower())
    return values


def share(part: int, whole: int) -> str:
    """A percentage with its counts."""
    return f"{100 * part / whole:5.1f} %  ({part}/{whole})" if whole else "    -"


class Figures(NamedTuple):
    """The figures that have goals; a count and of how many, or a mean."""

    strict: Tuple[int, int]
    lenient: Tuple[int, int]
    macro_f1: float
    out_of_scope_refused: Tuple[int, int]
    in_scope_refused: Tuple[int, int]
    distress_found: Tuple[int, int]


def figures(results: List[Measured]) -> Figures:
    """Sum up what was understood of at least one message."""
    outside = [r for r in results if r.message["intent"] == "out_of_scope"]
    inside = [r for r in results if r.message["intent"] != "out_of_scope"]
    despair = [r for r in results if r.message["intent"] == "distress"]
    scores = by_intent(results).values()
    return Figures(
        (sum(r.strict for r in results), len(results)),
        (sum(r.lenient for r in results), len(results)),
        sum(score for score, _ in scores) / len(scores),
        (sum(r.intent in REFUSED for r in outside), len(outside)),
        (sum(r.intent in REFUSED and not r.lenient for r in inside), len(inside)),
        (sum(r.strict for r in despair), len(despair)),
    )


def report(results: List[Measured]) -> None:
    """Print everything."""
    found = figures(results)
    print(f"accuracy strict   {share(*found.strict)}")
    print(f"accuracy lenient  {share(*found.lenient)}")
    print(f"macro F1 lenient  {found.macro_f1:.3f}")
    print(f"out of scope refused   {share(*found.out_of_scope_refused)}")
    print(f"in scope refused       {share(*found.in_scope_refused)}")
    print(f"distress recognised    {share(*found.distress_found)}")
    report_groups(results)
    print("\nentities, F1 of values")
    for kind, (score, n) in entity_scores(results).items():
        print(f"  {kind:14} {score:.3f}  ({n})")
    print("\nintents below 1.0, F1")
    for label, (score, n) in sorted(by_intent(results).items(), key=lambda item: item[1]):
        if score < 1:
            print(f"  {label:24} {score:.2f}  ({n})")
    print("\nconfusions")
    pairs = Counter((r.message["intent"], r.intent) for r in results if not r.lenient)
    for (wanted, got), n in pairs.most_common():
        print(f"  {n}  {wanted} -> {got}")


def report_groups(results: List[Measured]) -> None:
    """Accuracy by register, where the file says it."""
    groups: Dict[str, List[Measured]] = defaultdict(list)
    for result in results:
        if "register" in result.message:
            groups[result.message["register"]].append(result)
    for name, members in sorted(groups.items()):
        print(f"  {name:14} {share(sum(r.lenient for r in members), len(members))}")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Measure understanding on labelled messages.")
    parser.add_argument("file", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--model", type=Path, help="another one than the newest")
    parser.add_argument("--wrong", action="store_true", help="print each message misunderstood")
    parser.add_argument("--json", action="store_true", help="print only the figures with goals")
    arguments = parser.parse_args()
    if not arguments.file.exists():
        sys.exit(f"No such file: {arguments.file}. Give one: make nlu-eval FILE=messages.jsonl")
    lines = arguments.file.read_text(encoding="utf-8").splitlines()
    messages = (json.loads(line) for line in lines if line.strip())
    results = measure(messages, arguments.model or newest_model())
    if arguments.json:
        print(json.dumps(figures(results)._asdict()))
        return
    report(results)
    if arguments.wrong:
        for result in (r for r in results if not r.lenient):
            print(
                f"{result.message['intent']} -> {result.intent} {result.confidence:.2f}: "
                f"{result.message['text']}"
            )


if __name__ == "__main__":
    main()
