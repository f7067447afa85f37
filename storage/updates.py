"""The updates of a channel: written down when they come, answered once, also after a crash."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.sql.dml import ReturningInsert

from storage.database import insert_in
from storage.encryption import Vault
from storage.models import Base

RECEIVED, ANSWERED, DONE = "received", "answered", "done"
BODY = "channel_update.body"
ONCE = ["channel", "update_id", "owner"]


@dataclass(frozen=True)
class Arrived:
    """An update as it came: its number in the channel, whose it is, and what it says."""

    update_id: str
    sender: str
    body: str


@dataclass(frozen=True)
class Waiting:
    """A stored update that is not done: `body` is the update, or the replies when answered."""

    id: int
    update_id: str
    owner: bytes
    status: str
    sent: int
    body: str


TABLE = Base.metadata.tables["channel_updates"]
"""Statements are made once, of columns: the path of a message needs no objects of rows."""

_CHANNEL = TABLE.c.channel == bindparam("of")
_THIS = (
    _CHANNEL,
    TABLE.c.update_id == bindparam("number"),
    TABLE.c.owner == bindparam("whose"),
)
_ANSWERED = select(TABLE.c.body).where(*_THIS, TABLE.c.status != RECEIVED)
_ANSWER = (
    update(TABLE)
    .where(*_THIS, TABLE.c.status == RECEIVED)
    .values(status=ANSWERED, body=bindparam("said"))
)
_SENT = (
    update(TABLE)
    .where(_CHANNEL, TABLE.c.update_id == bindparam("number"))
    .values(sent=bindparam("count"))
)
_DONE = (
    update(TABLE)
    .where(_CHANNEL, TABLE.c.update_id.in_(bindparam("numbers", expanding=True)))
    .values(status=DONE, body=None)
)
_WAITING = (
    select(
        TABLE.c.id,
        TABLE.c.update_id,
        TABLE.c.owner,
        TABLE.c.status,
        TABLE.c.sent,
        TABLE.c.body,
    )
    .where(
        _CHANNEL,
        TABLE.c.status.in_((RECEIVED, ANSWERED)),
        TABLE.c.id > bindparam("after"),
    )
    .order_by(TABLE.c.id)
    .limit(bindparam("most"))
)


@cache
def _once(dialect: str) -> ReturningInsert[Any]:
    insert = insert_in(dialect)(TABLE).on_conflict_do_nothing(index_elements=ONCE)
    new: ReturningInsert[Any] = insert.returning(TABLE.c.id, TABLE.c.update_id, TABLE.c.owner)
    return new


def receive(
    connection: Connection, vault: Vault, channel: str, arrived: Sequence[Arrived]
) -> list[Waiting]:
    """Write updates down in their order; those that are new, as `waiting` would find them."""
    if not arrived:
        return []
    rows = [_row(vault, channel, each, RECEIVED) for each in arrived]
    said = {_key(row): each.body for row, each in zip(rows, arrived, strict=True)}
    new = connection.execute(_once(connection.dialect.name), rows)
    found = sorted((key, number, owner) for key, number, owner in new)
    return [
        Waiting(key, number, owner, RECEIVED, 0, said[number, owner])
        for key, number, owner in found
    ]


def answer(connection: Connection, vault: Vault, channel: str, replies: Arrived) -> bool:
    """Store the replies to an update; False when it was answered before."""
    row = _row(vault, channel, replies, ANSWERED)
    known = {"of": channel, "number": row["update_id"], "whose": row["owner"], "said": row["body"]}
    if connection.execute(_ANSWER, known).rowcount:
        return True
    return connection.execute(_once(connection.dialect.name), [row]).first() is not None


def answered(
    connection: Connection, vault: Vault, channel: str, update_id: str, sender: str
) -> str | None:
    """The stored replies to an update of this sender; "" when they are out, None when not yet."""
    owner = vault.index(sender)
    asked = {"of": channel, "number": update_id, "whose": owner}
    row = connection.execute(_ANSWERED, asked).first()
    if row is None:
        return None
    return "" if row.body is None else vault.open(owner, BODY, row.body)


def sent(connection: Connection, channel: str, update_id: str, count: int) -> None:
    """So many replies of this update have left us."""
    connection.execute(_SENT, {"of": channel, "number": update_id, "count": count})


def done(connection: Connection, channel: str, update_ids: Sequence[str]) -> None:
    """Nothing is left to do for these updates; what they said goes."""
    connection.execute(_DONE, {"of": channel, "numbers": list(update_ids)})


def waiting(
    connection: Connection, vault: Vault, channel: str, after: int = 0, most: int = 500
) -> list[Waiting]:
    """Updates with work left, in the order of their coming, from the row `after` on."""
    found = connection.execute(_WAITING, {"of": channel, "after": after, "most": most})
    return [
        Waiting(r.id, r.update_id, r.owner, r.status, r.sent, vault.open(r.owner, BODY, r.body))
        for r in found
        if r.body is not None
    ]


def _row(vault: Vault, channel: str, arrived: Arrived, status: str) -> dict[str, Any]:
    owner = vault.index(arrived.sender)
    return {
        "channel": channel,
        "update_id": arrived.update_id,
        "owner": owner,
        "status": status,
        "sent": 0,
        "body": vault.seal(owner, BODY, arrived.body),
        "created_at": datetime.now(UTC),
    }


def _key(row: dict[str, Any]) -> tuple[str, bytes]:
    return row["update_id"], row["owner"]
