"""The conversation of a web page, kept encrypted for a limited time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from storage.database import insert_for
from storage.encryption import Vault
from storage.models import WebMessage
from storage.retention import CONVERSATION_KEPT

SHOWN = 200
"""How many bubbles a page shows at most: the last ones."""
FIELD = "web.message"


@dataclass(frozen=True)
class Said:
    """One bubble: who said it (`me`, `bot`), its text, and what is under it.

    A button is its label and the token by which the gateway knows it.
    """

    who: str
    text: str
    buttons: tuple[tuple[str, str], ...] = ()
    files: tuple[dict[str, str], ...] = ()
    id: int = 0
    at: datetime = field(default_factory=lambda: datetime.now(UTC))

    def content(self) -> str:
        """As it is stored."""
        kept = {"who": self.who, "text": self.text, "buttons": self.buttons, "files": self.files}
        return json.dumps(kept, ensure_ascii=False)


class Transcript:
    """Writes and reads what a sender of the web page said and was told."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession], vault: Vault) -> None:
        """`sessions`: where to; `vault`: how to encrypt."""
        self._sessions = sessions
        self._vault = vault

    async def add(self, sender: str, said: Sequence[Said], key: str | None = None) -> None:
        """Write bubbles in their order; with a `key` once, however often they come."""
        owner = self._vault.index(sender)
        async with self._sessions.begin() as session:
            for place, each in enumerate(said):
                row = {
                    "owner": owner,
                    "key": f"{key}.{place}" if key else None,
                    "content": self._vault.seal(owner, FIELD, each.content()),
                    "created_at": each.at,
                }
                once = insert_for(session)(WebMessage).values(**row)
                await session.execute(once.on_conflict_do_nothing(index_elements=["owner", "key"]))

    async def since(self, sender: str, after: int = 0) -> list[Said]:
        """The last `SHOWN` bubbles with an id above `after`, oldest first."""
        owner, oldest = self._vault.index(sender), datetime.now(UTC) - CONVERSATION_KEPT
        mine = WebMessage.owner == owner, WebMessage.id > after, WebMessage.created_at >= oldest
        newest = select(WebMessage).where(*mine).order_by(WebMessage.id.desc()).limit(SHOWN)
        async with self._sessions() as session:
            rows = (await session.scalars(newest)).all()
        return [self._opened(owner, row) for row in reversed(rows)]

    async def has(self, sender: str, message_id: int) -> bool:
        """Whether a bubble is still there: not erased since a page showed it."""
        owner = self._vault.index(sender)
        there = select(WebMessage.id).where(WebMessage.id == message_id, WebMessage.owner == owner)
        async with self._sessions() as session:
            return await session.scalar(there) is not None

    def _opened(self, owner: bytes, row: WebMessage) -> Said:
        kept: dict[str, Any] = json.loads(self._vault.open(owner, FIELD, row.content))
        buttons = tuple((label, token) for label, token in kept["buttons"])
        files = tuple(kept["files"])
        return Said(kept["who"], kept["text"], buttons, files, row.id, row.created_at)
