"""Programmes, contracts, occupations, skills and reasons, as people write them."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable

import pytest

from indonesian.lookup import (
    find_contracts,
    find_occupations,
    find_places,
    find_programs,
    find_reasons,
    find_skills,
    preload,
)
from indonesian.matcher import rows_of
from indonesian.span import Span

FINDERS: list[Callable[[str], list[Span]]] = [
    find_places,
    find_occupations,
    find_skills,
    find_programs,
    find_contracts,
    find_reasons,
]
REASON_KEYS = """
merger takeover takeover_terms_changed efficiency efficiency_loss efficiency_prevent_loss closure
closure_loss closure_no_loss force_majeure force_majeure_closed force_majeure_not_closed pkpu
pkpu_loss pkpu_no_loss bankruptcy worker_request_employer_fault employer_fault_not_proven resign
absent violation_sp3 violation_urgent detained_loss detained_no_loss convicted_loss
convicted_no_loss acquitted long_illness pension death contract_end
""".split()
MESSAGE = (
    "saya kena phk dari pabrik garmen di semarng setelah 5 tahun kerja kontrak, pesangonya "
    "belum dibayar, gimana cara klaim jkpnya"
)


def values(spans: list[Span]) -> list[object]:
    return [span.value for span in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("JKPku kok belum cair", ["jkp"]),
        ("saldo jamsostek", ["jht"]),
        ("pesangonya brp", ["pesangon"]),
        ("psngon durung dibayar", ["pesangon"]),
        ("pra kerja gelombang brp", ["prakerja"]),
        ("THRku mana", ["thr"]),
        ("bpjs kesehatan masih aktif?", ["jkn"]),
        ("jaminan pensiun", ["jp"]),
        ("tunjangan phk", ["jkp"]),
        ("MagangHub", ["magang"]),
        ("jht sama jkp", ["jht", "jkp"]),
        ("subsidi gaji 600rb", ["bsu"]),
        ("kerja di malang", []),
    ],
)
def test_programmes(text: str, expected: list[str]) -> None:
    assert values(find_programs(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kontrakku setahun", ["pkwt"]),
        ("karyawan tetap", ["pkwtt"]),
        ("tetap", ["pkwtt"]),
        ("gaji tetap dibayar kan", []),
        ("saya kerja harian lepas", ["daily"]),
        ("borongan", ["piece"]),
        ("freelance", ["freelance"]),
        ("bayar kontrakan rumah", []),
        ("permanent employee", ["pkwtt"]),
        ("digaji per potong", ["piece"]),
    ],
)
def test_contracts(text: str, expected: list[str]) -> None:
    assert values(find_contracts(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dulu operator jahit", ["operator jahit"]),
        ("loker orang gudang", ["staf gudang"]),
        ("loker art", ["asisten rumah tangga"]),
        ("supir truk", ["sopir truk"]),
        ("kerja jadi ob", ["office boy"]),
        ("barista/kasir", ["barista", "kasir"]),
        ("tukang antar galon", ["kurir"]),
        ("supir dump truck", ["operator dump truck"]),
        ("lowongan oprator jahit", ["operator jahit"]),
        ("loker admin", ["admin"]),
        ("admin tolong dong", []),
        ("hrd bilang saya di phk", []),
        ("saya hrd", ["HRD"]),
        ("posisi staff pajak", ["staf pajak"]),
        ("frontend", ["frontend engineer"]),
        ("tani", ["petani"]),
    ],
)
def test_occupations(text: str, expected: list[str]) -> None:
    assert values(find_occupations(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kursus las", ["las"]),
        ("pelatihan barista", ["barista"]),
        ("belajar jahit", ["menjahit"]),
        ("bahasa inggris dan komputer", ["bahasa Inggris", "komputer"]),
        ("servis hp", ["servis HP"]),
        ("pelatihan AC", ["servis AC"]),
        ("digital marketing", ["digital marketing"]),
        ("bisa nyetir", ["mengemudi"]),
        ("ngoding", ["coding"]),
        ("foto ktp buram", []),
    ],
)
def test_skills(text: str, expected: list[str]) -> None:
    assert values(find_skills(text)) == expected


@pytest.mark.parametrize("key", REASON_KEYS)
def test_every_reason_key_reads_back_as_itself(key: str) -> None:
    assert values(find_reasons(key)) == [key]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("efisiensi", "efficiency"),
        ("pengurangan karyawan", "efficiency"),
        ("layoff massal", "efficiency"),
        ("di phk karena efisiensi, katanya pabrik rugi", "efficiency_loss"),
        ("merugi terus pabrike", "efficiency_loss"),
        ("efisiensi biar gak rugi", "efficiency_prevent_loss"),
        ("efisiensi tapi bukan karena rugi", "efficiency_prevent_loss"),
        ("pabrike bubar", "closure"),
        ("gulung tikar", "closure"),
        ("pabrikku tutup gara2 rugi terus 2 taun", "closure_loss"),
        ("pabriknya tutup bukan karena rugi", "closure_no_loss"),
        ("pabrik relokasi ke jateng", "closure_no_loss"),
        ("keadaan memaksa", "force_majeure"),
        ("pabrik kobong tapi isih mlaku", "force_majeure_not_closed"),
        ("kalo udah 13 bulan sakitnya? gaji 4jt 6 tahun", "long_illness"),
        ("dianggap mangkir 5 hari padahal aku sakit. 5 tahun kerja", "absent"),
        ("ditahan polisi, katanya bukan krn merugikan perusahaan", "detained_no_loss"),
        ("pabrik kebakaran terus tutup", "force_majeure_closed"),
        ("gempa, pabrik ora tutup", "force_majeure_not_closed"),
        ("pkpu", "pkpu"),
        ("pkpu karena rugi", "pkpu_loss"),
        ("perusahaan kena pkpu bukan karena rugi", "pkpu_no_loss"),
        ("perusahaan bangkrut terus tutup", "bankruptcy"),
        ("perusahaan merger", "merger"),
        ("ganti pemilik", "takeover"),
        ("diakuisisi terus gaji diturunkan", "takeover_terms_changed"),
        ("saya minta phk karena gaji telat 3 bulan", "worker_request_employer_fault"),
        ("perusahaan tidak terbukti salah", "employer_fault_not_proven"),
        ("metu dewe", "resign"),
        ("kaluar sorangan", "resign"),
        ("mangkir 5 hari", "absent"),
        ("kena sp3", "violation_sp3"),
        ("dituduh nyuri", "violation_urgent"),
        ("ditahan polisi, kasus pribadi", "detained_no_loss"),
        ("ditahan polisi karena nyuri barang kantor", "detained_loss"),
        ("divonis bersalah, merugikan perusahaan", "convicted_loss"),
        ("divonis bebas", "acquitted"),
        ("sakit berkepanjangan", "long_illness"),
        ("umur pensiun", "pension"),
        ("suami saya meninggal", "death"),
        ("kontrak saya bulan depan sudah mau habis", "contract_end"),
        ("kontrake entek", "contract_end"),
        ("kontrakku gak diperpanjang", "contract_end"),
    ],
)
def test_a_reason_in_everyday_words(text: str, expected: str) -> None:
    assert values(find_reasons(text)) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bukan pailit tapi pensiun", ["pension"]),
        ("salah, alasannya pensiun", ["pension"]),
        ("eh salah, bukan resign tapi karena pailit", ["bankruptcy"]),
        ("efisiensi, eh salah, pensiun", ["pension", "efficiency"]),
        ("saya gak resign kok", []),
        ("saya bukan resign", []),
        ("bukan kontrak habis, tapi efisiensi", ["efficiency"]),
    ],
)
def test_what_is_denied_is_left_out_and_a_correction_comes_first(
    text: str, expected: list[str]
) -> None:
    assert values(find_reasons(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "kantor bpjs tutup jam berapa",
        "ijazah saya ditahan",
        "saldo jaminan pensiun berapa",
        "jadwal wawancara mundur",
        "kuota habis",
        "gaji telat 3 bulan",
        "saya rugi dong",
        "mau tutup rekening",
        "bos sering telat bayar gaji",
    ],
)
def test_words_that_only_look_like_a_reason_are_none(text: str) -> None:
    assert find_reasons(text) == []


@pytest.mark.parametrize("finder", FINDERS)
@pytest.mark.parametrize("text", [MESSAGE, "", "  ", "???", "🙂 jkp 🙂", "İİ Bekasi", "a" * 4000])
def test_offsets_are_those_of_the_message_and_do_not_overlap(
    finder: Callable[[str], list[Span]], text: str
) -> None:
    spans = sorted(finder(text), key=lambda span: span.start)
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize(
    ("name", "values_wanted", "aliases_wanted"),
    [("occupations.tsv", 350, 1200), ("skills.tsv", 120, 600)],
)
def test_the_lists_are_long_enough(name: str, values_wanted: int, aliases_wanted: int) -> None:
    rows = list(rows_of(name))
    assert len(rows) - 1 >= values_wanted
    assert sum(len(cell.split("|")) for _, cell in rows) >= aliases_wanted


@pytest.mark.parametrize(
    ("name", "finder"),
    [
        ("occupations.tsv", find_occupations),
        ("skills.tsv", find_skills),
        ("programs.tsv", find_programs),
        ("contracts.tsv", find_contracts),
    ],
)
def test_every_alias_stands_for_its_value(name: str, finder: Callable[[str], list[Span]]) -> None:
    for value, cell in rows_of(name):
        for alias in filter(None, cell.split("|")):
            expected = [] if value == "-" else [value]
            assert values(finder(alias.lstrip("~"))) == expected, alias


def test_a_message_is_read_fast_and_a_long_one_safely() -> None:
    preload()
    started = time.process_time()
    for _ in range(50):
        for finder in FINDERS:
            finder(MESSAGE)
    assert (time.process_time() - started) / 50 < 0.02
    started = time.process_time()
    for finder in FINDERS:
        finder(("kontrak bukan karena rugi tidak " * 200)[:4000])
    assert time.process_time() - started < 1
