"""Why a source gave nothing. No message holds an address, which may carry a key."""

from __future__ import annotations


class Trouble(Exception):
    """A source could not answer; `passing` is worth another try."""

    passing = False

    def __init__(self, host: str, why: str) -> None:
        self.host = host
        self.why = why
        super().__init__(f"{host}: {why}")


class Unreachable(Trouble):
    """No connection, no answer in time, or an answer that broke off."""

    passing = True


class Failing(Trouble):
    """5xx: the source has a fault of its own."""

    passing = True


class Busy(Trouble):
    """429: ask again after `after` seconds."""

    passing = True

    def __init__(self, host: str, after: float | None = None) -> None:
        self.after = after
        super().__init__(host, "asks us to wait" + (f" {after:.0f} s" if after else ""))


class Refused(Trouble):
    """4xx or a redirect: the same question would be refused again."""


class Unreadable(Trouble):
    """Not what was promised: HTML instead of JSON, a body over the limit, another shape."""


class Resting(Trouble):
    """It failed several times in a row, or we would have to stand in line for too long."""
