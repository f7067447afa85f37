"""Wordings that were not understood are kept without a person, counted and labelled."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select, update

from storage.encryption import Vault
from storage.facts import Sessions
from storage.models import UnansweredMessage
from storage.review import KEPT, LABELLED, NEW, ReviewStore

GUESSES = [("jkp_info", 0.2512), ("jht_info", 0.1)]


@pytest.fixture
def review(sessions: Sessions, vault: Vault) -> ReviewStore:
    return ReviewStore(sessions, vault)


async def test_the_same_wording_is_counted_whatever_its_case(review: ReviewStore) -> None:
    for text in ("Duit gw mana", "duit gw mana", "kapan turun"):
        await review.note(text, GUESSES)
    first, second = await review.with_status(NEW)
    assert (first.text, first.count, second.count) == ("Duit gw mana", 2, 1)
    assert first.guesses == [("jkp_info", 0.251), ("jht_info", 0.1)]


async def test_a_label_takes_a_wording_out_of_the_queue(review: ReviewStore) -> None:
    await review.note("duit gw mana", GUESSES)
    await review.note("asdf", GUESSES)
    duit, asdf = await review.with_status(NEW)
    await review.label(duit.id, "jkp_problem")
    await review.drop(asdf.id)
    assert await review.with_status(NEW) == []
    (labelled,) = await review.with_status(LABELLED)
    assert labelled.label == "jkp_problem"
    await review.exported([labelled.id])
    assert await review.with_status(LABELLED) == []


async def test_the_database_does_not_hold_the_words(
    review: ReviewStore, sessions: Sessions
) -> None:
    await review.note("duit gw mana", GUESSES)
    async with sessions() as session:
        row = await session.scalar(select(UnansweredMessage))
    assert row
    assert b"duit" not in row.text + row.fingerprint


async def test_what_nobody_asks_again_is_forgotten(review: ReviewStore, sessions: Sessions) -> None:
    await review.note("kapan turun", GUESSES)
    async with sessions.begin() as session:
        long_ago = datetime.now(UTC) - KEPT * 1.1
        await session.execute(update(UnansweredMessage).values(last_seen=long_ago))
    await review.note("duit gw mana", GUESSES)
    assert [each.text for each in await review.with_status(NEW)] == ["duit gw mana"]
