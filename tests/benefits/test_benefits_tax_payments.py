"""Tax on severance that is paid in instalments over the years."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benefits.result import BadInput
from benefits.tax import by_payment, severance_tax

MILLION = 1_000_000


def taxes(*payments: tuple[date, int]) -> list[int]:
    return [payment.tax for payment in by_payment(payments)]


def test_the_published_example_over_three_years() -> None:
    # G25-G27: 240, 120 and 120 million within two years, 120 million in the third.
    paid = by_payment(
        [
            (date(2010, 1, 15), 240 * MILLION),
            (date(2011, 1, 15), 120 * MILLION),
            (date(2011, 7, 15), 120 * MILLION),
            (date(2012, 1, 15), 120 * MILLION),
        ]
    )
    assert [payment.tax for payment in paid] == [23_500_000, 18_000_000, 18_000_000, 13_000_000]
    assert [payment.final for payment in paid] == [True, True, True, False]


def test_december_and_january_are_taxed_as_one_sum() -> None:
    # G28.
    assert taxes((date(2024, 12, 20), 200 * MILLION), (date(2025, 1, 10), 400 * MILLION)) == [
        17_500_000,
        70_000_000,
    ]


def test_the_last_day_of_the_second_year_is_still_final_and_the_next_is_not() -> None:
    first = (date(2025, 1, 2), 60 * MILLION)
    assert taxes(first, (date(2026, 12, 31), 60 * MILLION)) == [500_000, 2_000_000 + 3_000_000]
    assert taxes(first, (date(2027, 1, 1), 60 * MILLION)) == [500_000, 3_000_000]


def test_slices_of_pasal_17_begin_again_each_year() -> None:
    first = (date(2022, 5, 1), 50 * MILLION)
    third = [(date(2024, month, 1), 60 * MILLION) for month in (1, 6)]
    fourth = (date(2025, 1, 1), 60 * MILLION)
    assert taxes(first, *third, fourth) == [0, 3_000_000, 9_000_000, 3_000_000]


def test_the_order_of_the_list_does_not_matter() -> None:
    payments = [(date(2025, 3, 1), 300 * MILLION), (date(2024, 3, 1), 80 * MILLION)]
    assert by_payment(payments) == by_payment(payments[::-1])
    assert by_payment(payments)[0].day == date(2024, 3, 1)


def test_jht_has_its_own_slices_and_no_npwp_costs_a_fifth_more() -> None:
    payments = [(date(2023, 1, 1), 100 * MILLION), (date(2026, 1, 1), 60 * MILLION)]
    with_npwp = by_payment(payments, "lump_sum")
    without = by_payment(payments, "lump_sum", has_npwp=False)
    assert [payment.tax for payment in with_npwp] == [2_500_000, 3_000_000]
    assert [payment.tax for payment in without] == [2_500_000, 3_600_000]


def test_nothing_paid_is_nothing_taxed_and_less_than_nothing_is_refused() -> None:
    assert by_payment([]) == ()
    with pytest.raises(BadInput, match="payments"):
        by_payment([(date(2026, 1, 1), -1)])


@given(st.lists(st.tuples(st.dates(date(2024, 1, 1), date(2025, 12, 31)), st.integers(0, 10**9))))
def test_instalments_within_two_years_pay_what_the_whole_would(
    payments: list[tuple[date, int]],
) -> None:
    paid = by_payment(payments)
    if paid and paid[0].day.year == 2025:
        assert all(payment.final for payment in paid)
    whole = severance_tax(sum(amount for _, amount in payments), date(2025, 12, 31)).total
    assert abs(sum(payment.tax for payment in paid) - whole) <= 4 * max(len(paid), 1)
