"""Counts of use: added up by day, the most used first."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta

from storage.facts import Sessions
from storage.usage import INTENT, SUM, UsageStore

DAY = date(2026, 11, 26)


async def test_counts_add_up_and_the_most_used_comes_first(sessions: Sessions) -> None:
    usage = UsageStore(sessions)
    await usage.add(DAY, {(INTENT, "greet"): 2, (INTENT, "jkp_info"): 1, (SUM, "plan"): 9})
    await usage.add(DAY, {(INTENT, "jkp_info"): 4})
    await usage.add(DAY - timedelta(days=40), {(INTENT, "greet"): 50})
    month = DAY - timedelta(days=30)
    assert await usage.most(INTENT, month) == [("jkp_info", 5), ("greet", 2)]
    assert await usage.most(INTENT, month, limit=1) == [("jkp_info", 5)]
    assert await usage.most(SUM, month) == [("plan", 9)]


async def test_counts_of_several_at_the_same_time_are_all_there(sessions: Sessions) -> None:
    usage = UsageStore(sessions)
    await asyncio.gather(*(usage.add(DAY, {(INTENT, "greet"): 1}) for _ in range(8)))
    assert await usage.most(INTENT, DAY) == [("greet", 8)]
