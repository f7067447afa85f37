"""What a message states about a worker: wage, tenure, reason, contract; and what cannot stand."""

from __future__ import annotations

from typing import Any

import pytest
from talking import turn_of

from actions.facts import UNKNOWN, ambiguous, complaint, found_in, written


@pytest.mark.parametrize(
    ("text", "wage"),
    [
        ("gaji saya 4,5 juta", 4_500_000),
        ("gaji pokok 4 juta tunjangan tetap 500 ribu", 4_500_000),
        ("gaji pokok 4jt, tunjangan jabatan 300rb, tunjangan tetap 200rb", 4_500_000),
        ("upah 150 ribu per hari", 4_500_000),
        ("buruh harian upah 150 ribu", 4_500_000),
        ("karyawan harian gaji 4 juta sebulan", 4_000_000),
        ("gaji 4-5 juta", 4_000_000),
        ("5 juta", 5_000_000),
        ("gaji 5 juta pesangon ditawarin 20 juta", 5_000_000),
        ("gaji -5 juta", -5_000_000),
        ("gaji 5,3 jt (gapok 4,5 + tunjangan tetap 800rb)", 5_300_000),
        ("thp 6,7jt gaji pokok 5jt", 5_000_000),
        ("gaji 5 juta cicilan motor 900rb", 5_000_000),
        ("gaji 5 juta kurang dikit, 4,9 lah", 4_900_000),
        ("gaji 5jt eh salah ketik 4jt tunjangan tetap 500rb", 4_500_000),
        ("gaji 5 juta, eh ada tunjangan tetap 500 ribu", 5_500_000),
        ("upah 150 ribu sehari eh 160 ribu", 4_800_000),
        ("5 juta tunjangan tetap 500 ribu", 5_500_000),
        ("kerja 7 bulan gaji 4jt perusahaan bangkrut", 4_000_000),
        ("gaji 4,5 juta pabrik tutup", 4_500_000),
        ("4jt karyawan tetap 5 tahun", 4_000_000),
    ],
)
def test_the_wage_is_a_month_with_its_fixed_allowances(text: str, wage: int) -> None:
    assert found_in(turn_of(text))["wage"] == wage


@pytest.mark.parametrize(
    "text",
    [
        "pesangon saya 20 juta",
        "saldo JHT 12 juta",
        "tunjangan tetap 500 ribu",
        "baru dibayar 3 juta",
        "utang saya 20 juta",
        "ditawari 2 kali gaji, total 20 juta",
        "efisiensi",
        "10 juta pekerja kena phk",
    ],
)
def test_other_money_is_no_wage(text: str) -> None:
    assert "wage" not in found_in(turn_of(text))


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("kerja 7 tahun", 84),
        ("3 th 4 bln", 40),
        ("kerja dari maret 2019 sampai oktober 2026", 91),
        ("kerja sejak 22 november 2020", 72),
        ("kontrak setahun tapi baru jalan 7 bulan", 7),
        ("masuk 1 Januari 2024 sampai 31 Desember 2024", 12),
        ("kerja 7 tahun, eh 8 tahun", 96),
        ("kerja dari maret 2016 eh maret 2017", 116),
        ("kerja dari 22 november 2015 eh 22 november 2016 sampai 21 november 2020", 48),
        ("7 tahun eh bukan 8 tahun", 96),
        ("kerja 7 tahun eh 8", 96),
        ("kurang dari setahun, 8 bulan tepatnya", 8),
        ("7 tahun kurang dikit, 6 tahun 11 bulan", 83),
        ("udah SP3, telat terus. gaji 3,8jt udah 4 taun 2 bulan", 50),
        ("kontrak habis 30 november 2026, mulai 1 juni 2025", 18),
        ("diphk oktober 2026, masuk mei 2015", 137),
    ],
)
def test_the_tenure_comes_from_a_length_or_from_dates(text: str, months: int) -> None:
    assert found_in(turn_of(text))["tenure_months"] == months


@pytest.mark.parametrize("text", ["sisa kontrak 4 bulan", "pengalaman 5 tahun", "telat 3 bulan"])
def test_other_lengths_are_no_tenure(text: str) -> None:
    assert "tenure_months" not in found_in(turn_of(text))


@pytest.mark.parametrize(
    ("known", "text", "reason"),
    [
        (None, "karena efisiensi", "efficiency"),
        (None, "efisiensi karena rugi", "efficiency_loss"),
        ("efficiency", "karena rugi", "efficiency_loss"),
        ("closure", "karena rugi", "closure_loss"),
        ("pkpu", "karena rugi", "pkpu_loss"),
        ("force_majeure", "karena rugi", "efficiency_loss"),
        ("efficiency", "pailit", "bankruptcy"),
        ("closure_loss", "pensiun", "pension"),
        ("efficiency", "perusahaan tutup", "closure"),
        (UNKNOWN, "karena rugi", "efficiency_loss"),
    ],
)
def test_a_detail_narrows_the_reason_known_before(
    known: str | None, text: str, reason: str
) -> None:
    assert found_in(turn_of(text, phk_reason=known))["phk_reason"] == reason


def test_a_message_without_a_reason_leaves_the_known_one_alone() -> None:
    assert "phk_reason" not in found_in(turn_of("gaji 5 juta", phk_reason="pension"))


def test_a_message_may_hold_all_facts_at_once() -> None:
    text = "karyawan kontrak gaji 5 juta kerja 7 tahun kena efisiensi karena rugi"
    assert found_in(turn_of(text)) == {
        "wage": 5_000_000,
        "tenure_months": 84,
        "phk_reason": "efficiency_loss",
        "contract_type": "pkwt",
    }


def test_a_button_states_its_values_only() -> None:
    turn = turn_of('/inform{"phk_reason": "pension"}')
    assert (found_in(turn), turn.text, turn.is_button) == ({"phk_reason": "pension"}, "", True)


@pytest.mark.parametrize(
    ("name", "value", "phrase"),
    [
        ("wage", 0, "wage_not_positive"),
        ("wage", -1, "wage_not_positive"),
        ("wage", 299_999, "wage_too_small"),
        ("wage", 300_000, None),
        ("wage", 1_000_000_000, None),
        ("wage", 1_000_000_001, "wage_too_large"),
        ("tenure_months", -1, "tenure_in_future"),
        ("tenure_months", 0, None),
        ("tenure_months", 720, None),
        ("tenure_months", 721, "tenure_too_long"),
        ("phk_reason", "pension", None),
        ("contract_type", "pkwt", None),
    ],
)
def test_a_value_that_cannot_stand_has_its_phrase(name: str, value: Any, phrase: str) -> None:
    assert complaint(name, value, turn_of()) == phrase


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("wage", "5", 5_000_000),
        ("wage", "gaji 5 juta", None),
        ("tenure_months", " 5 ", 60),
        ("tenure_months", "100", None),
        ("tenure_months", "lima", None),
        ("phk_reason", "5", None),
    ],
)
def test_a_bare_number_has_a_likely_meaning(name: str, text: str, value: int | None) -> None:
    assert ambiguous(name, turn_of(text)) == value


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("wage", 4_500_000, "Rp4.500.000"),
        ("tenure_months", 40, "3 tahun 4 bulan"),
        ("tenure_months", UNKNOWN, "belum diketahui"),
        ("phk_reason", "pension", "pension"),
    ],
)
def test_a_value_is_written_as_a_person_reads_it(name: str, value: Any, text: str) -> None:
    assert written(name, value) == text
