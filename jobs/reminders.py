"""Reminders of deadlines: from a plan or a case, at a decent hour, until the step is done."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import CursorResult, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from benefits.plan import Plan, Step
from benefits.tenure import add_months
from jobs.applications import progress, said_progress
from jobs.claiming import quiet_of
from jobs.clock import Clock, database_clock
from jobs.proof_month import ProofMonth, first_paid, month_at
from jobs.quiet import Quiet
from knowledge.phrases import phrases
from storage.encryption import Vault
from storage.models import ContactPreference, Reminder
from storage.outbox import Owed, owe

SENDER, BODY = "reminder.sender", "reminder.body"
HOUR = 9
SPREAD = timedelta(minutes=60)
AT_ONCE = 500
LEADS = ((60, (30, 7, 1)), (10, (7, 1)), (3, (3, 1)), (0, (1,)))
"""Days left now, and how many days before the end to remind of it."""

REMINDED = (
    *("refusal", "bipartit", "mediation", "own_report", "employer_report"),
    *("jkp_month", "jht_claim", "health_cover", "health_switch"),
)
"""What the keys of the steps begin with that are worth a reminder."""

JKP_MONTH = "jkp_month_"
"""Begins the step of a month as a plan estimates it, from the day of the claim."""

PROOF_MONTH = "jkp_proof_"
"""Begins the step of a month as it is known, from the day on which JKP was first paid."""


@dataclass(frozen=True)
class Item:
    """A step to be reminded of: from `begins`, or before `until` where it has an end."""

    step: str
    title: str
    where: str
    begins: date
    until: date | None = None


@dataclass(frozen=True)
class Waiting:
    """A step whose reminders wait: the next comes at `next_at`."""

    step: str
    title: str
    until: date | None
    next_at: datetime


def items_of(plan: Plan) -> list[Item]:
    """The steps of a plan that are worth a reminder."""
    steps = (step for step in plan.steps if not step.done and _worth(step))
    return [Item(each.key, each.title, each.where, each.date, each.until) for each in steps]


def _worth(step: Step) -> bool:
    return step.key.startswith(REMINDED)


def days_of(item: Item, today: date) -> Iterator[date]:
    """The days on which to remind: when a step begins, and some days before its end."""
    if item.begins > today:
        yield item.begins
    if item.until:
        start = max(item.begins, today)
        left = (item.until - start).days
        leads = next((leads for least, leads in LEADS if left >= least), ())
        yield from (day for lead in leads if (day := item.until - timedelta(days=lead)) > start)


async def schedule(
    session: AsyncSession,
    vault: Vault,
    sender: str,
    items: Iterable[Item],
    now: datetime,
    source: str = "plan",
) -> int:
    """Remind `sender` of these steps in place of those that waited from `source`; how many.

    Months of JKP that a plan estimates are left out where their real days are known.
    """
    owner = vault.index(sender)
    if await first_paid(session, owner):
        items = [each for each in items if not each.step.startswith(JKP_MONTH)]
    quiet = quiet_of(await session.get(ContactPreference, owner))
    await _forget(session, owner, source)
    rows = [
        _row(vault, owner, sender, item, due) | {"source": source}
        for item in items
        for due in dict.fromkeys(_moments(item, quiet, owner, now))
    ]
    if rows:
        await session.execute(insert(Reminder), rows)
    return len({row["step"] for row in rows})


async def cancel_months(session: AsyncSession, owner: bytes) -> None:
    """Remind no more of the months of JKP that a plan or a case estimated."""
    mine = Reminder.owner == owner, Reminder.status == "waiting"
    await session.execute(delete(Reminder).where(*mine, Reminder.step.startswith(JKP_MONTH)))


async def _forget(session: AsyncSession, owner: bytes, source: str) -> None:
    mine = Reminder.owner == owner, Reminder.source == source
    await session.execute(delete(Reminder).where(*mine, Reminder.status != "told"))


def _moments(item: Item, quiet: Quiet, owner: bytes, now: datetime) -> Iterator[datetime]:
    """In the morning of the person's own zone, spread over an hour."""
    zone = quiet.local(now).tzinfo
    for day in days_of(item, quiet.local(now).date()):
        morning = datetime.combine(day, time(HOUR), tzinfo=zone)
        yield quiet.next_decent(morning + SPREAD * (owner[0] / 256))


def _row(vault: Vault, owner: bytes, sender: str, item: Item, due: datetime) -> dict[str, Any]:
    until = item.until and item.until.isoformat()
    body = json.dumps({"title": item.title, "where": item.where, "until": until})
    return {
        "owner": owner,
        "sender": vault.seal(owner, SENDER, sender),
        "step": item.step,
        "due": due,
        "body": vault.seal(owner, BODY, body),
        "status": "waiting",
    }


async def waiting(session: AsyncSession, vault: Vault, owner: bytes) -> Sequence[Waiting]:
    """The steps that a person will be reminded of, the next one first."""
    mine = Reminder.owner == owner, Reminder.status == "waiting"
    rows = await session.scalars(select(Reminder).where(*mine).order_by(Reminder.due))
    found: dict[str, Waiting] = {}
    for row in rows:
        body = json.loads(vault.open(owner, BODY, row.body))
        until = date.fromisoformat(body["until"]) if body["until"] else None
        found.setdefault(row.step, Waiting(row.step, body["title"], until, row.due))
    return list(found.values())


async def stop(session: AsyncSession, owner: bytes, step: str | None = None) -> int:
    """Remind no more of one step, or of any; how many reminders waited."""
    which = [Reminder.owner == owner, Reminder.status == "waiting"]
    which += [Reminder.step == step] if step is not None else []
    done = await session.execute(update(Reminder).where(*which).values(status="stopped"))
    return done.rowcount if isinstance(done, CursorResult) else 0


async def remind_due(
    sessions: async_sessionmaker[AsyncSession], vault: Vault, clock: Clock = database_clock
) -> int:
    """Owe the reminders that are due now, each in a transaction of its own; how many."""
    async with sessions.begin() as session:
        now = await clock(session)
        due = select(Reminder.id).where(Reminder.status == "waiting", Reminder.due <= now)
        numbers = (await session.scalars(due.order_by(Reminder.due).limit(AT_ONCE))).all()
    for number in numbers:
        async with sessions.begin() as session:
            await _remind(session, vault, number, now)
    return len(numbers)


async def _remind(session: AsyncSession, vault: Vault, number: int, now: datetime) -> None:
    row = await session.get(Reminder, number, with_for_update=True)
    if row is None or row.status != "waiting":
        return
    row.status = "told"
    sender = vault.open(row.owner, SENDER, row.sender)
    body = await _message(session, vault, row, now)
    await owe(session, vault, Owed(f"reminder:{row.id}", sender, "reminder", body, now))


async def _message(
    session: AsyncSession, vault: Vault, row: Reminder, now: datetime
) -> dict[str, Any]:
    """The words of a reminder; a month of JKP says how many applications are still missing."""
    known = json.loads(vault.open(row.owner, BODY, row.body))
    quiet = quiet_of(await session.get(ContactPreference, row.owner))
    today = quiet.local(now).date()
    until = date.fromisoformat(known["until"]) if known["until"] else None
    end = phrases()["reminder_until"].text if until else ""
    left = (until - today).days if until else 0
    said = {
        "title": known["title"],
        "where": known["where"],
        "until": end.format(until=f"{until:%d-%m-%Y}", left=left) if until else "",
        "count": "",
    }
    if until and row.step.startswith((JKP_MONTH, PROOF_MONTH)) and row.step != f"{JKP_MONTH}1":
        start = await first_paid(session, row.owner)
        month = month_at(until, start) if start else _estimated(row.step, until)
        said["count"] = said_progress(await progress(session, row.owner, month), month)
    return {
        "text": phrases()["reminder"].text.format(**said).strip(),
        "buttons": _buttons(row.step),
    }


def _estimated(step: str, until: date) -> ProofMonth:
    """The month of JKP that a step of a plan ends."""
    first = add_months(until + timedelta(days=1), -1)
    return ProofMonth(first, until, int(step.rpartition("_")[2]))


def _buttons(step: str) -> list[dict[str, str]]:
    done = json.dumps({"reminder": step})
    return [
        {"title": "Sudah beres", "payload": f"/inform{done}"},
        {"title": "Daftar pengingat", "payload": '/inform{"reminder": "list"}'},
        {"title": "Stop semua", "payload": '/inform{"reminder": "stop"}'},
    ]
