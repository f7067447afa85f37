"""Words that give a half sentence its meaning while a programme is under discussion."""

from __future__ import annotations

import re
from functools import cache

import yaml

from actions.turn import Turn
from knowledge.pages import FOLDER, Page, pages

LONGEST = 9
"""Words; a longer message says what it means by itself."""

SURE = 0.75
UNDECIDED = ("nlu_fallback", "out_of_scope", "inform", "affirm", "deny")
AGAIN = "again"


@cache
def _cues() -> dict[str, list[tuple[re.Pattern[str], str]]]:
    raw = yaml.safe_load((FOLDER / "follow_ups.yml").read_text("utf-8"))
    return {
        program: [(re.compile(cue["words"], re.IGNORECASE), cue["intent"]) for cue in cues]
        for program, cues in raw.items()
    }


def cued(turn: Turn, page: Page) -> str | None:
    """The intent that the words of a message mean under this page's programme."""
    if len(turn.text.split()) > LONGEST or not _open(turn, page):
        return None
    cues = _cues().get(page.program, [])
    meant = next((intent for words, intent in cues if words.search(turn.text)), None)
    return page.intent if meant == AGAIN else meant


def _open(turn: Turn, page: Page) -> bool:
    """Whether the words may decide: no other programme is named, and the classifier is unsure."""
    if turn.value("program") not in (None, page.program):
        return False
    asked = pages().get(turn.intent)
    elsewhere = asked is not None and asked.program not in ("none", page.program)
    return elsewhere or turn.intent in UNDECIDED or turn.confidence < SURE
