"""Two questions in one message get two answers; a doubtful one shows what else it may mean."""

from __future__ import annotations

import pytest
from talking import SEVEN_YEARS, WAGE, Worker

BOTH_PAGES = "syarat jkp apa? terus dokumennya apa"


async def test_two_pages_are_both_said_in_their_order(worker: Worker) -> None:
    said = await worker.say(
        BOTH_PAGES, "jkp_eligibility", asked=("jkp_eligibility", "jkp_documents")
    )
    assert said.index("12 bulan") < said.index("bukti PHK")


async def test_a_page_comes_before_the_sum_whose_form_asks_on(worker: Worker) -> None:
    said = await worker.say(
        "hitung pesangon saya, terus cara klaim jkp gimana",
        "severance_calculate",
        asked=("severance_calculate", "jkp_claim_howto"),
    )
    assert said.index("SIAPkerja") < said.index(WAGE)


async def test_a_sum_with_its_facts_is_said_beside_the_page(worker: Worker) -> None:
    worker.slots = dict(SEVEN_YEARS)
    said = await worker.say(
        "pesangon saya berapa? jkp syaratnya apa",
        "severance_calculate",
        asked=("severance_calculate", "jkp_eligibility"),
    )
    assert "35.000.000" in said
    assert "12 bulan" in said


async def test_of_two_sums_the_second_is_offered_as_a_button(worker: Worker) -> None:
    said = await worker.say(
        "jkp saya berapa, terus hitung pesangon juga",
        "jkp_amount",
        asked=("jkp_amount", "severance_calculate"),
    )
    assert "satu hal lagi" in said
    assert "Hitung pesangon" in worker.labels


async def test_two_clear_questions_count_more_than_the_message_as_a_whole(worker: Worker) -> None:
    said = await worker.say(BOTH_PAGES, "jht_timing", asked=("jkp_eligibility", "jkp_documents"))
    assert "12 bulan" in said
    assert "bukti PHK" in said


async def test_one_question_gets_one_answer(worker: Worker) -> None:
    await worker.say("syarat jkp apa", "jkp_eligibility")
    assert len(worker.messages) == 1


async def test_a_question_that_the_talk_turns_into_another_is_not_answered_twice(
    worker: Worker,
) -> None:
    await worker.say("apa itu JHT", "jht_info")
    await worker.say("syaratnya apa", "jkp_eligibility", asked=("jkp_eligibility", "jkp_documents"))
    assert len(worker.messages) == 1


@pytest.mark.parametrize(
    ("ranking", "offered"),
    [
        ([("jkp_timing", 0.45), ("jkp_problem", 0.4)], True),
        ([("jkp_timing", 0.45), ("jkp_problem", 0.2)], False),
        ([("jkp_timing", 0.8), ("jkp_problem", 0.7)], False),
        ([("jkp_timing", 0.45), ("thank", 0.4)], False),
    ],
)
async def test_a_close_second_is_offered_below_a_doubtful_answer(
    ranking: list[tuple[str, float]], offered: bool, worker: Worker
) -> None:
    await worker.say("jkp saya kapan ya kok lama", "jkp_timing", ranking)
    asked = "Mungkin yang ini" in worker.messages[-1]["text"]
    assert asked is offered
