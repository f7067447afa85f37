"""Answers of the intake: what is taken, what is refused and why, what is asked back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from claims.intake import texts
from claims.readers import READERS, Given, Read
from indonesian import nik

TODAY = date(2026, 11, 22)


def read(slot: str, text: str, **known: Any) -> Read:
    return READERS[slot](Given(text, TODAY, None, known))


@pytest.mark.parametrize(
    ("slot", "text", "value"),
    [
        ("name", "siti aminah", "Siti Aminah"),
        ("name", "nama saya Muhammad Nur'aini Al-Hakim S.", "Muhammad Nur'aini Al-Hakim S"),
        ("name", "I Wayan Sudarma", "I Wayan Sudarma"),
        ("nik", "3216 0145 0290 0003", "3216014502900003"),
        ("nik", "NIK saya 3216.0145.0290.0003 ya", "3216014502900003"),
        ("phone", "0812-3456-7890", "+6281234567890"),
        ("phone", "wa +62 812 3456 7890", "+6281234567890"),
        ("phone", "(021) 345 6789", "+62213456789"),
        ("kpj", "KPJ: 12034567890", "12034567890"),
        ("kpj", "95J40012345", "95J40012345"),
        ("phk_date", "31 Oktober 2026", "2026-10-31"),
        ("phk_date", "tgl 1/11/2026", "2026-11-01"),
        ("wage", "4,5 juta", 4_500_000),
        ("wage", "Rp 5.250.000 per bulan", 5_250_000),
        ("tenure_months", "7 tahun 3 bulan", 87),
        ("contribution_months", "18", 18),
        ("contribution_months", "3 tahun", 24),
        ("paid", "belum sama sekali", 0),
        ("paid", "baru 10 juta", 10_000_000),
        ("agrees", "saya tolak", "no"),
        ("agrees", "terima aja", "yes"),
        ("proof", "udah ada perjanjian bersama", "agreement"),
        ("proof", "cuma surat phk doang", "letter"),
        ("proof", "surat juga belum ada", "none"),
        ("phk_reason", "efisiensi karena rugi", "efficiency_loss"),
        ("contract_type", "karyawan tetap", "pkwtt"),
        ("jht_balance", "sekitar 12 juta", 12_000_000),
    ],
)
def test_an_answer_is_taken(slot: str, text: str, value: Any) -> None:
    found = read(slot, text)
    assert (found.value, found.problem, found.doubt) == (value, None, None)


@pytest.mark.parametrize(
    ("text", "name", "city"),
    [
        ("PT Maju Jaya, Bekasi", "PT Maju Jaya", "Bekasi"),
        ("pt sinar abadi di karawang", "pt sinar abadi", "Karawang"),
        ("CV Berkah", "CV Berkah", None),
    ],
)
def test_a_company_is_taken_with_its_town(text: str, name: str, city: str | None) -> None:
    assert read("employer", text).value == {"name": name, "city": city}


@pytest.mark.parametrize(
    ("slot", "text", "problem"),
    [
        ("name", "S1t1", "name_not_letters"),
        ("name", "<script>alert(1)</script>", "name_not_letters"),
        ("nik", "321601450290000", "nik_length"),
        ("nik", "32160145029000031", "nik_length"),
        ("nik", "0016014502900003", "nik_impossible"),
        ("nik", "3216013302900003", "nik_impossible"),
        ("nik", "3216014513900003", "nik_impossible"),
        ("nik", "3216014502200003", "nik_impossible"),
        ("nik", "3216014502900000", "nik_impossible"),
        ("phone", "12345678901234567", "phone_invalid"),
        ("kpj", "123456789012", "kpj_length"),
        ("phk_date", "Oktober 2026", "date_needs_day"),
        ("phk_date", "1 Januari 2020", "date_old_law"),
        ("phk_date", "1 Januari 2028", "date_far"),
        ("wage", "5 ribu", "wage_small"),
        ("wage", "9 miliar", "wage_large"),
        ("tenure_months", "90 tahun", "tenure_impossible"),
        ("jht_balance", "500 miliar", "amount_large"),
    ],
)
def test_what_cannot_stand_is_refused_with_a_phrase(slot: str, text: str, problem: str) -> None:
    found = read(slot, text)
    assert (found.value, found.problem) == (None, problem)
    assert texts()["problems"][problem].format(**found.said)


@pytest.mark.parametrize("slot", READERS)
@pytest.mark.parametrize("text", ["", "   ", "?", "hmm", "😀😀", "\x00\x1b[31m", "٣٢١٦"])
def test_what_is_no_answer_is_none_and_never_an_error(slot: str, text: str) -> None:
    found = read(slot, text)
    if slot not in ("name", "employer"):
        assert found.value is None


@pytest.mark.parametrize(
    ("name", "doubt"),
    [("Budi Santoso", "nik_sex"), ("Siti Aminah", None), ("Kenari", None), ("", None)],
)
def test_the_sex_in_a_number_is_held_against_the_name(name: str, doubt: str | None) -> None:
    assert read("nik", "3216014502900003", name=name).doubt == doubt


def test_a_bare_five_is_asked_back() -> None:
    found = read("wage", "5")
    assert (found.value, found.doubt, found.said["value"]) == (
        5_000_000,
        "amount_meant",
        "Rp5.000.000",
    )


def test_a_button_stands_for_its_value() -> None:
    given = Given("", TODAY, "pkwt", {})
    assert READERS["contract_type"](given).value == "pkwt"


@pytest.mark.parametrize(
    ("number", "birth", "woman"),
    [
        ("3216014502900003", date(1990, 2, 5), True),
        ("3173050101070001", date(2007, 1, 1), False),
        ("9203052912450001", date(1945, 12, 29), False),
        ("3216012902040001", date(2004, 2, 29), False),
    ],
)
def test_birth_and_sex_stand_in_the_number(number: str, birth: date, woman: bool) -> None:
    found = nik.read(number, TODAY)
    assert found
    assert (found.birth, found.woman) == (birth, woman)


def test_every_question_has_a_reader_or_takes_a_paper() -> None:
    for slot in texts()["questions"]:
        assert slot in READERS or slot.startswith("doc_")


@pytest.mark.parametrize(
    ("slot", "text", "value"),
    [
        ("tenure_months", "7 tahun, eh 8 tahun", 96),
        ("contribution_months", "10 bulan eh 12", 12),
        ("wage", "5 juta kurang dikit, 4,9 lah", 4_900_000),
        ("wage", "4,9 juta bukan 5 juta", 4_900_000),
        ("phk_date", "30 oktober 2026 bukan 31 oktober 2026", "2026-10-30"),
        ("phk_date", "31 oktober 2026, eh 30 oktober 2026", "2026-10-30"),
    ],
)
def test_an_answer_that_is_put_right_counts_as_put_right(slot: str, text: str, value: Any) -> None:
    assert read(slot, text).value == value


@pytest.mark.parametrize("text", ["kurang dari setahun", "belum genap setahun", "hampir setahun"])
@pytest.mark.parametrize("slot", ["tenure_months", "contribution_months"])
def test_a_length_that_was_not_reached_is_asked_for(slot: str, text: str) -> None:
    assert read(slot, text) == Read(problem="months_below", said={"value": "1 tahun"})
