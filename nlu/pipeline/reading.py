"""What is read out of a message, before and beside Rasa: entities, and the classifier's view."""

from __future__ import annotations

import os
import re
from datetime import date
from functools import lru_cache
from typing import List, Tuple

from indonesian import message
from indonesian.distress import is_alarm
from indonesian.normalize import normalize
from indonesian.span import Span
from nlu.pipeline.linear_model import LinearModel

LONGEST = 4000
DISTRESS = "distress"
EMPHASIS = re.compile(r"[*`]|(?<!\w)_|_(?!\w)")
"""Markdown around a value; a key like efficiency_loss keeps its underscore."""


def today() -> date:
    """The date that "kemarin" is counted from; `TEMAN_TODAY` (ISO) pins it."""
    pinned = os.environ.get("TEMAN_TODAY")
    return date.fromisoformat(pinned) if pinned else date.today()


@lru_cache(maxsize=256)
def read(text: str, on: date) -> Tuple[Span, ...]:
    """All entities of a message in the order of their place in it.

    Remembered for a moment: the classifier and the extractor ask for the same message.
    """
    text = EMPHASIS.sub(" ", text[:LONGEST])
    return tuple(message.read(text, on))


LONGEST_CLASSIFIED = 1000
LITTLE = 2
"""Words beside the values of an answer: "gaji saya 5 juta"."""

WORD = re.compile(r"\w+")

SIGNS = (
    ("yes", frozenset("👍👌✅✔🆗💯☑")),
    ("no", frozenset("❌👎🚫🙅✖")),
    ("thanks", frozenset("🙏")),
    ("sad", frozenset("😭😢😞😔😟😣😩😫🥺😥😓💔☹🙁😿")),
    ("angry", frozenset("😡🤬😠👿😤")),
    ("laugh", frozenset("😂🤣😅😆😹")),
    ("love", frozenset("❤😍🥰😘💕💖🤗😊")),
    ("wave", frozenset("👋")),
)
SPELLED_OUT = ("program", "contract_type")
"""Entities whose value helps to tell intents apart."""


def features_text(text: str) -> str:
    """What the classifier sees of a message: normalised words and marks of what was found in it.

    The marks ("_program:jht", "_money:wage") tell one programme from another and a figure from
    none, however either was written.
    """
    text = text[:LONGEST_CLASSIFIED]
    return " ".join([normalize(text), *marks(text)])


def marks(text: str) -> List[str]:
    """One word for each entity (its kind, and the value where values are few), and what is beside.

    "_rest:none" where a message holds nothing but values, "_rest:little" for a word or two more;
    "_sign:yes" and its like for emoji.
    """
    spans = read(text, today())
    found = {_mark(span) for span in spans} | {f"_sign:{sign}" for sign in signs(text)}
    left = _words_beside(text, spans)
    if spans and left <= LITTLE:
        found.add("_rest:little" if left else "_rest:none")
    return sorted(found)


def _mark(span: Span) -> str:
    detail = span.value if span.entity in SPELLED_OUT else span.role or ""
    return f"_{span.entity}:{detail}"


def _words_beside(text: str, spans: Tuple[Span, ...]) -> int:
    """How many words stand outside of all `spans`."""
    covered = [(span.start, span.end) for span in spans]
    words = WORD.finditer(text[:LONGEST])
    return sum(not any(a <= word.start() < b for a, b in covered) for word in words)


def signs(text: str) -> List[str]:
    """Return what the emoji of a message say, as "yes", "thanks" or "sad"."""
    return [] if text.isascii() else [name for name, chars in SIGNS if not chars.isdisjoint(text)]


DOUBT = 0.2
"""From this probability on, a message is taken for distress whatever else it may be."""
DOUBTED = 0.5
"""The confidence of such a one: enough to be answered, too little for a part of a message."""


def rank(model: LinearModel, text: str) -> List[Tuple[str, float]]:
    """All intents of a message as typed, the likeliest first.

    Distress has a guard of its own: grave words come before any model, and a probability that
    would lose to others is enough. A miss costs more than a gentle question too many.
    """
    ranking = model.predict(features_text(text))
    if is_alarm(text):
        return [(DISTRESS, 1.0), *((name, 0.0) for name, _ in ranking if name != DISTRESS)]
    likely = dict(ranking).get(DISTRESS, 0.0)
    if DOUBT <= likely < DOUBTED:
        others = [(name, share / 2) for name, share in ranking if name != DISTRESS]
        return [(DISTRESS, DOUBTED), *others]
    return ranking
