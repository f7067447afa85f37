"""Doubtful messages are kept for review, without the person."""

from __future__ import annotations

import pytest
from fake_stores import FakeReview, FakeStore
from talking import Worker, turn_of

from actions.review import LONGEST, is_doubtful

GUESSES = (("nlu_fallback", 0.3), ("jkp_info", 0.25), ("jht_info", 0.2))


async def test_what_is_not_understood_is_kept_masked_with_the_guesses(
    worker: Worker, review: FakeReview
) -> None:
    await worker.say("nama saya Wati, anu 3271 gimana", "nlu_fallback", GUESSES)
    assert review.kept == [("nama saya [nama], anu [angka] gimana", ["jkp_info", "jht_info"])]


async def test_a_button_is_not_kept(worker: Worker, review: FakeReview) -> None:
    await worker.say("/nlu_fallback", "nlu_fallback", GUESSES)
    assert review.kept == []


async def test_what_is_understood_is_not_kept(worker: Worker, review: FakeReview) -> None:
    await worker.say("apa itu jkp", "jkp_info")
    assert review.kept == []


async def test_despair_is_never_kept(worker: Worker, review: FakeReview) -> None:
    await worker.say("saya lelah sekali", "distress", (("distress", 0.2),))
    assert review.kept == []


def test_a_long_story_is_not_kept() -> None:
    assert not is_doubtful("nlu_fallback", turn_of("a" * (LONGEST + 1), "nlu_fallback"))


async def test_a_failing_database_costs_no_answer(
    worker: Worker, store: FakeStore, caplog: pytest.LogCaptureFixture
) -> None:
    store.fails = True
    assert await worker.say("anu gimana", "nlu_fallback", GUESSES)
    assert "anu" not in caplog.text
