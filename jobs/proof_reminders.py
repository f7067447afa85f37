"""Who receives JKP is reminded of each month's proof, with or without a plan."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from jobs.applications import BODY
from jobs.proof_month import STARTED, ProofMonth, jkp_months
from jobs.reminders import PROOF_MONTH, Item, cancel_months, schedule
from knowledge.phrases import phrases
from storage.encryption import Vault
from storage.models import Application

WHERE = "SIAPkerja, menu JKP"


async def begin(
    session: AsyncSession, vault: Vault, sender: str, day: date, now: datetime
) -> list[ProofMonth]:
    """Keep the day on which JKP was first paid and remind of its later months; those months.

    An earlier day is forgotten, and so are the months that a plan had only estimated.
    """
    owner = vault.index(sender)
    mine = Application.owner == owner, Application.kind == STARTED
    await session.execute(delete(Application).where(*mine))
    sealed = vault.seal(owner, BODY, "{}")
    session.add(Application(owner=owner, day=day, kind=STARTED, body=sealed, created_at=now))
    await session.flush()
    await cancel_months(session, owner)
    later = jkp_months(day)[1:]
    await schedule(session, vault, sender, map(_item, later), now, "applications")
    return later


def _item(month: ProofMonth) -> Item:
    title = phrases()["proof_title"].text.format(number=month.number)
    step = f"{PROOF_MONTH}{month.number}"
    return Item(step, title, WHERE, month.first, month.last)
