"""One posting against all alerts, and many postings against all alerts."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import batched
from statistics import mean

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bench.alerts.population import NOW, bring, fill, some_postings
from jobs.alert_keys import pay_of, places_of, subjects_in
from jobs.matching import match, wanting
from storage.models import AlertKey, AlertMatch, PostingRow

PAGE = 100
"""Postings a transaction, as a page of a source brings them."""

SCANS = 3
"""Postings of the baseline: looking at every alert is slow."""

Sessions = async_sessionmaker[AsyncSession]


@dataclass(frozen=True)
class Matched:
    """Milliseconds of one posting (found, and written with its commit), and of all of them."""

    alerts: int
    found_p50: float
    found_p95: float
    written_p95: float
    wanted_by: float
    scan: float
    postings: int
    total_seconds: float
    pairs: int


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of them does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


async def measure(sessions: Sessions, alerts: int, postings: int, singles: int) -> Matched:
    """Fill an empty database with alerts, then match postings one by one and page by page."""
    chance = random.Random(alerts)
    await fill(sessions, alerts, chance)
    numbers: list[int] = []
    for page in batched(some_postings(postings + singles, chance), PAGE, strict=False):
        numbers += await bring(sessions, page)
    await _analyse(sessions)
    first, rest = numbers[:singles], numbers[singles:]
    found, wanted = await _found(sessions, first)
    written = [await _written(sessions, number) for number in first]
    scan = await _scanned(sessions, first[:SCANS])
    begin = time.perf_counter()
    for some in batched(rest, PAGE, strict=False):
        async with sessions.begin() as session:
            await match(session, some, NOW)
    total = time.perf_counter() - begin
    async with sessions() as session:
        pairs = await session.scalar(select(func.count()).select_from(AlertMatch)) or 0
    p50, p95 = percentile(found, 0.5), percentile(found, 0.95)
    often = percentile(written, 0.95)
    return Matched(alerts, p50, p95, often, mean(wanted), scan, len(rest), total, pairs)


async def _analyse(sessions: Sessions) -> None:
    """Let the database know how its rows are spread, as it would by itself after a while."""
    async with sessions.begin() as session:
        await (await session.connection()).exec_driver_sql("ANALYZE")


async def _found(sessions: Sessions, numbers: Sequence[int]) -> tuple[list[float], list[int]]:
    """Milliseconds until the alerts of each posting are known, and how many they are."""
    taken, wanted = [], []
    async with sessions() as session:
        for number in numbers:
            begin = time.perf_counter()
            row = await session.get_one(PostingRow, number, populate_existing=True)
            found = (await session.scalars(wanting(row))).all()
            taken.append(1000 * (time.perf_counter() - begin))
            wanted.append(len(found))
    return taken, wanted


async def _written(sessions: Sessions, number: int) -> float:
    """Milliseconds until the ledger of one posting is committed."""
    begin = time.perf_counter()
    async with sessions.begin() as session:
        await match(session, [number], NOW)
    return 1000 * (time.perf_counter() - begin)


async def _scanned(sessions: Sessions, numbers: Sequence[int]) -> float:
    """The baseline: milliseconds to look at every alert, in memory, for one posting."""
    columns = (AlertKey.kind, AlertKey.subject, AlertKey.place, AlertKey.pay)
    async with sessions() as session:
        alerts = (await session.execute(select(*columns))).all()
        rows = [await session.get_one(PostingRow, number) for number in numbers]
    begin = time.perf_counter()
    for row in rows:
        subjects, places, pay = set(subjects_in(row)), set(places_of(row)), pay_of(row)
        for kind, subject, place, least in alerts:
            fits = kind == row.kind and subject in subjects and place in places
            _ = fits and (least is None or pay is None or least <= pay)
    return 1000 * (time.perf_counter() - begin) / len(numbers)
