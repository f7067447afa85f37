"""One gentle reminder for a draft left alone: owed at each answer for two days later.

It needs no sweep: while the worker goes on its day moves, when the draft ends it is taken back.
"""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncSession

from knowledge.phrases import phrases
from storage.encryption import Vault
from storage.models import Case, OutboxMessage
from storage.outbox import Owed, owe

QUIET = timedelta(days=2)


def _key(case_id: str) -> str:
    return f"draft:{case_id}"


async def remind_later(session: AsyncSession, vault: Vault, sender: str, case: Case) -> None:
    """Owe the reminder, or move it; one that was sent is not sent again."""
    due = case.updated_at + QUIET
    waiting = OutboxMessage.key == _key(case.id), OutboxMessage.status == "pending"
    moved = update(OutboxMessage).where(*waiting).values(due=due).returning(OutboxMessage.id)
    if await session.scalar(moved) is not None:
        return
    phrase = phrases()["claim_reminder"]
    buttons = [{"title": each.label, "payload": f"/{each.intent}"} for each in phrase.buttons]
    body = {"text": phrase.text, "buttons": buttons}
    await owe(session, vault, Owed(_key(case.id), sender, "draft", body, due))


async def forget_reminder(session: AsyncSession, case_id: str) -> None:
    """The draft is finished, erased or moved: nothing is owed any more."""
    await session.execute(delete(OutboxMessage).where(OutboxMessage.key == _key(case_id)))
