"""Words that give a half sentence its meaning while a programme is under discussion."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import yaml

from actions.turn import Turn
from knowledge.pages import FOLDER, Page, pages

LONGEST = 9
"""Words; a longer message says what it means by itself."""

SURE = 0.75
UNDECIDED = ("nlu_fallback", "out_of_scope", "inform", "affirm", "deny")
AGAIN = "again"


@cache
def _cues() -> dict[str, list[dict[str, Any]]]:
    raw: dict[str, list[dict[str, Any]]] = yaml.safe_load(
        (FOLDER / "follow_ups.yml").read_text("utf-8")
    )
    return raw


def cued(turn: Turn, page: Page, asks_if: bool) -> str | None:
    """The intent that the words of a message mean under this page's programme."""
    if len(turn.text.split()) > LONGEST:
        return None
    cues = (cue for cue in _cues().get(page.program, []) if _matches(cue["words"], turn.text))
    cue = next(cues, None)
    if cue is None or not (cue.get("sure") or _open(turn, page, asks_if)):
        return None
    stays = cue["intent"] == AGAIN or page.intent in cue.get("stays", ())
    return page.intent if stays else str(cue["intent"])


def _matches(words: str, text: str) -> bool:
    return bool(re.search(words, text, re.IGNORECASE))


def _open(turn: Turn, page: Page, asks_if: bool) -> bool:
    """Whether the words may decide: no other programme is named, and the classifier is unsure."""
    if turn.value("program") not in (None, page.program):
        return False
    asked = pages().get(turn.intent)
    elsewhere = asked is not None and asked.program not in ("none", page.program)
    return elsewhere or asks_if or turn.intent in UNDECIDED or turn.confidence < SURE
