"""One message read whole: each piece of text is one thing."""

from __future__ import annotations

from datetime import date

import pytest

from indonesian.message import read

TODAY = date(2026, 11, 22)


def found(text: str, *kinds: str) -> list[tuple[str, object]]:
    return [(s.entity, s.value) for s in read(text, TODAY) if not kinds or s.entity in kinds]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pelatihan operator jahit di blk", ("skill", "menjahit")),
        ("sertifikasi barista di mana", ("skill", "barista")),
        ("uji kompetensi welder bnsp", ("skill", "las")),
        ("loker barista malang", ("occupation", "barista")),
        ("saya mantan tukang las", ("occupation", "tukang las")),
        ("pengen jadi tukang jahit", ("occupation", "penjahit")),
        ("kabari kalau ada kursus forklift", ("skill", "forklift")),
        ("lowongan forklift cikarang", ("occupation", "operator forklift")),
        ("backend developer", ("occupation", "backend engineer")),
    ],
)
def test_the_same_words_are_a_job_or_a_skill_never_both(
    text: str, expected: tuple[str, str]
) -> None:
    assert found(text, "occupation", "skill") == [expected]


def test_a_job_and_a_skill_side_by_side_both_count() -> None:
    assert found("mau belajar las biar jadi kurir", "occupation", "skill") == [
        ("skill", "las"),
        ("occupation", "kurir"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kontrak saya habis bulan depan", []),
        ("habis kontrak dapat apa", []),
        ("pkwt saya habis", [("contract_type", "pkwt")]),
        ("saya karyawan kontrak, pabrik tutup", [("contract_type", "pkwt")]),
        ("minta salinan surat kontrak", []),
    ],
)
def test_the_contract_of_a_contract_that_ran_out_is_part_of_the_reason(
    text: str, expected: list[tuple[str, object]]
) -> None:
    assert found(text, "contract_type") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kemarin", ["2026-11-21"]),
        ("bulan lalu kak", ["2026-10"]),
        ("aplikasinya error dari kemarin", []),
        ("hari ini bisa konsultasi", []),
        ("di-phk 3 bulan lalu", ["2026-08"]),
        ("di phk oktober kemarin", ["2026-10"]),
        ("terakhir kerja senin lalu", ["2026-11-16"]),
        ("kontrak habis akhir bulan ini", ["2026-11"]),
        ("sejak habis lebaran kemarin", ["2026-03"]),
        ("habis lebaran langsung minta thr", []),
        ("per tanggal 30 ini sudah tidak kerja", ["2026-11-30"]),
        ("lahir di bekasi 12 mei 1985", []),
        ("melahirkan 12 mei 2026", ["2026-05-12"]),
        ("dari 2011 sampai 30 september 2026", ["2011", "2026-09-30"]),
    ],
)
def test_a_day_only_pointed_at_counts_where_it_is_all_that_is_said(
    text: str, expected: list[str]
) -> None:
    assert [value for _, value in found(text, "date")] == expected


@pytest.mark.parametrize(
    "text",
    [
        *("umur 50 belum pensiun", "mundur satu langkah", "quit", "taspen pensiunan pns"),
        *("pengisian data tidak dilanjutkan saja ya", "pension fund bisa diambil?"),
        *("saya ibu rumah tangga", "takut ditagih kolektor", "sambungkan operator"),
        *("ada call center?", "daily digest tolong stop", "hamil 5 bulan", "sebulan bayar berapa"),
        *("kerja part time", "habis itu ke mana"),
    ],
)
def test_words_that_only_look_like_a_value_are_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("insentif 600rb kali 4", [(600_000, "non_fixed")]),
        ("gaji 0 rupiah", [(0, "wage")]),
        ("perusahaan nawarin 25 juta", [(25_000_000, "offer")]),
        ("ditawari 2 kali gaji, total 20 juta", [(20_000_000, "offer")]),
        ("kontrak 7 bulan gaji 4,8 juta", [(4_800_000, "wage")]),
        ("umk di sini 5,2jt", [(5_200_000, None)]),
        ("perusahaan cuma mau bayar 22 jutaan", [(22_000_000, "paid")]),
        ("disuruh bayar 2 juta dulu", [(2_000_000, "fee")]),
        ("kantor rugi 2 milyar", [(2_000_000_000, "other")]),
        ("blt subsidi gaji 600rb", [(600_000, "other")]),
    ],
)
def test_amounts_and_what_they_are_for(text: str, expected: list[tuple[int, str | None]]) -> None:
    assert [(s.value, s.role) for s in read(text, TODAY) if s.entity == "money"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jmnan khilangan pkerjaan", ("program", "jkp")),
        ("prkrja gelombang brp", ("program", "prakerja")),
        ("bntar ya", None),
        ("cpns buka kapan", None),
    ],
)
def test_words_without_their_vowels_are_known(
    text: str, expected: tuple[str, object] | None
) -> None:
    assert found(text) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("upah borongan jahit belum dibayar juga", []),
        ("pesangon malah diganti mesin jahit bekas", []),
        ("saya cuma bisa jahit sejak lulus", ["menjahit"]),
        ("kabari kalau ada kelas jahit lagi", ["menjahit"]),
        ("excel", ["excel"]),
        ("pelatihan photoshop sama coreldraw", ["Photoshop", "CorelDRAW"]),
        ("satpam outsourcing bisa dapat bsu nggak", []),
    ],
)
def test_a_skill_is_one_that_is_learnt_or_offered(text: str, expected: list[str]) -> None:
    assert [value for _, value in found(text, "skill")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pati ada loker", ["Pati"]),
        ("saya dari takengon", ["Aceh Tengah"]),
        ("lowongan tambang halmahera", ["Halmahera"]),
        ("tahun ini kalender kerja dari gedung mana", []),
        ("hati hati di jalan", []),
    ],
)
def test_places_and_everyday_words(text: str, expected: list[str]) -> None:
    assert [value for _, value in found(text, "location")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mau keluar karena gaji 3 bulan ga dibayar", [(3, "late")]),
        ("sakit sudah 14 bulan tidak masuk", [(14, "away")]),
        ("resign one month notice", []),
        ("di-PHK padahal baru 13 bulan kerja", [(13, "tenure")]),
        ("nganggur 3 bulan kerja dulu di toko", [(3, "since")]),
        ("kontrak 2 tahun kerja 1 tahun", [(24, "contract"), (12, "tenure")]),
        ("anak 3 tahun, kerja 5 tahun", [(60, "tenure")]),
        ("perusahaan rugi 2 tahun berturut", [(24, "loss")]),
        ("divonis 2 tahun penjara", [(24, "held")]),
        ("kontrak diputus padahal masih 5 bulan", [(5, "remaining")]),
        ("masih 3 tahun kerja", [(36, "tenure")]),
    ],
)
def test_lengths_and_what_they_are_of(text: str, expected: list[tuple[int, str]]) -> None:
    assert [(s.value, s.role) for s in read(text, TODAY) if s.entity == "duration"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kontrak setahun baru jalan 7 bulan diputus", []),
        ("kontrak setahun sudah selesai", ["contract_end"]),
        ("pabrik dijual ke asing", ["takeover"]),
        ("mall tutup, kami semua kena", ["closure"]),
        ("dipecat karena berantem sama temen", ["violation_urgent"]),
        ("ga masuk 6 hari berturut turut", ["absent"]),
        ("tidak masuk 2 hari terus dipecat", []),
        ("bapak dipensiunkan", ["pension"]),
        ("bapak dipensiunkan dini", []),
        ("phk gara2 AI", ["efficiency"]),
        ("dimutasi jauh biar resign sendiri", []),
        ("upah dipotong sepihak terus saya minta phk", ["worker_request_employer_fault"]),
        ("kontrak diputus padahal masih 5 bulan", []),
        ("ditawari pensiun dini", []),
    ],
)
def test_reasons_and_what_is_none(text: str, expected: list[str]) -> None:
    assert [value for _, value in found(text, "phk_reason")] == expected


def test_the_order_is_that_of_the_text() -> None:
    spans = read("kasir di Bekasi gaji 4,5jt 3 tahun, pabrik tutup desember, jht gimana", TODAY)
    assert [s.start for s in spans] == sorted(s.start for s in spans)
    assert [s.entity for s in spans] == [
        *("occupation", "location", "money", "duration", "phk_reason", "date", "program"),
    ]
