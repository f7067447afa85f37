"""A channel that remembers what it was given, and a clock that is set by hand."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

NOON = datetime(2026, 11, 26, 5, 0, tzinfo=UTC)
"""Noon in Jakarta."""


@dataclass
class SetClock:
    """A clock that stands still until it is moved."""

    now: datetime = NOON

    async def __call__(self, _session: AsyncSession) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class FakeChannel:
    """Takes messages, or answers as `answers` says for the next ones."""

    name: str = "telegram"
    sent: list[tuple[str, str]] = field(default_factory=list)
    answers: list[BaseException | None] = field(default_factory=list)
    always: Callable[[str], BaseException | None] = lambda _recipient: None
    slow: float = 0.0

    async def send(self, recipient: str, body: Mapping[str, Any]) -> None:
        await asyncio.sleep(self.slow)
        answer = self.answers.pop(0) if self.answers else self.always(recipient)
        if answer:
            raise answer
        self.sent.append((recipient, body["text"]))

    @property
    def texts(self) -> list[str]:
        return [text for _, text in self.sent]
