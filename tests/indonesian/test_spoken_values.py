"""Amounts, lengths of time and dates as people say them, each in a message read whole."""

from __future__ import annotations

from datetime import date

import pytest

from indonesian.message import read

TODAY = date(2026, 11, 22)


def values(text: str, entity: str) -> list[object]:
    return [span.value for span in read(text, TODAY) if span.entity == entity]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UMR 5.2", [5_200_000]),
        ("umr jakarta 5,7", [5_700_000]),
        ("gaji dibawah umr cuma 2.9", [2_900_000]),
        ("umr 56 belum pensiun", []),
        ("umk pasal 88", []),
        ("gaji 3 yuta punjul 200 ewu", [3_200_000]),
        ("gaji 3 juta lebih 200 ribu", [3_200_000]),
        ("gaji 3 juta lebih 2 tahun kerja", [3_000_000]),
        ("sehari cepek", [100_000]),
        ("sehari cepek ceng", [100_000]),
        ("upah gocap sehari", [50_000]),
        ("sehari noban doang", [20_000]),
        ("gaji cetiau", [1_000_000]),
        ("gaji sy 6.jt", [6_000_000]),
        ("salary 8 mio", [8_000_000]),
        ("gaji gangsal yuta", [5_000_000]),
        ("gaji limaan juta", [5_000_000]),
        ("gaji duapuluhlima juta", [25_000_000]),
        ("digaji 3,8", [3_800_000]),
        ("sebulan 3,8", [3_800_000]),
        ("dibayar 3,8 per bulan", [3_800_000]),
        ("masuk 2k19", []),
        ("phk 31102026", []),
    ],
)
def test_money(text: str, expected: list[int]) -> None:
    assert values(text, "money") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kerja 2 tahun kurang 1 bulan", [23]),
        ("kerja 5 tahun kurang dikit", [60]),
        ("kontrak 2 tahun kurang 5 bulan", [24, 5]),
        ("kerja selusin tahun", [144]),
        ("kerja sewindu", [96]),
        ("kerja 2 windu", [192]),
        ("kerja 7/8 tahun", [84]),
        ("kerja 1/2 tahun", [6]),
        ("kerja 8 tahon", [96]),
        ("kontrak 2x6 bulan", [12]),
        ("kontrak 2 kali 1 tahun", [24]),
        ("kerja 3 th. 6 bl.", [42]),
        ("3y 6m", [42]),
        ("kerja 3 y", []),
        ("3 years and 6 months", [42]),
        ("kerja duapuluhlima tahun", [300]),
        ("anak 2 umur 5 tahun dan 3 tahun", []),
        ("umur 40 tahun dan kerja 15 tahun", [180]),
        ("perusahaan cuma mau kasih 1 bulan gaji", []),
        ("sebulan 3,8", []),
        ("lembur 40 jam sebulan", []),
    ],
)
def test_durations(text: str, expected: list[int]) -> None:
    assert values(text, "duration") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("per 31/12", ["2026-12-31"]),
        ("phk 5/10", ["2026-10-05"]),
        ("dapat 1/2 gaji", []),
        ("dari 1/2 gaji", []),
        ("tanggal lima bulan sepuluh", ["2026-10-05"]),
        ("October 31st 2026", ["2026-10-31"]),
        ("31st of October 2026", ["2026-10-31"]),
        ("phk 31102026", ["2026-10-31"]),
        ("phk 20261031", ["2026-10-31"]),
        ("kpj 20012345678", []),
        ("sejak '98", ["1998"]),
        ("masuk 2k19", ["2019"]),
        ("dari tahun 2k20", ["2020"]),
        ("diphk jumat minggu lalu", ["2026-11-13"]),
        ("kontrak jan-des 2025", ["2025-01", "2025-12"]),
        ("kontrak januari-desember 2025", ["2025-01", "2025-12"]),
        ("november - februari 2026", ["2025-11", "2026-02"]),
    ],
)
def test_dates(text: str, expected: list[str]) -> None:
    assert values(text, "date") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sakit stroke udah 14 bulan ga kerja, masa kerja 16 tahun", ["away", "tenure"]),
        ("sakit jantung 13 bulan", ["away"]),
        ("udah 13 bulan ga masuk kerja", ["away"]),
        ("phk karena sakit, kerja 10 tahun", ["tenure"]),
        ("sakit berkepanjangan gaji 5 juta 10 tahun", [None]),
        ("gaji 4jt 3 tahun tutup rugi", [None]),
        ("gaji 4jt 3 tahun rugi", [None]),
        ("pabrik 2 tahun rugi", ["loss"]),
        ("perusahaan rugi 2 tahun", ["loss"]),
        ("pkpu tapi ga rugi, gaji 7,2 juta 9 tahun 11 bulan", [None]),
        ("kurang yakin lama kerjanya, kayaknya 4 tahun", ["tenure"]),
    ],
)
def test_what_a_length_of_time_is_about(text: str, expected: list[str | None]) -> None:
    spans = [span for span in read(text, TODAY) if span.entity == "duration"]
    assert [span.role for span in spans] == expected


@pytest.mark.parametrize(
    "text",
    [
        "no hp saya 081234567890",
        "NIK saya 3275 0123 4567 8901",
        "rekening mandiri 1370012345678",
        "kpj 12034567890",
        "npwp 12.345.678.9-012.000",
        "telp (021) 5255733",
        "otp nya 123000",
    ],
)
def test_numbers_of_papers_are_no_values(text: str) -> None:
    assert [
        span for span in read(text, TODAY) if span.entity in ("money", "duration", "date")
    ] == []
