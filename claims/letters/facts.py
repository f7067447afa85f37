"""What a letter is filled with, and the marked gaps for what is not known."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

import yaml

from benefits import deadlines, rules
from benefits.result import Line, day_text, rupiah
from benefits.tenure import Tenure

PLACEHOLDERS = Path(__file__).parent / "placeholders.yml"
RULE = "rule:"
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


@dataclass(frozen=True, kw_only=True)
class LetterFacts:
    """Everything is optional: what is None becomes a marked gap to fill in by hand.

    `wage` is whole rupiah a month; `claims` are the lines of a calculation; `reason` is the
    reason in the employer's words; `date` and `city` are those of the letter itself.
    """

    name: str | None = None
    address: str | None = None
    nik: str | None = None
    phone: str | None = None
    job: str | None = None
    employer_name: str | None = None
    employer_address: str | None = None
    employer_city: str | None = None
    phk_letter_number: str | None = None
    phk_letter_date: dt.date | None = None
    phk_date: dt.date | None = None
    reason: str | None = None
    tenure: Tenure | None = None
    wage: int | None = None
    claims: tuple[Line, ...] = ()
    meeting_date: dt.date | None = None
    first_invitation: dt.date | None = None
    city: str | None = None
    date: dt.date | None = None


@cache
def hints() -> Mapping[str, str]:
    """What each placeholder's gap asks the writer for."""
    groups = yaml.safe_load(PLACEHOLDERS.read_text("utf-8"))
    return {name: hint for group in groups.values() for name, hint in group.items()}


def gap(name: str) -> str:
    """The marked gap of a placeholder; raises KeyError for a name that is not known."""
    return f"[……… {hints()[name]}]"


def values(facts: LetterFacts) -> dict[str, str]:
    """The text of each placeholder that is known; empty ones are left out."""
    found = {**dict(_given(facts)), **dict(_derived(facts))}
    return {name: text for name, text in found.items() if text}


def rule_text(name: str, facts: LetterFacts) -> str:
    """The whole number of a parameter on the day of the letter (its newest value without one)."""
    day = facts.date or rules.parameter(name).values[-1].since
    return str(rules.whole(name, day))


def _given(facts: LetterFacts) -> Iterator[tuple[str, str]]:
    for field in fields(facts):
        value = getattr(facts, field.name)
        if value is not None and field.name not in {"claims", "meeting_date"}:
            yield field.name, _text(value)


def _derived(facts: LetterFacts) -> Iterator[tuple[str, str]]:
    if day := facts.meeting_date:
        yield "meeting_date", f"{WEEKDAYS[day.weekday()]}, {day_text(day)}"
    if facts.date:
        yield "bipartit_until", day_text(deadlines.bipartit_end(facts.date))
    if facts.phk_date:
        yield "report_until", day_text(deadlines.jkp_employer_report(facts.phk_date))
    if facts.claims:
        yield "total", rupiah(sum(line.amount for line in facts.claims))


def _text(value: object) -> str:
    """Dates, rupiah and tenures in Indonesian; typed text on one line without control marks."""
    if isinstance(value, dt.date):
        return day_text(value)
    if isinstance(value, int):
        return rupiah(value)
    one_line = re.sub(r"\s+", " ", str(value)).strip()
    return "".join(char for char in one_line if char.isprintable())
