"""Tenure, working days and deadlines."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from benefits import calendar, deadlines
from benefits.calendar import add_working_days, is_working_day
from benefits.result import cited, day_text, decimal, in_brackets, percent, rupiah
from benefits.tenure import Tenure, add_months


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2000, 3, 25), date(2021, 1, 3), Tenure(20, 9, 9)),
        (date(2020, 1, 31), date(2020, 2, 29), Tenure(0, 1)),
        (date(2020, 2, 29), date(2021, 2, 28), Tenure(1, 0)),
        (date(2020, 1, 1), date(2025, 1, 1), Tenure(5, 0)),
        (date(2020, 1, 1), date(2024, 12, 31), Tenure(4, 11, 30)),
        (date(2020, 1, 1), date(2020, 1, 1), Tenure(0, 0)),
    ],
)
def test_tenure_between_two_dates(start: date, end: date, expected: Tenure) -> None:
    assert Tenure.between(start, end) == expected


def test_the_last_day_at_work_can_be_counted_in() -> None:
    assert Tenure.between(date(2020, 1, 1), date(2024, 12, 31), inclusive=True) == Tenure(5, 0)


def test_tenure_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="before"):
        Tenure.between(date(2025, 1, 2), date(2025, 1, 1))


@pytest.mark.parametrize("parts", [(-1, 0, 0), (0, 12, 0), (0, -1, 0), (0, 0, 31), (0, 0, -1)])
def test_a_tenure_out_of_range_is_refused(parts: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="not a tenure"):
        Tenure(*parts)


def test_tenure_from_months_and_back() -> None:
    assert Tenure.from_months(91) == Tenure(7, 7)
    assert Tenure(7, 7, 20).total_months == 91


@pytest.mark.parametrize(
    ("tenure", "text"),
    [
        (Tenure(7, 7), "7 tahun 7 bulan"),
        (Tenure(3, 0), "3 tahun"),
        (Tenure(0, 0, 4), "4 hari"),
        (Tenure(0, 0), "0 bulan"),
    ],
)
def test_tenure_in_words(tenure: Tenure, text: str) -> None:
    assert str(tenure) == text


def test_tenures_compare_by_length() -> None:
    assert Tenure(2, 11, 30) < Tenure(3, 0) < Tenure(3, 0, 1)


def test_money_rates_and_days_read_as_in_indonesia() -> None:
    assert [rupiah(0), rupiah(5_000_000), rupiah(-1500)] == ["Rp0", "Rp5.000.000", "-Rp1.500"]
    assert [decimal(Fraction(7, 4)), decimal(2), decimal(10)] == ["1,75", "2", "10"]
    assert [percent(Fraction(37, 1000)), percent(Fraction(3, 5))] == ["3,7%", "60%"]
    assert day_text(date(2026, 11, 2)) == "2 November 2026"


def test_months_are_added_to_the_last_day_of_a_short_month() -> None:
    assert add_months(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert add_months(date(2026, 1, 31), -2) == date(2025, 11, 30)


@pytest.mark.parametrize("day", [date(2026, 11, 22), date(2026, 8, 17), date(2026, 12, 25)])
def test_sundays_and_holidays_are_not_working_days(day: date) -> None:
    assert not is_working_day(day)


def test_working_days_skip_weekends_and_christmas() -> None:
    assert add_working_days(date(2026, 12, 24), 1) == date(2026, 12, 28)
    assert add_working_days(date(2026, 12, 28), -1) == date(2026, 12, 24)
    assert add_working_days(date(2026, 11, 20), 7) == date(2026, 12, 1)
    assert add_working_days(date(2026, 11, 20), 0) == date(2026, 11, 20)


def test_deadlines_after_a_layoff() -> None:
    phk = date(2026, 8, 31)
    assert deadlines.jkp_claim(phk) == date(2027, 2, 28)
    assert deadlines.jkp_claim(date(2024, 8, 31)) == date(2024, 11, 30)
    assert deadlines.jht_earliest(phk) == date(2026, 9, 30)
    assert deadlines.bpjs_kesehatan_until(phk) == date(2027, 2, 28)
    assert deadlines.jkp_employer_report(phk) == date(2026, 9, 9)


def test_deadlines_around_the_letter() -> None:
    assert deadlines.refusal_letter(date(2026, 11, 20)) == date(2026, 12, 1)
    assert deadlines.phk_letter_latest(date(2026, 11, 30)) == date(2026, 11, 10)
    assert deadlines.phk_letter_latest(date(2026, 11, 30), probation=True) == date(2026, 11, 19)
    assert deadlines.resignation_letter_latest(date(2026, 12, 31)) == date(2026, 12, 1)


def test_deadlines_of_a_dispute() -> None:
    monday = date(2026, 11, 2)
    assert deadlines.mediation_first_session(monday) == date(2026, 11, 11)
    assert deadlines.mediation_recommendation(monday) == date(2026, 11, 16)
    assert deadlines.mediation_answer(monday) == date(2026, 11, 16)
    assert deadlines.kasasi(monday) == date(2026, 11, 20)
    assert deadlines.bipartit_end(monday) == deadlines.mediation_end(monday) == date(2026, 12, 14)
    assert deadlines.phi_suit(monday) == date(2027, 11, 2)


def test_deadlines_of_payments() -> None:
    friday = date(2026, 11, 20)
    assert deadlines.jkp_payment(friday) == date(2026, 11, 25)
    assert deadlines.jht_payment(friday) == date(2026, 11, 27)
    assert deadlines.thr_payment(date(2026, 3, 21)) == date(2026, 3, 14)


def test_holidays_are_those_of_indonesia_by_their_indonesian_names() -> None:
    calendar._holidays.cache_clear()
    assert not is_working_day(date(2026, 8, 17))
    assert is_working_day(date(2026, 7, 4) - timedelta(days=1))
    assert calendar.named_holidays("Hari Raya Idul Fitri", 2026)[0] == date(2026, 3, 21)
    assert calendar.named_holidays("Hari Raya Natal", 2027) == (date(2027, 12, 25),)
    assert calendar.named_holidays("Tidak Ada", 2026) == ()


def test_no_working_days_are_the_same_day() -> None:
    assert add_working_days(date(2026, 8, 15), 0) == date(2026, 8, 15)


@pytest.mark.parametrize(
    ("article", "written"),
    [
        ("PP 35/2021 Pasal 43 ayat 1", "PP 35/2021 Pasal 43 ayat (1)"),
        ("UU PPh Pasal 21 ayat 5a", "UU PPh Pasal 21 ayat (5a)"),
        ("Permenaker 2/2025 Pasal 13 ayat 1-2", "Permenaker 2/2025 Pasal 13 ayat (1)-(2)"),
        ("PP 68/2009", "PP 68/2009"),
    ],
)
def test_paragraphs_are_written_in_brackets(article: str, written: str) -> None:
    assert in_brackets(article) == written


@pytest.mark.parametrize(
    ("articles", "written"),
    [
        (
            "PP 35/2021 Pasal 43 ayat 1; PP 35/2021 Pasal 40 ayat 2; PP 35/2021 Pasal 43 ayat 1",
            "PP 35/2021 Pasal 43 ayat (1), Pasal 40 ayat (2)",
        ),
        ("PP 68/2009; PMK 16/PMK.03/2010", "PP 68/2009; PMK 16/PMK.03/2010"),
        ("PP 68/2009; PP 68/2009 Pasal 5", "PP 68/2009 Pasal 5"),
        (
            "UU 2/2004 Pasal 4; PP 37/2021 Pasal 21 jo. PP 6/2025; UU 2/2004 Pasal 3",
            "UU 2/2004 Pasal 4, Pasal 3; PP 37/2021 Pasal 21 jo. PP 6/2025",
        ),
    ],
)
def test_each_law_is_said_once(articles: str, written: str) -> None:
    assert cited(articles) == written
