"""Claiming JHT, its tax, an assumed return; BPJS Kesehatan, JP and THR after a layoff."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from benefits import health, jht, jht_claim, jp, offices, thr
from benefits.result import BadInput
from benefits.rules import NoValue

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("reason", [None, "efficiency_loss", "resign"])
def test_a_layoff_and_a_resignation_wait_a_month(reason: str | None) -> None:
    assert jht_claim.earliest(reason, date(2026, 10, 31)) == date(2026, 11, 30)


@pytest.mark.parametrize("reason", ["contract_end", "pension", "death"])
def test_no_wait_is_written_for_a_contract_that_ended_a_pension_or_a_death(reason: str) -> None:
    assert jht_claim.earliest(reason, date(2026, 10, 31)) == date(2026, 10, 31)


def test_before_the_present_rule_no_day_is_given() -> None:
    with pytest.raises(NoValue):
        jht_claim.earliest("efficiency_loss", date(2022, 4, 25))


@pytest.mark.parametrize(
    ("balance", "where"),
    [
        (0, offices.JMO),
        (15_000_000, offices.JMO),
        (15_000_001, offices.LAPAK_ASIK),
    ],
)
def test_the_channel_changes_one_rupiah_above_fifteen_million(balance: int, where: str) -> None:
    assert jht_claim.channel(balance, TODAY) == jht_claim.Channel(where, sure=True)


@pytest.mark.parametrize(("balance", "on"), [(None, TODAY), (1, date(2025, 4, 30))])
def test_an_unknown_balance_or_limit_names_both_channels(balance: int | None, on: date) -> None:
    channel = jht_claim.channel(balance, on)
    assert not channel.sure
    assert offices.JMO in channel.where
    assert offices.LAPAK_ASIK in channel.where


def test_papers_follow_the_reason() -> None:
    assert jht_claim.RESIGNED in jht_claim.papers("resign")
    assert jht_claim.CONTRACT in jht_claim.papers("contract_end")
    assert "Surat kematian" in jht_claim.papers("death")
    assert "Perjanjian Bersama" in " ".join(jht_claim.papers("closure_loss", "agreement"))
    assert "salah satu" in " ".join(jht_claim.papers("closure_loss"))
    assert "PHK" not in " ".join(jht_claim.papers("pension"))


def test_npwp_is_asked_above_fifty_million_or_after_a_partial_claim() -> None:
    paper = "NPWP (saldo di atas Rp50.000.000 atau pernah ambil sebagian)"
    assert paper not in jht_claim.papers("resign", balance=50_000_000)
    assert paper in jht_claim.papers("resign", balance=50_000_001)
    assert paper in jht_claim.papers("resign", balance=1, earlier_partial=True)


@pytest.mark.parametrize(
    ("reason", "article"), [("resign", "Pasal 8"), ("contract_end", "Pasal 6"), (None, "Pasal 10")]
)
def test_the_article_follows_the_reason(reason: str | None, article: str) -> None:
    assert article in jht_claim.article(reason)


def test_tax_without_an_earlier_claim_is_final() -> None:
    taxes = jht_claim.taxes(90_000_000, TODAY)
    assert (taxes.at_once.total, taxes.later) == (2_000_000, None)


def test_an_earlier_claim_of_this_or_last_year_shares_the_free_slice() -> None:
    taxes = jht_claim.taxes(
        50_000_000, TODAY, first_partial=date(2025, 1, 2), partial_paid=10_000_000
    )
    assert (taxes.at_once.total, taxes.later) == (500_000, None)


def test_an_earlier_claim_long_ago_gives_both_taxes() -> None:
    taxes = jht_claim.taxes(
        90_000_000, TODAY, first_partial=date(2024, 12, 31), partial_paid=10_000_000
    )
    assert taxes.at_once.total == 2_000_000
    assert taxes.later is not None
    assert taxes.later.total == 3_000_000 + 4_500_000


def test_an_assumed_return_is_a_line_of_its_own_and_called_an_assumption() -> None:
    result = jht.contributions(4_000_000, 60, TODAY, Fraction(57, 1000))
    assert result.amount("employer") + result.amount("worker") == 13_680_000
    assert 1_900_000 < result.amount("return") < 2_200_000
    assert "andaian" in result.notes[0]


@pytest.mark.parametrize(("months", "rate"), [(0, Fraction(1, 20)), (60, Fraction(0)), (1, 1)])
def test_no_time_or_no_rate_gives_no_return(months: int, rate: Fraction) -> None:
    assert jht.contributions(4_000_000, months, TODAY, Fraction(rate)).amount("return") == 0


def test_the_return_agrees_with_adding_up_month_by_month() -> None:
    balance = Fraction(0)
    for _ in range(24):
        balance = balance * (1 + Fraction(5, 1200)) + 285_000
    result = jht.contributions(5_000_000, 24, TODAY, Fraction(1, 20))
    assert abs(result.total - balance) < 1


def test_an_absurd_return_is_refused() -> None:
    with pytest.raises(BadInput, match="annual_return"):
        jht.contributions(5_000_000, 24, TODAY, Fraction(2))


def test_health_cover_lasts_six_months_with_the_proof_of_this_case() -> None:
    cover = health.cover(date(2026, 8, 31), "agreement")
    assert cover.until == date(2027, 2, 28)
    assert any("Perjanjian Bersama" in paper for paper in cover.papers)
    assert health.DISPUTED not in cover.notes
    assert health.DISPUTED in health.cover(date(2026, 8, 31)).notes


@pytest.mark.parametrize(
    ("on", "age", "expected"),
    [
        (date(2024, 12, 31), 58, True),
        (date(2025, 1, 1), 58, False),
        (date(2025, 1, 1), 59, True),
        (date(2028, 1, 1), 59, False),
    ],
)
def test_the_pension_age_rises_with_the_years(on: date, age: int, expected: bool) -> None:
    assert jp.outlook(on, age=age).reached is expected


def test_fifteen_years_make_a_monthly_pension() -> None:
    assert jp.outlook(TODAY, contribution_months=179).monthly is False
    assert jp.outlook(TODAY, contribution_months=180).monthly is True
    unknown = jp.outlook(TODAY)
    assert (unknown.reached, unknown.monthly) == (None, None)
    assert "59 tahun" in unknown.notes[0]


@pytest.mark.parametrize(
    ("religion", "after", "day"),
    [
        ("islam", date(2026, 1, 1), date(2026, 3, 21)),
        ("islam", date(2026, 3, 21), date(2026, 3, 21)),
        ("islam", date(2026, 3, 22), date(2027, 3, 10)),
        ("kristen", TODAY, date(2026, 12, 25)),
        ("katolik", date(2026, 12, 26), date(2027, 12, 25)),
        ("hindu", date(2026, 1, 1), date(2026, 3, 19)),
        ("buddha", date(2026, 1, 1), date(2026, 5, 31)),
        ("konghucu", date(2026, 1, 1), date(2026, 2, 17)),
    ],
)
def test_the_next_holiday_of_each_religion(religion: str, after: date, day: date) -> None:
    assert thr.next_holiday(religion, after) == day


@pytest.mark.parametrize("year", range(2021, 2036))
def test_every_year_has_a_holiday_for_every_religion(year: int) -> None:
    for religion in thr.HOLIDAYS:
        days = (thr.next_holiday(religion, date(year, 1, 1)) - date(year, 1, 1)).days
        assert days < 400


def test_an_unknown_religion_is_refused_with_the_choices() -> None:
    with pytest.raises(BadInput, match="islam"):
        thr.next_holiday("unknown", TODAY)


@pytest.mark.parametrize("kind", ["daily", "piece", "pkwtt"])
def test_only_contract_workers_lose_thr_before_the_holiday(kind: Any) -> None:
    assert thr.due_after_phk(date(2026, 12, 1), date(2026, 12, 25), kind)
