"""Owing a message to a person, in the transaction of its cause."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import insert_for
from storage.encryption import Vault
from storage.models import OutboxMessage

RECIPIENT, BODY = "outbox.recipient", "outbox.body"
"""The fields under which the two are sealed."""


class Priority(IntEnum):
    """What goes first when a channel has more to send than it may."""

    REPLY = 0
    REMINDER = 5
    BROADCAST = 9


USEFUL = {
    Priority.REPLY: timedelta(days=7),
    Priority.REMINDER: timedelta(days=3),
    Priority.BROADCAST: timedelta(days=2),
}
"""How long after its time a message is still worth sending."""


@dataclass(frozen=True)
class Owed:
    """A message to `sender` (`channel:opaque-id`).

    `key` names the cause and is unique over all time ("alert:7:posting:12"), at most 120 letters.
    `body` is a message as Rasa's REST channel gives it: `text`, `buttons`, `custom.files`.
    """

    key: str
    sender: str
    kind: str
    body: Mapping[str, Any]
    due: datetime
    priority: Priority = Priority.REMINDER


async def owe(session: AsyncSession, vault: Vault, message: Owed) -> bool:
    """Write a message into the caller's transaction; False when it was owed already."""
    owner = vault.index(message.sender)
    body = json.dumps(message.body, ensure_ascii=False)
    row = {
        "key": message.key,
        "owner": owner,
        "channel": message.sender.partition(":")[0],
        "recipient": vault.seal(owner, RECIPIENT, message.sender),
        "kind": message.kind,
        "priority": int(message.priority),
        "body": vault.seal(owner, BODY, body),
        "due": message.due,
        "status": "pending",
        "tries": 0,
        "resent": 0,
        "expires_at": message.due + USEFUL[message.priority],
        "created_at": datetime.now(UTC),
    }
    insert = insert_for(session)(OutboxMessage).values(**row)
    once = insert.on_conflict_do_nothing(index_elements=["key"]).returning(OutboxMessage.id)
    return await session.scalar(once) is not None


def opened(vault: Vault, row: OutboxMessage) -> tuple[str, dict[str, Any]]:
    """Who a message is for and what it says; raises KeyProblem for another key."""
    recipient = vault.open(row.owner, RECIPIENT, row.recipient)
    body: dict[str, Any] = json.loads(vault.open(row.owner, BODY, row.body))
    return recipient, body
