"""Postings in the database: one row a posting, one shown for each job, closed ones gone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CursorResult,
    delete,
    func,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession

from jobs.filters import conditions, order
from jobs.posting import Education, Employment, Kind, Pay, Posting, fingerprint, link_key
from jobs.query import PAGE, Query
from jobs.regions import zone_info
from jobs.text import body_words, occupations_of, title_words
from storage.database import insert_for
from storage.models import PostingRow

REPOST = timedelta(days=30)
"""The same job put up again within this time is the same job; closed rows go after it."""

BATCH = 200
"""Rows a statement; SQLite takes some 32,000 values in one."""

KEPT_FROM_FIRST = ("source", "source_id", "created_at")


@dataclass(frozen=True)
class Stored:
    """A posting with its number in the database and when its source last had it."""

    id: int
    posting: Posting
    seen: datetime


@dataclass(frozen=True)
class Found:
    """Some postings of a search, how many there are in all, and how many are left to show."""

    postings: tuple[Stored, ...]
    total: int
    left: int = 0


def row_of(posting: Posting, now: datetime) -> dict[str, Any]:
    """The columns of a posting that was seen at `now`."""
    pay = posting.pay or Pay(None, None)
    shared = (
        *("source", "source_id", "title", "company", "regency", "province", "zone", "link"),
        *("age_min", "age_max", "snippet", "tags", "origin", "sample"),
        *("published", "expires", "starts"),
    )
    return {name: getattr(posting, name) for name in shared} | {
        "kind": posting.kind.value,
        "employment": posting.employment and posting.employment.value,
        "fingerprint": fingerprint(posting),
        "link_key": link_key(posting),
        "pay_low": pay.low,
        "pay_high": pay.high,
        "pay_period": pay.period if posting.pay else None,
        "education": posting.education.level if posting.education else None,
        "occupations": "|".join(("", *occupations_of(posting), "")),
        "title_words": title_words(posting),
        "body_words": body_words(posting),
        "created_at": now,
        "seen_at": now,
        "closed_at": None,
    }


def posting_of(row: PostingRow) -> Posting:
    """A row as a posting, its times in the zone of its place."""
    zone = zone_info(row.zone)
    level = {each.level: each for each in Education}
    return Posting(
        source=row.source,
        source_id=row.source_id,
        kind=Kind(row.kind),
        title=row.title,
        link=row.link,
        published=row.published.astimezone(zone),
        company=row.company,
        regency=row.regency,
        province=row.province,
        zone=row.zone,
        pay=Pay.stated(row.pay_low, row.pay_high, row.pay_period or "month"),
        employment=Employment(row.employment) if row.employment else None,
        education=level.get(row.education or 0),
        age_min=row.age_min,
        age_max=row.age_max,
        snippet=row.snippet,
        expires=row.expires and row.expires.astimezone(zone),
        starts=row.starts and row.starts.astimezone(zone),
        tags=row.tags,
        origin=row.origin,
        sample=row.sample,
    )


def stored(row: PostingRow) -> Stored:
    """A row with its number."""
    return Stored(row.id, posting_of(row), row.seen_at)


async def save(session: AsyncSession, postings: Iterable[Posting], now: datetime) -> list[int]:
    """Write postings as seen at `now`; the numbers of those that nobody has been shown yet.

    A posting of a job that is there from another source, or was put up again, is kept but not
    shown and not new. The caller commits, so that what follows from a new posting is written in
    the same transaction.
    """
    rows = {(each.source, each.source_id): row_of(each, now) for each in postings}
    fresh: list[int] = []
    batch = [rows[key] for key in sorted(rows)]
    for start in range(0, len(batch), BATCH):
        fresh += await _save_batch(session, batch[start : start + BATCH], now)
    return fresh


async def _save_batch(
    session: AsyncSession, rows: list[dict[str, Any]], now: datetime
) -> list[int]:
    last = await session.scalar(select(func.max(PostingRow.id))) or 0
    insert = insert_for(session)(PostingRow)
    over = {name: insert.excluded[name] for name in rows[0] if name not in KEPT_FROM_FIRST}
    once = insert.on_conflict_do_update(
        index_elements=["source", "source_id"], set_=over | {"duplicate_of": None}
    )
    keys = PostingRow.id, PostingRow.kind, PostingRow.fingerprint, PostingRow.link_key
    written = await session.execute(once.returning(*keys, PostingRow.created_at), rows)
    done = written.all()
    copies = await _mark_copies(session, done, now)
    made = (row.id for row in done if row.id > last and row.created_at == now)
    return sorted(set(made) - copies)


async def _mark_copies(session: AsyncSession, done: Sequence[Any], now: datetime) -> set[int]:
    """Point each posting at the first open one of the same job; the numbers of the copies."""
    by_print = await _firsts(session, PostingRow.fingerprint, done, now)
    by_link = await _firsts(session, PostingRow.link_key, done, now)
    first: dict[int, int] = {}
    for row in sorted(done, key=lambda each: each.id):
        same = (by_print.get((row.kind, row.fingerprint)), by_link.get((row.kind, row.link_key)))
        original = min((each for each in same if each), default=row.id)
        if original < row.id:
            first[row.id] = first.get(original, original)
    copies: dict[int, set[int]] = {}
    for copy, original in first.items():
        copies.setdefault(original, set()).add(copy)
    for original, ours in copies.items():
        them = update(PostingRow).where(PostingRow.id.in_(ours))
        await session.execute(them.values(duplicate_of=original))
    return set(first)


async def _firsts(
    session: AsyncSession, column: Any, done: Sequence[Any], now: datetime
) -> dict[tuple[str, str | None], int]:
    """The first posting that is shown for each key of a batch, by kind and key."""
    keys = {key for row in done if (key := getattr(row, column.key))}
    shown = PostingRow.closed_at.is_(None), PostingRow.duplicate_of.is_(None)
    found = await session.execute(
        select(PostingRow.kind, column, func.min(PostingRow.id))
        .where(column.in_(keys), *shown, PostingRow.seen_at > now - REPOST)
        .group_by(PostingRow.kind, column)
    )
    return {(kind, key): number for kind, key, number in found.all()}


async def search(
    session: AsyncSession,
    query: Query,
    now: datetime,
    limit: int = PAGE,
    skip: Collection[int] = (),
    samples: bool = True,
) -> Found:
    """Open postings that fit, the best first, without those in `skip`; `total` counts them all."""
    where = conditions(query, now, session.get_bind().dialect.name)
    if not samples:
        where.append(PostingRow.sample.is_(False))
    new: list[ColumnElement[bool]] = [PostingRow.id.not_in(skip)] if skip else []
    rows = await session.scalars(
        select(PostingRow).where(*where, *new).order_by(*order(query)).limit(limit)
    )
    found = tuple(stored(row) for row in rows)
    total = await _count(session, where)
    unseen = await _count(session, [*where, *new]) if skip else total
    return Found(found, total, unseen - len(found))


async def _count(session: AsyncSession, where: Sequence[ColumnElement[bool]]) -> int:
    return await session.scalar(select(func.count()).select_from(PostingRow).where(*where)) or 0


async def get(session: AsyncSession, posting_id: int) -> Stored | None:
    """One posting by its number, also a closed one; None when it is gone."""
    row = await session.get(PostingRow, posting_id)
    return stored(row) if row else None


async def close_unseen(session: AsyncSession, source: str, since: datetime, now: datetime) -> int:
    """Close what a complete pull that began at `since` did not bring; how many."""
    gone = await session.scalars(
        update(PostingRow)
        .where(
            PostingRow.source == source, PostingRow.seen_at < since, PostingRow.closed_at.is_(None)
        )
        .values(closed_at=now)
        .returning(PostingRow.id)
    )
    closed = gone.all()
    await _promote(session, closed)
    return len(closed)


async def _promote(session: AsyncSession, closed: Sequence[int]) -> None:
    """Show the first copy of each job whose shown posting closed."""
    heirs = await session.execute(
        select(PostingRow.duplicate_of, func.min(PostingRow.id))
        .where(PostingRow.duplicate_of.in_(closed), PostingRow.closed_at.is_(None))
        .group_by(PostingRow.duplicate_of)
    )
    for original, heir in heirs.all():
        others = PostingRow.duplicate_of == original
        await session.execute(update(PostingRow).where(others).values(duplicate_of=heir))
        await session.execute(
            update(PostingRow).where(PostingRow.id == heir).values(duplicate_of=None)
        )


async def purge(session: AsyncSession, now: datetime) -> int:
    """Close what has expired, and delete what closed more than 30 days ago; how many went."""
    over = await session.scalars(
        update(PostingRow)
        .where(PostingRow.expires < now, PostingRow.closed_at.is_(None))
        .values(closed_at=PostingRow.expires)
        .returning(PostingRow.id)
    )
    await _promote(session, over.all())
    done = await session.execute(delete(PostingRow).where(PostingRow.closed_at < now - REPOST))
    return done.rowcount if isinstance(done, CursorResult) else 0
