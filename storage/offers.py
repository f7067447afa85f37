"""The buttons that were offered to a person: payloads stay here, a channel carries a token."""

from __future__ import annotations

import json
import secrets
from datetime import UTC, datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from storage.encryption import Vault
from storage.models import Base

BODY = "offered_buttons.body"
TOKEN_BYTES = 9

Pairs = list[tuple[str, str]]
"""Label and payload of each button, in their order."""

TABLE = Base.metadata.tables["offered_buttons"]
_MINE = TABLE.c.owner == bindparam("mine")
_FORGET = update(TABLE).where(_MINE, TABLE.c.typed).values(typed=False)
_OFFER = insert(TABLE)
_LAST = select(TABLE.c.body).where(_MINE, TABLE.c.typed)
_TAPPED = select(TABLE.c.body).where(_MINE, TABLE.c.token == bindparam("name"))


def new_token() -> str:
    """A name for the buttons of one turn, under which one is tapped as `token:place`."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def offer(
    connection: Connection,
    vault: Vault,
    sender: str,
    token: str,
    buttons: Pairs,
    typed: bool = True,
) -> None:
    """Remember buttons under a new token.

    `typed`: from now on a typed number means one of these, and none of those before.
    """
    owner = vault.index(sender)
    if typed:
        connection.execute(_FORGET, {"mine": owner})
    if not buttons:
        return
    body = vault.seal(owner, BODY, json.dumps(buttons, ensure_ascii=False))
    now = datetime.now(UTC)
    row = {"token": token, "owner": owner, "typed": typed, "body": body, "created_at": now}
    connection.execute(_OFFER, row)


def last_offer(connection: Connection, vault: Vault, sender: str) -> Pairs:
    """What a typed number or label means now."""
    owner = vault.index(sender)
    return _pairs(vault, owner, connection.scalar(_LAST, {"mine": owner}))


def tapped(connection: Connection, vault: Vault, sender: str, token: str) -> tuple[str, str] | None:
    """Label and payload of a tapped button; None when it was never this sender's, or is too old."""
    name, _, place = token.rpartition(":")
    owner = vault.index(sender)
    pairs = _pairs(vault, owner, connection.scalar(_TAPPED, {"mine": owner, "name": name}))
    return pairs[int(place)] if place.isdecimal() and int(place) < len(pairs) else None


def _pairs(vault: Vault, owner: bytes, body: bytes | None) -> Pairs:
    if body is None:
        return []
    return [(label, payload) for label, payload in json.loads(vault.open(owner, BODY, body))]
