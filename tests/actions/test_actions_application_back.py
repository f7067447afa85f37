"""What was noted by mistake goes out of the log again, and nothing else with it."""

from __future__ import annotations

import pytest
from fake_jobs import FakeFinder, posting
from sqlalchemy import select
from talking import SENDER, Worker, turn_of

from actions.clock import now
from actions.desk import Desk
from actions.later_words import meant_later
from jobs.applications import all_of
from jobs.posting import Posting
from jobs.store import save
from storage.models import Application

ERASES_ALL = "menghapus semua data"


async def companies(desk: Desk) -> list[str]:
    async with desk.sessions() as session:
        log = await all_of(session, desk.vault, desk.vault.index(SENDER))
    return [entry.company for entry in reversed(log)]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("eh yang wings salah, hapus", "delete_my_data"),
        ("hapus yang tadi", "delete_my_data"),
        ("hapus aja", "delete_my_data"),
        ("ga jadi deh", "deny"),
        ("batalin lamaran wing", "nlu_fallback"),
        ("eh salah, hapus lamaran ke wings", "delete_my_data"),
        ("yang ke wings dicoret ya", "nlu_fallback"),
    ],
)
async def test_what_was_just_noted_is_taken_back_by_words(
    worker: Worker, desk: Desk, text: str, intent: str
) -> None:
    await worker.say("kemarin lamar ke Indomaret", "inform")
    await worker.say("tadi lamar ke wings", "inform")
    said = await worker.say(text, intent)
    assert "Dihapus dari catatan lamaran" in said
    assert "wings" in said
    assert ERASES_ALL not in said
    assert await companies(desk) == ["Indomaret"]


async def test_an_earlier_one_is_taken_back_by_its_employer(worker: Worker, desk: Desk) -> None:
    await worker.say("tadi lamar ke PT Wings Surya", "inform")
    await worker.say("berapa lama jkp dibayar?", "jkp_timing")
    assert "Wings Surya" in await worker.say("hapus yang wings", "delete_my_data")
    assert await companies(desk) == []


@pytest.mark.parametrize("text", ["hapus data saya", "hapus semua", "hapus nik saya"])
async def test_all_data_is_still_all_data(worker: Worker, desk: Desk, text: str) -> None:
    await worker.say("tadi lamar ke wings", "inform")
    assert ERASES_ALL in await worker.say(text, "delete_my_data")
    assert await companies(desk) == ["wings"]


async def test_what_is_no_employer_of_the_log_may_mean_all_data(worker: Worker, desk: Desk) -> None:
    assert ERASES_ALL in await worker.say("buang jejak saya", "delete_my_data")
    await worker.say("batal", "deny")
    await worker.say("tadi lamar ke wings", "inform")
    await worker.say("berapa lama jkp dibayar?", "jkp_timing")
    assert ERASES_ALL in await worker.say("hapus jejak saya", "delete_my_data")


async def test_a_yes_to_erasing_is_no_line_of_the_log(worker: Worker, desk: Desk) -> None:
    await worker.say("hapus data saya", "delete_my_data")
    assert "sudah dihapus" in await worker.say("iya hapus deh", "delete_my_data")


async def test_where_it_is_unclear_it_asks_which(worker: Worker, desk: Desk) -> None:
    await worker.say("sudah lamar tadi", "inform")
    await worker.say("Indomaret, JNE dan Wings", "nlu_fallback")
    said = await worker.say("eh salah satu batal", "nlu_fallback")
    assert "yang mana" in said
    assert worker.labels == ["Hapus no. 1", "Hapus no. 2", "Hapus no. 3", "Hapus semua (3)"]
    said = await worker.say("hapus nomor 2", "delete_my_data")
    assert "JNE" in said
    assert await companies(desk) == ["Indomaret", "Wings"]


async def test_all_of_the_log_goes_by_a_button_alone(worker: Worker, desk: Desk) -> None:
    await worker.say("tadi lamar ke wings", "inform")
    await worker.say("tadi lamar ke JNE", "inform")
    assert "yang mana" in await worker.say("hapus semua lamaran saya", "delete_my_data")
    assert await companies(desk) == ["wings", "JNE"]
    assert "wings" in await worker.tap("Hapus semua (2)")
    assert await companies(desk) == []


async def test_a_line_of_the_list_is_named_by_its_number(worker: Worker, desk: Desk) -> None:
    await worker.say("kemarin lamar ke wings", "inform")
    await worker.say("tadi lamar ke JNE", "inform")
    await worker.say("daftar lamaran saya", "inform")
    assert "JNE" in await worker.say("hapus yang nomor 2", "delete_my_data")
    assert await companies(desk) == ["wings"]


async def test_the_right_name_may_follow_the_wrong_one(worker: Worker, desk: Desk) -> None:
    await worker.say("kemarin lamar ke wings via email", "inform")
    said = await worker.say("eh salah", "nlu_fallback")
    assert "ke perusahaan apa yang benar" in said
    assert "21-11-2026: lamaran, Unilever, lewat email" in await worker.say("Unilever", "inform")
    assert await companies(desk) == ["Unilever"]


async def test_without_a_log_it_says_that_there_is_nothing(worker: Worker, desk: Desk) -> None:
    said = await worker.say("hapus lamaran wings", "nlu_fallback")
    assert "tidak ada yang dihapus" in said


@pytest.mark.parametrize(
    "text",
    [
        "perusahaan salah hitung pesangon saya",
        "gajinya salah, 5 juta",
        "lamaran saya dibatalkan hrd, gimana",
        "hapus kabar loker",
        "boleh ga batal wawancara",
    ],
)
def test_other_mistakes_are_no_line_of_the_log(text: str) -> None:
    turn = turn_of(text, "nlu_fallback", pending={"noted": [1]})
    assert meant_later(turn) != "application_back"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "udah 3 kali lamar minggu ini: indomaret, alfamart, wings",
            ["indomaret", "alfamart", "wings"],
        ),
        ("tadi lamar ke Indomaret sama JNE dan ke Wings via email", ["Indomaret", "JNE", "Wings"]),
        ("kemarin lamar ke PT Maju Jaya, kasir", ["PT Maju Jaya"]),
        ("tadi lamar ke wings, semoga lolos", ["wings"]),
        ("udah lamar indomaret td", ["indomaret"]),
        ("tadi lamar wings, indomaret sama jne", ["wings", "indomaret", "jne"]),
        ("sudah lamar banyak tempat", []),
        ("barusan apply loker itu", []),
        ("udah lamar satpam", []),
        ("udah lamar lagi", []),
    ],
)
async def test_each_company_of_an_account_is_noted(
    worker: Worker, desk: Desk, text: str, told: list[str]
) -> None:
    await worker.say(text, "inform")
    assert await companies(desk) == told
    assert len(worker.messages) == 1
    assert ("Ke perusahaan apa" in worker.messages[0]["text"]) is not bool(told)


async def test_one_more_may_follow_what_was_noted(worker: Worker, desk: Desk) -> None:
    await worker.say("tadi lamar ke wings", "inform")
    assert "Alfamart" in await worker.say("sama Alfamart juga", "affirm")
    assert await companies(desk) == ["wings", "Alfamart"]
    await worker.say("hapus yang wings", "delete_my_data")
    await worker.say("sama JNE juga", "affirm")
    assert await companies(desk) == ["Alfamart", "JNE"]
    await worker.say("makasih juga", "thank")
    assert await companies(desk) == ["Alfamart", "JNE"]


async def test_the_answer_to_where_may_say_also(worker: Worker, desk: Desk) -> None:
    await worker.say("sudah lamar tadi", "inform")
    await worker.say("sama Alfamart juga", "inform")
    assert await companies(desk) == ["Alfamart"]


async def test_a_test_at_a_company_is_noted_and_taken_back(worker: Worker, desk: Desk) -> None:
    said = await worker.say("besok tes di pt epson cikarang", "out_of_scope")
    assert "tes/wawancara, pt epson cikarang" in said
    await worker.say("ga jadi tesnya", "stop")
    assert await companies(desk) == []


async def test_what_was_not_noted_yet_is_not_all_data(worker: Worker, desk: Desk) -> None:
    await worker.say("sudah lamar tadi", "inform")
    said = await worker.say("eh salah, hapus", "delete_my_data")
    assert "tidak ada yang dihapus" in said


async def shown(desk: Desk, found: FakeFinder, *offers: Posting) -> None:
    """Postings in the database and in what a search finds, under the same numbers."""
    async with desk.sessions.begin() as session:
        await save(session, list(offers), now())
    found.postings = list(offers)


OFFERS = (posting("Kasir", 1), posting("Kasir Toko", 2))


async def test_typed_it_is_the_posting_that_was_read_last(
    worker: Worker, desk: Desk, jobs_found: FakeFinder
) -> None:
    await shown(desk, jobs_found, *OFFERS)
    await worker.say("loker kasir bekasi", "job_search")
    await worker.tap("Rincian 2")
    said = await worker.say("sudah saya lamar", "inform")
    assert "lamaran, PT Maju 2, Kasir Toko" in said
    async with desk.sessions() as session:
        (row,) = await session.scalars(select(Application))
    assert row.posting_id == 2


async def test_typed_with_its_number_it_is_that_posting(
    worker: Worker, desk: Desk, jobs_found: FakeFinder
) -> None:
    await shown(desk, jobs_found, *OFFERS)
    await worker.say("loker kasir bekasi", "job_search")
    assert "21-11-2026: lamaran, PT Maju 1, Kasir" in await worker.say(
        "kemarin udah saya lamar yang no 1", "inform"
    )


async def test_another_search_or_another_employer_is_not_the_posting(
    worker: Worker, desk: Desk, jobs_found: FakeFinder
) -> None:
    await shown(desk, jobs_found, *OFFERS)
    await worker.say("loker kasir bekasi", "job_search")
    await worker.tap("Rincian 2")
    assert "Indomaret" in await worker.say("tadi lamar ke Indomaret", "inform")
    await worker.say("loker kasir bekasi", "job_search")
    assert "Ke perusahaan apa" in await worker.say("sudah saya lamar", "inform")


async def test_an_example_is_not_noted(worker: Worker, desk: Desk, jobs_found: FakeFinder) -> None:
    await shown(desk, jobs_found, posting("Kasir", sample=True))
    await worker.say("loker kasir bekasi", "job_search")
    await worker.tap("Rincian 1")
    assert "hanya **contoh**" in await worker.say("sudah saya lamar", "inform")
    assert "Indomaret" in await worker.say("Indomaret", "inform")
    assert await companies(desk) == ["Indomaret"]


async def test_a_search_instead_of_the_company_is_a_search(
    worker: Worker, desk: Desk, jobs_found: FakeFinder
) -> None:
    await shown(desk, jobs_found, *OFFERS)
    await worker.say("sudah lamar tadi", "inform")
    assert "PT Maju 1" in await worker.say("loker kasir bekasi", "job_search")
    assert await companies(desk) == []
