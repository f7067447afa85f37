"""The updates of a channel: written down when they come, answered once, also after a crash."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import insert_for
from storage.encryption import Vault
from storage.models import ChannelUpdate

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


async def receive(
    session: AsyncSession, vault: Vault, channel: str, arrived: Sequence[Arrived]
) -> int:
    """Write updates down in their order; how many were new."""
    rows = [_row(vault, channel, each, RECEIVED) for each in arrived]
    if not rows:
        return 0
    insert = insert_for(session)(ChannelUpdate).values(rows)
    once = insert.on_conflict_do_nothing(index_elements=ONCE)
    return len((await session.scalars(once.returning(ChannelUpdate.id))).all())


async def answer(session: AsyncSession, vault: Vault, channel: str, replies: Arrived) -> bool:
    """Store the replies to an update; False when it was answered before."""
    row = _row(vault, channel, replies, ANSWERED)
    insert = insert_for(session)(ChannelUpdate).values(row)
    first = insert.on_conflict_do_update(
        index_elements=ONCE,
        set_={"status": ANSWERED, "body": row["body"]},
        where=ChannelUpdate.status == RECEIVED,
    )
    return await session.scalar(first.returning(ChannelUpdate.id)) is not None


async def answered(
    session: AsyncSession, vault: Vault, channel: str, update_id: str, sender: str
) -> str | None:
    """The stored replies to an update of this sender; "" when they are out, None when not yet."""
    row = await session.scalar(
        select(ChannelUpdate).where(
            ChannelUpdate.channel == channel,
            ChannelUpdate.update_id == update_id,
            ChannelUpdate.owner == vault.index(sender),
            ChannelUpdate.status != RECEIVED,
        )
    )
    if row is None:
        return None
    return "" if row.body is None else vault.open(row.owner, BODY, row.body)


async def sent(session: AsyncSession, channel: str, update_id: str, count: int) -> None:
    """So many replies of this update have left us."""
    mine = ChannelUpdate.channel == channel, ChannelUpdate.update_id == update_id
    await session.execute(update(ChannelUpdate).where(*mine).values(sent=count))


async def done(session: AsyncSession, channel: str, update_ids: Iterable[str]) -> None:
    """Nothing is left to do for these updates; what they said goes."""
    mine = ChannelUpdate.channel == channel, ChannelUpdate.update_id.in_(list(update_ids))
    await session.execute(update(ChannelUpdate).where(*mine).values(status=DONE, body=None))


async def waiting(
    session: AsyncSession, vault: Vault, channel: str, after: int = 0, most: int = 500
) -> list[Waiting]:
    """Updates with work left, in the order of their coming, from the row `after` on."""
    asked = (
        select(ChannelUpdate)
        .where(
            ChannelUpdate.channel == channel,
            ChannelUpdate.status.in_((RECEIVED, ANSWERED)),
            ChannelUpdate.id > after,
        )
        .order_by(ChannelUpdate.id)
        .limit(most)
    )
    return [
        Waiting(r.id, r.update_id, r.owner, r.status, r.sent, vault.open(r.owner, BODY, r.body))
        for r in await session.scalars(asked)
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
