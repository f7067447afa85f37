"""Many cases at once: a JSON object a line in, a JSON object a line out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.sums.said import as_json
from bot.sums.sum import Sum, WrongGiven

WHICH = "hitung"
"""The key of a case that names another sum."""

LABEL = "id"


def run(sums: Mapping[str, Sum], default: str | None, lines: Iterable[str]) -> Iterator[str]:
    """One line of JSON for each case, in order; a wrong one has `error` and its line number."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            answered = answer(sums, default, line, number)
            yield json.dumps(answered, ensure_ascii=False)


def answer(sums: Mapping[str, Sum], default: str | None, line: str, number: int) -> dict[str, Any]:
    """What one case gives, with its `id` when it has one."""
    case: Any = {}
    try:
        case = json.loads(line)
        if not isinstance(case, dict):
            raise WrongGiven("satu kasus adalah satu objek JSON")
        found = as_json(_sum(sums, case.get(WHICH, default)).answer(_given(case)))
    except json.JSONDecodeError as error:
        found = {"error": f"bukan JSON: {error.msg}", "line": number}
    except WrongGiven as error:
        found = {"error": str(error), "line": number}
    return ({LABEL: case[LABEL]} if isinstance(case, dict) and LABEL in case else {}) | found


def _sum(sums: Mapping[str, Sum], name: str | None) -> Sum:
    if name is None or name not in sums:
        raise WrongGiven(f'"{WHICH}": pilih {", ".join(sums)}')
    return sums[name]


def _given(case: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in case.items() if name not in (WHICH, LABEL)}
