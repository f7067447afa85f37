"""Two sums by buttons: severance and JKP, straight from the calculators."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from benefits import jkp, severance
from benefits.reasons import REASONS, alternatives
from benefits.result import BadInput, Line
from benefits.tenure import Tenure
from indonesian import duration, money
from knowledge.phrases import phrases

Known = dict[str, Any]
STEPS = {
    "severance": ("phk_reason", "tenure_months", "wage"),
    "jkp": ("wage",),
}
"""What each sum needs, in the order in which it is asked."""

YEARS = (1, 2, 3, 5, 8, 10, 15, 20)
MILLIONS = (3, 4, 5, 6, 8, 10)


@dataclass(frozen=True)
class Step:
    """A text; with `asked` it is a question that `choices` (label, value) answer."""

    text: str
    asked: str = ""
    choices: tuple[tuple[str, Any], ...] = ()


def step(name: str, known: Mapping[str, Any], on: date) -> Step:
    """The first question that is open, else the sum; a figure that cannot stand is asked anew."""
    for asked in STEPS[name]:
        if not _fits(asked, known.get(asked)):
            return Step(phrases()[f"spare_ask_{asked}"].text, asked, choices(asked))
    try:
        made = _severance(known, on) if name == "severance" else _jkp(known["wage"], on)
    except BadInput as problem:
        return Step(problem.why)
    dated = phrases()["spare_dated"].text.format(day=f"{on:%d-%m-%Y}")
    return Step(f"{made}\n\n{dated}")


def choices(asked: str) -> tuple[tuple[str, Any], ...]:
    """The buttons of a question."""
    if asked == "phk_reason":
        buttons = phrases()["ask_severance_form_phk_reason"].buttons
        reasons = ((each.label, each.values.get(asked)) for each in buttons)
        return tuple((label, value) for label, value in reasons if computable(value))
    if asked == "tenure_months":
        return tuple((f"{years} tahun", years * 12) for years in YEARS)
    return tuple((f"{each} juta", each * 1_000_000) for each in MILLIONS)


def computable(reason: Any) -> bool:
    """Whether severance is computed for a reason; the end of a contract has a sum of its own."""
    return isinstance(reason, str) and reason in REASONS and reason != "contract_end"


def spoken(asked: str, text: str) -> Any:
    """The value in a typed answer, None when there is none."""
    if asked == "tenure_months":
        return duration.read(text)
    if asked == "wage":
        return money.read_answer(text) or money.ambiguous_million(text)
    return None


def _fits(asked: str, value: Any) -> bool:
    if asked == "phk_reason":
        return computable(value)
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _severance(known: Mapping[str, Any], on: date) -> str:
    tenure = Tenure.from_months(known["tenure_months"])
    keys = alternatives(known["phk_reason"]) or (known["phk_reason"],)
    texts = []
    for key in keys:
        result = severance.compute(severance.SeveranceInput(known["wage"], tenure, key), on)
        heading = f"**{REASONS[key][0]}: {money.write(result.total)}**"
        texts.append("\n".join([heading, *map(_line, result.lines)]))
    basis = (
        f"Upah {money.write(known['wage'])}, masa kerja {duration.write(known['tenure_months'])}."
    )
    return "\n\n".join([basis, *texts])


def _jkp(wage: int, on: date) -> str:
    found = jkp.amount(wage, on)
    months = len(found.monthly)
    total = f"**JKP: {money.write(found.monthly[0])} per bulan**, seluruhnya "
    total += f"**{money.write(found.total)}** dalam {months} bulan."
    return "\n".join([total, "", *map(_line, found.lines)])


def _line(line: Line) -> str:
    return f"- {line.label}: {line.formula} ({line.article}) = **{money.write(line.amount)}**"
