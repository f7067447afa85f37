"""Is it genuine? Signs are named and explained; nothing is ever called safe."""

from __future__ import annotations

import pytest
from talking import Worker

from actions.scam import CHECKS

FRAUD = "Dibutuhkan admin, daftar di rekrutmen-pertamina.com, bayar 200rb untuk seragam"


async def test_without_anything_to_check_it_is_asked_for(worker: Worker) -> None:
    said = await worker.say("cek lowongan ini", "scam_check")
    assert "Tempel di sini" in said
    assert "IASC" in said or "iasc.ojk.go.id" in said


async def test_what_is_pasted_after_it_is_checked(worker: Worker) -> None:
    await worker.say("cek lowongan ini", "scam_check")
    said = await worker.say(FRAUD, "job_search")
    assert "2 tanda bahaya penipuan" in said
    assert "Meminta uang" in said
    assert "rekrutmen-pertamina.com" in said
    assert "pertamina.com**" in said
    assert "Jangan transfer" in said
    assert "1500-630" in said


@pytest.mark.parametrize(
    "text",
    [
        "ini asli ga: https://karirhub.kemnaker.go.id/lowongan/1",
        "loker dari fb Alfamart Rekrutmen Pusat asli kagak",
        "PT Sinar Jaya membuka lowongan operator, kirim lamaran ke kantor di Jalan Raya Bekasi "
        "nomor 5 paling lambat tanggal 30 November 2026 ya",
    ],
)
async def test_where_no_sign_is_seen_it_is_not_called_safe(text: str, worker: Worker) -> None:
    said = await worker.say(text, "scam_check")
    assert "Itu belum berarti aman" in said
    assert "pasti aman" not in said
    assert "Cara memastikan" in said


async def test_a_company_that_is_named_has_its_real_address(worker: Worker) -> None:
    said = await worker.say("loker dari fb 'Alfamart Rekrutmen Pusat' asli kagak", "scam_check")
    assert "alfamart.co.id" in said


async def test_mild_signs_are_called_mild(worker: Worker) -> None:
    said = await worker.say(
        "loker kasir, kuota terbatas, kirim cv ke tokojaya@gmail.com", "scam_check"
    )
    assert "perlu dipastikan" in said
    assert "tanda bahaya penipuan" not in said


async def test_a_programme_has_its_own_answer(worker: Worker) -> None:
    said = await worker.say("link bsu cek penerima bit.ly/bsu2026 asli?", "scam_check")
    assert "BSU" in said


@pytest.mark.parametrize(
    "text",
    [
        "cek lowongan ini PT Sinar Abadi membuka posisi staf gudang, kirim CV ke hrd@sinarabadi.id",
        "tolong cek loker ini: admin toko, syarat KTP, gaji 4 juta",
    ],
)
async def test_an_offer_behind_the_words_is_checked_whatever_it_looks_like(
    worker: Worker, text: str
) -> None:
    said = await worker.say(text, "job_search")
    assert "Cara memastikan" in said
    assert worker.slots["topic"] == "scam_check"


def test_to_look_for_vacancies_is_no_check() -> None:
    assert not CHECKS.match("cek lowongan operator di bekasi")
    assert not CHECKS.match("cari lowongan ini itu")


async def test_the_number_of_a_stranger_in_a_pasted_offer_is_no_fault(worker: Worker) -> None:
    await worker.say("cek lowongan ini", "scam_check")
    offer = "Loker operator, transfer 350rb untuk seragam, hubungi WA 081234567890"
    said = await worker.say(offer, "scam_check")
    assert "tanda bahaya" in said
    assert "jangan kirim NIK" not in said
