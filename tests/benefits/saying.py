"""Results written out in full, so that every word, article and figure of them is looked at.

`tests/benefits/said/*.yml` holds what each example says; `make said` writes them again after
a change that is meant. A lawyer can read them without knowing Python.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from benefits.plan import Owed, Plan, Step
from benefits.precheck import Defect
from benefits.result import BadInput, Line
from benefits.rules import NoValue

FOLDER = Path(__file__).parent / "said"


NOTED = ("pesangon", "jkp", "jht")


class Plainly(yaml.SafeDumper):
    """YAML without anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        """Whatever is said twice is written twice."""
        return True


def plain(value: Any) -> Any:
    """A result as what YAML can hold: nothing left out but what is empty."""
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, Line | Step | Defect):
        return in_a_line(value)
    if is_dataclass(value) and not isinstance(value, type):
        pairs = {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        shown = {name: found for name, found in pairs.items() if found not in (None, [], {}, "")}
        return shown | ({"total": value.total} if hasattr(value, "total") else {})
    if isinstance(value, Mapping):
        return {str(key): plain(found) for key, found in value.items()}
    if isinstance(value, tuple | list):
        return [plain(found) for found in value]
    return value if isinstance(value, bool | int | str | date | None) else str(value)


def in_a_line(value: Any) -> str:
    """A line of a sum or a step: every field in one line of text."""
    every = ((field.name, getattr(value, field.name)) for field in fields(value))
    told = [(name, found) for name, found in every if found not in (None, "", ())]
    return "; ".join(f"{name}: {_word(found)}" for name, found in told)


def _word(value: Any) -> str:
    return " + ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def differing(plan: Plan, usual: Plan | None) -> dict[str, Any]:
    """A plan by parts and steps; of another than the usual one only what is not the same."""
    whole, known = _by_key(plan), _by_key(usual) if usual else {}
    told = {name: found for name, found in whole.items() if known.get(name) != found}
    gone = [name for name in known if name not in whole]
    return told | ({"not": gone} if gone else {})


def _by_key(plan: Plan) -> dict[str, Any]:
    owed = {f"owed {part.programme}": _part(part) for part in plan.owed}
    steps = {f"step {step.key}": step for step in plan.steps}
    notes = {f"note {note}": True for note in plan.notes}
    totals = f"{plan.total_low} to {plan.total_high}, JKP {plan.jkp_low} to {plan.jkp_high}"
    order = " ".join(step.key for step in plan.steps)
    return {"totals": totals, "as of": plan.rules_as_of, "order": order} | owed | steps | notes


def _part(part: Owed) -> dict[str, Any]:
    """A programme; the notes of severance and JKP, which the other files show, are left out."""
    counted = "counted" if part.counted else "apart"
    paid = f", {part.paid} paid" if part.paid else ""
    told = {
        "state": f"{part.state}, {part.low} to {part.high}, {counted}{paid}",
        "named": f"{part.label} ({part.page})",
        "reasons": part.reasons,
        "title": f"{part.result.title} {part.result.rules_as_of}" if part.result else "",
        "lines": part.result.lines if part.result else (),
        "notes": part.result.notes if part.result and part.programme not in NOTED else (),
        "alternatives": {label: result.lines for label, result in part.alternatives},
    }
    return {name: found for name, found in told.items() if found}


def refused(call: Callable[[], Any]) -> Any:
    """What an input that cannot stand is answered with."""
    try:
        return call()
    except BadInput as error:
        return {"field": error.field, "why": error.why, "error": str(error)}
    except NoValue as error:
        return {"no_value": error.name, "on": error.on, "error": str(error)}


def said(examples: Mapping[str, Callable[[], Any]]) -> dict[str, Any]:
    """Every example of a file by its name."""
    return {name: plain(refused(call)) for name, call in examples.items()}


def written(examples: Mapping[str, Callable[[], Any]]) -> str:
    """The file of these examples."""
    return yaml.dump(said(examples), Dumper=Plainly, allow_unicode=True, sort_keys=False, width=100)


def main() -> None:
    """Write every file again."""
    from examples import FILES

    FOLDER.mkdir(exist_ok=True)
    for name, examples in FILES.items():
        (FOLDER / f"{name}.yml").write_text(written(examples), encoding="utf-8")


if __name__ == "__main__":
    main()
