"""The facts about a worker that sums are made of: found in a message, checked, merged."""

from __future__ import annotations

import re
from typing import Any

from actions.parts import by_report, part_of
from actions.siblings import narrowed, sibling
from actions.standing import first_of, meant
from actions.tenure import tenure_in
from actions.turn import Entity, Turn
from benefits import rules
from indonesian import dates, duration, money

FACTS = (
    "wage",
    "tenure_months",
    "phk_reason",
    "contract_type",
    "phk_date",
    "agrees",
    "contribution_months",
    "jht_balance",
    "leave_days",
)
UNKNOWN = "unknown"
SMALLEST_WAGE = 300_000
LARGEST_WAGE = 1_000_000_000
LEAST_MONTHLY = 1_000_000
"""Rupiah; what a daily worker calls a wage and is less, is a day's."""

LONGEST_TENURE = 60 * 12
"""Months; nobody has worked for longer."""

OFFERING = re.compile(r"\b(di)?(tawar|nawar|kasih|kasi)\w*\W+(\w+\W+){0,2}$", re.IGNORECASE)
"""Before a sum: the company offers it."""

BY_COMPANY = re.compile(
    r"\b(hitung\w*|itung\w*|kata|versi|menurut|bilang)\W+(\w+\W+)?(hrd|hr|kantor|perusahaan|pt|bos|"
    r"pabrik|personalia)(nya)?\W+(\w+\W+){0,3}$",
    re.IGNORECASE,
)
"""Before a sum: what the company says is due."""

SINCE_COVID = re.compile(
    r"\b(sejak|semenjak|dari|mulai|pas|waktu|jaman|zaman|sebelum|habis|abis)\W+(\w+\W+)?"
    r"(covid|corona|korona|pandemi)",
    re.IGNORECASE,
)
INCLUDED = re.compile(r"\b(termasuk|include\w*|udah sama)\s+(\w+\s+){0,4}$", re.IGNORECASE)
"""Before an allowance: the wage holds it already."""

BASIC = re.compile(r"\b(gapok|pokok|dasar)\w*\W+(\w+\W+){0,2}$", re.IGNORECASE)

EARLY = re.compile(r"\b(pensiun\w*|dipensiun\w*) (dini|muda|awal)\b", re.IGNORECASE)
"""Not the pension age of PP 35/2021 Pasal 56: an agreement, or another reason in truth."""

BARE_YEARS = re.compile(
    r"^\W*(?:(?:ya|iya|sekitar|kira\W?2|kira-kira|kurleb|kurang lebih|mungkin|paling)\W+)*"
    r"(\d{1,2})(?:\W?an)?(?:\W+(?:lah|an|mungkin|kayaknya|kak|min))*\W*$",
    re.IGNORECASE,
)
"""A figure with small words, as the answer to how long: "ya sekitar 13an"."""

NOT_A_WAGE = {
    *("severance", "balance", "fee", "paid", "unpaid", "non_fixed", "weekly", "offer", "other"),
}


def found_in(turn: Turn) -> dict[str, Any]:
    """The facts that a message states, by slot name; empty when there are none."""
    facts = {
        "wage": wage_in(turn),
        "tenure_months": tenure_in(turn),
        "phk_reason": reason_in(turn),
        "contract_type": contract_in(turn),
    }
    return {name: value for name, value in facts.items() if value is not None}


def wage_in(turn: Turn) -> int | None:
    """Rupiah a month: the wage with its fixed allowances, a day's wage times thirty."""
    money_said = (e for e in turn.found("money") if not is_offer(turn, e) and not part_of(turn, e))
    sums = meant(turn, (each for each in money_said if each.role not in NOT_A_WAGE))
    sums = by_report(turn, sums)
    extras = (each for each in sums if each.role == "allowance")
    allowances = [e.value for e in extras if not INCLUDED.search(turn.text[: e.start])]
    basic = _named_basic(turn, sums) or first_of(sums, "wage", None, "daily")
    if basic is None:
        return None
    month = basic.value
    if "daily" in (basic.role, contract_in(turn)) and month < LEAST_MONTHLY:
        month *= rules.whole("daily_wage_days", turn.today)
    return int(month + sum(allowances))


def _named_basic(turn: Turn, sums: list[Entity]) -> Entity | None:
    """The basic wage where another sum is called a wage too: "gaji 5,3 (gapok 4,5 + tunj 0,8)"."""
    wages = [each for each in sums if each.role == "wage"]
    named = (each for each in wages if BASIC.search(turn.text[: each.start]))
    return next(named, None) if len(wages) > 1 else None


def is_offer(turn: Turn, each: Entity) -> bool:
    """Whether a sum is what the company pays or offers."""
    before = turn.text[: each.start]
    offered = each.role is None and (OFFERING.search(before) or BY_COMPANY.search(before))
    return each.role in ("paid", "severance", "offer") or bool(offered)


def contract_in(turn: Turn) -> str | None:
    """The kind of contract; of several that stand, the last. One that ran out was a PKWT."""
    found = meant(turn, turn.found("contract_type"))
    if found:
        return str(found[-1].value)
    ended = any(each.value == "contract_end" for each in meant(turn, turn.found("phk_reason")))
    return "pkwt" if ended else None


def dates_in(turn: Turn) -> list[Entity]:
    """The dates of a message, those that are only pointed at ("kemarin") too."""
    if not turn.text:
        return list(turn.found("date"))
    spans = dates.find(turn.text, turn.today)
    return meant(turn, (Entity("date", s.value, s.role, s.start, s.end) for s in spans))


def range_in(turn: Turn) -> tuple[int, int] | None:
    """Bottom and top of a wage said as a range ("4-5 juta"); sums use the bottom."""
    spans = money.find(turn.text)
    of_wage = (each for each in spans if each.upper and each.role not in NOT_A_WAGE)
    found = next(of_wage, None)
    return (int(str(found.value)), found.upper) if found and found.upper else None


def reason_in(turn: Turn) -> str | None:
    """The reason of the layoff; a detail ("karena rugi") narrows the generic one known before."""
    standing = meant(turn, turn.found("phk_reason"))
    found = standing[0].value if standing else None
    if found == "force_majeure" and SINCE_COVID.search(turn.text):
        return None
    if found == "pension" and EARLY.search(turn.text):
        return None
    known = turn.slot("phk_reason")
    if not found and known:
        return sibling(turn.text, known)
    if found and known and (better := narrowed(known, found, turn.text)):
        return better
    return str(found) if found else None


def complaint(name: str, value: Any, turn: Turn) -> str | None:
    """The phrase that refuses a value, None when the value may stand."""
    if name == "wage":
        if value <= 0:
            return "wage_not_positive"
        if value < SMALLEST_WAGE:
            return "wage_too_small"
        return "wage_too_large" if value > LARGEST_WAGE else None
    if name == "tenure_months":
        if value < 0:
            return "tenure_in_future"
        return "tenure_too_long" if value > LONGEST_TENURE else None
    return None


def ambiguous(name: str, turn: Turn) -> int | None:
    """What a bare "5" may mean for a question: five million, five years; to be confirmed."""
    if name == "wage":
        return money.ambiguous_million(turn.text)
    bare = BARE_YEARS.sub(r"\1", turn.text.strip())
    if name != "tenure_months":
        return None
    return int(bare) * 12 if bare.isdecimal() and len(bare) < 3 else _since(turn)


def _since(turn: Turn) -> int | None:
    """Months since a date said alone, as the answer to how long: "2020", "maret 2019"."""
    start = next((str(each.value) for each in meant(turn, turn.found("date"))), None)
    months = dates.months_between(start, turn.today.isoformat()) if start else None
    return months if months and 0 < months <= LONGEST_TENURE else None


def written(name: str, value: Any) -> str:
    """A value as a person reads it."""
    if value == UNKNOWN:
        return "belum diketahui"
    if name == "wage":
        return money.write(value)
    return duration.write(value) if name == "tenure_months" else str(value)
