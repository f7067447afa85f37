"""Alerts and postings as a country would have them: few occupations and places hold most."""

from __future__ import annotations

import json
import random
import secrets
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import batched
from typing import Any

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from indonesian.matcher import rows_of
from jobs.alert_keys import keys_of
from jobs.posting import Kind, Pay, Posting
from jobs.query import Query
from jobs.regions import regencies
from jobs.store import save
from storage.models import Alert, AlertKey

NOW = datetime(2026, 11, 26, 5, 0, tzinfo=UTC)
ROWS = 2_000
OCCUPATIONS = tuple(row[0] for row in rows_of("occupations.tsv") if row[0] not in ("-", "value"))
REGENCIES = tuple(regencies().values())
PACES = ("instant", "daily", "daily", "weekly")


def zipf(count: int) -> Sequence[float]:
    """Weights of ranks: the second half as often as the first, the third a third."""
    return [1 / rank for rank in range(1, count + 1)]


def some_queries(count: int, chance: random.Random) -> Iterator[Query]:
    """Saved searches: most for an occupation in a town, some for a province, with a pay, near."""
    jobs = chance.choices(OCCUPATIONS, zipf(len(OCCUPATIONS)), k=count)
    towns = chance.choices(REGENCIES, zipf(len(REGENCIES)), k=count)
    for occupation, town in zip(jobs, towns, strict=True):
        dice = chance.random()
        place = town.province if dice < 0.15 else town.name.split(" ", 1)[1]
        yield Query(
            occupations=() if dice > 0.97 else (occupation,),
            places=(place,),
            nearby=0.15 < dice < 0.25,
            pay=4_500_000 if 0.25 < dice < 0.4 else None,
        )


async def fill(
    sessions: async_sessionmaker[AsyncSession], alerts: int, chance: random.Random
) -> None:
    """Write so many alerts with their keys."""
    number = 0
    for some in batched(some_queries(alerts, chance), ROWS, strict=False):
        rows, keys = [], []
        for query in some:
            number += 1
            rows.append(_row(number, query, chance))
            keys += [key | {"alert_id": number} for key in keys_of(query)]
        async with sessions.begin() as session:
            await session.execute(insert(Alert), rows)
            await session.execute(insert(AlertKey), keys)


def _row(number: int, query: Query, chance: random.Random) -> dict[str, Any]:
    every = chance.choice(PACES)
    return {
        "id": number,
        "owner": secrets.token_bytes(32),
        "sender": b"",
        "query": json.dumps(query.as_dict()),
        "every": every,
        "status": "active",
        "next_at": None if every == "instant" else NOW + timedelta(days=1),
        "told": 0,
        "ignored": 0,
        "created_at": NOW,
        "reacted_at": NOW,
    }


def some_postings(count: int, chance: random.Random) -> list[Posting]:
    """Vacancies by the same weights, each at an employer of its own."""
    jobs = chance.choices(OCCUPATIONS, zipf(len(OCCUPATIONS)), k=count)
    towns = chance.choices(REGENCIES, zipf(len(REGENCIES)), k=count)
    return [
        Posting(
            source="bench",
            source_id=str(number),
            kind=Kind.JOB,
            title=occupation.capitalize(),
            link=f"https://contoh.id/{number}",
            published=NOW,
            company=f"PT Contoh {number}",
            regency=town.name,
            province=town.province,
            zone=town.zone,
            pay=Pay.stated(chance.choice((None, 3_500_000, 5_000_000)), None),
        )
        for number, (occupation, town) in enumerate(zip(jobs, towns, strict=True))
    ]


async def bring(
    sessions: async_sessionmaker[AsyncSession], postings: Sequence[Posting]
) -> list[int]:
    """Store postings; their numbers."""
    async with sessions.begin() as session:
        return await save(session, postings, NOW)
