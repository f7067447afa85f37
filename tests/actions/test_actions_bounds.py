"""A time of service that only says what it does not reach is no figure to compute with."""

from __future__ import annotations

import pytest
from talking import REASON, SEVEN_YEARS, TENURE, Worker, asked_for_tenure, turn_of

from actions.facts import found_in

BELOW = [
    "kerja kurang setahun",
    "belum genap setahun",
    "kurang dari 2 tahun",
    "ga nyampe setahun",
    "hampir 7 tahun",
    "udah mau 5 tahun",
    "7 tahun kurang dikit",
    "5 tahun kurang",
]


@pytest.mark.parametrize("text", BELOW)
def test_a_length_that_was_not_reached_is_no_tenure(text: str) -> None:
    assert "tenure_months" not in found_in(turn_of(text))


@pytest.mark.parametrize("text", BELOW)
async def test_the_form_asks_for_the_months(text: str, asked: Worker) -> None:
    await asked_for_tenure(asked)
    said = await asked.say(text)
    assert "Belum sampai" in said or "Belum genap" in said
    assert TENURE in said
    assert asked.slots.get("tenure_months") is None
    assert REASON in await asked.say("8 bulan")
    assert asked.slots["tenure_months"] == 8


async def test_other_facts_of_the_message_are_kept(worker: Worker) -> None:
    said = await worker.say(
        "gaji 4 juta kerja belum ada setahun kena efisiensi pesangon berapa", "severance_calculate"
    )
    assert "Belum sampai 1 tahun" in said
    assert worker.slots["wage"] == 4_000_000
    assert worker.slots["phk_reason"] == "efficiency"
    assert worker.slots["requested_slot"] == "tenure_months"


@pytest.mark.parametrize("topic", ["severance_calculate", "severance_tax"])
async def test_after_a_sum_the_known_tenure_no_longer_holds(topic: str, worker: Worker) -> None:
    worker.slots = {**SEVEN_YEARS, "topic": topic}
    assert "Belum sampai 2 tahun" in await worker.say("eh kerjanya kurang dari 2 tahun")
    # 0,5 x 2 wages of 5 million
    assert "Rp5.000.000" in await worker.say("1 tahun 5 bulan")


async def test_who_does_not_know_gets_the_sum_below_a_year_too(asked: Worker) -> None:
    await asked_for_tenure(asked)
    await asked.say("kurang setahun")
    await asked.say("ga tau persisnya", "dont_know")
    said = await asked.say("pailit")
    # 0,5 x 1 wage of 5 million; with a full year 0,5 x 2
    assert "belum setahun: **Rp2.500.000**" in said
    assert "1 tahun: **Rp5.000.000**" in said


async def test_a_range_of_years_says_which_end_is_used(asked: Worker) -> None:
    await asked_for_tenure(asked)
    assert "pakai **7 tahun** dulu" in await asked.say("7-8 tahun")


async def test_thr_does_not_count_with_a_tenure_that_no_longer_holds(worker: Worker) -> None:
    worker.slots = {**SEVEN_YEARS, "topic": "holiday_allowance"}
    said = await worker.say("thr gaji 6 juta kerja kurang setahun", "holiday_allowance")
    assert "Belum sampai 1 tahun" in said
    # 8 of 12 months of 6 million
    assert "Rp4.000.000" in await worker.say("8 bulan")


async def test_contributions_below_a_year_are_asked_for(worker: Worker) -> None:
    worker.slots = {
        "requested_slot": "contribution_months",
        "form": "plan_form",
        "topic": "plan",
        **dict.fromkeys(("contract_type", "wage", "tenure_months", "phk_reason"), "unknown"),
        **dict.fromkeys(("phk_date", "agrees"), "unknown"),
    }
    said = await worker.say("kurang dari setahun")
    assert "Belum sampai 1 tahun" in said
    assert worker.slots.get("contribution_months") is None


async def test_months_of_a_contract_are_asked_for_as_months(worker: Worker) -> None:
    said = await worker.say("gaji 3jt kontrak 6 bulan kurang dikit", "contract_compensation")
    assert "Belum sampai 6 bulan" in said
    assert "Tabel pesangon" not in said


@pytest.mark.parametrize(
    ("said", "example"),
    [
        ("kurang dari setahun", "10 bulan"),
        ("hampir 7 tahun", "6 tahun 10 bulan"),
        ("belum sebulan", "0 bulan"),
    ],
)
async def test_the_example_of_an_answer_fits_what_was_said(
    said: str, example: str, asked: Worker
) -> None:
    await asked_for_tenure(asked)
    assert f"misalnya _{example}_" in await asked.say(said)
