"""Readers for the questions that only the plan asks: dates, yes and no, counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from actions.facts import dates_in
from actions.standing import meant
from actions.tenure import bound_of, period_in
from actions.turn import Turn
from indonesian import numbers

YES = re.compile(
    r"\b(setuju|terima|nerima|menerima|sepakat|ikhlas|iya?|ya|oke|ok)\b", re.IGNORECASE
)
NO = re.compile(
    r"\b(tidak|gak|ga|nggak|ngga|gk|tdk|kagak|ora|teu|menolak|nolak|tolak|keberatan|bukan)\b",
    re.IGNORECASE,
)
NONE_LEFT = re.compile(r"\b(habis|abis|nol|(tidak|gak|ga|nggak) ada|kosong)\b", re.IGNORECASE)
FULL_DAY, FULL_MONTH = 10, 7
"""Characters of an ISO date with and without its day."""

MOST_LEAVE = 60
OF_SERVICE = ("tenure", "worked", "since")
WAGES = ("wage", "allowance", "non_fixed", "daily", "weekly")
"""Roles of durations and sums that correct another fact instead of answering."""


def day_of_layoff(turn: Turn) -> str | None:
    """ISO date of the last working day; of a month alone its first day, so no deadline is late."""
    found = [e for e in dates_in(turn) if len(str(e.value)) >= FULL_MONTH]
    if not found:
        return None
    value = str(found[-1].value)
    return value if len(value) == FULL_DAY else f"{value}-01"


def agreement(turn: Turn) -> str | None:
    """Whether the layoff is accepted: "yes" or "no"."""
    if turn.value("answer") or not turn.text:
        return str(turn.value("answer")) if turn.value("answer") else None
    if NO.search(turn.text):
        return "no"
    return "yes" if YES.search(turn.text) else None


def months_paid(turn: Turn) -> int | None:
    """Months of contributions: a button, a duration or a bare number."""
    if turn.value("answer") is not None:
        return int(turn.value("answer"))
    spans = meant(turn, turn.found("duration"))
    if any(each.role in OF_SERVICE or bound_of(turn, each) for each in spans):
        return None
    return int(spans[0].value) if spans else _bare_number(turn, 24)


def balance(turn: Turn) -> int | None:
    """Rupiah of the JHT balance."""
    found = next((each for each in turn.found("money") if each.role not in WAGES), None)
    return int(found.value) if found and found.value >= 0 else None


def leave_days(turn: Turn) -> int | None:
    """Days of annual leave that are left."""
    if NONE_LEFT.search(turn.text):
        return 0
    return _bare_number(turn, MOST_LEAVE)


def _bare_number(turn: Turn, most: int) -> int | None:
    """The first number in a message, in figures or words, when it is no more than `most`."""
    if any(each.kind in ("money", "duration") for each in turn.entities):
        return None
    figure = re.search(r"\d+", turn.text)
    number = int(figure[0]) if figure else numbers.read(turn.text.strip())
    return int(number) if number is not None and 0 <= number <= most else None


READERS: dict[str, Callable[[Turn], Any]] = {
    "phk_date": day_of_layoff,
    "agrees": agreement,
    "contribution_months": months_paid,
    "jht_balance": balance,
    "leave_days": leave_days,
}


def early_date(turn: Turn) -> dict[str, Any]:
    """The day of the layoff said before its question; dates that make a tenure are none."""
    return {} if period_in(turn) is not None else answer_to("phk_date", turn)


def answer_to(slot: str, turn: Turn) -> dict[str, Any]:
    """The answer to the plan's question of a slot; empty when the message holds none."""
    reader = READERS.get(slot)
    value = reader(turn) if reader else None
    return {} if value is None else {slot: value}
