"""An answer as text for people and as JSON for programs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from benefits.result import Line, cited, day_text, in_brackets, rupiah
from bot.sums.sum import Answer

UPH = {"leave", "return_travel", "other_items"}
"""Parts of uang penggantian hak: the JSON has them under the key `uph`."""

WIDTH = 88
ESTIMATE = "Perkiraan, bukan keputusan resmi. Aturan per {day}."


def number(value: Fraction | int) -> int | float:
    """A JSON number; at most four decimals."""
    whole = Fraction(value)
    return int(whole) if whole.denominator == 1 else round(float(whole), 4)


def line_json(line: Line) -> dict[str, Any]:
    """One line; `basis` is the article that decides it, `table` that of the table behind."""
    first, *others = line.article.split("; ")
    said: dict[str, Any] = {"key": "uph" if line.key in UPH else line.key, "label": line.label}
    if line.key in UPH:
        said["item"] = line.key
    if line.months is not None:
        said["months"] = number(line.months)
    if line.rate is not None:
        said["rate"] = number(line.rate)
    said |= {"amount": line.amount, "formula": line.formula, "basis": in_brackets(first)}
    return said | ({"also": [in_brackets(other) for other in others]} if others else {})


def as_json(answer: Answer) -> dict[str, Any]:
    """The answer as a JSON object; `total` is the sum of the amounts of `lines`."""
    return {
        "title": answer.title,
        "total": answer.total,
        "lines": [line_json(line) for line in answer.lines],
        **answer.extra,
        "notes": list(answer.notes),
        "rules_as_of": answer.rules_as_of.isoformat(),
    }


def as_text(answer: Answer) -> str:
    """The total, each line with its working and article, notes, and the date of the rules."""
    parts = [f"{answer.title}: {_totals(answer)}", *_blocks(answer), *answer.sections]
    if answer.notes:
        parts.append("Catatan:\n" + "\n".join(wrapped(note) for note in answer.notes))
    parts.append(ESTIMATE.format(day=day_text(answer.rules_as_of)))
    return "\n\n".join(parts)


def _totals(answer: Answer) -> str:
    """The total, or from the lowest to the highest where a fact decides."""
    high = answer.extra.get("total_high", answer.total)
    low = rupiah(answer.total)
    return low if high == answer.total else f"{low} sampai {rupiah(high)}"


def _blocks(answer: Answer) -> Iterator[str]:
    """The lines, unless sections show those of every alternative."""
    if answer.lines and "alternatives" not in answer.extra:
        yield "\n".join(line_text(line) for line in answer.lines)


def line_text(line: Line) -> str:
    """Label and amount on one line, the working and the article under it."""
    dots = "." * max(3, WIDTH - len(line.label) - len(rupiah(line.amount)) - 4)
    first = f"  {line.label} {dots} {rupiah(line.amount)}"
    return f"{first}\n    {line.formula} ({cited(line.article)})"


def wrapped(note: str) -> str:
    """A note as an item of a list."""
    return textwrap.fill(note, WIDTH, initial_indent="  - ", subsequent_indent="    ")
