"""Buckets of tokens, with a clock of the test."""

from __future__ import annotations

from bot.web import limits
from bot.web.limits import Limiter, Rate, address_key


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_passes_and_then_one_has_to_wait_until_a_token_is_there() -> None:
    clock = Clock()
    limiter = Limiter(Rate(burst=3, per_minute=60), clock)
    assert [limiter.wait("a") for _ in range(4)] == [0, 0, 0, 1]
    clock.now = 0.5
    assert limiter.wait("a") == 0.5
    clock.now = 1
    assert limiter.wait("a") == 0
    assert limiter.wait("a") == 1


def test_a_bucket_never_holds_more_than_its_burst() -> None:
    clock = Clock()
    limiter = Limiter(Rate(burst=2, per_minute=60), clock)
    limiter.wait("a")
    clock.now = 3600
    assert [limiter.wait("a") > 0 for _ in range(3)] == [False, False, True]


def test_keys_do_not_share_a_bucket() -> None:
    limiter = Limiter(Rate(burst=1, per_minute=1), Clock())
    assert limiter.wait("a") == 0
    assert limiter.wait("b") == 0
    assert limiter.wait("a") > 0


def test_memory_is_bounded_and_keeps_whoever_asked_last(monkeypatch) -> None:
    monkeypatch.setattr(limits, "REMEMBERED", 2)
    limiter = Limiter(Rate(burst=1, per_minute=1), Clock())
    for key in ("a", "b", "a", "c"):
        limiter.wait(key)
    assert limiter.wait("a") > 0
    assert limiter.wait("b") == 0


def test_an_address_of_version_6_counts_with_its_neighbours() -> None:
    assert address_key("2001:db8:1:2::7") == address_key("2001:db8:1:2:ffff::1")
    assert address_key("2001:db8:1:2::7") != address_key("2001:db8:1:3::7")
    assert address_key("::ffff:192.0.2.1") == address_key("192.0.2.1") == "192.0.2.1"
    assert address_key(None) == "unknown"
