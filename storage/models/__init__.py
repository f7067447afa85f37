"""The tables, a file a subject."""

from storage.models.base import OWNER_BYTES, Base, Moment
from storage.models.delivery import ChannelAllowance, ChatTurn, ContactPreference
from storage.models.facts import WorkerFact
from storage.models.files import StoredFile
from storage.models.outbox import OutboxMessage
from storage.models.review import UnansweredMessage

__all__ = [
    "Base",
    "ChannelAllowance",
    "ChatTurn",
    "ContactPreference",
    "Moment",
    "OWNER_BYTES",
    "OutboxMessage",
    "StoredFile",
    "UnansweredMessage",
    "WorkerFact",
]
