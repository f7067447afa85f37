"""What others pay for the same work now, from real postings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from statistics import median

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from jobs.filters import is_open
from storage.models import PostingRow

ENOUGH, MOST = 10, 500


async def usual_pay(session: AsyncSession, occupations: Sequence[str], now: datetime) -> int | None:
    """The middle of monthly pay for these occupations; None where too few say it."""
    if not occupations:
        return None
    named = or_(*(PostingRow.occupations.contains(f"|{each}|") for each in occupations))
    monthly = PostingRow.pay_low.is_not(None), PostingRow.pay_period == "month"
    rows = await session.scalars(
        select(PostingRow.pay_low)
        .where(*is_open(now), named, *monthly, PostingRow.sample.is_(False))
        .order_by(PostingRow.published.desc())
        .limit(MOST)
    )
    stated = [each for each in rows if each]
    return int(median(stated)) if len(stated) >= ENOUGH else None
