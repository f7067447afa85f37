"""Sums of money that are a part of the severance: never the wage, never an offer."""

from __future__ import annotations

import re

from actions.turn import Entity, Turn

MONEY = {
    "uang_pisah": r"\buang pisah",
    "return_travel": r"\b(ongkos|biaya|uang|tiket)\W+(pulang|kembali|mudik)",
    "pension_benefit": r"\b(dplk|dppk|dana pensiun|manfaat pensiun)",
    "other_items": r"\bhak lain",
}
"""Before a sum of money, at most three words away: which field of `SeveranceInput` it is."""

BEFORE = {
    name: re.compile(words + r"\w*\W+(\w+\W+){0,3}$", re.IGNORECASE)
    for name, words in MONEY.items()
}


def part_of(turn: Turn, each: Entity) -> str | None:
    """The part of the severance that a sum of money is, None when it is none."""
    before = turn.text[: each.start]
    return next((name for name, words in BEFORE.items() if words.search(before)), None)
