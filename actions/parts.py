"""Sums of money that are a part of the severance: never the wage, never an offer."""

from __future__ import annotations

import re
from collections.abc import Collection

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


def reported_in(turn: Turn) -> int | None:
    """The wage that the company reports, in rupiah; None when the message tells none."""
    told = (int(e.value) for e in turn.found("money") if REPORTED.search(turn.text[: e.start]))
    return next((value for value in told if value > 0), None)


def by_report(turn: Turn, sums: list[Entity]) -> list[Entity]:
    """Without what the company reports, where the wage is told or known: that is JKP's alone."""
    paid = [each for each in sums if not REPORTED.search(turn.text[: each.start])]
    return paid if paid or isinstance(turn.slot("wage"), int) else sums


def take_report(turn: Turn, stated: Collection[str]) -> None:
    """Keep what the company reports beside the wage; a new wage without a report ends it."""
    reported, known = reported_in(turn), turn.slot("extras") or {}
    if reported or ("wage" in stated and known.get("reported_wage")):
        turn.set(extras=known | {"reported_wage": reported})


def reported_wage(turn: Turn) -> int:
    """The wage that JKP is computed from: as reported where that is told, else the known one."""
    return int((turn.slot("extras") or {}).get("reported_wage") or turn.slot("wage"))
