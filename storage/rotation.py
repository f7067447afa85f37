"""A new key under load: everything that is sealed is sealed anew while the service writes.

The key file is replaced first, so that every process seals with the new key from its next message
on and still opens what the old one sealed. Then the rows are walked in small transactions; a row
that somebody writes meanwhile is left to them. The old key is dropped by `retire`, and only when
nothing needs it any more. The key of the blind index stays: see docs/privacy.md.
"""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, CursorResult, Table, func, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from storage.encryption import KEY_ID_LETTERS, KeyProblem, Vault, derived
from storage.keys import KEY_BYTES, Keys, KeySource, replace_key_file
from storage.models import Base
from storage.models.base import BOUND_TO
from storage.sealing import field_of, sealed_columns

BATCH = 20
"""Rows a transaction: writers wait no longer than that."""

type Sessions = async_sessionmaker[AsyncSession]


@dataclass(frozen=True)
class Progress:
    """What has been done to a table: values sealed anew, and values that no known key opens."""

    table: str
    renewed: int = 0
    lost: int = 0


def with_new_key(keys: Keys) -> Keys:
    """A fresh key in front; the key of the index is kept as it is."""
    index = keys.index or derived(keys.every[-1], "index")
    return Keys(secrets.token_bytes(KEY_BYTES), keys.every, index)


def without_old_keys(keys: Keys) -> Keys:
    """The key that seals alone, with the key of the index."""
    return Keys(keys.current, (), keys.index or derived(keys.every[-1], "index"))


def add_key(path: Path) -> Keys:
    """Put a new key in front of those in the key file."""
    keys = with_new_key(KeySource(path)())
    replace_key_file(path, keys)
    return keys


async def renew(sessions: Sessions, vault: Vault) -> AsyncIterator[Progress]:
    """Seal everything with the newest key, table by table."""
    for table in Base.metadata.sorted_tables:
        columns = sealed_columns(table)
        if columns:
            yield await _renew_table(sessions, vault, table, columns)


async def left(sessions: Sessions, vault: Vault) -> dict[str, int]:
    """How many values another key than the newest sealed, by table; empty when none did."""
    found: dict[str, int] = {}
    async with sessions() as session:
        for table in Base.metadata.sorted_tables:
            for column in sealed_columns(table):
                stale = _stale(column, vault.key_id)
                count = await session.scalar(select(func.count()).select_from(table).where(stale))
                found[table.name] = found.get(table.name, 0) + (count or 0)
    return {name: count for name, count in found.items() if count}


async def retire(sessions: Sessions, vault: Vault, path: Path) -> dict[str, int]:
    """Drop the old keys from the key file unless something needs them: then what is left."""
    async for _ in renew(sessions, vault):
        pass
    still = await left(sessions, vault)
    if not still:
        replace_key_file(path, without_old_keys(KeySource(path)()))
    return still


def _stale(column: ColumnElement[Any], key_id: str) -> ColumnElement[bool]:
    return column.is_not(None) & (func.substr(column, 1, KEY_ID_LETTERS) != key_id.encode())


async def _renew_table(
    sessions: Sessions, vault: Vault, table: Table, columns: Sequence[ColumnElement[Any]]
) -> Progress:
    """All batches of a table, in the order of its key."""
    renewed = lost = 0
    after: tuple[Any, ...] | None = None
    while True:
        async with sessions.begin() as session:
            rows = await _batch(session, vault, table, columns, after)
            for row in rows:
                done, failed = await _renew_row(session, vault, table, columns, row)
                renewed, lost = renewed + done, lost + failed
        if not rows:
            return Progress(table.name, renewed, lost)
        after = tuple(rows[-1][column.name] for column in table.primary_key)


async def _batch(
    session: AsyncSession,
    vault: Vault,
    table: Table,
    columns: Sequence[ColumnElement[Any]],
    after: tuple[Any, ...] | None,
) -> list[dict[str, Any]]:
    keys = list(table.primary_key)
    stale = _stale(columns[0], vault.key_id)
    for column in columns[1:]:
        stale |= _stale(column, vault.key_id)
    wanted = select(table).where(stale).order_by(*keys).limit(BATCH)
    if after is not None:
        wanted = wanted.where(tuple_(*keys) > tuple_(*after))
    return [dict(row) for row in (await session.execute(wanted)).mappings()]


async def _renew_row(
    session: AsyncSession,
    vault: Vault,
    table: Table,
    columns: Sequence[ColumnElement[Any]],
    row: dict[str, Any],
) -> tuple[int, int]:
    """Each value by itself, and only while it is the one that was read."""
    key = [column == row[column.name] for column in table.primary_key]
    renewed = lost = 0
    for column in columns:
        name, old = column.key or "", row[column.key or ""]
        if old is None or old[:KEY_ID_LETTERS] == vault.key_id.encode():
            continue
        try:
            new = _resealed(vault, table, name, row)
        except KeyProblem:
            lost += 1
            continue
        same = update(table).where(*key, column == old).values({name: new})
        done = await session.execute(same)
        renewed += done.rowcount if isinstance(done, CursorResult) else 0
    return renewed, lost


def _resealed(vault: Vault, table: Table, name: str, row: dict[str, Any]) -> bytes:
    """One value under the newest key; raises KeyProblem when no known key opens it."""
    bound: Any = row[table.c[name].info[BOUND_TO]]
    owner = bound if isinstance(bound, bytes) else str(bound).encode()
    field = field_of(table, name, row)
    return vault.seal_bytes(owner, field, vault.open_bytes(owner, field, row[name]))
