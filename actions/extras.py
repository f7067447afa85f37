"""What a message adds to a severance sum: leave, uang pisah, travel, a pension fund, the day."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from actions.facts import UNKNOWN, dates_in
from actions.parts import MONEY, part_of
from actions.turn import Turn
from benefits import notes, rules
from benefits.result import BadInput
from benefits.wage_base import BELOW_MINIMUM, RAISED
from indonesian import dates, money

LEAVE = re.compile(
    r"\bsisa\W+(\w+\W+){0,3}?(?P<a>\d{1,2}) ?hari\b.*\bcuti|"
    r"\bcuti\w*\W+(\w+\W+){0,5}?(?P<b>\d{1,2}) ?hari|"
    r"\b(?P<c>\d{1,2}) ?hari\W+(\w+\W+){0,2}cuti",
    re.IGNORECASE,
)
DIVISOR = re.compile(r"\b(di)?bagi\W+(?P<days>\d{2})\b(?!\W*(hari )?gaji)", re.IGNORECASE)
SHARE = re.compile(r"\b(?P<share>\d{1,3})\s*(%|persen)", re.IGNORECASE)
SMALL_FIRM = re.compile(r"\busaha (mikro|kecil)\b|\bumkm\b", re.IGNORECASE)
BY_EMPLOYER = re.compile(
    r"\b(dplk|dppk|dana pensiun|manfaat pensiun)\w*\W+((yang|yg|dibayar\w*|iuran)\W+)*"
    r"(semua\w*\W+)?(dari|oleh|punya)\W+(perusahaan|kantor|pt|pabrik)",
    re.IGNORECASE,
)
"""A pension fund that the company alone pays into."""

LAID_OFF = re.compile(r"\b(di)?(phk|pecat|berhentikan)\w*\W+(\w+\W+){0,3}$", re.IGNORECASE)
MOST_LEAVE = 60


def extras_in(turn: Turn) -> dict[str, Any]:
    """Fields of a `SeveranceInput` that the message states; a share is kept as text."""
    return dict(_stated(turn)) if turn.text else {}


def _stated(turn: Turn) -> Iterator[tuple[str, Any]]:
    for each in turn.found("money"):
        if (name := part_of(turn, each)) and each.value > 0:
            yield name, int(each.value)
    if leave := LEAVE.search(turn.text):
        days = int(leave["a"] or leave["b"] or leave["c"])
        if days <= MOST_LEAVE:
            yield "unused_leave_days", days
    told = leave is not None or turn.slot("leave_days") not in (None, UNKNOWN)
    if told and (divisor := DIVISOR.search(turn.text)):
        yield "leave_divisor", int(divisor["days"])
    if re.search(MONEY["pension_benefit"], turn.text, re.I) and (part := SHARE.search(turn.text)):
        yield "pension_employer_share", f"{min(int(part['share']), 100)}/100"
    elif BY_EMPLOYER.search(turn.text):
        yield "pension_employer_share", "100/100"
    if SMALL_FIRM.search(turn.text):
        yield "micro_small", True


def take_extras(turn: Turn) -> dict[str, Any]:
    """Remember what the message adds; the days of leave are a fact that is kept."""
    stated = extras_in(turn)
    days = stated.pop("unused_leave_days", None)
    if days is not None:
        turn.set(leave_days=days)
    if stated:
        turn.set(extras=(turn.slot("extras") or {}) | stated)
    return stated


def extra_fields(turn: Turn) -> dict[str, Any]:
    """All that is known, as fields of a `SeveranceInput`."""
    known = dict(turn.slot("extras") or {})
    known.pop("minimum_wage", None)
    known.pop("offer", None)
    known.pop("reported_wage", None)
    if "pension_employer_share" in known:
        known["pension_employer_share"] = Fraction(known["pension_employer_share"])
    days = turn.slot("leave_days")
    return known | ({"unused_leave_days": days} if days not in (None, UNKNOWN) else {})


def wage_used(turn: Turn) -> int:
    """The wage of the sum: paid by output it is at least the minimum wage (Pasal 157 ayat 4)."""
    wage, minimum = int(turn.slot("wage")), minimum_of(turn)
    return max(wage, minimum) if turn.slot("contract_type") == "piece" else wage


def minimum_of(turn: Turn) -> int:
    """The minimum wage that was told; 0 when none was."""
    return int((turn.slot("extras") or {}).get("minimum_wage", 0))


def wage_notes(turn: Turn) -> list[str]:
    """What a minimum wage above the wage means."""
    wage, minimum = turn.slot("wage"), minimum_of(turn)
    if not isinstance(wage, int) or wage >= minimum:
        return []
    if turn.slot("contract_type") == "piece":
        return [RAISED.format(mean=money.write(wage))]
    return [BELOW_MINIMUM.format(minimum=money.write(minimum))]


def layoff_day(turn: Turn) -> date:
    """The day whose rules count: of the layoff when it is known, else today."""
    told = turn.slot("phk_date")
    return date.fromisoformat(told) if told not in (None, UNKNOWN) else turn.today


def refuse_old_law(turn: Turn) -> None:
    """Raises BadInput for a layoff before PP 35/2021, told as a date or as the end of a period."""
    since = rules.parameter("severance_multipliers").values[0].since
    if any(_last_day(told) < since for told in _ends_told(turn)):
        raise BadInput("on", notes.OLD_LAW)


def layoff_told(turn: Turn) -> date | None:
    """The last day that a layoff told in the message may have been; None when none is told."""
    ends = list(_ends_told(turn))
    return _last_day(ends[0]) if ends else None


def _ends_told(turn: Turn) -> Iterator[str]:
    if not turn.text:
        return
    period = dates.period(turn.text, turn.today)
    if period and period[1]:
        yield period[1]
    for each in dates_in(turn):
        if each.role != "start" and LAID_OFF.search(turn.text[: each.start]):
            yield str(each.value)


def _last_day(iso: str) -> date:
    """The last day that a full or partial date may be."""
    year, month, day = (*map(int, iso.split("-")), 0, 0)[:3]
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])
