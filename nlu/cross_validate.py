"""Measure understanding on the training messages themselves: `python -m nlu.cross_validate`.

The messages are cut into parts; each part is understood by a model that was trained on the others.
Messages that are nearly the same stay in one part: a model that has seen "syarat jkp apa" would
otherwise be praised for "syarat jkp apa ya". Prints the accuracy, the weak intents, the confusions
and, with --wrong, the messages that the model is surest to misunderstand: mostly slips of a label.
Any file of {"text", "intent"} lines can be measured as well.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Dict, Iterator, List, NamedTuple, Optional, Sequence, Tuple

import yaml

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "nlu" / "data" / "nlu"
ALIKE = 0.75
"""Cosine of character n-grams from which two messages count as nearly the same."""

BLOCK = 1000
SHOWN = 40

Example = Tuple[str, str]


class Guess(NamedTuple):
    """A message, its label, and what a model that had not seen it made of it."""

    text: str
    intent: str
    guess: str
    confidence: float


def training_messages(folder: Path = DATA) -> List[Example]:
    """Every message of the training data with its intent."""
    found: List[Example] = []
    for path in sorted(folder.glob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            lines = block["examples"].splitlines() if "intent" in block else ()
            found += [(line[2:].strip(), block["intent"]) for line in lines if line[:2] == "- "]
    return found


def lines_of(path: Path) -> List[Example]:
    """The messages of a JSONL file."""
    lines = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line)
    return [(line["text"], line["intent"]) for line in lines]


def groups(texts: Sequence[str]) -> List[int]:
    """The number of its group for each text; texts that are nearly the same share one."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    grams = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 4), sublinear_tf=True)
    matrix = grams.fit_transform(texts)
    parent = list(range(len(texts)))
    for start in range(0, len(texts), BLOCK):
        alike = (matrix[start : start + BLOCK] @ matrix.T).tocoo()
        for row, column, value in zip(alike.row, alike.col, alike.data):
            if value > ALIKE:
                parent[_root(parent, start + row)] = _root(parent, column)
    return [_root(parent, i) for i in range(len(texts))]


def _root(parent: List[int], i: int) -> int:
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i


def parts(texts: Sequence[str], folds: int) -> List[int]:
    """The part of each text: whole groups, spread evenly by size."""
    numbers = groups(texts)
    sizes, part = [0] * folds, {}
    for group, size in Counter(numbers).most_common():
        part[group] = sizes.index(min(sizes))
        sizes[part[group]] += size
    return [part[group] for group in numbers]


def cross_validate(examples: Sequence[Example], folds: int, noisy_copies: int) -> Iterator[Guess]:
    """A guess for every example, from a model that has seen none of its group."""
    from indonesian.normalize import normalize
    from nlu.pipeline.linear_model import train
    from nlu.pipeline.reading import rank
    from nlu.pipeline.samples import make_samples

    part = parts([normalize(text) for text, _ in examples], folds)
    samples = make_samples(examples, noisy_copies)
    for fold in range(folds):
        model = train([sample for sample in samples if part[sample.origin] != fold])
        for (text, intent), place in zip(examples, part):
            if place == fold:
                yield Guess(text, intent, *rank(model, text)[0])


def report(guesses: List[Guess], show_wrong: bool) -> None:
    """Print accuracy, weak intents, confusions, and perhaps the surest mistakes."""
    wrong = [each for each in guesses if each.intent != each.guess]
    print(f"accuracy {100 * (1 - len(wrong) / len(guesses)):.1f} %  ({len(guesses)} messages)")
    print("\nweakest intents, share understood")
    for share, intent, number in sorted(shares(guesses))[:SHOWN]:
        print(f"  {intent:24} {100 * share:5.1f} %  ({number})")
    print("\nconfusions")
    for (wanted, got), number in Counter((e.intent, e.guess) for e in wrong).most_common(SHOWN):
        print(f"  {number:3}  {wanted} -> {got}")
    for each in sorted(wrong, key=lambda e: -e.confidence) if show_wrong else ():
        print(f"{each.intent} -> {each.guess} {each.confidence:.2f}: {each.text}")


def shares(guesses: List[Guess]) -> List[Tuple[float, str, int]]:
    """For each intent the share of its messages that was understood, and their number."""
    right: Dict[str, int] = Counter(each.intent for each in guesses if each.intent == each.guess)
    counts = Counter(each.intent for each in guesses)
    return [(right[intent] / number, intent, number) for intent, number in counts.items()]


def main(arguments: Optional[Sequence[str]] = None) -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Cross-validate the intent classifier.")
    parser.add_argument("file", nargs="?", type=Path, help="JSONL instead of the training data")
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--copies", type=int, default=1, help="misspelt copies of each message")
    parser.add_argument("--wrong", action="store_true", help="print the mistakes, surest first")
    given = parser.parse_args(arguments)
    examples = lines_of(given.file) if given.file else training_messages()
    report(list(cross_validate(examples, given.folds, given.copies)), given.wrong)


if __name__ == "__main__":
    main()
