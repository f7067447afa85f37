"""`teman hitung alasan`: the keys of the reasons, with their multipliers and articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from benefits.reasons import REASONS, alternatives, rows
from benefits.result import in_brackets
from bot.sums import readers, said


def listed() -> list[dict[str, Any]]:
    """Every key; a general one has `alternatives`, an exact one `up` and `upmk`."""
    table = rows(readers.today())
    return [
        {"key": key, "label": label, "basis": in_brackets(article)}
        | (
            {"up": said.number(table[key].up), "upmk": said.number(table[key].upmk)}
            if key in table
            else {"alternatives": list(alternatives(key))}
        )
        for key, (label, article) in REASONS.items()
    ]


def as_text() -> Iterator[str]:
    """Two lines a reason."""
    for row in listed():
        yield row["key"]
        says = (
            f"UP x {row['up']}, UPMK x {row['upmk']}"
            if "up" in row
            else " atau ".join(row["alternatives"]) or "uang kompensasi: teman hitung pkwt"
        )
        yield f"    {row['label']}: {says} ({row['basis']})"
