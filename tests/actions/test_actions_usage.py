"""Intents and sums are counted, without a person and without waiting for the database."""

from __future__ import annotations

from datetime import date

import pytest
from rasa_sdk.events import FollowupAction

from actions import usage
from actions.usage import Tally


class Written:
    """Keeps what it is given, or fails."""

    def __init__(self) -> None:
        self.added: list[dict[tuple[str, str], int]] = []
        self.broken = False

    async def add(self, day: date, counted: dict[tuple[str, str], int]) -> None:
        if self.broken:
            raise OSError("no database")
        self.added.append(dict(counted))


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Written:
    made = Written()
    monkeypatch.setattr(usage, "store", lambda: made)
    return made


async def test_a_sum_counts_when_it_is_said_not_when_it_asks(written: Written) -> None:
    tally = Tally()
    tally.note("severance_calculate", [FollowupAction("severance_form")])
    tally.note("severance_calculate", [])
    tally.note("greet", [])
    await tally.write()
    assert written.added == [
        {
            ("intent", "severance_calculate"): 2,
            ("sum", "severance_calculate"): 1,
            ("intent", "greet"): 1,
        }
    ]
    assert not tally.counted


async def test_it_writes_by_itself_now_and_then(
    written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    tally = Tally()
    tally.note("greet", [])
    assert tally.writing is None
    monkeypatch.setattr(usage, "EVERY_SECONDS", 0)
    tally.note("greet", [])
    assert tally.writing is not None
    await tally.writing
    assert written.added == [{("intent", "greet"): 2}]


async def test_a_database_that_fails_loses_no_counts(written: Written) -> None:
    tally, written.broken = Tally(), True
    tally.note("greet", [])
    await tally.write()
    written.broken = False
    tally.note("greet", [])
    await tally.write()
    assert written.added == [{("intent", "greet"): 2}]
