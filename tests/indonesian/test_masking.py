"""What is kept for review cannot tell whose message it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indonesian.masking import filled, masked


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("nama saya Budi Santoso, kena phk", ["Budi", "Santoso"]),
        ("nama saya budi santoso dari karawang", ["budi", "santoso"]),
        ("kemarin Slamet Riyadi dipecat juga", ["Slamet", "Riyadi"]),
        ("NIK 3201014505900001 ditolak", ["3201014505900001", "3201"]),
        ("hubungi 0812-3456-7890 ya", ["0812", "7890"]),
        ("email saya wati.s@contoh.id", ["wati", "contoh"]),
        ("saya kerja di PT Maju Jaya Abadi tbk", ["Maju", "Jaya", "Abadi"]),
        ("di pt sinar langit sejak 2019", ["sinar", "langit", "2019"]),
        ("gaji 4,5jt sejak 3 maret 2019", ["4,5", "2019"]),
        ("rumah di Jl. Melati No 12, ga bisa kesana", ["Melati", "12"]),
        ("kata pak Hartono HRD saya dipecat", ["Hartono"]),
        ("cek https://siap-kerja.example/abc", ["example"]),
    ],
)
def test_what_tells_a_person_is_hidden(text: str, hidden: list[str]) -> None:
    kept = masked(text)
    assert not [each for each in hidden if each in kept]


@pytest.mark.parametrize(
    "text",
    [
        "pesangon saya belum dibayar",
        "kok JKP belum cair ya pak",
        "Bagaimana cara klaim JHT di Bekasi?",
        "gmn nih bu, blm ada kabar",
        "nama saya tidak terdaftar di BPJS",
    ],
)
def test_the_question_stays(text: str) -> None:
    assert masked(text) == text


def test_values_keep_their_kind() -> None:
    assert masked("gaji 5 juta kerja 3 tahun dapat berapa") == (
        "gaji [uang] kerja [durasi] dapat berapa"
    )


def test_a_masked_message_becomes_one_that_can_be_trained_on() -> None:
    assert filled("gaji [uang] kerja [durasi]") == "gaji 5 juta kerja 3 tahun"


@given(st.text(max_size=200))
def test_masking_never_fails_and_leaves_no_figure_behind(text: str) -> None:
    assert not any(char in "0123456789" for char in masked(text))
