"""Severance that is paid in parts: "kalau dicicil 3 tahun?". Later years are taxed otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from rasa_sdk.events import EventType

from actions import severance
from actions.last_sum import last_total
from actions.registry import handles
from actions.results import dated
from actions.turn import Turn
from benefits import tax
from benefits.severance import REASONS
from benefits.tenure import add_months
from indonesian import money

IN_PARTS = re.compile(
    r"\b(di|men|meng)?(cicil|angsur)\w*|\b(me)?nyicil\w*|\bngangsur\w*|\bbertahap\b", re.IGNORECASE
)
TIMES = re.compile(r"\b(\d{1,2}) ?(?:x|kali)\b", re.IGNORECASE)
YEAR, MOST_YEARS = 12, 10


class Parts(NamedTuple):
    """So many equal payments, each some months after the one before."""

    payments: int
    months: int

    @property
    def named(self) -> str:
        """As a sentence holds it."""
        return f"{self.payments} kali, {'setahun' if self.months == YEAR else 'sebulan'} sekali"


def parts_in(turn: Turn) -> Parts | None:
    """How a message says that the sum is split; None when it says nothing, or nothing exact.

    Whole years are paid once a year, anything else monthly.
    """
    if not turn.text or not IN_PARTS.search(turn.text):
        return None
    times = TIMES.search(turn.text)
    months = int(times[1]) if times else int(turn.value("duration") or 0)
    if not times and months and months % YEAR == 0:
        return Parts(months // YEAR, YEAR) if YEAR < months <= MOST_YEARS * YEAR else None
    return Parts(months, 1) if 1 < months <= MOST_YEARS * YEAR else None


def asks_instalments(turn: Turn) -> bool:
    """Whether a message splits a severance that is known."""
    return parts_in(turn) is not None and bool(_totals(turn))


def _totals(turn: Turn) -> dict[str, int]:
    """What may be split, by its name: the amount whose tax was asked, else the known severance."""
    if total := last_total(turn, "severance_tax"):
        return {"Pesangon": total}
    totals = severance.known_totals(turn).items()
    return {REASONS[key][0]: total for key, total in totals if total}


@handles("instalments")
async def instalments(turn: Turn) -> list[EventType]:
    """Tax of each sum when it is paid in equal parts from today on, beside its tax at once."""
    parts = parts_in(turn)
    if parts is None:
        return []
    lines = "\n".join(
        _line(name, total, parts, turn.today) for name, total in _totals(turn).items()
    )
    turn.respond(
        "instalments", parts=parts.named, start=f"{turn.today:%Y}", lines=lines, dated=dated(turn)
    )
    return []


def _line(name: str, total: int, parts: Parts, today: date) -> str:
    paid = tax.by_payment(_payments(total, parts, today))
    taxed, once = sum(each.tax for each in paid), tax.severance_tax(total, today).total
    later = next((each for each in paid if not each.final), None)
    rule = f"; mulai {later.day:%Y} tarif Pasal 17, tidak final" if later else ""
    return (
        f"- {name} ({money.write(total)}): pajak **{money.write(taxed)}**, bersih "
        f"**{money.write(total - taxed)}**{rule}. Sekaligus: pajak {money.write(once)}, bersih "
        f"{money.write(total - once)}"
    )


def _payments(total: int, parts: Parts, today: date) -> Iterator[tuple[date, int]]:
    """Equal payments in rupiah; the last one holds what does not divide."""
    each, rest = divmod(total, parts.payments)
    for number in range(parts.payments):
        amount = each + (rest if number == parts.payments - 1 else 0)
        yield add_months(today, number * parts.months), amount
