"""What must hold for the plan of any worker."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from benefits.calendar import is_working_day
from benefits.plan import LABELS, Plan, WorkerFacts, plan
from benefits.reasons import REASONS
from benefits.tenure import Tenure

BOOL = st.none() | st.booleans()
RUPIAH = st.integers(0, 900_000_000)
PHK = st.dates(date(2021, 2, 2), date(2030, 12, 31))
DAYS = st.integers(0, 400)


@st.composite
def workers(draw: st.DrawFn) -> WorkerFacts:
    phk = draw(PHK)
    before = st.none() | st.integers(0, 9000).map(lambda days: phk - timedelta(days=days))
    near = st.none() | st.integers(-400, 400).map(lambda days: phk + timedelta(days=days))
    after = st.none() | DAYS.map(lambda days: phk + timedelta(days=days))
    return WorkerFacts(
        wage=draw(st.integers(1, 100_000_000)),
        phk_date=phk,
        reason=draw(st.none() | st.sampled_from(sorted(REASONS))),
        contract_type=draw(st.sampled_from([None, "pkwt", "pkwtt", "daily", "piece", "freelance"])),
        start=draw(before),
        tenure=draw(st.none() | st.builds(Tenure, st.integers(0, 40), st.integers(0, 11))),
        contract_end=draw(near),
        agrees=draw(BOOL),
        resigned=draw(BOOL),
        agreement_signed=draw(st.booleans()),
        phk_reported=draw(st.booleans()),
        mediation_failed=draw(after),
        citizen=draw(BOOL),
        age=draw(st.none() | st.integers(15, 80)),
        contribution_months=draw(st.none() | st.integers(0, 24)),
        jht_balance=draw(st.none() | RUPIAH),
        severance_paid=draw(st.none() | RUPIAH),
        micro_small=draw(st.booleans()),
        holiday=draw(near),
    )


PLANS = st.builds(plan, workers(), st.dates(date(2025, 2, 7), date(2031, 1, 1)))


@given(PLANS)
@settings(deadline=None)
def test_totals_are_the_sums_of_their_parts(found: Plan) -> None:
    assert found.total_low == sum(part.low for part in found.owed if part.counted)
    assert found.total_high == sum(part.high for part in found.owed if part.counted)
    assert 0 <= found.total_low <= found.total_high
    assert 0 <= found.jkp_low <= found.jkp_high <= 18_000_000


@given(PLANS)
@settings(deadline=None)
def test_every_part_explains_itself(found: Plan) -> None:
    for part in found.owed:
        assert part.programme in LABELS
        assert 0 <= part.low <= part.high
        assert part.reasons or part.result
        assert not (part.counted and part.state in {"unknown", "not_due"})
        assert part.result is None or part.state != "not_due"
        assert part.state != "range" or len(part.alternatives) > 1
        assert part.programme != "jkp" or not part.counted


@given(workers(), st.dates(date(2025, 2, 7), date(2031, 1, 1)))
@settings(deadline=None)
def test_steps_are_sorted_and_never_before_the_layoff(facts: WorkerFacts, on: date) -> None:
    steps = plan(facts, on).steps
    assert [step.date for step in steps] == sorted(step.date for step in steps)
    assert all(step.date >= facts.phk_date for step in steps)
    assert all(step.until is None or step.until >= step.date for step in steps)
    assert len({step.key for step in steps}) == len(steps)


@given(PLANS)
@settings(deadline=None)
def test_limits_in_working_days_fall_on_working_days(found: Plan) -> None:
    for step in found.steps:
        assert not step.working_days or (step.until and is_working_day(step.until))
        if step.key in {"mediation", "own_report"}:
            assert is_working_day(step.date)


@given(PLANS)
@settings(deadline=None)
def test_every_step_says_what_where_and_by_which_article(found: Plan) -> None:
    for step in found.steps:
        assert step.title
        assert step.where
        assert step.article
        assert step.programme in LABELS
        assert not step.key.startswith("jkp_month") or found.jkp_high > 0
