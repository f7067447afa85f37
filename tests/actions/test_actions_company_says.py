"""What the company says is due is set beside the sum; so is what a worker finds odd about it."""

from __future__ import annotations

import pytest
from talking import SEVEN_YEARS, Worker

CONTRACT = {"wage": 4_200_000, "tenure_months": 14, "contract_type": "pkwt"}
"""14 of 12 months of 4,2 million: Rp4.900.000."""


@pytest.mark.parametrize("intent", ["explain", "severance_unpaid", "nlu_fallback"])
@pytest.mark.parametrize("said", ["kok beda sama hitungan hrd 30jt", "kata hrd cuma 30 juta knp"])
async def test_the_figure_of_the_company_is_compared(
    said: str, intent: str, worker: Worker
) -> None:
    worker.slots = {**SEVEN_YEARS, "topic": "severance_calculate"}
    text = await worker.say(said, intent)
    assert "tawaran kurang **Rp5.000.000**" in text
    assert "Bedanya biasanya" in text
    assert worker.slots["wage"] == 5_000_000


@pytest.mark.parametrize("said", ["kata hrd cuma dapet 1x gaji", "cuma dikasih 4,2 juta"])
async def test_an_offer_to_a_contract_worker_is_compared_too(said: str, worker: Worker) -> None:
    worker.slots = {**CONTRACT, "topic": "contract_compensation"}
    text = await worker.say(said, "nlu_fallback")
    assert "hitungan **Rp4.900.000**, tawaran kurang **Rp700.000**" in text


async def test_a_reason_changes_no_compensation(worker: Worker) -> None:
    worker.slots = {**CONTRACT, "topic": "contract_compensation"}
    text = await worker.say("kalo efisiensi?", "severance_rights")
    assert "tidak mengubah" in text
    assert "Rp4.900.000" in text


async def test_an_owner_who_is_gone_is_answered_as_such(worker: Worker) -> None:
    worker.slots = {**SEVEN_YEARS, "phk_reason": "resign", "topic": "severance_calculate"}
    assert "Pemilik menghilang" in await worker.say("bosnya ngilang", "severance_unpaid")


@pytest.mark.parametrize(
    ("topic", "word"), [("jkp_amount", "dilaporkan perusahaan"), ("holiday_allowance", "Lembur")]
)
async def test_what_the_wage_of_a_sum_holds(topic: str, word: str, worker: Worker) -> None:
    worker.slots = {"wage": 5_000_000, "tenure_months": 84, "topic": topic}
    assert word in await worker.say("itu udah sama tunjangan?", "nlu_fallback")


async def test_what_is_told_of_an_unpaid_severance_is_kept_for_the_sum(worker: Worker) -> None:
    told = "kerja 3 taun gaji 3,5 jt, blm dibayar pesangonnya udah 4 bln"
    await worker.say(told, "severance_unpaid")
    assert worker.slots["wage"] == 3_500_000
    assert worker.slots["tenure_months"] == 36
    other = Worker()
    await other.say("udah 8 bulan, belum dibayar pesangon", "severance_unpaid")
    assert other.slots.get("tenure_months") is None


async def test_jkp_takes_the_report_and_severance_the_wage(worker: Worker) -> None:
    worker.slots = dict(SEVEN_YEARS)
    await worker.say("jkp saya berapa", "jkp_amount")
    assert "Rp1.800.000 per bulan" in await worker.say("yg dilaporin cuma 3 juta", "claim_start")
    assert "60% × Rp3.000.000" in await worker.say("kenapa jkp cuma segitu?", "explain")
    assert "Rp35.000.000" in await worker.say("hitung pesangon", "severance_calculate")
    # a new wage is a new case
    await worker.say("jkp saya berapa", "jkp_amount")
    assert "Rp2.400.000 per bulan" in await worker.say("kalau gajinya 4 juta?")


async def test_the_report_is_kept_when_a_form_hears_it(worker: Worker) -> None:
    await worker.say("jkp saya berapa", "jkp_amount")
    said = await worker.say("gajiku 4,1 jt tapi dilaporin 3jt")
    assert "Rp1.800.000 per bulan" in said
    assert worker.slots["wage"] == 4_100_000


@pytest.mark.parametrize("topic", ["severance_calculate", "severance_tax"])
async def test_an_early_pension_is_no_reason_of_the_table(topic: str, worker: Worker) -> None:
    worker.slots = {**SEVEN_YEARS, "topic": topic}
    assert "Pensiun dini" in await worker.say("klo pensiun dini", "resignation_rights")


async def test_whether_overtime_counts_is_about_the_wage(worker: Worker) -> None:
    worker.slots = {**CONTRACT, "topic": "contract_compensation"}
    assert "tidak ikut" in await worker.say("upah lembur ikut?", "unpaid_wages")
