"""Limits of a dispute, in working days of Indonesia."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from benefits.calendar import is_working_day
from benefits.dispute import DEBATED, FROM_NOTICE, DisputeDays, path, suit

MONDAY = date(2026, 11, 2)
ALL = DisputeDays(
    letter_received=MONDAY,
    talks_requested=MONDAY,
    mediator_assigned=MONDAY,
    first_session=MONDAY,
    recommendation_received=MONDAY,
    mediation_failed=MONDAY,
    decision=MONDAY,
)


def test_every_known_day_starts_its_own_clock() -> None:
    assert {stage.key: stage.until for stage in path(ALL)} == {
        "refusal": date(2026, 11, 11),
        "first_session": date(2026, 11, 11),
        "recommendation": date(2026, 11, 16),
        "answer": date(2026, 11, 16),
        "kasasi": date(2026, 11, 20),
        "bipartit": date(2026, 12, 14),
        "mediation_end": date(2026, 12, 14),
        "phi_suit": date(2027, 11, 2),
    }


def test_nothing_known_gives_no_limit() -> None:
    assert path(DisputeDays()) == ()


def test_the_soonest_limit_comes_first_and_names_its_law() -> None:
    stages = path(ALL)
    assert [stage.until for stage in stages] == sorted(stage.until for stage in stages)
    assert all(stage.title and stage.where and stage.article for stage in stages)


def test_limits_of_the_mediator_are_not_the_workers() -> None:
    others = {stage.key for stage in path(ALL) if not stage.yours}
    assert others == {"first_session", "mediation_end", "recommendation"}


def test_talks_over_lebaran_skip_the_holidays() -> None:
    (stage,) = path(DisputeDays(letter_received=date(2026, 3, 13)))
    # 18 counts, 19 is Nyepi, 21 and 22 fall on a weekend with Idulfitri.
    assert stage.until == date(2026, 3, 25)


def test_a_suit_runs_from_the_failed_mediation_since_17_september_2025() -> None:
    notice = date(2025, 3, 3)
    new = suit(date(2025, 9, 17), notice)
    assert (new.until, new.note) == (date(2026, 9, 17), DEBATED)
    old = suit(date(2025, 9, 16), notice)
    assert (old.until, old.note) == (date(2026, 3, 3), FROM_NOTICE)
    assert suit(date(2025, 9, 16)).until == date(2026, 9, 16)


@given(st.dates(date(2021, 2, 2), date(2035, 1, 1)))
def test_no_limit_in_working_days_ends_on_a_day_off(day: date) -> None:
    days = DisputeDays(
        letter_received=day,
        talks_requested=day,
        mediator_assigned=day,
        first_session=day,
        recommendation_received=day,
        decision=day,
    )
    for stage in path(days):
        assert stage.working_days
        assert is_working_day(stage.until)
        # Five working days in a week at most, so at least that many days pass.
        assert stage.until - day >= timedelta(days=7)
