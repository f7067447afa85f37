"""How long each table is kept: one clock a table, read by `teman purge`.

A row goes when the time in its column is longer ago than the clock allows. Tables that hang on
another one go with it (`WITH`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, CursorResult, Table, delete, exists, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from storage.models import Base

DRAFT_KEPT = timedelta(days=30)
CLOSED_KEPT = timedelta(days=365)
CASE_KEPT = timedelta(days=730)
CONVERSATION_KEPT = timedelta(days=30)
YEAR = timedelta(days=365)
BATCH = 500


@dataclass(frozen=True)
class Clock:
    """`since`: the column that counts; `kept`: how long after it; `only`: values of a column."""

    since: str
    kept: timedelta
    only: tuple[str, str] | None = None


CLOCKS: Mapping[str, tuple[Clock, ...]] = {
    "worker_facts": (Clock("updated_at", CASE_KEPT),),
    "stored_files": (Clock("created_at", timedelta(days=30)),),
    "outbox": (Clock("finished_at", timedelta(days=30)), Clock("due", timedelta(days=400))),
    "channel_updates": (
        # a channel delivers again for a day at most (Telegram: 24 hours)
        Clock("created_at", timedelta(days=2), ("status", "answered")),
        Clock("created_at", timedelta(days=2), ("status", "done")),
        Clock("created_at", timedelta(days=7)),
    ),
    # a button of an alert may be tapped weeks later
    "offered_buttons": (Clock("created_at", timedelta(days=90)),),
    "cases": (
        Clock("updated_at", DRAFT_KEPT, ("status", "draft")),
        Clock("closed_at", CLOSED_KEPT),
        Clock("updated_at", CASE_KEPT),
    ),
    "hand_offs": (Clock("closed_at", timedelta(days=90)), Clock("created_at", YEAR)),
    "audit": (Clock("at", 2 * YEAR),),
    "web_messages": (Clock("created_at", CONVERSATION_KEPT),),
    "officers": (Clock("disabled_at", YEAR),),
    "officer_sessions": (Clock("created_at", timedelta(days=1)),),
    "login_tries": (Clock("last_at", timedelta(days=1)),),
    "code_tries": (Clock("at", timedelta(days=1)),),
    "unanswered_messages": (Clock("last_seen", timedelta(days=180)),),
    "chat_turns": (Clock("next_at", timedelta(days=1)),),
    "alerts": (Clock("reacted_at", YEAR),),
    "reminders": (Clock("due", timedelta(days=90)),),
    "applications": (Clock("created_at", YEAR),),
}
WITH: Mapping[str, str] = {
    "case_answers": "cases",
    "case_documents": "cases",
    "case_notes": "cases",
    "case_changes": "cases",
    "desk_messages": "cases",
    "alert_keys": "alerts",
    "alert_matches": "alerts",
}
WHILE_OTHERS: frozenset[str] = frozenset({"contact_preferences"})
"""Tables whose rows go when nothing else of that person is kept."""


async def purge(sessions: async_sessionmaker[AsyncSession], now: datetime) -> dict[str, int]:
    """Erase what is past its time, in small transactions; how many rows went, by table."""
    gone: dict[str, int] = {}
    for table in reversed(Base.metadata.sorted_tables):
        for clock in CLOCKS.get(table.name, ()):
            gone[table.name] = gone.get(table.name, 0) + await _purged(
                sessions, table, list(_past(table, clock, now))
            )
    for table in Base.metadata.sorted_tables:
        if table.name in WHILE_OTHERS:
            gone[table.name] = await _purged(sessions, table, list(_alone(table)))
    return gone


def _alone(table: Table) -> Iterator[ColumnElement[bool]]:
    """That no other table has a row of this person."""
    for other in Base.metadata.sorted_tables:
        if "owner" in other.c and other.name not in WHILE_OTHERS:
            yield ~exists().where(other.c.owner == table.c.owner)


def _past(table: Table, clock: Clock, now: datetime) -> Iterator[ColumnElement[bool]]:
    yield table.c[clock.since] < now - clock.kept
    if clock.only:
        column, value = clock.only
        yield table.c[column] == value


async def _purged(
    sessions: async_sessionmaker[AsyncSession], table: Table, past: list[ColumnElement[bool]]
) -> int:
    """Rows by their first key column, a batch a transaction."""
    key: Any = next(iter(table.primary_key.columns))
    total = 0
    while True:
        async with sessions.begin() as session:
            some = select(key).where(*past).limit(BATCH)
            done = await session.execute(delete(table).where(key.in_(some), *past))
        count = done.rowcount if isinstance(done, CursorResult) else 0
        total += count
        if not count:
            return total
