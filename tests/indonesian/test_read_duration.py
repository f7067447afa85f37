import pytest
from hypothesis import given
from hypothesis import strategies as st

from indonesian.duration import find, read, write

LENGTHS = [
    ("3 tahun 4 bulan", 40),
    ("3th 4bln", 40),
    ("3th4bln", 40),
    ("3thn 4 bln", 40),
    ("3 th", 36),
    ("2 taun", 24),
    ("1,5 tahun", 18),
    ("1.5 tahun", 18),
    ("tiga setengah tahun", 42),
    ("3 setengah tahun", 42),
    ("dua tahun setengah", 30),
    ("setahun", 12),
    ("setahun setengah", 18),
    ("sebulan", 1),
    ("setengah tahun", 6),
    ("1/2 tahun", 6),
    ("1 1/2 tahun", 18),
    ("2½ tahun", 30),
    ("20 tahunan", 240),
    ("20an tahun", 240),
    ("10+ tahun", 120),
    ("18 bln", 18),
    ("18 bulan", 18),
    ("enam bulan", 6),
    ("dua belas tahun tiga bulan", 147),
    ("sepuluh tahun", 120),
    ("rong sasi", 2),
    ("tilu bulan", 3),
    ("limang taun", 60),
    ("rong taun", 24),
    ("telung taun papat sasi", 40),
    ("sataun", 12),
    ("sataun satengah", 18),
    ("3 years 2 months", 38),
    ("2 taun lebih 3 bulan", 27),
    ("2 tahun dan 3 bulan", 27),
    ("5 th, 2 bln", 62),
    ("3 tahun 2 bulan 12 hari", 38),
    ("40 hari", 1),
    ("90 hari", 3),
    ("6 minggu", 1),
    ("satu dekade", 120),
    ("0 bulan", 0),
    ("3 tahun lebih", 36),
    ("duapuluh tahun", 240),
    ("6 (enam) tahun", 72),
    ("2 (dua) tahun 3 (tiga) bulan", 27),
    ("8 taonan", 96),
    ("udah sewindu, sebulan dapet sejuta dua ratus", 96),
    ("udah setaun gaji 3,2", 12),
    ("iuran jp baru 13 tahun pas umur 58 tahun", 156),
]

RANGES = [
    ("7-8 tahun", 84, 96),
    ("7 - 8 tahun", 84, 96),
    ("2 sampai 3 tahun", 24, 36),
    ("2 s/d 3 tahun", 24, 36),
    ("5 atau 6 bulan", 5, 6),
    ("kurang dari setahun", 0, 12),
    ("belum genap setahun", 0, 12),
    ("belum 3 bulan", 0, 3),
]

NOT_DURATIONS = [
    "umur 45 tahun",
    "usia saya 45 tahun",
    "umur dua puluh lima tahun",
    "45 tahun umur saya",
    "saya 45 tahun masih bisa kerja?",
    "tahun 2019",
    "2 tahun lalu",
    "2 thn yg lalu",
    "3 bulan yang lalu",
    "setahun lalu",
    "7 hari",
    "30 hari",
    "2 minggu",
    "PP 35 tahun 2021",
    "UU nomor 6 tahun 2023",
    "bulan 3 tahun 2020",
    "tgl 3 bulan lalu",
    "5 juta sebulan",
    "gaji sebulan 4,8 jt",
    "sebulan 5 juta",
    "3 bulan sekali",
    "tiap 3 bulan",
    "per bulan",
    "bertahun-tahun",
    "5 juta",
    "gaji 4,5",
    "bulan lalu",
    "gaji bulanan",
    "kontrakan berapa sebulan",
    "iuran bpjs kelas 2 bulan ini",
    "",
]

ROLES = [
    ("kerja 5 tahun", [(60, "tenure")]),
    ("masa kerja 3 tahun 4 bulan", [(40, "tenure")]),
    ("udah mengabdi 20 tahun", [(240, "tenure")]),
    ("sudah 3 tahun", [(36, "tenure")]),
    ("5 tahun kerja di pabrik", [(60, "tenure")]),
    ("saya kerja kurang lebih 5 tahun", [(60, "tenure")]),
    ("umur 45 kerja 20 tahun", [(240, "tenure")]),
    ("umur 45 tahun kerja 20 tahun", [(240, "tenure")]),
    ("gaji 5 juta 2 tahun kerja", [(24, "tenure")]),
    ("sisa kontrak 5 bulan", [(5, "remaining")]),
    ("kontrak saya kurang 5 bulan", [(5, "remaining")]),
    ("5 bulan lagi kontrak habis", [(5, "remaining")]),
    ("kontrak tinggal 2 bulan", [(2, "remaining")]),
    ("gaji telat 3 bulan", [(3, "late")]),
    ("gaji 3 bulan belum dibayar", [(3, "late")]),
    ("belum digaji 2 bulan", [(2, "late")]),
    ("nunggak 4 bulan", [(4, "late")]),
    ("kerja 2 tahun dan 3 bulan belum digaji", [(24, "tenure"), (3, "late")]),
    ("nganggur 3 bulan", [(3, "since")]),
    ("kontrak 12 bulan", [(12, "contract")]),
    ("kontrak setahun diputus di bulan ke 7", [(12, "contract"), (7, "worked")]),
    ("diputus bulan ke-7", [(7, "worked")]),
    ("kontrak putus bulan ketujuh", [(7, "worked")]),
    ("kontrak 12 bulan baru jalan 7 bulan", [(12, "contract"), (7, "worked")]),
    ("pengalaman 3 tahun", [(36, "experience")]),
    ("dipecat setelah 9 tahun kerja", [(108, "tenure")]),
    ("gaji belon dibayar dua bulan", [(2, "late")]),
    ("udh brhenti 3 bln", [(3, "since")]),
    ("kenapa 9 bulan padahal saya kerja 20 tahun", [(9, None), (240, "tenure")]),
    ("5 tahun kurang", [(60, None)]),
    ("belum ada setahun kerja", [(0, "tenure")]),
    ("3 tahun", [(36, None)]),
]


@pytest.mark.parametrize(("text", "months"), LENGTHS)
def test_a_length_of_time_is_read_in_months(text: str, months: int) -> None:
    assert [span.value for span in find(text)] == [months]


@pytest.mark.parametrize(("text", "months"), LENGTHS)
def test_a_length_of_time_is_read_inside_a_sentence(text: str, months: int) -> None:
    assert [span.value for span in find(f"saya kerja {text}, terus di phk")] == [months]


@pytest.mark.parametrize(("text", "lower", "upper"), RANGES)
def test_a_range_or_a_bound_keeps_both_ends(text: str, lower: int, upper: int) -> None:
    assert [(span.value, span.upper) for span in find(text)] == [(lower, upper)]


@pytest.mark.parametrize("text", NOT_DURATIONS)
def test_ages_dates_and_rhythms_are_no_durations(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_words_nearby_say_what_a_length_is(text: str, expected: list[tuple[int, str]]) -> None:
    assert [(span.value, span.role) for span in find(text)] == expected


@given(st.integers(0, 1_200))
def test_a_written_duration_is_read_back(months: int) -> None:
    assert read(write(months)) == months


def test_durations_are_written_in_years_and_months() -> None:
    assert write(40) == "3 tahun 4 bulan"
    assert write(12) == "1 tahun"
    assert write(7) == "7 bulan"
    assert write(0) == "0 bulan"


def test_a_negative_duration_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        write(-1)


def test_a_text_without_a_length_reads_as_nothing() -> None:
    assert read("tidak tahu") is None
