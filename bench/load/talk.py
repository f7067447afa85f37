"""What people say under load, and how much of it was answered as it must be."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SCRIPT = (
    "halo",
    "apa itu jkp",
    "syaratnya apa aja",
    "hitung pesangon",
    "gaji saya 5 juta",
    "7 tahun",
    "pensiun",
    "kalau jht cairnya kapan",
    "pesangon saya belum dibayar gimana",
    "makasih ya",
)
"""A talk of ten turns: pages, a follow-up, a form of three questions, a sum."""

GAP = 6.0
"""Seconds between two messages of one person."""


@dataclass(frozen=True)
class Message:
    """Who says what, when (seconds from the start); `turn` is its place in the script."""

    at: float
    person: int
    turn: int

    @property
    def text(self) -> str:
        """The words."""
        return SCRIPT[self.turn]


def schedule(rate: float, seconds: float, first: int) -> list[Message]:
    """Messages at a constant rate: new people begin as others come to their end."""
    count = int(rate * seconds)
    waiting: list[tuple[float, int, int]] = []
    messages, person = [], first
    for number in range(count):
        at = number / rate
        if waiting and waiting[0][0] <= at:
            _, who, turn = waiting.pop(0)
        else:
            who, turn, person = person, 0, person + 1
        messages.append(Message(at, who, turn))
        if turn + 1 < len(SCRIPT):
            waiting.append((at + GAP, who, turn + 1))
    return messages


@dataclass(frozen=True)
class Measured:
    """What became of the messages of a run; times in milliseconds."""

    said: int
    lost: int
    doubled: int
    wrong: int
    p50: float
    p95: float
    p99: float
    elapsed: float

    @property
    def rate(self) -> float:
        """Answers a second, from the first message to the last answer."""
        return (self.said - self.lost) / self.elapsed


def compared(
    heard: Mapping[int, Sequence[str]], expected: Mapping[int, Sequence[str]]
) -> tuple[int, int, int]:
    """Lost, doubled and wrong messages, over all people."""
    lost = doubled = wrong = 0
    for person, wanted in expected.items():
        got = list(heard.get(person, ()))
        lost += max(0, len(wanted) - len(got))
        doubled += max(0, len(got) - len(wanted))
        wrong += sum(a != b for a, b in zip(got, wanted, strict=False))
    return lost, doubled, wrong


def percentiles(seconds: Sequence[float]) -> tuple[float, float, float]:
    """p50, p95 and p99 in milliseconds."""
    if len(seconds) < 2:
        return (0.0, 0.0, 0.0)
    points = statistics.quantiles(seconds, n=100)
    return 1000 * points[49], 1000 * points[94], 1000 * points[98]
