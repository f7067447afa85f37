"""One posting of those on the screen: everything about it, and how to apply."""

from __future__ import annotations

from rasa_sdk.events import EventType

from actions.job_finder import finder, posting
from actions.job_query import posting_named
from actions.job_results import detail
from actions.registry import handles
from actions.turn import Turn, button
from jobs.posting import Kind


@handles("posting_how")
async def how(turn: Turn) -> list[EventType]:
    """How to apply: in the details of the posting read last, or of the one that is chosen."""
    kept = turn.slot("search") or {}
    last = kept.get("last") or []
    if kept.get("told") or len(last) == 1:
        return await _tell(turn, int(kept.get("told") or last[0]))
    details = [button(f"Rincian {n}", "inform", posting_detail=i) for n, i in enumerate(last, 1)]
    turn.respond("search_how", details)
    return []


@handles("posting_detail")
async def tell(turn: Turn) -> list[EventType]:
    """Everything about one posting."""
    return await _tell(turn, int(turn.value("posting_detail") or posting_named(turn) or 0))


async def _tell(turn: Turn, number: int) -> list[EventType]:
    found = await posting(number)
    if found is None:
        turn.respond("search_gone")
        return []
    applied = button("Sudah saya lamar", "inform", posting=found.id)
    others = [button("Yang lain", "show_more"), button("Cek penipuan", "scam_check")]
    own = [] if found.posting.sample or found.posting.kind is Kind.TRAINING else [applied]
    turn.set(search={**(turn.slot("search") or {}), "told": found.id})
    turn.say(detail(found.posting, finder().titles), [*own, *others])
    return []
