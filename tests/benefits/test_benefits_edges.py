"""Every step of the tables, every rule and every slice, on the day and a day to each side."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from benefits import deadlines, jkp, pkwt, tax
from benefits.reasons import rows
from benefits.result import BadInput
from benefits.severance import SeveranceInput, compute
from benefits.tenure import Tenure

EDGES = Path(__file__).parent / "edges"
STEPS: dict[str, Any] = yaml.safe_load((EDGES / "steps.yml").read_text(encoding="utf-8"))
REGIMES: dict[str, Any] = yaml.safe_load((EDGES / "regimes.yml").read_text(encoding="utf-8"))
TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)


def anniversary(hired: date, years: int) -> date:
    return hired.replace(year=hired.year + years)


def whole(amount: Fraction) -> int:
    """Half a rupiah goes up."""
    return int(amount + Fraction(1, 2))


@pytest.mark.parametrize("reason", STEPS["reasons"])
def test_a_step_is_taken_on_its_day_for_every_reason(reason: str) -> None:
    row = STEPS["reasons"][reason]
    for step, hired, wage in product(STEPS["steps"], STEPS["hired"], STEPS["wages"]):
        day = anniversary(hired, step["years"])
        for end, months in ((day - DAY, "before"), (day, "then"), (day + DAY, "then")):
            result = compute(SeveranceInput(wage, Tenure.between(hired, end), reason), TODAY)
            due = Fraction(row["up"]) * step[months]["up"] * wage
            assert result.amount("up") == whole(due), (step, hired, end)
            assert result.amount("upmk") == row["upmk"] * step[months]["upmk"] * wage
            assert result.total == result.amount("up") + result.amount("upmk")


@pytest.mark.parametrize("reason", STEPS["reasons"])
def test_the_article_and_uang_pisah_of_every_reason(reason: str) -> None:
    row = STEPS["reasons"][reason]
    inp = SeveranceInput(5_000_000, Tenure(4, 0), reason)
    result = compute(inp, TODAY)
    assert all(f"PP 35/2021 {row['article']};" in line.article for line in result.lines)
    assert any("hak uang pisah" in note for note in result.notes) == row["uang_pisah"]


def test_every_reason_of_the_law_has_its_row() -> None:
    assert {*STEPS["reasons"], "acquitted"} == set(rows(TODAY))


@pytest.mark.parametrize("reason", [*STEPS["reasons"], "acquitted"])
def test_the_rules_begin_on_2_february_2021(reason: str) -> None:
    inp = SeveranceInput(5_000_000, Tenure(4, 0), reason)
    assert compute(inp, date(2021, 2, 2)).total == compute(inp, TODAY).total
    with pytest.raises(BadInput, match="2 Februari 2021"):
        compute(inp, date(2021, 2, 1))


@pytest.mark.parametrize("case", REGIMES["jkp"], ids=lambda case: f"{case['day']} {case['wage']}")
def test_jkp_by_the_day(case: dict[str, Any]) -> None:
    assert list(jkp.amount(case["wage"], case["day"]).monthly) == case["monthly"]


@pytest.mark.parametrize("case", REGIMES["jkp_claims"], ids=lambda case: str(case["approved"]))
def test_jkp_of_a_claim_across_the_change(case: dict[str, Any]) -> None:
    found = jkp.claimed_amount(case["wage"], case["filed"], case["approved"])
    assert found.total == case["total"]


@pytest.mark.parametrize("case", REGIMES["jkp_deadlines"], ids=lambda case: str(case["phk"]))
def test_the_last_day_to_claim_jkp(case: dict[str, date]) -> None:
    assert deadlines.jkp_claim(case["phk"]) == case["last"]


TAXES = {"severance_tax": tax.severance_tax, "lump_sum_tax": tax.lump_sum_tax}
SLICES = [
    (name, case) for name in ("severance_tax", "lump_sum_tax", "pasal17") for case in REGIMES[name]
]


@pytest.mark.parametrize(("name", "case"), SLICES)
def test_tax_on_each_side_of_a_slice(name: str, case: dict[str, int]) -> None:
    function = TAXES.get(name, tax.pasal17)
    assert function(case["gross"], TODAY).total == case["tax"]


@pytest.mark.parametrize("case", REGIMES["instalments"], ids=lambda case: str(case["taxes"]))
def test_tax_on_instalments_over_the_years(case: dict[str, Any]) -> None:
    taxed = tax.by_payment(case["paid"].items())
    assert [each.tax for each in taxed] == case["taxes"]


@pytest.mark.parametrize("case", REGIMES["contracts"], ids=lambda case: f"{case['end']}")
def test_compensation_by_the_day(case: dict[str, Any]) -> None:
    inp = pkwt.CompensationInput(case["wage"], start=case["start"], end=case["end"])
    assert pkwt.compute(inp, case["end"]).total == case["total"]
