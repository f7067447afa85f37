from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indonesian.dates import find, months_between, period, read

TODAY = date(2026, 11, 22)

DATES = [
    ("20 November 2026", "2026-11-20"),
    ("30 oktober 2026", "2026-10-30"),
    ("5 mar 2019", "2019-03-05"),
    ("5maret2019", "2019-03-05"),
    ("5-mar-2019", "2019-03-05"),
    ("lima maret 2019", "2019-03-05"),
    ("17 ags 2025", "2025-08-17"),
    ("17 agt 2025", "2025-08-17"),
    ("1 sept 2024", "2024-09-01"),
    ("1 nop 2024", "2024-11-01"),
    ("1 peb 2024", "2024-02-01"),
    ("1 des 2026", "2026-12-01"),
    ("5 maret '19", "2019-03-05"),
    ("5 maret 19", "2019-03-05"),
    ("tanggal 5 maret tahun 2019", "2019-03-05"),
    ("5/3/2019", "2019-03-05"),
    ("05-03-2019", "2019-03-05"),
    ("5.3.2019", "2019-03-05"),
    ("31/12/25", "2025-12-31"),
    ("2019-03-05", "2019-03-05"),
    ("12/25/2025", "2025-12-25"),
    ("03/2019", "2019-03"),
    ("2019-03", "2019-03"),
    ("maret 2019", "2019-03"),
    ("Maret tahun 2019", "2019-03"),
    ("sejak maret 19", "2019-03"),
    ("bulan 3 tahun 2020", "2020-03"),
    ("sejak bulan 8", "2026-08"),
    ("March 2019", "2019-03"),
    ("March 5, 2019", "2019-03-05"),
    ("tahun 2011", "2011"),
    ("2011", "2011"),
    ("th 2015", "2015"),
    ("th2015", "2015"),
    ("tahun 98", "1998"),
    ("sejak tahun 15", "2015"),
    ("awal 2020", "2020-01"),
    ("awal tahun 2020", "2020-01"),
    ("pertengahan 2021", "2021"),
    ("akhir 2022", "2022-12"),
    ("akhir tahun lalu", "2025-12"),
    ("awal maret 2019", "2019-03"),
    ("tgl 5 januari", "2027-01-05"),
    ("sejak 5 januari", "2026-01-05"),
    ("20 november", "2026-11-20"),
    ("desember", "2026-12"),
    ("nanti desember", "2026-12"),
    ("sejak desember", "2025-12"),
    ("desember lalu", "2025-12"),
    ("oktober", "2026-10"),
    ("oktober kemarin", "2026-10"),
    ("oktober lalu", "2026-10"),
    ("november lalu", "2025-11"),
    ("maret depan", "2027-03"),
    ("maret tahun lalu", "2025-03"),
    ("maret tahun depan", "2027-03"),
    ("kemarin", "2026-11-21"),
    ("kemaren", "2026-11-21"),
    ("wingi", "2026-11-21"),
    ("kemarin lusa", "2026-11-20"),
    ("besok", "2026-11-23"),
    ("lusa", "2026-11-24"),
    ("hari ini", "2026-11-22"),
    ("minggu lalu", "2026-11-15"),
    ("minggu depan", "2026-11-29"),
    ("bulan lalu", "2026-10"),
    ("bulan kemarin", "2026-10"),
    ("bulan ini", "2026-11"),
    ("bulan depan", "2026-12"),
    ("tahun lalu", "2025"),
    ("tahun ini", "2026"),
    ("2 bulan yg lalu", "2026-09"),
    ("sebulan lalu", "2026-10"),
    ("3 tahun lalu", "2023-11"),
    ("2 tahun 3 bulan lalu", "2024-08"),
    ("2 minggu lalu", "2026-11-08"),
    ("10 hari yang lalu", "2026-11-12"),
    ("3 hari lagi", "2026-11-25"),
    ("senin depan", "2026-11-23"),
    ("jumat lalu", "2026-11-20"),
    ("jumat kemarin", "2026-11-20"),
    ("tgl 3 bulan lalu", "2026-10-03"),
    ("tanggal 3 bulan kemarin", "2026-10-03"),
    ("tgl 25 bulan ini", "2026-11-25"),
    ("tgl 10", "2026-11-10"),
    ("tgl 25 kemarin", "2026-10-25"),
    ("tgl 5/3", "2026-03-05"),
]

NOT_DATES = [
    "PP 35 tahun 2021",
    "UU 13/2003",
    "UU nomor 6 tahun 2023",
    "permenaker no 5 tahun 2021",
    "2000 karyawan",
    "gaji 2500",
    "Rp 2019",
    "081234562019",
    "3275012345672019",
    "30 februari 2026",
    "31/02/2026",
    "45/13/2019",
    "kontrak 3 tahun",
    "3 tahun 10 bulan",
    "per bulan 5 juta",
    "5 juta",
    "lima",
    "bulanan",
    "minggu",
    "pasal 43",
    "2019 juta",
    "puasa kemarin",
    "",
]

PERIODS = [
    ("dari maret 2019 sampai oktober 2026", ("2019-03", "2026-10")),
    ("sejak 2015", ("2015", None)),
    ("kerja 5 maret 2019 s/d 30 okt 2026", ("2019-03-05", "2026-10-30")),
    ("maret 2019 - oktober 2026", ("2019-03", "2026-10")),
    ("masuk 2018 keluar 2024", ("2018", "2024")),
    ("dari 2019 sampe sekarang", ("2019", None)),
    ("2019 sampai sekarang", ("2019", None)),
    ("2019-2024", ("2019", "2024")),
    ("maret - oktober 2026", ("2026-03", "2026-10")),
    ("dari november sampai maret 2020", ("2019-11", "2020-03")),
    ("masuk tgl 1 januari 2020 di phk tgl 20 november 2026", ("2020-01-01", "2026-11-20")),
    ("5/3/2019 - 30/10/2026", ("2019-03-05", "2026-10-30")),
    ("1 jan 2020 sd 31 des 2024", ("2020-01-01", "2024-12-31")),
    ("saya gabung maret 2019 dan resign oktober 2025", ("2019-03", "2025-10")),
    ("kerja sejak agustus 2012 s.d. november 2026", ("2012-08", "2026-11")),
    ("masuk mei 2018 kena layoff akhir oktober 2026", ("2018-05", "2026-10")),
    ("saya masuk 5 maret 2019", ("2019-03-05", None)),
    ("kontrak habis 30 november 2026, mulai 1 juni 2025", ("2025-06-01", "2026-11-30")),
    ("sejak 12 Februari 2013. 30 Oktober 2026 di-PHK", ("2013-02-12", "2026-10-30")),
    ("diphk maret 2019, masuk tempat baru mei 2020", ("2020-05", None)),
    ("sejak oktober 2026 sampai maret 2019", None),
    ("di phk november 2026", None),
    ("kerja di pabrik", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "iso"), DATES)
def test_a_date_is_read(text: str, iso: str) -> None:
    assert [span.value for span in find(text, TODAY)] == [iso]


@pytest.mark.parametrize("text", NOT_DATES)
def test_laws_counts_and_impossible_days_are_no_dates(text: str) -> None:
    assert find(text, TODAY) == []


@pytest.mark.parametrize(("text", "expected"), PERIODS)
def test_a_period_is_read(text: str, expected: tuple[str, str | None] | None) -> None:
    assert period(text, TODAY) == expected


def test_words_nearby_tell_the_start_from_the_end() -> None:
    spans = find("masuk maret 2019, di phk 20 november 2026", TODAY)
    assert [span.role for span in spans] == ["start", "end"]


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2019-03", "2026-10", 91),
        ("2019-03-05", "2026-10-04", 90),
        ("2019-03-05", "2026-10-05", 91),
        ("2019-03-05", "2026-10", 91),
        ("2026-01-31", "2026-02-28", 1),
        ("2026-01-31", "2026-02-27", 0),
        ("2019", "2024", 60),
        ("2026-10", "2019-03", -91),
        ("2026-10-05", "2026-10-04", 0),
        ("2026-10-05", "2026-10-05", 0),
    ],
)
def test_whole_months_between_two_dates(start: str, end: str, months: int) -> None:
    assert months_between(start, end) == months


@pytest.mark.parametrize("text", ["", "2019-13", "kemarin", "2019-03-05-01"])
def test_months_between_refuses_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        months_between(text, "2026-10")


@given(st.dates(date(1960, 1, 1), date(2035, 12, 31)))
def test_an_iso_date_is_read_back(day: date) -> None:
    assert read(day.isoformat(), TODAY) == day.isoformat()
    assert read(f"{day.day}/{day.month}/{day.year}", TODAY) == day.isoformat()
