"""The limiter: over any window, whoever asks and whenever, no more than the channel bears."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from fake_channel import NOON
from hypothesis import given
from hypothesis import strategies as st

from jobs.channels import Limits
from jobs.limiter import Allowance, grant

asks = st.lists(st.tuples(st.floats(0, 0.5), st.integers(1, 40)), min_size=1, max_size=80)
limits = st.builds(Limits, rate=st.floats(1, 80), gap=st.just(1.0), ahead=st.floats(0, 0.5))
Moments = list[float]


def asked(limits: Limits, asks: list[tuple[float, int]]) -> Moments:
    """The moments, in seconds from the start, of all messages that were granted."""
    now, allowance, moments = NOON, Allowance(NOON), []
    for pause, wanted in asks:
        now += timedelta(seconds=pause)
        found = grant(allowance, limits, now, wanted)
        assert found.messages <= wanted
        moments += [(now - NOON).total_seconds() + each for each in found.moments()]
        allowance = Allowance(found.next_at)
    return moments


@given(limits, asks)
def test_messages_are_apart_by_the_rate(limits: Limits, asks: list[tuple[float, int]]) -> None:
    moments = asked(limits, asks)
    gaps = [after - before for before, after in pairwise(moments)]
    assert all(gap >= 1 / limits.rate - 1e-5 for gap in gaps)


@given(limits, asks)
def test_no_second_holds_more_than_the_rate_and_one(
    limits: Limits, asks: list[tuple[float, int]]
) -> None:
    moments = asked(limits, asks)
    for start in moments:
        within = [each for each in moments if start <= each < start + 1 - 1e-3]
        assert len(within) <= limits.rate + 1


@given(limits, asks)
def test_nothing_is_granted_further_ahead_than_said(
    limits: Limits, asks: list[tuple[float, int]]
) -> None:
    now, allowance = NOON, Allowance(NOON)
    for pause, wanted in asks:
        now += timedelta(seconds=pause)
        found = grant(allowance, limits, now, wanted)
        assert all(each <= limits.ahead + 1e-5 for each in found.moments())
        allowance = Allowance(found.next_at)


@given(limits)
def test_who_asks_often_enough_gets_the_whole_rate(limits: Limits) -> None:
    pause = max(limits.ahead / 2, 0.01)
    moments = asked(limits, [(pause, 40)] * 100)
    if 40 / pause > limits.rate:
        assert len(moments) >= 100 * pause * limits.rate * 0.6


@given(limits, st.floats(0.01, 100))
def test_waiting_as_long_as_told_is_enough(limits: Limits, late: float) -> None:
    used = Allowance(NOON + timedelta(seconds=late))
    refused = grant(used, limits, NOON, 1)
    if refused.messages:
        return
    later = NOON + timedelta(seconds=refused.wait + 1e-5)
    assert grant(Allowance(refused.next_at), limits, later, 1).messages == 1


def test_a_pause_of_the_channel_stops_everything() -> None:
    paused = Allowance(NOON, NOON + timedelta(seconds=30))
    found = grant(paused, Limits(25, 1), NOON, 10)
    assert (found.messages, found.wait) == (0, 30.0)
    assert grant(paused, Limits(25, 1), NOON + timedelta(seconds=30), 10).messages


def test_a_clock_that_was_set_back_freezes_nothing() -> None:
    next_week = Allowance(NOON + timedelta(days=7))
    found = grant(next_week, Limits(25, 1), NOON, 1)
    assert found.wait <= 1.0
