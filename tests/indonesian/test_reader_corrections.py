"""Messages that the readers once took for something else."""

from __future__ import annotations

from datetime import date

import pytest

from indonesian import dates, duration, money
from indonesian.lookup import find_contracts, find_reasons
from indonesian.normalize import normalize
from indonesian.taken_back import standing

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dari 2015 bulan maret", ("2015-03", None)),
        ("sejak 2018 bulan 7", ("2018-07", None)),
        ("masuk 2015, bulan maret", ("2015-03", None)),
        ("mulai 2018 maret", ("2018-03", None)),
        ("sejak 2018 bulan 7 tanggal 5", ("2018-07-05", None)),
        ("dari 2015 bulan maret sampai 2020 bulan mei", ("2015-03", "2020-05")),
        ("masuk thn 2019 bln 3 keluar 2024 bln 10", ("2019-03", "2024-10")),
        ("masuk 2019 maret 2023 keluar", ("2019", None)),
        ("kerja dari 2016 eh 2017", ("2017", None)),
        ("dari 2016 sampai 2023 eh salah 2024", ("2016", "2024")),
    ],
)
def test_a_month_may_follow_its_year(text: str, expected: tuple[str, str | None]) -> None:
    assert dates.period(text, TODAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tahun 2019 bulan mei", ["2019-05"]),
        ("gaji 2018 bulan 7 juta", []),
        ("tahun 2019 bulan lalu", ["2019"]),
    ],
)
def test_a_year_takes_only_a_month_of_its_own(text: str, expected: list[str]) -> None:
    assert [span.value for span in dates.find(text, TODAY)][: len(expected) or None] == expected


@pytest.mark.parametrize(
    "text",
    [
        "outsourcing",
        "saya outsource",
        "os",
        "alih daya",
        "karyawan outsourcing",
        "tunjangan tidak tetap 500rb",
        "tunjangan tetap",
        "dapat tunjangan kerja tetap",
        "gaji tetap",
        "alamat tetap",
    ],
)
def test_these_words_name_no_kind_of_contract(text: str) -> None:
    assert find_contracts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kontrak outsourcing", ["pkwt"]),
        ("karyawan tetap outsourcing", ["pkwtt"]),
        ("pegawai tidak tetap", ["pkwt"]),
        ("saya karyawan tetap, tunjangan tetap 1 juta", ["pkwtt"]),
    ],
)
def test_the_contract_beside_them_is_still_read(text: str, expected: list[str]) -> None:
    assert [span.value for span in find_contracts(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "pkwt saya diputus di tengah",
        "kontrak diputus sebelum habis",
        "kontrak belum habis udah diputus",
        "pemutusan kontrak sepihak",
        "kontrak masih 5 bulan diputus",
        "kontrak 1 tahun diputus bulan ke 7",
        "saya disuruh resign",
        "dipaksa mengundurkan diri",
        "disuruh mundur",
        "ditekan buat resign",
        "saya resign karena dipaksa",
        "disuruh bikin surat pengunduran diri",
        "saya bukan resign tapi dipaksa tanda tangan surat resign",
        "disuruh pilih resign atau PHK",
        "katanya saya resign padahal di-PHK",
        "ditulis resign padahal dipecat",
        "yayasan tidak mampu bayar",
        "proyek belum selesai",
        "sakit 3 hari",
        "kerja di rumah sakit 5 tahun",
        "ibu saya sakit 2 tahun",
        "nganggur sejak covid",
        "saya kerja dan mau daftar prakerja tapi pendaftaran, tutup",
    ],
)
def test_no_reason_is_read_where_none_is_given(text: str) -> None:
    assert find_reasons(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kontrak diputus", ["contract_end"]),
        ("kontrak habis tidak diperpanjang", ["contract_end"]),
        ("kontrak habis 2 bulan lagi", ["contract_end"]),
        ("proyek selesai", ["contract_end"]),
        ("proyeknya udah kelar", ["contract_end"]),
        ("saya resign, diminta bayar penalti", ["resign"]),
        ("terpaksa resign ikut suami", ["resign"]),
        ("disuruh resign karena efisiensi", ["efficiency"]),
        ("katanya saya resign padahal saya di phk karena efisiensi", ["efficiency"]),
        ("sakit 14 bulan lalu di-PHK", ["long_illness"]),
        ("sakit udah setahun lebih", ["long_illness"]),
        ("sakit selama empat belas bulan", ["long_illness"]),
        ("kerja 6 tahunan, tutup", ["closure"]),
        ("saya kerja 6 tahunan di situ, tutup", ["closure"]),
        ("toko tempat saya kerja selama 6 tahun tutup", ["closure"]),
        ("pabriknya tutup sejak pandemi", ["closure"]),
        ("di phk karena covid", ["force_majeure"]),
    ],
)
def test_the_reason_that_is_given_is_read(text: str, expected: list[str]) -> None:
    assert [span.value for span in find_reasons(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("udah 3 bulan ini perusahaan tempat saya kerja belum bayar gaji", [(3, "late")]),
        ("udah 3 bulan bangsat belum dibayar gajinya", [(3, "late")]),
        ("gaji ga dibayar2 udah 3 bulan", [(3, "late")]),
        ("saya kerja 5 tahun, udah 3 bulan ga digaji", [(60, "tenure"), (3, "late")]),
        ("udah 3 bulan", [(3, "tenure")]),
        ("udah 8 bulan, belum dibayar pesangon", [(8, "tenure")]),
        ("thr 1 bulan gaji kerja 3 tahun", [(36, "tenure")]),
        ("saya kerja di sana cuma dikasih 1 bulan gaji", []),
        ("kerja 3 bulan gaji kecil", [(3, "tenure")]),
        ("2 kali gaji", []),
        ("1 bulan gaji", []),
        ("3 bulan gaji belum dibayar", [(3, "late")]),
        ("3 bulan gaji 4 juta", [(3, None)]),
        ("dipecat sebulan sebelum lebaran", []),
        ("kerja 3 tahun sebelum di phk", [(36, "tenure")]),
        ("minus 3 tahun", [(-36, None)]),
        ("kerja -3 tahun", [(-36, "tenure")]),
        ("3-4 tahun", [(36, None)]),
        ("gaji 5 juta - 3 tahun", [(36, None)]),
    ],
)
def test_what_a_length_of_time_is_about(text: str, expected: list[tuple[int, str | None]]) -> None:
    assert [(span.value, span.role) for span in duration.find(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "gaji 4 juta service charge 2 juta",
            [(4_000_000, "wage"), (2_000_000, "non_fixed")],
        ),
        ("gaji _5 juta_", [(5_000_000, "wage")]),
        ("*5 juta*", [(5_000_000, None)]),
        ("_4500000_", [(4_500_000, None)]),
        ("batch_4500000_", []),
        ("gaji 3 juta yen dipotong piro", [(3_000_000, "wage")]),
    ],
)
def test_marked_up_and_variable_amounts(text: str, expected: list[tuple[int, str | None]]) -> None:
    assert [(span.value, span.role) for span in money.find(text)] == expected


@pytest.mark.parametrize(
    "text",
    ["3000 ringgit", "RM 3000", "gaji USD 500", "gaji 500 usd", "3 ribu ringgit", "gaji 2 juta won",
     "gaji 10.000 riyal", "RM 20.000 - 30.000", "1,5 juta yen"],
)  # fmt: skip
def test_money_of_other_countries_is_no_rupiah(text: str) -> None:
    assert money.find(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gaji 5 juta kurang dikit, 4,9 lah", [5_000_000, 4_900_000]),
        ("gaji 5 juta eh 4,9", [5_000_000, 4_900_000]),
        ("5 juta, 4,9 lah", [5_000_000, 4_900_000]),
        ("gaji bukan 5 juta tapi 4,9", [5_000_000, 4_900_000]),
        ("500 ribu eh 600", [500_000, 600_000]),
        ("gaji 5 juta, 7 tahun", [5_000_000]),
        ("gaji 5 juta eh 2 anak", [5_000_000]),
        ("gaji 5 juta eh kerja 4", [5_000_000]),
        ("5 juta tunjangan tetap 500 ribu", [5_000_000, 500_000]),
    ],
)
def test_a_bare_figure_that_takes_back_an_amount_is_one(text: str, expected: list[int]) -> None:
    assert [span.value for span in money.find(text)] == expected


@pytest.mark.parametrize(
    "text", ["kalau gajinya 3,2?", "gaji saya 3,2!", "gaji 3,2; kerja di pabrik"]
)
def test_a_sign_behind_a_bare_wage_changes_nothing(text: str) -> None:
    assert [span.value for span in money.find(text)] == [3_200_000]


def test_a_year_of_contract_before_a_wage_is_no_rate() -> None:
    found = duration.find("kontrakku setahun gaji 3 jt diputus bulan ke 7")
    assert [(span.value, span.role) for span in found] == [(12, "contract"), (7, "worked")]
    assert duration.find("gaji setahun 36 juta") == []


def test_an_allowance_is_named_before_its_amount() -> None:
    roles = [span.role for span in money.find("5 juta tunjangan tetap 500 ribu")]
    assert roles == [None, "allowance"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kerja 7 tahun eh 8", [84, 96]),
        ("7 bulan, 8 deng", [7, 8]),
        ("kerja 7 tahun, gaji 8", [84]),
        ("3 tahun 4 bulan eh 5", [40]),
    ],
)
def test_a_bare_figure_that_takes_back_a_length_is_one(text: str, expected: list[int]) -> None:
    assert [span.value for span in duration.find(text)] == expected


@pytest.mark.parametrize(
    ("text", "months", "role"),
    [
        ("kerja kurang setahun", 12, "tenure"),
        ("kurang 2 tahun", 24, None),
        ("ga nyampe setahun", 12, None),
        ("belum 3 tahun 2 bulan", 38, None),
        ("di bawah 2 tahun", 24, None),
    ],
)
def test_a_length_that_is_not_reached_is_the_top_of_a_range(
    text: str, months: int, role: str | None
) -> None:
    assert [(s.value, s.upper, s.role) for s in duration.find(text)] == [(0, months, role)]


@pytest.mark.parametrize("text", ["kontrak kurang setahun lagi", "kurang 2 tahun lagi pensiun"])
def test_what_is_left_is_no_length_that_was_not_reached(text: str) -> None:
    assert [span.role for span in duration.find(text)] == ["remaining"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("5 juta, eh 4,8 juta", [4_800_000]),
        ("4,9 juta bukan 5 juta", [4_900_000]),
        ("gaji 5 juta eh tunjangan 500 ribu", [5_000_000, 500_000]),
        ("gaji 5 juta tunjangan 500 ribu eh salah 4,8 juta", [500_000, 4_800_000]),
    ],
)
def test_what_stands_after_a_correction(text: str, left: list[int]) -> None:
    assert [span.value for span in standing(text, money.find(text))] == left


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("perusahaan nolak bayar", "perusahaan menolak bayar"),
        ("menolak", "menolak"),
        ("kena sp", "kena sp"),
        ("sp3", "surat peringatan"),
        ("nak", "nak"),
        ("maksud saya", "maksud saya"),
        ("what can you do", "apa yang bisa anda bantu"),
        ("i'm good", "saya baik"),
        ("can you help me", "bisa bantu"),
        ("help me", "bantuan"),
        ("can dibayar", "belum dibayar"),
        ("\U0001f64f", "_emoji_"),
        ("\u2764\ufe0f \U0001f64f\U0001f3fd", "_emoji_"),
        ("makasih \U0001f64f", "terima kasih"),
        ("...", ""),
    ],
)
def test_words_keep_their_sense(typed: str, expected: str) -> None:
    assert normalize(typed) == expected
    assert normalize(expected) == expected
