import pytest
from hypothesis import given
from hypothesis import strategies as st

from indonesian.money import ambiguous_million, find, read_answer, write

JUTA = 1_000_000

AMOUNTS = [
    ("gaji aye tiga setengah bang", 3_500_000),
    ("4.950.000 x masa kerja", 4_950_000),
    ("iuran mandiri 16.800", 16_800),
    ("5 juta", 5_000_000),
    ("5juta", 5_000_000),
    ("5jt", 5_000_000),
    ("5 JT", 5_000_000),
    ("4,5jt", 4_500_000),
    ("4.5 jt", 4_500_000),
    ("4jt500", 4_500_000),
    ("4jt 500rb", 4_500_000),
    ("4jt5", 4_500_000),
    ("4 juta 800 ribu", 4_800_000),
    ("4 juta 500", 4_500_000),
    ("12jtan", 12_000_000),
    ("5jt-an", 5_000_000),
    ("5 jutaan", 5_000_000),
    ("Rp 4.500.000", 4_500_000),
    ("Rp. 4.500.000", 4_500_000),
    ("rp4.500.000,-", 4_500_000),
    ("Rp4.500.000,00", 4_500_000),
    ("IDR 4,500,000", 4_500_000),
    ("4500000", 4_500_000),
    ("4500000 rupiah", 4_500_000),
    ("4.500.000", 4_500_000),
    ("4,500,000", 4_500_000),
    ("5067381", 5_067_381),
    ("600rb", 600_000),
    ("350 ribu", 350_000),
    ("150k", 150_000),
    ("150K", 150_000),
    ("150.000", 150_000),
    ("50000 rupiah", 50_000),
    ("empat setengah juta", 4_500_000),
    ("empat juta setengah", 4_500_000),
    ("empat juta lima ratus", 4_500_000),
    ("empat juta lima ratus ribu", 4_500_000),
    ("lima juta", 5_000_000),
    ("limajuta", 5_000_000),
    ("sejuta setengah", 1_500_000),
    ("setengah juta", 500_000),
    ("satu koma lima juta", 1_500_000),
    ("tiga ratus ribu", 300_000),
    ("seratus ribu", 100_000),
    ("sewu", 1_000),
    ("telung yuto", 3_000_000),
    ("rong yuta", 2_000_000),
    ("limang atus ewu", 500_000),
    ("tilu juta", 3_000_000),
    ("opat juta satengah", 4_500_000),
    ("5 jeti", 5_000_000),
    ("goceng", 5_000),
    ("1 M", 10**9),
    ("1 miliar", 10**9),
    ("1,5 milyar", 1_500_000_000),
    ("4.500 juta", 4_500_000),
    ("gaji 4,5", 4_500_000),
    ("gajinya 4.9", 4_900_000),
    ("gajiku cuma 3", 3_000_000),
    ("gajine 4", 4_000_000),
    ("upah 5,2", 5_200_000),
    ("gaji saya per bulan 5", 5_000_000),
    ("gaji pokok: 4,2", 4_200_000),
    ("take home pay 7,2", 7_200_000),
    ("gaji 3250", 3_250_000),
    ("gaji terakhir 4.250", 4_250_000),
    ("gaji 800", 800_000),
    ("gaji empat setengah", 4_500_000),
    ("gaji saya lima", 5_000_000),
    ("Rp 4,5", 4_500_000),
    ("-5 juta", -5_000_000),
    ("minus 5 juta", -5_000_000),
    ("gaji -5 juta", -5_000_000),
    ("Rp -5.000.000", -5_000_000),
    ("５ juta", 5_000_000),
]

RANGES = [
    ("4-5 juta", 4_000_000, 5_000_000),
    ("7-8 juta", 7_000_000, 8_000_000),
    ("7 - 8 jt", 7_000_000, 8_000_000),
    ("3,5-4 jt", 3_500_000, 4_000_000),
    ("4 sampai 5 juta", 4_000_000, 5_000_000),
    ("4 s/d 5 juta", 4_000_000, 5_000_000),
    ("4 juta sampe 5 juta", 4_000_000, 5_000_000),
    ("gaji 5-6", 5_000_000, 6_000_000),
    ("500rb-1jt", 500_000, 1_000_000),
    ("Rp 4.000.000 - Rp 5.000.000", 4_000_000, 5_000_000),
]

NOT_MONEY = [
    "nomor induk karyawan 20180077",
    "no. induk pegawai: 20180077",
    "tahun 2019",
    "sejak 2019 sampai 2024",
    "3275012345678901",
    "nik saya 3275012345678901",
    "081234567890",
    "0812-3456-7890",
    "0812 3456 7890",
    "+62 812 3456 7890",
    "no kpj 12345678901",
    "perkara nomor 43/Pdt.Sus-PHI/2025/PN Bdg",
    "10 orang",
    "300 karyawan",
    "5 ribu orang",
    "2000 karyawan kena phk",
    "pasal 43",
    "PP 35 tahun 2021",
    "20 november 2026",
    "5/3/2019",
    "05-03-2019",
    "20261122",
    "3 tahun 4 bulan",
    "gaji 3 bulan belum dibayar",
    "gaji ke 13",
    "gaji tanggal 25",
    "gaji tahun 2019",
    "gaji 2 kali",
    "gaji 50%",
    "10 persen",
    "kode pos 17530",
    "kode otp 123456",
    "jam 08.00",
    "umur 45 tahun",
    "batch 72",
    "gelombang 72",
    "kerja 12 jam sehari",
    "5",
    "4,5",
    "sp3",
    "user123456@mail.com",
    "anak 2 tanggungan 3",
    "teman2 kerja",
    "",
]

ROLES = [
    ("gaji saya 5 juta", [(5 * JUTA, "wage")]),
    ("5 juta gajinya", [(5 * JUTA, "wage")]),
    ("upahku 4,5jt sebulan", [(4_500_000, "wage")]),
    ("penghasilan 6 juta per bulan", [(6 * JUTA, "wage")]),
    (
        "gaji pokok 4 juta tunjangan tetap 500rb",
        [(4 * JUTA, "wage"), (500_000, "allowance")],
    ),
    (
        "gapok 4jt, tunjangan tidak tetap 300rb, uang makan 20rb per hari",
        [(4 * JUTA, "wage"), (300_000, "non_fixed"), (20_000, "non_fixed")],
    ),
    (
        "gaji 5jt transport 400rb lembur 1jt",
        [(5 * JUTA, "wage"), (400_000, "non_fixed"), (JUTA, "non_fixed")],
    ),
    ("sehari 150rb", [(150_000, "daily")]),
    ("150rb per hari", [(150_000, "daily")]),
    ("upah harian 150 ribu", [(150_000, "daily")]),
    ("dibayar 120rb/hari", [(120_000, "daily")]),
    ("seminggu 800rb", [(800_000, "weekly")]),
    ("pesangon 45jt", [(45 * JUTA, "severance")]),
    ("pesangon saya harusnya 130 juta", [(130 * JUTA, "severance")]),
    (
        "pesangon 45jt baru dibayar 10jt",
        [(45 * JUTA, "severance"), (10 * JUTA, "paid")],
    ),
    ("pesangonku cuma dikasih 10 juta", [(10 * JUTA, "paid")]),
    ("saldo jht saya 12 juta", [(12 * JUTA, "balance")]),
    ("disuruh transfer 500rb buat admin", [(500_000, "fee")]),
    ("bayar biaya pendaftaran 250 ribu", [(250_000, "fee")]),
    ("gaji belum dibayar 5 juta", [(5 * JUTA, "unpaid")]),
    ("gaji 5 juta cicilan motor 900rb", [(5 * JUTA, "wage"), (900_000, "other")]),
    ("utang 20 juta", [(20 * JUTA, "other")]),
    ("5 juta", [(5 * JUTA, None)]),
    ("gaji 5 juta, pesangon berapa", [(5 * JUTA, "wage")]),
    ("kerja 4 tahun gaji 4,5 pesangon berapa", [(4_500_000, "wage")]),
    ("gaji 4 juta 2 tahun kerja", [(4 * JUTA, "wage")]),
    ("gaji 5 kerja 3 tahun", [(5 * JUTA, "wage")]),
    ("eh salah, gajinya 6 juta", [(6 * JUTA, "wage")]),
    ("jkp masuk 1.620.000 padahal gaji 4 juta", [(1_620_000, None), (4 * JUTA, "wage")]),
    ("gj 3,5 tunjangan jabatan 500", [(3_500_000, "wage"), (500_000, "allowance")]),
    ("karajo anam taun gaji 3 juto", [(3 * JUTA, "wage")]),
]


@pytest.mark.parametrize(("text", "value"), AMOUNTS)
def test_an_amount_is_read(text: str, value: int) -> None:
    assert [span.value for span in find(text)] == [value]


@pytest.mark.parametrize(("text", "value"), AMOUNTS)
def test_an_amount_is_read_inside_a_sentence(text: str, value: int) -> None:
    spans = find(f"halo min, {text} ya, tolong dihitung")
    assert [span.value for span in spans] == [value]


@pytest.mark.parametrize(("text", "lower", "upper"), RANGES)
def test_a_range_keeps_both_ends(text: str, lower: int, upper: int) -> None:
    assert [(span.value, span.upper) for span in find(text)] == [(lower, upper)]


@pytest.mark.parametrize("text", NOT_MONEY)
def test_other_figures_are_no_money(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_words_nearby_say_what_an_amount_is(text: str, expected: list[tuple[int, str]]) -> None:
    assert [(span.value, span.role) for span in find(text)] == expected


def test_a_span_covers_the_text_as_typed() -> None:
    (span,) = find("Gaji saya Rp 4.500.000,- sebulan")
    assert span.text == "Rp 4.500.000,-"
    assert (span.start, span.end, span.entity) == (10, 24, "money")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5 juta", 5_000_000),
        ("sekitar 5jt", 5_000_000),
        ("tunjangan 500rb gaji 5 juta", 5_000_000),
        ("-5 juta", -5_000_000),
        ("5", None),
        ("tidak tahu", None),
    ],
)
def test_an_answer_gives_the_wage(text: str, value: int | None) -> None:
    assert read_answer(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5", 5_000_000),
        ("4,5", 4_500_000),
        ("5.5", 5_500_000),
        ("5an", 5_000_000),
        ("sekitar 5", 5_000_000),
        ("lima", 5_000_000),
        ("empat setengah", 4_500_000),
        ("4500", 4_500_000),
        ("4.500", 4_500_000),
        ("100", None),
        ("0812", None),
        ("5 juta", None),
        ("5 tahun", None),
        ("", None),
        ("...", None),
    ],
)
def test_a_bare_figure_is_guessed_for_confirmation(text: str, value: int | None) -> None:
    assert ambiguous_million(text) == value


@given(st.integers(1_000, 10**12))
def test_written_rupiah_is_read_back(amount: int) -> None:
    assert [span.value for span in find(write(amount))] == [amount]


def test_rupiah_is_written_with_points() -> None:
    assert write(4_500_000) == "Rp4.500.000"
    assert write(0) == "Rp0"
    assert write(-1_500) == "-Rp1.500"
