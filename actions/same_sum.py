"""What a half sentence about a known sum says: another reason, the same again, a balance."""

from __future__ import annotations

import re

from actions.facts import found_in
from actions.severance import is_known
from actions.turn import Turn
from indonesian.distress import is_alarm
from indonesian.normalize import normalize

SHORT = 6
"""Words; a longer message names its programme when it means one."""

TAXES = ("severance_tax", "jht_tax")

REASON_SAID = re.compile(r"\balasan", re.IGNORECASE)

CONTRIBUTED = re.compile(r"\biuran\w*\W+(\w+\W+){0,3}\d{1,2} ?(bulan|bln|x|kali)\b", re.IGNORECASE)
"""How many months were contributed: no time of service, but whether JKP is due."""

HOW_MUCH = re.compile(
    r"\b((dapat|dapet|dpt|cair|terima|nerima|dibayar|dikasih|besar)(nya)?\W+(\w+\W+){0,2}?)"
    r"(berapa|brp|piro|sabaraha)\b(?!\W*(bulan|bln|lama|kali|tahun|thn|hari|x)\b)",
    re.IGNORECASE,
)
ASKS_WHETHER = re.compile(r"\b(syarat\w*|bisa|boleh|berhak|apakah|minimal\w*)\b", re.IGNORECASE)


def other_reason(turn: Turn) -> bool:
    """Whether "kalau diambil alih, bukan digabung?" asks the sum for another reason."""
    named = found_in(turn).get("phk_reason") and turn.value("program") in (None, "pesangon")
    return bool(named) and len(turn.text.split()) <= SHORT and turn.intent not in TAXES


def says_reason(turn: Turn) -> bool:
    """Whether "alasannya pensiun bukan sp3" puts another reason in the place of the known one."""
    other = found_in(turn).get("phk_reason") not in (None, turn.slot("phk_reason"))
    return other and is_known(turn) and bool(REASON_SAID.search(turn.text))


def of_known_severance(turn: Turn) -> bool:
    """Whether a message under the tax of a known severance changes what that severance is of."""
    return is_known(turn) and bool(found_in(turn).keys() & {"tenure_months", "phk_reason"})


def only_sounds_final(turn: Turn) -> bool:
    """Whether "ga jadi tutup" or "kalau ga terbukti?" tells a reason, and no end and no despair.

    Only where the classifier alone found the despair, never where a grave word is said.
    """
    if turn.intent not in ("stop", "distress") or "phk_reason" not in found_in(turn):
        return False
    return is_known(turn) and not is_alarm(turn.text) and len(turn.text.split()) <= 2 * SHORT


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


def asks_jkp_amount(turn: Turn) -> bool:
    """Whether "jkp dpt brp sebulan, iuran udh 3 taun" asks for rupiah, whatever is told beside."""
    misread = turn.intent in ("jkp_eligibility", "jkp_info", "nlu_fallback") and not turn.questions
    asks = HOW_MUCH.search(turn.text) and not ASKS_WHETHER.search(turn.text)
    return misread and turn.value("program") == "jkp" and bool(asks)
