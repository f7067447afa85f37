"""How often one browser and one address may ask: a bucket of tokens for each."""

from __future__ import annotations

import ipaddress
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

REMEMBERED = 20_000
"""Buckets kept at most; whoever has been silent longest is forgotten and starts full again."""


@dataclass(frozen=True)
class Rate:
    """`burst` at once, then `per_minute`."""

    burst: int
    per_minute: float


class Limiter:
    """Buckets of one rate by key, in the memory of this process."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` counts seconds."""
        self._rate = rate
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, key: str) -> float:
        """Take one token; 0 when there was one, else the seconds until there is."""
        now = self._clock()
        tokens, since = self._buckets.pop(key, (float(self._rate.burst), now))
        a_second = self._rate.per_minute / 60
        tokens = min(self._rate.burst, tokens + (now - since) * a_second)
        taken = tokens >= 1
        self._buckets[key] = (tokens - taken, now)
        if len(self._buckets) > REMEMBERED:
            self._buckets.popitem(last=False)
        return 0 if taken else (1 - tokens) / a_second


def address_key(host: str | None) -> str:
    """An address as a key: IPv6 by its /64, because one customer has all of it."""
    try:
        address = ipaddress.ip_address(host or "")
    except ValueError:
        return host or "unknown"
    if isinstance(address, ipaddress.IPv6Address):
        return str(address.ipv4_mapped or ipaddress.ip_network((address, 64), strict=False))
    return str(address)
