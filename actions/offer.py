"""An offer of the company beside the sum that the law gives: "ditawari 20 juta, bener ga?"."""

from __future__ import annotations

import re

from rasa_sdk.events import EventType

from actions import severance
from actions.compensation import known_result
from actions.facts import found_in, is_offer, written
from actions.parts import part_of
from actions.registry import handles
from actions.turn import Entity, Turn
from benefits.severance import REASONS

OFFERED = (
    *("severance_calculate", "severance_unpaid", "severance_tax", "phk_procedure"),
    "contract_compensation",
)
"""Topics under which a sum of money may be what the company offers."""

TIMES_WAGE = re.compile(r"\b(\d{1,2}) ?(?:x|kali|bln|bulan) (?:gaji|upah)", re.IGNORECASE)
DIFFERS = re.compile(r"\b(beda|bedanya|selisih\w*|kenapa|kok|knp)\b", re.IGNORECASE)
WORDS = re.compile(
    r"\b((di)?tawar\w*|nawar\w*|(di)?kasih|dikasi|dibayar|bayarnya|bene?r|sesuai|cukup|kurang|pas|"
    r"wajar|segitu|dapat|dapet|dpt|kata|cuma|cuman|hanya)\b",
    re.IGNORECASE,
)


def offered_in(turn: Turn) -> int | None:
    """The sum that the company offers, when severance can be computed to compare."""
    if not turn.text or not _totals(turn):
        return None
    stated = (int(each.value) for each in turn.found("money") if _is_offer(turn, each))
    return next(stated, None) or _in_wages(turn)


def _totals(turn: Turn) -> dict[str, int]:
    """What the law gives, by its name: severance for each reason, or a contract's compensation."""
    if totals := severance.known_totals(turn):
        return {REASONS[key][0]: total for key, total in totals.items()}
    result = known_result(turn) if severance.is_contract(turn) else None
    return {"Uang kompensasi kontrak": result.total} if result else {}


def says_offer(turn: Turn) -> bool:
    """Whether a message names what the company says is due: "kok beda sama hitungan hrd 30jt"."""
    return asks_about_offer(turn) and any(is_offer(turn, each) for each in turn.found("money"))


def asks_about_offer(turn: Turn) -> bool:
    """Whether a message holds an offer and no new facts: "kurang ga 10 juta?" is no wage."""
    said_wage = any(each.role == "wage" for each in turn.found("money"))
    news = found_in(turn).keys() & {"tenure_months", "phk_reason"}
    return not said_wage and not news and offered_in(turn) is not None


def _in_wages(turn: Turn) -> int | None:
    """An offer of some wages ("nawarin 2 kali gaji") as rupiah."""
    times = TIMES_WAGE.search(turn.text) if WORDS.search(turn.text) else None
    return int(times[1]) * int(turn.slot("wage")) if times else None


def _is_offer(turn: Turn, each: Entity) -> bool:
    asked = each.role is None and bool(WORDS.search(turn.text))
    taxed = turn.intent in ("severance_tax", "jht_tax") or "pajak" in turn.text.lower()
    if taxed or part_of(turn, each):
        return False
    return each.value > 0 and (is_offer(turn, each) or asked)


@handles("severance_offer")
async def severance_offer(turn: Turn) -> list[EventType]:
    """How far the offer is from the sum, for each reason that may apply."""
    offered = offered_in(turn) or (turn.slot("extras") or {}).get("offer")
    if offered is None:
        turn.respond("offer_unknown")
        return []
    contract = severance.is_contract(turn)
    turn.set(topic="contract_compensation" if contract else "severance_calculate", misses=0)
    turn.set(extras=(turn.slot("extras") or {}) | {"offer": offered})
    say_offer(turn, offered)
    return []


def say_offer(turn: Turn, offered: int) -> None:
    """Short or enough, then what to do; the sum leaves out unused leave and other rights."""
    totals = _totals(turn)
    lines = [_line(name, total, offered) for name, total in totals.items()]
    short = offered < max(totals.values())
    name = "offer_short" if short else "offer_enough"
    turn.respond(name, offered=written("wage", offered), lines="\n".join(lines))
    if DIFFERS.search(turn.text):
        turn.respond("offer_differs")


def _line(reason: str, total: int, offered: int) -> str:
    gap = total - offered
    named = written("wage", abs(gap))
    verdict = f"kurang **{named}**" if gap > 0 else f"lebih {named}" if gap else "sama"
    return f"- {reason}: hitungan **{written('wage', total)}**, tawaran {verdict}"
