"""The sum that was said last: said again after a digression, and what is left of it after tax.

The slot `last_sum` holds the intent that says it, and the amount where no fact holds it: a tax is
asked of any sum.
"""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk.events import EventType, FollowupAction

from actions.registry import HANDLERS, handles
from actions.sums import SUMS
from actions.turn import Turn
from knowledge.pages import pages

SHORT = 8
"""Words; a longer message says what it means by itself."""

MUCH = r"(berapa|brp|piro|sabaraha|mana)"
SUM = r"(yang|yg|hitung\w*|itung\w*|hasil\w*|jumlah\w*|total\w*|angka\w*|pesangon\w*|kompensasi\w*)"
AGAIN = re.compile(
    r"\b(kembali|balik|back|lanjut)\b.{0,25}\b(tadi|td|sebelum(nya)?|semula|hitung\w*|itung\w*)\b"
    rf"|\b{SUM}\W+((yang|yg|saya|aku)\W+)?(tadi|td)\W+((itu|jadi\w*|total\w*)\W+)?{MUCH}\b"
    rf"|\b{MUCH}\W+((sih|ya|total\w*|hasil\w*|hitung\w*|yang|yg)\W+)*(tadi|td)\b"
    rf"|\b(tadi|td)\W+((itu|jadi\w*|total\w*|hasil\w*)\W+)?{MUCH}\b"
    r"|\b(ulang(i|in)?|(lihat|liat|tunjuk\w*|tampil\w*|sebut\w*) (lagi|ulang))\W+(\w+\W+){0,2}"
    r"(hitung\w*|itung\w*|hasil\w*|jumlah\w*|angka\w*)",
    re.IGNORECASE,
)
RETURNS = re.compile(r"\b(kembali|balik|back|lanjut)\b", re.IGNORECASE)
NET = re.compile(
    r"\b(bersih\w*|nett?o?(nya)?|take ?home|thp)\b"
    r"|\b(di)?(potong|kena|kurang\w*)\W+(\w+\W+)?pajak\w*"
    r"|\b(setelah|sesudah|abis|habis|minus)\W+pajak",
    re.IGNORECASE,
)
OF_THE_WAGE = re.compile(r"\b(gaji|upah|gapok|pokok|slip)\w*", re.IGNORECASE)
NOT_TAXED_HERE = {"holiday_allowance": "net_thr", "jkp_amount": "net_jkp"}
TOPICS = {"compensation_sum": "contract_compensation"}
"""The topic that a sum sets, where it is not the intent that says it."""

TAXES = ("severance_tax", "jht_tax")
TAX_OF = {"jht_balance": "jht_tax", "jht_tax": "jht_tax"}
"""Sums by the intent that says their tax; all others are severance."""


def keep_sum(turn: Turn, intent: str, **said: Any) -> None:
    """Remember that this sum was said, with what of the message no fact keeps."""
    turn.set(last_sum={"intent": intent, **said})


def last_total(turn: Turn, intent: str) -> int | None:
    """The amount that the last sum was about, when it was the sum of this intent."""
    last = turn.slot("last_sum") or {}
    return last.get("total") if last.get("intent") == intent else None


def about_last_sum(turn: Turn, topic: str | None) -> str | None:
    """What a message asks of the sum that was said last; None when it asks nothing of it."""
    last = (turn.slot("last_sum") or {}).get("intent")
    if not turn.text or len(turn.text.split()) > SHORT or turn.value("money") is not None:
        return None
    if AGAIN.search(turn.text) and _of_its_programme(turn, last):
        return "sum_again" if last or turn.slot("paused") in SUMS else None
    if not last or topic not in (TOPICS.get(last, last), *TAXES):
        return None
    asks_net = NET.search(turn.text) and not OF_THE_WAGE.search(turn.text)
    return "sum_net" if asks_net and _of_its_programme(turn, last) else None


def _of_its_programme(turn: Turn, last: str | None) -> bool:
    """Whether a message names no programme, or the one of the last sum."""
    page = pages().get(last or "")
    named = turn.value("program")
    return named is None or page is None or named == page.program


@handles("sum_again")
async def sum_again(turn: Turn) -> list[EventType]:
    """The last sum as it was; an unfinished one goes on where it was left."""
    last = (turn.slot("last_sum") or {}).get("intent")
    paused = turn.slot("paused")
    if paused in SUMS and (last is None or RETURNS.search(turn.text)):
        return [FollowupAction(SUMS[paused])]
    # what the message names is what was said before
    turn.repeats, turn.entities, turn.text = turn.slot("last_sum"), [], ""
    return await HANDLERS[str(last)](turn)


@handles("sum_net")
async def sum_net(turn: Turn) -> list[EventType]:
    """What is left of the last sum after tax, where its tax can be computed."""
    last = (turn.slot("last_sum") or {})["intent"]
    if last == "compensation_sum":
        return await HANDLERS["compensation_net"](turn)
    if last in NOT_TAXED_HERE:
        turn.respond(NOT_TAXED_HERE[last])
        return []
    if last in TAXES:
        turn.repeats = turn.slot("last_sum")
    return await HANDLERS[TAX_OF.get(last, "severance_tax")](turn)
