"""How many messages may go now: GCRA, the leaky bucket that is one moment in time.

`next_at` is when the next message is due at the channel's rate. Over any time W at most
`(W + ahead) * rate + 1` messages are granted, whoever asks: the moment stands in the database. Each
message has its own moment, so that what is granted ahead is not sent in a burst.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from jobs.channels import Limits


@dataclass(frozen=True)
class Allowance:
    """What a channel's row says."""

    next_at: datetime
    paused_until: datetime | None = None


@dataclass(frozen=True)
class Grant:
    """`messages` may go; when there are none, `wait` seconds until it is worth asking.

    The first goes in `first` seconds, each other one `step` seconds after the one before.
    """

    messages: int
    next_at: datetime
    wait: float = 0.0
    first: float = 0.0
    step: float = 0.0

    def moments(self) -> list[float]:
        """Seconds from now at which each message goes."""
        return [self.first + place * self.step for place in range(self.messages)]


def grant(allowance: Allowance, limits: Limits, now: datetime, wanted: int) -> Grant:
    """As many of the `wanted` messages as the channel bears at `now`."""
    if allowance.paused_until and allowance.paused_until > now:
        pause = (allowance.paused_until - now).total_seconds()
        return Grant(0, allowance.next_at, pause)
    step = timedelta(seconds=1 / limits.rate)
    latest = now + timedelta(seconds=limits.ahead)
    # no grant leads beyond this: what does was written by a clock that has been set back since
    start = max(now, min(allowance.next_at, latest + step))
    if start > latest:
        return Grant(0, start, (start - latest).total_seconds())
    messages = min(wanted, (latest - start) // step + 1)
    first = (start - now).total_seconds()
    return Grant(messages, start + messages * step, 0.0, first, step.total_seconds())
