"""`teman alerts`: what is owed is written once; what failed is listed and can be sent again."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from bot import __main__ as command_line
from bot.commands import alerts as command
from jobs.quiet import Quiet
from jobs.reminders import Item, schedule
from jobs.rounds import Work
from storage.encryption import Vault
from storage.facts import Sessions
from storage.models import OutboxMessage, Reminder


@pytest.fixture
def work(sessions: Sessions, vault: Vault, monkeypatch: pytest.MonkeyPatch) -> Work:
    made = Work(sessions, vault)
    monkeypatch.setattr(command, "work", lambda: made)
    return made


async def due_reminder(work: Work) -> None:
    now = datetime.now(UTC)
    today = Quiet().local(now).date()
    async with work.sessions.begin() as session:
        until = today + timedelta(days=2)
        item = Item("jkp_month_1", "Ajukan klaim JKP", "SIAPkerja", today, until)
        await schedule(session, work.vault, "telegram:7", [item], now)
        await session.execute(update(Reminder).values(due=now - timedelta(hours=1)))


def ran(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert command_line.run(["alerts", *arguments]) == 0
    return capsys.readouterr().out


async def test_what_is_due_is_written_once(work: Work, capsys: pytest.CaptureFixture[str]) -> None:
    await due_reminder(work)
    first = await asyncio.to_thread(ran, capsys, "run")
    assert "reminders: 1" in first
    assert "outbox pending: 1" in first
    assert "reminders: 0" in await asyncio.to_thread(ran, capsys, "run")


async def test_what_failed_is_listed_without_words_and_sent_again(
    work: Work, capsys: pytest.CaptureFixture[str]
) -> None:
    await due_reminder(work)
    await asyncio.to_thread(ran, capsys, "run")
    async with work.sessions.begin() as session:
        await session.execute(
            update(OutboxMessage).values(
                status="failed", error="Rejected", finished_at=datetime.now(UTC)
            )
        )
    shown = await asyncio.to_thread(ran, capsys, "failed")
    assert "Rejected" in shown
    assert "Ajukan" not in shown
    assert "telegram:7" not in shown
    await asyncio.to_thread(ran, capsys, "failed", "--again")
    async with work.sessions() as session:
        states = {row.status for row in await session.scalars(select(OutboxMessage))}
    assert states == {"pending"}
