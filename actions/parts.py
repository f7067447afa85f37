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


MINIMUM = re.compile(
    r"(?<!gaji )(?<!upah )\b(um[rkp]|upah minimum)\w*\W+(\w+\W+){0,3}$", re.IGNORECASE
)
"""Before a minimum wage beside another sum; "gaji UMR 4 juta" is the wage itself."""


def part_of(turn: Turn, each: Entity) -> str | None:
    """The part of the severance that a sum of money is, None when it is none."""
    before = turn.text[: each.start]
    if MINIMUM.search(before) and _beside_a_wage(turn):
        return "minimum_wage"
    return next((name for name, words in BEFORE.items() if words.search(before)), None)


def _beside_a_wage(turn: Turn) -> bool:
    """Another sum in the message, or a known wage of somebody who is paid by output."""
    by_output = turn.slot("contract_type") == "piece" and turn.slot("wage") is not None
    return by_output or sum(1 for _ in turn.found("money")) > 1


REPORTED = re.compile(
    r"\b((di)?lapor(kan|in)\w*|(ke)?daftar(kan|in)?\w* (di|ke) bpjs)\W+(\w+\W+){0,3}$",
    re.IGNORECASE,
)
"""Before a sum: what the company told BPJS that it pays."""


def by_report(turn: Turn, sums: list[Entity]) -> list[Entity]:
    """Of a wage and what the company reports of it: JKP is paid by the report, severance is not."""
    reported = [each for each in sums if REPORTED.search(turn.text[: each.start])]
    if not reported or len(sums) < 2:
        return sums
    of_jkp = "jkp_amount" in (turn.intent, turn.slot("topic"))
    return [each for each in sums if (each in reported) == of_jkp]
