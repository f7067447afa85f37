"""One line of the last sum or plan, with its article: "kenapa UPMK cuma segitu?"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rasa_sdk.events import EventType

from actions import severance
from actions.compensation import known_result as compensation_result
from actions.extras import layoff_day
from actions.facts import UNKNOWN
from actions.parts import reported_wage
from actions.plan import worker_facts
from actions.registry import handles
from actions.results import dated, short_articles
from actions.turn import Turn, button
from benefits import jkp, rules, tax
from benefits.plan import Owed, plan
from benefits.reasons import REASONS
from benefits.result import Line, Result
from indonesian import money
from knowledge.phrases import phrases

WORDS = {
    "upmk": r"\bupmk\b|\bpenghargaan\b|\bmasa kerjanya\b",
    "leave": r"\bcuti\w*",
    "return_travel": r"\b(ongkos|biaya|uang) pulang",
    "uang_pisah": r"\buang pisah",
    "pension_offset": r"\bdplk|\bdana pensiun",
    "compensation": r"\bkompensasi\w*",
    "jkp": r"\bjkp\w*",
    "jht": r"\bjht\w*",
    "thr": r"\bthr\w*",
    "tax": r"\bpajak\w*|\bpph\b",
    "jkn": r"\bbpjs kesehatan|\bjkn\b",
    "jp": r"\bjaminan pensiun\b|\bjp\b",
    "bsu": r"\bbsu\b",
    "up": r"\bup\b|\buang pesangon\w*|\bpesangon\w*",
}
"""What a line is called, the narrower names first."""

WHY = re.compile(
    r"\b(kenapa|knp|napa|mengapa|kok|koq|ngopo|naha|dari ?mana|asal\w*|dasar(nya)?|"
    r"maksud(nya)?|cara (hitung|ngitung)\w*|hitungan(nya)?)\b",
    re.IGNORECASE,
)
SHORT = 10
"""Words; a longer message asks about more than a line."""

OF_SEVERANCE = ("up", "upmk", "leave", "return_travel", "uang_pisah", "pension_offset", "tax")
PROGRAMMES = {"compensation": "kompensasi", "up": "pesangon"}
"""Programmes of a plan by the name of a line; the others have the same name."""

SUMS = ("severance_calculate", "contract_compensation", "jkp_amount", "severance_tax", "plan")


def line_asked(turn: Turn) -> str | None:
    """The line that a message asks the reason of, None when it asks none or there is no sum."""
    if turn.slot("topic") not in SUMS or not WHY.search(turn.text):
        return None
    if len(turn.text.split()) > SHORT or turn.value("money"):
        return None
    named = (key for key, words in WORDS.items() if re.search(words, turn.text, re.I))
    return next((key for key in named if explained(turn, key)), None)


@handles("explain_line")
async def explain_line(turn: Turn) -> list[EventType]:
    """The working and the article of the line, and what it hangs on."""
    key = line_asked(turn) or "up"
    turn.say(f"{explained(turn, key)}\n\n{dated(turn)}", [button("Kenapa segini?", "explain")])
    return []


def explained(turn: Turn, key: str) -> str:
    """The text about a line; empty when the last sum has no such line."""
    if turn.slot("topic") == "plan":
        return _of_plan(turn, key)
    if key == "jkp" and turn.slot("topic") == "jkp_amount":
        return _with_reason(turn, key, _lines(jkp.amount(reported_wage(turn), turn.today), key))
    if key == "compensation":
        result = compensation_result(turn)
        return _with_reason(turn, key, _lines(result, key)) if result else ""
    if key in OF_SEVERANCE and severance.is_known(turn):
        return _with_reason(turn, key, "\n".join(_by_reason(turn, key)))
    return ""


def _by_reason(turn: Turn, key: str) -> Iterator[str]:
    """The line for each reason that may apply, named where there are several."""
    keys = severance.reasons(turn)
    for reason in keys:
        result = severance.result_for(turn, reason)
        if key == "tax":
            result = tax.severance_tax(result.total, layoff_day(turn))
        if lines := _lines(result, key):
            yield f"**{REASONS[reason][0]}**\n{lines}" if len(keys) > 1 else lines


def _lines(result: Result, key: str) -> str:
    wanted = [line for line in result.lines if key in ("tax", "jkp", line.key)]
    return "\n".join(_line(line) for line in wanted)


def _line(line: Line) -> str:
    amount = money.write(line.amount)
    return f"- {line.label}: {line.formula} = **{amount}** ({short_articles(line.article)})"


def _with_reason(turn: Turn, key: str, lines: str) -> str:
    """The working, then why it is so; nothing when there is no working."""
    return f"{lines}\n\n{_why(turn, key)}" if lines else ""


def _why(turn: Turn, key: str) -> str:
    """The phrase about a kind of line, with the figures of today; empty when there is none."""
    said = phrases().get(f"line_{key}")
    most = max(rules.table("severance_up_months", turn.today).values())
    return said.text.format(up_most=most) if said else ""


def _of_plan(turn: Turn, key: str) -> str:
    """A part of the plan: a line of severance, or a programme with its reasons."""
    facts = worker_facts(turn)
    if facts is None:
        return ""
    made = plan(facts, turn.today)
    if key in OF_SEVERANCE and severance.is_known(turn) and turn.slot("phk_reason") != UNKNOWN:
        return _with_reason(turn, key, "\n".join(_by_reason(turn, key)))
    part = made.part(PROGRAMMES.get(key, key))
    return _part(turn, part, key) if part else ""


def _part(turn: Turn, part: Owed, key: str) -> str:
    working = "\n".join(_line(line) for line in part.result.lines) if part.result else ""
    why = "\n".join(f"- {reason}" for reason in part.reasons)
    parts = (f"**{part.label}**", working, why, _why(turn, key))
    return "\n".join(text for text in parts if text)
