"""The buttons that were offered to a person: payloads stay here, a channel carries a token."""

from __future__ import annotations

import json
import secrets
from datetime import UTC, datetime

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.encryption import Vault
from storage.models import OfferedButtons

BODY = "offered_buttons.body"
TOKEN_BYTES = 9

Pairs = list[tuple[str, str]]
"""Label and payload of each button, in their order."""


async def offer(
    session: AsyncSession, vault: Vault, sender: str, buttons: Pairs, typed: bool = True
) -> str:
    """Remember buttons; the token under which one is tapped as `token:place`, "" for none.

    `typed`: from now on a typed number means one of these, and none of those before.
    """
    token, owner = secrets.token_urlsafe(TOKEN_BYTES), vault.index(sender)
    if typed:
        before = OfferedButtons.owner == owner, OfferedButtons.typed
        await session.execute(update(OfferedButtons).where(*before).values(typed=False))
    if not buttons:
        return ""
    body = vault.seal(owner, BODY, json.dumps(buttons, ensure_ascii=False))
    now = datetime.now(UTC)
    row = {"token": token, "owner": owner, "typed": typed, "body": body, "created_at": now}
    await session.execute(insert(OfferedButtons).values(row))
    return token


async def last_offer(session: AsyncSession, vault: Vault, sender: str) -> Pairs:
    """What a typed number or label means now."""
    mine = OfferedButtons.owner == vault.index(sender), OfferedButtons.typed
    row = await session.scalar(select(OfferedButtons).where(*mine))
    return _pairs(vault, row) if row else []


async def tapped(
    session: AsyncSession, vault: Vault, sender: str, token: str
) -> tuple[str, str] | None:
    """Label and payload of a tapped button; None when it was never this sender's, or is too old."""
    name, _, place = token.rpartition(":")
    mine = OfferedButtons.token == name, OfferedButtons.owner == vault.index(sender)
    row = await session.scalar(select(OfferedButtons).where(*mine))
    pairs = _pairs(vault, row) if row else []
    return pairs[int(place)] if place.isdecimal() and int(place) < len(pairs) else None


def _pairs(vault: Vault, row: OfferedButtons) -> Pairs:
    loaded = json.loads(vault.open(row.owner, BODY, row.body))
    return [(label, payload) for label, payload in loaded]
