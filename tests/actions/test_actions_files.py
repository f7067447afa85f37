"""A file that comes while nothing waits for one: declined, erased, and the conversation goes on."""

from __future__ import annotations

from fake_stores import FakeFiles, FakeStore
from talking import SENDER, TENURE, WAGE, Worker

FILE = {"file_id": "f1", "name": "ktp.jpg", "mime": "image/jpeg", "size": 9}
DECLINED = "tidak saya simpan"


async def test_a_file_that_nobody_asked_for_is_declined_and_erased(
    worker: Worker, files: FakeFiles
) -> None:
    assert DECLINED in await worker.say("(berkas)", "nlu_fallback", metadata=FILE)
    assert files.erased == [(SENDER, "f1")]


async def test_a_file_in_the_middle_of_a_sum_is_declined_and_the_question_asked_again(
    asked: Worker, files: FakeFiles
) -> None:
    said = await asked.say("(berkas)", "nlu_fallback", metadata=FILE)
    assert DECLINED in said
    assert WAGE in said
    assert files.erased == [(SENDER, "f1")]


async def test_the_words_under_a_file_are_read_as_any_message(asked: Worker) -> None:
    said = await asked.say("gaji 5 juta", metadata=FILE)
    assert DECLINED in said
    assert TENURE in said


async def test_a_database_that_fails_costs_no_answer(worker: Worker, store: FakeStore) -> None:
    store.fails = True
    assert DECLINED in await worker.say("(berkas)", "nlu_fallback", metadata=FILE)
