"""The tables, a file a subject."""

from storage.models.alerts import Alert, AlertKey, AlertMatch
from storage.models.base import OWNER_BYTES, SEALED, Base, BigId, Moment, owner_column, sealed
from storage.models.cases import (
    AuditEntry,
    Case,
    CaseAnswer,
    CaseChange,
    CaseDocument,
    CaseNote,
    CodeTry,
    DeskMessage,
    HandOff,
)
from storage.models.channels import ChannelUpdate, OfferedButtons
from storage.models.delivery import ChannelAllowance, ChatTurn, ContactPreference
from storage.models.facts import WorkerFact
from storage.models.files import StoredFile
from storage.models.officers import LoginTry, Officer, OfficerSession, RecoveryCode
from storage.models.outbox import OutboxMessage
from storage.models.postings import PostingRow, SourceState
from storage.models.reminders import Application, Reminder
from storage.models.review import UnansweredMessage
from storage.models.transcript import WebMessage
from storage.models.usage import UsageCount

__all__ = [
    "OWNER_BYTES",
    "SEALED",
    "Base",
    "Moment",
    "owner_column",
    "sealed",
    "Alert",
    "AlertKey",
    "AlertMatch",
    "Application",
    "Reminder",
    "Case",
    "CaseAnswer",
    "CaseDocument",
    "CaseNote",
    "CaseChange",
    "HandOff",
    "DeskMessage",
    "AuditEntry",
    "CodeTry",
    "BigId",
    "ChannelAllowance",
    "ChannelUpdate",
    "ChatTurn",
    "ContactPreference",
    "LoginTry",
    "OfferedButtons",
    "Officer",
    "OfficerSession",
    "OutboxMessage",
    "RecoveryCode",
    "StoredFile",
    "UnansweredMessage",
    "WorkerFact",
    "PostingRow",
    "SourceState",
    "UsageCount",
    "WebMessage",
]
