"""The bench of deliveries counts what arrived, and its Bot API holds Telegram's limits."""

from __future__ import annotations

from bench.alerts.bot_api import ALL, Limits
from bench.alerts.delivery import Arrival, _counted
from bench.alerts.matching import percentile
from jobs.delivery import AGAIN


def test_no_second_takes_more_than_the_limit_over_all_chats() -> None:
    limits = Limits()
    taken = [at / 100 for at in range(300) if limits.takes(str(at), at / 100)]
    assert max(sum(start <= at < start + 1 for at in taken) for start in taken) == ALL
    assert limits.refused == 300 - len(taken)


def test_a_chat_takes_one_message_a_second() -> None:
    limits = Limits()
    assert [limits.takes("7", at) for at in (0.5, 1.4, 1.5)] == [True, False, True]


def test_missing_doubled_and_marked_are_counted() -> None:
    arrived = [Arrival(number / 25, str(number), "kabar") for number in range(50)]
    doubled = [Arrival(12.0, "7", f"kabar {AGAIN}"), Arrival(12.1, "8", "kabar")]
    found = _counted([*arrived, *doubled], killed=25, count=60, refused=0)
    assert (found.missing, found.doubled, found.marked) == (10, 2, 1)
    assert 24 < found.rate < 26
    assert found.most_in_a_second in (25, 26)


def test_a_percentile_is_a_value_that_was_measured() -> None:
    assert percentile([3.0, 1.0, 2.0], 0.95) == 3.0
    assert percentile([1.0], 0.5) == 1.0
