"""The memory of running conversations for several processes: in a database, with an end.

As `SessionStore`, one current session a person, but in a table that every Rasa process reads; the
lock in Redis keeps one person's messages apart. Rasa's own SQL store keeps each event of each
session for ever, here a conversation is one row, encrypted, replaced at each message, and
erased a day after its last one.
"""

from __future__ import annotations

import logging
import time
import zlib
from typing import Any, Optional

import sqlalchemy as sa
from cryptography.fernet import Fernet, InvalidToken
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import (
    SerializedTrackerAsText,
    SQLTrackerStore,
    TrackerStore,
    create_engine_kwargs,
)
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from nlu.serving.store import SessionStore

logger = logging.getLogger(__name__)
KEPT_SECONDS = 24 * 3600
SWEEP_EVERY = 500
"""Saves between two sweeps of what is over."""

TABLES = sa.MetaData()
CONVERSATIONS = sa.Table(
    "conversations",
    TABLES,
    sa.Column("sender_id", sa.String(255), primary_key=True),
    sa.Column("tracker", sa.LargeBinary, nullable=False),
    sa.Column("saved_at", sa.Float, nullable=False, index=True),
)


class SharedSessionStore(TrackerStore, SerializedTrackerAsText):
    """A tracker store whose conversations every process on one database shares."""

    def __init__(
        self,
        domain: Domain,
        event_broker: Optional[EventBroker] = None,
        host: Any = None,
        dialect: str = "postgresql",
        port: Any = None,
        db: str = "tracker",
        username: Optional[str] = None,
        password: Optional[str] = None,
        key: str = "",
        **kwargs: Any,
    ) -> None:
        """Made by Rasa from endpoints.yml, with the names of its own SQL store.

        `key` (32 bytes in URL-safe base64) encrypts what is said; every process has the same.
        """
        self._box = Fernet(key)
        number = int(port) if port else None
        url = SQLTrackerStore.get_db_url(dialect, host, number, db, username, password)
        self._engine = sa.create_engine(url, pool_pre_ping=True, **create_engine_kwargs(url))
        self._saves = 0
        self._make_table()
        super().__init__(domain, event_broker, **kwargs)

    def _make_table(self) -> None:
        """Processes that start together may find the table half made by another."""
        try:
            TABLES.create_all(self._engine)
        except (sa.exc.ProgrammingError, sa.exc.IntegrityError, sa.exc.OperationalError):
            TABLES.create_all(self._engine)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep the tracker's current session in the place of what was there."""
        await self.stream_events(tracker)
        SessionStore._forget_past_sessions(tracker)
        plain = zlib.compress(self.serialise_tracker(tracker).encode(), 1)
        packed = self._box.encrypt(plain)
        values = {"tracker": packed, "saved_at": time.time()}
        mine = CONVERSATIONS.c.sender_id == tracker.sender_id
        with self._engine.begin() as connection:
            # the lock of the person is held: nobody else writes this row
            if not connection.execute(CONVERSATIONS.update().where(mine).values(values)).rowcount:
                row = {"sender_id": tracker.sender_id, **values}
                connection.execute(CONVERSATIONS.insert().values(row))
        self._sweep()

    def _sweep(self) -> None:
        """Now and then erase what nobody continued for a day."""
        self._saves += 1
        if self._saves % SWEEP_EVERY == 1:
            over = CONVERSATIONS.c.saved_at < time.time() - KEPT_SECONDS
            with self._engine.begin() as connection:
                connection.execute(CONVERSATIONS.delete().where(over))

    async def retrieve(self, sender_id: str) -> Optional[DialogueStateTracker]:
        """The running conversation of a person, None when there is none."""
        asked = sa.select(CONVERSATIONS.c.tracker).where(CONVERSATIONS.c.sender_id == sender_id)
        with self._engine.connect() as connection:
            packed = connection.execute(asked).scalar()
        return self._opened(sender_id, packed) if packed else None

    def _opened(self, sender_id: str, packed: bytes) -> Optional[DialogueStateTracker]:
        """The conversation; None under another key: it begins again, the facts are elsewhere."""
        try:
            plain = zlib.decompress(self._box.decrypt(packed)).decode()
        except InvalidToken:
            logger.warning("a conversation was written under another TRACKER_KEY")
            return None
        return self.deserialise_tracker(sender_id, plain)

    async def delete(self, sender_id: str) -> None:
        """Forget a person."""
        with self._engine.begin() as connection:
            connection.execute(CONVERSATIONS.delete().where(CONVERSATIONS.c.sender_id == sender_id))

    async def keys(self) -> Any:
        """The ids of everybody who is kept."""
        with self._engine.connect() as connection:
            return list(connection.execute(sa.select(CONVERSATIONS.c.sender_id)).scalars())
