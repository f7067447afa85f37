"""The time of service that a message states: whole months, what is left of a contract, a bound."""

from __future__ import annotations

import re
from datetime import date, timedelta

from actions.standing import first_of, meant
from actions.turn import Entity, Turn
from indonesian import dates, duration
from indonesian.bounds import Bound, not_reached
from indonesian.span import Span

DISTANCE = re.compile(
    r"\W*((sebelum|sblm|menjelang|setelah|sesudah|lagi)\b|(gaji|upah)(?!\w*\W+(\w+\W+)?\d))",
    re.IGNORECASE,
)
"""After a duration: it measures to an event or a sum ("3 bulan gaji"), not the time of service."""

CUT_OFF = re.compile(r"\b(di)?(putus|pecat|stop|hentikan|cut|berhentikan)\w*\b|\bdi ?phk\b", re.I)
"""Says that a contract did not reach its end."""

EXTENDED = re.compile(
    r"(?<!ga )(?<!gak )(?<!nggak )(?<!ngga )(?<!tidak )(?<!tdk )(?<!bukan )(?<!ora )"
    r"\b(di|mem)?perpanjang\w*",
    re.IGNORECASE,
)
"""Says that a contract goes on for another term."""

IN_PARTS = re.compile(r"\b\w*(cicil|nyicil|angsur)\w*\W+(\w+\W+){0,2}$", re.IGNORECASE)
"""Before a duration: how long an amount is paid in parts."""

MINUS = re.compile(r"(\bminus|(?<!\w)-)\s*$", re.IGNORECASE)
EXACT = ("worked", "tenure", None)
SERVICE = ("worked", "tenure", "since", None, "contract")
"""Roles of a time of service; the first that a message has is taken."""

NOT_A_TENURE = {"remaining", "late", "age", "experience", "loss", "held", "away"}


def tenure_in(turn: Turn) -> int | None:
    """Whole months of service, from a duration or from the dates of its start and end.

    None for one that only says what was not reached (`bound_in`).
    """
    if (months := period_in(turn)) is not None:
        return months
    chosen = _of_service(turn)
    if chosen is None or bound_of(turn, chosen):
        return None
    if chosen.role == "contract" and (left := remaining_in(turn)):
        return max(0, int(chosen.value) - left)
    return -int(chosen.value) if MINUS.search(turn.text[: chosen.start]) else int(chosen.value)


def bound_in(turn: Turn) -> Bound | None:
    """For "kurang dari setahun" and "hampir 7 tahun": what the time of service does not reach."""
    chosen = _of_service(turn) if turn.text and period_in(turn) is None else None
    return bound_of(turn, chosen) if chosen else None


def between_in(turn: Turn) -> tuple[int, int] | None:
    """Bottom and top of a time of service said as a range ("7-8 tahun"); sums use the bottom."""
    chosen = _of_service(turn) if turn.text else None
    span = _span_of(turn, chosen) if chosen else None
    return (int(str(span.value)), span.upper) if span and span.upper and span.value else None


def _of_service(turn: Turn) -> Entity | None:
    """The duration that is the time of service."""
    spans = meant(turn, (each for each in turn.found("duration") if _may_be_service(turn, each)))
    chosen = first_of(spans, *SERVICE)
    if chosen is None or not bound_of(turn, chosen):
        return chosen
    # "belum setahun, baru 8 bulan" says more
    return first_of([each for each in spans if not bound_of(turn, each)], *EXACT) or chosen


def _may_be_service(turn: Turn, span: Entity) -> bool:
    """Whether a duration can be a time of service: not "sebulan sebelum lebaran"."""
    if span.role in (None, "since") and DISTANCE.match(turn.text[span.end :]):
        return False
    if IN_PARTS.search(turn.text[: span.start]):
        return False
    return span.role not in NOT_A_TENURE


def bound_of(turn: Turn, chosen: Entity) -> Bound | None:
    """What a duration of the message stays below; None when it says how long it is."""
    span = _span_of(turn, chosen)
    return not_reached(turn.text, span) if span else None


def _span_of(turn: Turn, chosen: Entity) -> Span | None:
    """The duration as it was read, with its upper end."""
    read = (each for each in duration.find(turn.text) if each.start == chosen.start)
    return next(read, None)


def remaining_in(turn: Turn) -> int:
    """Months left of a contract that ended early; 0 when the message tells nothing of it.

    Said ("sisa 5 bulan"), or the rest of a contract that was cut off ("kontrak 1 tahun, diputus
    bulan ke 7").
    """
    months = {each.role: int(each.value) for each in turn.found("duration")}
    if EXTENDED.search(turn.text):
        return 0
    if "remaining" in months:
        return months["remaining"]
    cut = {"contract", "worked"} <= months.keys() and CUT_OFF.search(turn.text)
    return max(0, months["contract"] - months["worked"]) if cut else 0


def extension_in(turn: Turn) -> int:
    """Months of "kalau diperpanjang 6 bulan lagi?"; 0 when no extension is told."""
    if not EXTENDED.search(turn.text):
        return 0
    return next((int(each.value) for each in turn.found("duration")), 0)


def period_in(turn: Turn) -> int | None:
    """Whole months between "dari maret 2019" and "sampai oktober 2026" (or today)."""
    period = dates.period(turn.text, turn.today) if turn.text else None
    if period is None:
        return None
    start, end = period
    return dates.months_between(start, _day_after(end) if end else turn.today.isoformat())


def _day_after(iso: str) -> str:
    """The end of a period counts: 1 January to 31 December is a year. Partial dates stay."""
    return (date.fromisoformat(iso) + timedelta(days=1)).isoformat() if len(iso) == 10 else iso
