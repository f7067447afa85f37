"""Worked examples in cases/*.yml that a lawyer can read and add to."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from benefits import detained, jht, jkp, pkwt, severance, tax, thr
from benefits.result import Result
from benefits.tenure import Tenure

FOLDER = Path(__file__).parent / "cases"


def _severance(on: date, given: dict[str, Any]) -> Result:
    given = given | {"tenure": Tenure(*given["tenure"])}
    if "pension_employer_share" in given:
        given["pension_employer_share"] = Fraction(given["pension_employer_share"])
    return severance.compute(severance.SeveranceInput(**given), on)


def _contract(on: date, given: dict[str, Any]) -> Result:
    return pkwt.compute(pkwt.CompensationInput(**given), on)


CALCULATORS: dict[str, Any] = {
    "severance": _severance,
    "contract": _contract,
    "jkp": lambda on, given: jkp.amount(on=on, **given),
    "jkp_claim": lambda on, given: jkp.claimed_amount(approved=on, **given),
    "detained": lambda on, given: detained.support(on=on, **given),
    "jht": lambda on, given: jht.contributions(on=on, **given),
    "thr": lambda on, given: thr.amount(on=on, **given),
    "severance_tax": lambda on, given: tax.severance_tax(on=on, **given),
    "lump_sum_tax": lambda on, given: tax.lump_sum_tax(on=on, **given),
    "pasal17": lambda on, given: tax.pasal17(on=on, **given),
}


def _cases() -> list[Any]:
    found = []
    for path in sorted(FOLDER.glob("*.yml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            case.setdefault("calculator", path.stem)
            found.append(pytest.param(case, id=f"{path.stem}: {case['id']}"))
    return found


def _figure(result: Result, key: str) -> int:
    return result.total if key == "total" else result.amount(key)


@pytest.mark.parametrize("case", _cases())
def test_a_worked_example_comes_out_as_the_law_says(case: dict[str, Any]) -> None:
    result = CALCULATORS[case["calculator"]](case["date"], case["input"])
    expected = case["expect"]
    assert {key: _figure(result, key) for key in expected} == expected
    for key, wrong in case.get("published_wrong", {}).items():
        assert _figure(result, key) != wrong


def test_each_case_names_its_source_and_its_verdict() -> None:
    for parameter in _cases():
        case = parameter.values[0]
        assert case["source"]
        assert case["verdict"] in {"OK", "PART", "OLD", "WRONG"}


def test_every_published_example_that_is_a_sum_has_a_case() -> None:
    ids = {parameter.values[0]["id"].split()[0] for parameter in _cases()}
    # G35 compounds a return, which is never promised; G39 is a date, see the tests of THR.
    assert {f"G{number}" for number in range(1, 40)} - ids == {"G35", "G39"}
