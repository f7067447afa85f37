"""What must hold for any input."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from benefits import jht, jkp, pkwt, tax, thr
from benefits.reasons import rows
from benefits.result import Result
from benefits.severance import SeveranceInput, compute
from benefits.tenure import Tenure, add_months

TODAY = date(2026, 11, 22)
WAGES = st.integers(1, 2_000_000_000)
RUPIAH = st.integers(0, 10_000_000_000)
REASONS = st.sampled_from(sorted(rows(TODAY)))
TENURES = st.builds(Tenure, st.integers(0, 59), st.integers(0, 11), st.integers(0, 30))
INPUTS = st.builds(
    SeveranceInput,
    wage=WAGES,
    tenure=TENURES,
    reason=REASONS,
    unused_leave_days=st.integers(0, 60),
    leave_divisor=st.integers(1, 31),
    return_travel=RUPIAH,
    other_items=RUPIAH,
    uang_pisah=st.none() | RUPIAH,
    pension_benefit=RUPIAH,
    pension_employer_share=st.fractions(0, 1),
    micro_small=st.booleans(),
)
DATES = st.dates(date(2000, 1, 1), date(2040, 12, 31))


def holds_together(result: Result) -> bool:
    whole = all(isinstance(line.amount, int) for line in result.lines)
    explained = all(line.label and line.formula and line.article for line in result.lines)
    return whole and explained and result.total == sum(line.amount for line in result.lines)


@given(INPUTS)
def test_severance_is_whole_explained_and_never_negative(inp: SeveranceInput) -> None:
    result = compute(inp, TODAY)
    assert holds_together(result)
    assert result.total >= 0
    assert all(line.amount >= 0 for line in result.lines if line.key != "pension_offset")


@given(INPUTS)
def test_pension_offset_never_touches_uang_penggantian_hak(inp: SeveranceInput) -> None:
    result = compute(inp, TODAY)
    uph = sum(result.amount(key) for key in ("leave", "return_travel", "other_items"))
    assert result.total >= uph


@given(WAGES, WAGES, TENURES, REASONS)
def test_a_higher_wage_never_gives_less(a: int, b: int, tenure: Tenure, reason: str) -> None:
    low, high = sorted((a, b))
    totals = [compute(SeveranceInput(w, tenure, reason), TODAY).total for w in (low, high)]
    assert totals[0] <= totals[1]


@given(WAGES, TENURES, TENURES, REASONS)
def test_a_longer_tenure_never_gives_less(wage: int, a: Tenure, b: Tenure, reason: str) -> None:
    short, long = sorted((a, b))
    totals = [compute(SeveranceInput(wage, t, reason), TODAY).total for t in (short, long)]
    assert totals[0] <= totals[1]


@given(WAGES, st.fractions(0, 120), st.fractions(0, 120))
def test_contract_compensation_grows_with_the_months(wage: int, a: Fraction, b: Fraction) -> None:
    short, long = sorted((a, b))
    results = [pkwt.compute(pkwt.CompensationInput(wage, m), TODAY) for m in (short, long)]
    assert all(holds_together(result) for result in results)
    assert 0 <= results[0].total <= results[1].total


@given(WAGES, st.integers(0, 2500), st.integers(0, 60))
def test_a_later_contract_end_never_gives_less(wage: int, length: int, more: int) -> None:
    start = date(2021, 3, 31)
    ends = (start + timedelta(days=length), start + timedelta(days=length + more))
    first, second = (
        pkwt.compute(pkwt.CompensationInput(wage, start=start, end=end), TODAY).total
        for end in ends
    )
    assert first <= second


@given(WAGES, st.dates(date(2022, 2, 1), date(2030, 1, 1)))
def test_jkp_months_add_up_and_stay_under_the_cap(wage: int, on: date) -> None:
    result = jkp.amount(wage, on)
    assert holds_together(result)
    assert result.total == sum(result.monthly)
    assert len(result.monthly) == 6
    assert max(result.monthly) <= 3_000_000
    assert result.capped == (wage > 5_000_000)


@given(RUPIAH, RUPIAH)
def test_tax_on_instalments_adds_up_to_tax_on_the_whole(first: int, second: int) -> None:
    for function in (tax.severance_tax, tax.lump_sum_tax, tax.pasal17):
        apart = function(first, TODAY).total + function(second, TODAY, first).total
        # Each slice is rounded to a rupiah on its own.
        assert abs(apart - function(first + second, TODAY).total) <= 5


@given(RUPIAH)
def test_tax_is_never_more_than_the_money(total: int) -> None:
    for function in (tax.severance_tax, tax.lump_sum_tax, tax.pasal17):
        result = function(total, TODAY)
        assert holds_together(result)
        assert 0 <= result.total <= total


@given(WAGES, st.integers(0, 600))
def test_jht_and_thr_are_whole_and_bounded(wage: int, months: int) -> None:
    contributed = jht.contributions(wage, months, TODAY)
    assert holds_together(contributed)
    assert abs(contributed.total * 1000 - wage * months * 57) <= 1000
    assert 0 <= thr.amount(wage, months, TODAY).total <= wage


@given(DATES, DATES)
def test_a_tenure_leads_back_to_its_end(a: date, b: date) -> None:
    start, end = sorted((a, b))
    tenure = Tenure.between(start, end)
    assert add_months(start, tenure.total_months) + timedelta(days=tenure.days) == end


@given(DATES, DATES, DATES)
def test_tenure_is_monotone_in_the_end_date(a: date, b: date, c: date) -> None:
    start, sooner, later = sorted((a, b, c))
    assert Tenure.between(start, sooner) <= Tenure.between(start, later)
