"""Who wants a new posting: one range of an index a posting, however many alerts there are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from itertools import batched

from sqlalchemy import ColumnElement, CursorResult, Select, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from jobs.alert_keys import pay_of, places_of, subjects_in
from jobs.clock import database_clock
from storage.database import insert_for
from storage.models import Alert, AlertKey, AlertMatch, PostingRow

BATCH = 500
"""Postings a statement."""


async def match(session: AsyncSession, postings: Collection[int], now: datetime) -> int:
    """Write into the ledger who wants these new postings; how many pairs were new.

    Call it with what `jobs.store.save` returned, in the same transaction. Alerts that are to be
    told at once become due.
    """
    found = 0
    for some in batched(sorted(postings), BATCH, strict=False):
        new = [await _match_one(session, row, now) for row in await _open(session, some, now)]
        if sum(new):
            await _wake(session, some, now)
        found += sum(new)
    return found


async def tell_alerts(session: AsyncSession, new: Collection[int]) -> None:
    """Match new postings by the database's clock, in the transaction that wrote them."""
    await match(session, new, await database_clock(session))


async def _open(
    session: AsyncSession, postings: Collection[int], now: datetime
) -> Sequence[PostingRow]:
    """Those of the postings that one could apply to now."""
    lasting = or_(PostingRow.expires.is_(None), PostingRow.expires >= now)
    shown = PostingRow.closed_at.is_(None), PostingRow.duplicate_of.is_(None), lasting
    rows = await session.scalars(select(PostingRow).where(PostingRow.id.in_(postings), *shown))
    return rows.all()


async def _match_one(session: AsyncSession, row: PostingRow, now: datetime) -> int:
    pairs = wanting(row).add_columns(literal(row.id), literal(now, AlertMatch.found_at.type))
    columns = ["alert_id", "posting_id", "found_at"]
    insert = insert_for(session)(AlertMatch).from_select(columns, pairs)
    counted = insert.on_conflict_do_nothing().execution_options(preserve_rowcount=True)
    done = await session.execute(counted)
    return max(done.rowcount, 0) if isinstance(done, CursorResult) else 0


def wanting(row: PostingRow) -> Select[int]:
    """The numbers of the alerts that a posting fits."""
    return (
        select(AlertKey.alert_id)
        .distinct()
        .where(
            AlertKey.kind == row.kind,
            AlertKey.subject.in_(subjects_in(row)),
            AlertKey.place.in_(places_of(row)),
            *_fits(row),
        )
    )


def _fits(row: PostingRow) -> Iterator[ColumnElement[bool]]:
    """What a posting does not state is no obstacle; its type of work must be the one asked for."""
    title = literal(f" {row.title_words} ")
    yield or_(AlertKey.phrase.is_(None), title.contains(" " + AlertKey.phrase + " "))
    yield or_(AlertKey.employment.is_(None), AlertKey.employment == (row.employment or ""))
    pay = pay_of(row)
    if pay is not None:
        yield or_(AlertKey.pay.is_(None), AlertKey.pay <= pay)
    if row.education is not None:
        yield or_(AlertKey.education.is_(None), AlertKey.education >= row.education)
    if row.age_max is not None:
        yield or_(AlertKey.age.is_(None), AlertKey.age <= row.age_max)
    if row.age_min is not None:
        yield or_(AlertKey.age.is_(None), AlertKey.age >= row.age_min)


async def _wake(session: AsyncSession, postings: Collection[int], now: datetime) -> None:
    """Alerts that wait for the first find are due now."""
    found = select(AlertMatch.alert_id).where(AlertMatch.posting_id.in_(postings))
    await session.execute(
        update(Alert)
        .where(Alert.status == "active", Alert.next_at.is_(None), Alert.id.in_(found))
        .values(next_at=now)
        .execution_options(synchronize_session=False)
    )
