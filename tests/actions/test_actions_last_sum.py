"""The last sum is said again after a digression, after tax, and in parts."""

from __future__ import annotations

import pytest
from talking import SEVEN_YEARS, Worker, turn_of

from actions.facts import found_in
from actions.follow_up import resolve
from actions.instalments import Parts, parts_in

TWELVE_YEARS = {"wage": 10_000_000, "tenure_months": 144, "phk_reason": "efficiency_prevent_loss"}
"""(9 + 5) wages = Rp140.000.000."""


@pytest.mark.parametrize(
    "said",
    [
        "kembali ke yang tadi",
        "balik ke hitungan pesangon tadi",
        "yang tadi berapa",
        "yg td brp ya",
        "tadi berapa totalnya",
        "hasil yang tadi mana",
        "ulangi hitungannya dong",
    ],
)
async def test_after_a_digression_the_last_sum_is_said_again(said: str, worker: Worker) -> None:
    worker.slots = dict(SEVEN_YEARS)
    await worker.say("hitung pesangon", "severance_calculate")
    await worker.say("apa itu jkp", "jkp_info")
    assert "Rp35.000.000" in await worker.say(said, "go_back")


async def test_sums_whose_figures_no_fact_keeps_are_said_again(worker: Worker) -> None:
    await worker.say("pajak pesangon 120 juta berapa", "severance_tax")
    await worker.say("apa itu jkp", "jkp_info")
    assert "Rp5.500.000" in await worker.say("yang tadi berapa", "nlu_fallback")
    await worker.say("thr gaji 6 juta kerja 8 bulan berapa", "holiday_allowance")
    await worker.say("apa itu jkp", "jkp_info")
    assert "Rp4.000.000" in await worker.say("yang tadi berapa", "nlu_fallback")
    said = "gaji 4 juta kontrak 1 tahun diputus perusahaan bulan ke 7 dapat berapa"
    first = await worker.say(said, "contract_compensation")
    await worker.say("apa itu jkp", "jkp_info")
    assert await worker.say("yang tadi berapa", "nlu_fallback") == first


async def test_without_a_sum_there_is_nothing_to_say_again(worker: Worker) -> None:
    await worker.say("apa itu jkp", "jkp_info")
    assert "berikutnya" in await worker.say("kembali ke yang tadi", "go_back")


async def test_an_unfinished_sum_goes_on_where_it_was_left(asked: Worker) -> None:
    await asked.say("5 juta")
    await asked.say("batal", "stop")
    assert "lama masa kerja" in await asked.say("kembali ke yang tadi", "go_back")


@pytest.mark.parametrize("said", ["berarti bersih brp", "dipotong pajak jadi berapa", "netnya brp"])
async def test_severance_after_tax(said: str, worker: Worker) -> None:
    worker.slots = dict(TWELVE_YEARS)
    await worker.say("hitung pesangon", "severance_calculate")
    # 5% of 50 million and 15% of 40 million
    assert "Rp131.500.000" in await worker.say(said, "nlu_fallback")


async def test_a_sum_that_was_named_after_tax(worker: Worker) -> None:
    await worker.say("pajak pesangon 120 juta berapa", "severance_tax")
    assert "Rp114.500.000" in await worker.say("berarti bersih brp", "jkp_amount")


async def test_thr_and_jkp_after_tax_are_no_figure_of_ours(worker: Worker) -> None:
    await worker.say("thr gaji 6 juta kerja 8 bulan berapa", "holiday_allowance")
    assert "PPh 21 biasa" in await worker.say("berarti bersih brp", "severance_tax")
    await worker.say("jkp saya berapa", "jkp_amount")
    assert "belum kami temukan" in await worker.say("bersihnya brp tuh", "severance_tax")


async def test_compensation_after_tax_is_said_for_the_rate_that_is_known(worker: Worker) -> None:
    await worker.say("gaji 60 juta kontrak 12 bulan kompensasi berapa", "contract_compensation")
    await worker.say("itu dipotong pajak ga", "severance_tax")
    said = await worker.say("bersihnya jadi brp", "contract_compensation")
    # 5% of 10 million
    assert "Rp59.500.000" in said
    assert "tidak bisa saya pastikan" in said


def test_a_question_about_the_net_wage_is_not_about_the_sum() -> None:
    turn = turn_of("itu dari gaji bersih?", "inform", **SEVEN_YEARS, topic="severance_calculate")
    turn.set(last_sum={"intent": "severance_calculate"})
    assert resolve(turn) != "sum_net"


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ("kalau dicicil 3 tahun?", Parts(3, 12)),
        ("dicicil 6 bulan gimana", Parts(6, 1)),
        ("kalo dibayar nyicil 10x", Parts(10, 1)),
        ("kalau dicicil gimana", None),
        ("kalau kerja 3 tahun", None),
    ],
)
def test_what_is_paid_in_parts(said: str, parts: Parts | None) -> None:
    assert parts_in(turn_of(said)) == parts


def test_how_long_is_paid_in_parts_is_no_tenure() -> None:
    assert "tenure_months" not in found_in(turn_of("kalau dicicil 3 tahun?"))


async def test_the_third_year_of_instalments_is_taxed_otherwise(worker: Worker) -> None:
    worker.slots = dict(TWELVE_YEARS)
    await worker.say("hitung pesangon", "severance_calculate")
    said = await worker.say("kalau dicicil 3 tahun?", "severance_unpaid")
    # 93.333.332 in two years: 5% above 50 million; then 5% of 46.666.668 by Pasal 17
    assert "pajak **Rp4.500.000**, bersih **Rp135.500.000**; mulai 2028" in said
    assert "Sekaligus: pajak Rp8.500.000" in said
    assert worker.slots["tenure_months"] == 144


async def test_within_two_calendar_years_instalments_change_no_tax(worker: Worker) -> None:
    await worker.say("pajak pesangon 120 juta berapa", "severance_tax")
    said = await worker.say("kalau dicicil 6 bulan", "severance_unpaid")
    assert "pajak **Rp5.500.000**" in said
    assert "Pasal 17" not in said
