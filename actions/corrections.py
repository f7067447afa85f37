"""A bare figure that corrects what was said before: "salah, 4,5"."""

from __future__ import annotations

import re

from actions.facts import found_in
from actions.sums import SUMS
from actions.turn import Turn
from indonesian import money

CORRECTED = re.compile(
    r"(eh|oh|ups|maaf|salah|keliru|ralat|koreksi|bukan|maksud(nya| saya)?)\W+([a-z]+\W+)?"
    r"(?P<value>\d{1,2}([.,]\d{1,2})?)(\W+(kak|min|bang|pak|bu|mas|deng|ya))?\W*",
    re.IGNORECASE,
)


def corrected_wage(turn: Turn, topic: str) -> bool:
    """Take a bare figure as the wage of the sum that was just said, which says it in full again."""
    bare = CORRECTED.fullmatch(turn.text.strip())
    wage = money.ambiguous_million(bare["value"]) if bare and topic in SUMS else None
    if wage is None or turn.slot("wage") is None or found_in(turn):
        return False
    turn.set(wage=wage)
    return True
