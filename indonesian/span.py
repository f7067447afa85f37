"""What every reader returns: a value and where it stands in the message."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Span:
    """A value read in a text; `start` and `end` are offsets into the original text.

    `value` is int rupiah (money), int months (duration) or an ISO string (date).
    `upper` is the top of a range such as "4-5 juta"; `value` is then its bottom.
    """

    start: int
    end: int
    text: str
    value: object
    entity: str
    role: str | None = None
    upper: int | None = None
