"""What a half sentence about a known sum says: another reason, the same again, a balance."""

from __future__ import annotations

import re

from actions.facts import found_in
from actions.severance import is_known
from actions.turn import Turn
from indonesian.normalize import normalize

SHORT = 6
"""Words; a longer message names its programme when it means one."""

TAXES = ("severance_tax", "jht_tax")

CONTRIBUTED = re.compile(r"\biuran\w*\W+(\w+\W+){0,3}\d{1,2} ?(bulan|bln|x|kali)\b", re.IGNORECASE)
"""How many months were contributed: no time of service, but whether JKP is due."""


def other_reason(turn: Turn) -> bool:
    """Whether "kalau diambil alih, bukan digabung?" asks the sum for another reason."""
    named = turn.value("phk_reason") and turn.value("program") in (None, "pesangon")
    return bool(named) and len(turn.text.split()) <= SHORT and turn.intent not in TAXES


def sum_again(turn: Turn) -> bool:
    """Whether "ya udah hitung pakai yang rugi" asks for the sum of what is known."""
    counts = re.search(r"\bhitung", normalize(turn.text)) is not None
    return counts and is_known(turn) and bool(found_in(turn))


def says_balance(turn: Turn) -> bool:
    """Whether "saldonya 18 juta" asks, by its size, where to claim."""
    return any(each.role == "balance" for each in turn.found("money"))


def says_contributions(turn: Turn) -> bool:
    """Whether "iuranku cuma 8 bulan" is said."""
    return bool(CONTRIBUTED.search(turn.text))
