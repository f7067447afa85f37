"""Steps of the severance table on the very day, reasons side by side, detained workers, PKWT."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from benefits import detained, pkwt
from benefits.pkwt import CompensationInput
from benefits.reasons import alternatives
from benefits.result import BadInput
from benefits.rules import table
from benefits.severance import SeveranceInput, compute, compute_all
from benefits.tenure import Tenure, add_months

TODAY = date(2026, 11, 22)
MILLION = 1_000_000
DAY = timedelta(days=1)
STARTS = [date(2001, 1, 1), date(2000, 2, 29), date(2001, 3, 31), date(2001, 12, 31)]
UP_EDGES = sorted(table("severance_up_months", TODAY).items())[1:]
UPMK_EDGES = sorted(table("severance_upmk_months", TODAY).items())[1:]


def months_due(key: str, start: date, end: date) -> int:
    inp = SeveranceInput(MILLION, Tenure.between(start, end), "merger")
    return compute(inp, TODAY).amount(key) // MILLION


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize(("years", "months"), UP_EDGES)
def test_up_rises_on_the_day_of_the_anniversary(start: date, years: int, months: int) -> None:
    anniversary = add_months(start, 12 * years)
    assert months_due("up", start, anniversary) == months
    assert months_due("up", start, anniversary - DAY) == months - 1
    assert months_due("up", start, anniversary + DAY) == months


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize(("years", "months"), UPMK_EDGES)
def test_upmk_rises_on_the_day_of_the_anniversary(start: date, years: int, months: int) -> None:
    anniversary = add_months(start, 12 * years)
    assert months_due("upmk", start, anniversary) == months
    assert months_due("upmk", start, anniversary - DAY) < months


def test_the_last_day_at_work_counted_in_moves_the_step_by_a_day() -> None:
    start, last = date(2021, 1, 1), date(2025, 12, 31)
    assert Tenure.between(start, last).years == 4
    assert Tenure.between(start, last, inclusive=True).years == 5


@pytest.mark.parametrize("generic", ["efficiency", "closure", "force_majeure", "pkpu"])
def test_a_generic_reason_gives_every_exact_one(generic: str) -> None:
    inp = SeveranceInput(5 * MILLION, Tenure(7, 7), generic)
    every = compute_all(inp, TODAY)
    assert tuple(every) == alternatives(generic)
    for key, result in every.items():
        assert result == compute(replace(inp, reason=key), TODAY)
    assert len({result.total for result in every.values()}) == 2


def test_an_exact_reason_gives_itself_and_an_unknown_one_is_refused() -> None:
    inp = SeveranceInput(5 * MILLION, Tenure(7, 7), "death")
    assert compute_all(inp, TODAY) == {"death": compute(inp, TODAY)}
    with pytest.raises(BadInput, match="reason"):
        compute_all(replace(inp, reason="nonsense"), TODAY)
    with pytest.raises(BadInput, match="on"):
        compute_all(replace(inp, reason="closure"), date(2021, 2, 1))


@pytest.mark.parametrize(("dependants", "percent"), [(1, 25), (2, 35), (3, 45), (4, 50), (9, 50)])
def test_help_for_dependants_of_a_detained_worker(dependants: int, percent: int) -> None:
    result = detained.support(4 * MILLION, dependants, 2, TODAY)
    assert result.total == 2 * 4 * MILLION * percent // 100
    assert detained.TO_CHECK in result.notes


def test_help_for_dependants_ends_after_six_months() -> None:
    longest = detained.support(4 * MILLION, 1, 6, TODAY)
    longer = detained.support(4 * MILLION, 1, 7, TODAY)
    assert longest.total == longer.total == 6 * MILLION
    assert "6 bulan" in " ".join(longer.notes)
    assert "paling lama" not in " ".join(longest.notes)


def test_nobody_to_support_or_no_month_gives_nothing() -> None:
    assert detained.support(4 * MILLION, 0, 6, TODAY).notes[0] == detained.NOBODY
    assert detained.support(4 * MILLION, 1, 0, TODAY).total == 0


@pytest.mark.parametrize(("call", "field"), [((0, 1, 1), "wage"), ((1, -1, 1), "dependants")])
def test_detention_input_that_makes_no_sense_is_refused(
    call: tuple[int, int, int], field: str
) -> None:
    with pytest.raises(BadInput, match=field):
        detained.support(*call, TODAY)


@pytest.mark.parametrize(
    ("end", "months"),
    [
        (date(2021, 2, 2), Fraction(3) + Fraction(1, 30)),
        (date(2021, 11, 1), Fraction(12)),
        (date(2021, 10, 31), Fraction(11) + Fraction(30, 30)),
        (date(2021, 11, 2), Fraction(12) + Fraction(1, 30)),
    ],
)
def test_an_old_contract_counts_from_2_november_2020(end: date, months: Fraction) -> None:
    inp = CompensationInput(6 * MILLION, start=date(2019, 1, 1), end=end)
    assert pkwt.compute(inp, end).months == months


def test_a_contract_from_that_very_day_or_later_counts_whole() -> None:
    on_the_day = CompensationInput(6 * MILLION, start=date(2020, 11, 2), end=date(2021, 11, 1))
    before = replace(on_the_day, start=date(2020, 11, 1))
    after = replace(on_the_day, start=date(2020, 11, 4))
    results = [pkwt.compute(inp, TODAY) for inp in (on_the_day, before, after)]
    assert results[0].months == results[1].months == 12 > results[2].months
    assert ["Pasal 64" in " ".join(result.notes) for result in results] == [False, True, False]


@pytest.mark.parametrize(
    ("start", "last"),
    [
        (date(2026, 2, 1), date(2026, 2, 28)),
        (date(2026, 3, 1), date(2026, 3, 31)),
        (date(2026, 1, 15), date(2026, 2, 14)),
    ],
)
def test_a_calendar_month_gives_compensation_and_a_day_less_does_not(
    start: date, last: date
) -> None:
    full = CompensationInput(6 * MILLION, start=start, end=last)
    assert pkwt.compute(full, TODAY).total == 500_000
    short = pkwt.compute(replace(full, end=last - DAY), TODAY)
    assert short.lines == ()
    assert "1 bulan" in short.notes[0]


def test_compensation_began_on_2_february_2021() -> None:
    inp = CompensationInput(6 * MILLION, 12)
    assert pkwt.compute(inp, date(2021, 2, 2)).total == 6 * MILLION
    with pytest.raises(BadInput, match="on"):
        pkwt.compute(inp, date(2021, 2, 1))


def test_a_foreign_worker_gets_a_reason_and_no_line() -> None:
    result = pkwt.compute(CompensationInput(6 * MILLION, 12, foreign=True), TODAY)
    assert (result.lines, result.notes[0]) == ((), pkwt.NOT_FOREIGN)
    assert result.notes.count(pkwt.NOT_FOREIGN) == 1


def test_the_rest_of_a_contract_is_a_claim_of_its_own() -> None:
    months = pkwt.months_between(date(2026, 11, 1), date(2026, 12, 15))
    result = pkwt.rest_of_contract(6 * MILLION, months, TODAY)
    assert (months, result.total) == (Fraction(3, 2), 9 * MILLION)
    assert result.lines[0].article == "UU 13/2003 Pasal 62"
    assert "Pasal 61" in result.notes[0]
