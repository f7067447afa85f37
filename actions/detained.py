"""Help for the family of a worker who is held by the authorities (UU 13/2003 Pasal 160)."""

from __future__ import annotations

import re

from rasa_sdk.events import EventType

from actions.facts import UNKNOWN, found_in
from actions.registry import handles
from actions.results import result_text, say_result
from actions.sums import take_facts
from actions.turn import Turn, button
from benefits import detained, rules
from benefits.result import percent
from indonesian import money, numbers

HELD = re.compile(
    r"\b(ditahan|ditangkap|dipenjara|masuk (penjara|sel|tahanan)|jadi tersangka)\b"
    r"(?!\W+(gaji|upah|ijazah|ktp|sertifikat))",
    re.IGNORECASE,
)
THING = re.compile(
    r"\b(ijazah|sertifikat|ktp|gaji|upah|bpkb|surat|saldo)\w*\W+(\w+\W+){0,3}(di)?tahan"
)
FAMILY = re.compile(
    r"\b(bantuan|tanggungan|keluarga|anak|istri|suami|nafkah|polisi|kejaksaan|polres|polsek)\b",
    re.IGNORECASE,
)
COUNT = re.compile(
    r"\b(?P<a>\d+|satu|dua|tiga|empat|lima|enam)\W+(orang )?(tanggungan|anak|keluarga)|"
    r"\b(tanggungan|anak)\w*\W+(\w+\W+)?(?P<b>\d+|satu|dua|tiga|empat|lima|enam)\b",
    re.IGNORECASE,
)
SPOUSE = re.compile(
    r"\b(dan|sama|plus|serta|\+)\W+(istri|suami)\b|\b(istri|suami) (dan|sama|1|satu)\b"
    r"|\banak \d+,? (istri|suami)\b",
    re.I,
)
ASKS_HELP = re.compile(r"\b(bantuan|santunan|nafkah|tanggungan)\b", re.IGNORECASE)
TOLD_LAYOFF = re.compile(r"\b(di|mem)?\W?(phk|pecat|berhentikan)\w*", re.IGNORECASE)
"""With the figures of a severance: that is what is asked, not the help for the family."""

FEW = 8
"""Words; a longer message tells more than who is supported."""


def asks_support(turn: Turn) -> bool:
    """Whether a message is about a worker who is held, and the family.

    Never a held diploma; and one who was acquitted is held no more.
    """
    said = turn.text
    if re.search(r"\bpesangon", said, re.IGNORECASE) and not ASKS_HELP.search(said):
        return False
    if TOLD_LAYOFF.search(said) and {"wage", "tenure_months"} <= found_in(turn).keys():
        return bool(ASKS_HELP.search(said))
    if str(turn.slot("phk_reason")).startswith("detained") and not turn.value("program"):
        helped = ASKS_HELP.search(said) and FAMILY.search(said)
        if (helped or COUNT.search(said)) and len(said.split()) <= FEW:
            return True
    if turn.value("phk_reason") == "acquitted":
        return False
    return bool(HELD.search(said) and FAMILY.search(said) and not THING.search(said.lower()))


@handles("detained_support")
async def detained_support(turn: Turn) -> list[EventType]:
    """The help by the month for the family that was named, or for one to four dependants."""
    take_facts(turn)
    wage = turn.slot("wage")
    turn.set(topic="phk_procedure", misses=0)
    longest = rules.whole("detained_support_months", turn.today)
    rights, person = ("Hak bila di-PHK", "severance_rights"), ("Bicara petugas", "human_handoff")
    more = [button(*rights), button(*person)]
    if wage in (None, UNKNOWN):
        turn.respond(
            "detained_without_wage", lines="\n".join(shares(turn)), months=longest, buttons=more
        )
        return []
    many = dependants_in(turn.text)
    if many is None:
        lines = "\n".join(amounts(turn, wage))
        turn.respond("detained_by_dependants", lines=lines, months=longest, buttons=more)
        return []
    result = detained.support(wage, many, longest, turn.today)
    say_result(turn, result_text(result, "Bantuan keluarga"), result.notes, more)
    return []


def dependants_in(text: str) -> int | None:
    """How many dependants a message names; a spouse beside the children counts."""
    found = COUNT.search(text)
    if found is None:
        return None
    said = found["a"] or found["b"]
    many = int(said) if said.isdecimal() else int(numbers.read(said) or 0)
    children = "tanggungan" not in found[0].lower()
    return many + (children and bool(SPOUSE.search(text)))


def shares(turn: Turn) -> list[str]:
    """Percentages of the wage by the number of dependants."""
    rates = rules.rates("detained_support_rates", turn.today)
    last = len(rates)
    return [
        f"- {number}{' atau lebih' if number == last else ''} tanggungan: **{percent(rate)}** upah"
        for number, rate in enumerate(rates, 1)
    ]


def amounts(turn: Turn, wage: int) -> list[str]:
    """Rupiah a month by the number of dependants."""
    rates = rules.rates("detained_support_rates", turn.today)
    rows = []
    for number in range(1, len(rates) + 1):
        month = detained.support(wage, number, 1, turn.today).total
        rest = " atau lebih" if number == len(rates) else ""
        rows.append(f"- {number}{rest} tanggungan: **{money.write(month)}** sebulan")
    return rows
