"""What is skipped because nothing can be there changes nothing that is found."""

from __future__ import annotations

import random
import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from indonesian import dates, distress, duration, lookup, money, reasons
from indonesian.matcher import Matcher
from indonesian.normalize import _DIGIT, _STARTERS, _clean, _marked, normalize
from indonesian.tokens import pieces_of, tokenize

DAY = date(2026, 11, 26)
DATA = Path(__file__).parents[2] / "nlu" / "data" / "nlu"
SIGNS = "0123456789 .,/-_?'\"ÀéÄİßﬁ１²½③٣😭👍’–%<>\n\tMmjt"


def training_messages() -> list[str]:
    """Every third message of the training data."""
    loaded = (yaml.load(path.read_text("utf-8"), yaml.CSafeLoader) for path in DATA.glob("*.yml"))
    lines = [
        line for each in loaded for block in each["nlu"] for line in block["examples"].split("\n")
    ]
    return [line[2:] for line in lines if line.startswith("- ")][::3]


@pytest.fixture(scope="module")
def messages() -> list[str]:
    """Messages as people type them, and as nobody does."""
    known, chance = training_messages(), random.Random(3)
    strange = ["".join(chance.choices(SIGNS + "abcdeiou", k=chance.randint(0, 40))) for _ in known]
    assert len(known) > 3000
    return known + strange


MATCHERS = {
    "places": lambda: lookup._places().matcher,
    "occupations": lambda: lookup._occupations().matcher,
    "skills": lambda: lookup._skills().matcher,
    "programs": lambda: lookup._programs().matcher,
    "contracts": lambda: lookup._contracts().matcher,
    "reasons": reasons.matcher,
}


@pytest.mark.parametrize("name", MATCHERS)
def test_a_phrase_is_found_though_most_words_are_passed_over(
    name: str, messages: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    matcher: Matcher = MATCHERS[name]()
    found = [matcher.hits(text) for text in messages]
    monkeypatch.setattr(matcher, "_begins", lambda word: True)
    assert [matcher.hits(text) for text in messages] == found
    assert sum(map(bool, found)) > 100


def test_pieces_are_the_tokens_as_written(messages: list[str]) -> None:
    for text in messages:
        tokens = tokenize(text)
        assert [token.text.lower() for token in tokens] == [p.lower() for p in pieces_of(text)]


def test_a_message_that_is_passed_over_has_nothing_to_mark(messages: list[str]) -> None:
    for text in map(_clean, messages):
        starts = any(token.kind == "n" or token.text in _STARTERS for token in tokenize(text))
        passed_over = not _DIGIT.search(text) and _STARTERS.isdisjoint(
            map(str.lower, pieces_of(text))
        )
        assert passed_over is not starts
        if passed_over:
            assert not [*money.find(text), *duration.find(text), *dates.find(text, DAY)]
            assert _marked(text) == text


def test_a_message_is_normalised_the_same_when_it_is_remembered(messages: list[str]) -> None:
    for text in messages[:500]:
        assert normalize(text) == normalize.__wrapped__(text)


def test_grave_words_are_found_wherever_a_word_begins(messages: list[str]) -> None:
    pattern = distress._alarm().pattern
    body = pattern.removeprefix(r"\b(?=\w)(?:").removesuffix(")")
    assert len(body) == len(pattern) - len(r"\b(?=\w)(?:)")
    plain = re.compile(body, re.IGNORECASE)
    found = [bool(distress._alarm().search(text)) for text in messages]
    assert found == [bool(plain.search(text)) for text in messages]
    assert sum(found) > 20
