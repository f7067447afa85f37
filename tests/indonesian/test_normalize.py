import pytest

from indonesian.lexicon import DROPPED, lexicon
from indonesian.normalize import normalize

PLAIN = [
    ("Gw di-PHK, pesangonnya brp ya???", "saya phk pesangon nya berapa ya ?"),
    ("gaji gw 4,5jt kerja 3th4bln", "gaji saya _uang_ kerja _durasi_"),
    ("bangeeet", "banget"),
    ("maaaaf", "maaf"),
    ("maaf", "maaf"),
    ("saat", "saat"),
    ("teman2", "teman-teman"),
    ("anak2nya", "anak-anak nya"),
    ("k3rja g4ji p3sangon", "kerja gaji pesangon"),
    ("gk bs nyairin jht knp", "tidak bisa mencairkan jht kenapa"),
    ("piye carane klaim jkp", "bagaimana cara klaim jkp"),
    ("kumaha carana nyairkeun JHT", "bagaimana cara mencairkan jht"),
    ("ora iso login jmo", "tidak bisa login jmo"),
    ("loker di bekasi", "lowongan kerja di bekasi"),
    ("lowongan kerja", "lowongan kerja"),
    ("plthn gratis", "pelatihan gratis"),
    ("gelombang 72", "gelombang _angka_"),
    ("<b>halo</b> \U0001f600", "halo"),
    ("ha\u200blo", "halo"),
    ("gajiku", "gaji saya"),
    ("gajimu", "gaji anda"),
    ("pesangom kontrka", "pesangon kontrak"),
    ("hanya tanya punya sekolah masalah buku", "hanya tanya punya sekolah masalah buku"),
    ("nik 3275012345678901", "nik _angka_"),
    ("kepada rumah tangga format lewat", "kepada rumah tangga format lewat"),
    ("ape aye bs klaim", "apa saya bisa klaim"),
    ("di phk kemarin", "phk _tanggal_"),
    ("caraklaim jht gimanasih", "cara klaim jht bagaimana"),
    ("klaimjkp syaratnyaapa", "klaim jkp syarat nya apa"),
    ("kpn dbuka", "kapan dibuka"),
    ("pnsiun mndadak", "pensiun mendadak"),
    ("tmpt yg dkt", "tempat yang dekat"),
    ("pegimane caranye", "bagaimana cara nya"),
    ("saya di purwakarta", "saya di purwakarta"),
    ("kerja di sukabumi", "kerja di sukabumi"),
    ("cpns", "cpns"),
    ("kak", "kak"),
    ("", ""),
    ("   \n\t", ""),
    ("!!!", ""),
]


@pytest.mark.parametrize(("typed", "expected"), PLAIN)
def test_what_people_type_becomes_plain(typed: str, expected: str) -> None:
    assert normalize(typed) == expected


@pytest.mark.parametrize(("typed", "expected"), PLAIN)
def test_plain_text_stays_as_it_is(typed: str, expected: str) -> None:
    assert normalize(expected) == expected


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("gw", "saya"),
        ("aing", "saya"),
        ("kulo", "saya"),
        ("kagak", "tidak"),
        ("moal", "tidak"),
        ("mboten", "tidak"),
        ("teu", "tidak"),
        ("brapa", "berapa"),
        ("piro", "berapa"),
        ("sabaraha", "berapa"),
        ("yen", "kalau"),
        ("lamun", "kalau"),
        ("amarga", "karena"),
        ("gara2", "karena"),
        ("wes", "sudah"),
        ("geus", "sudah"),
        ("durung", "belum"),
        ("acan", "belum"),
        ("iso", "bisa"),
        ("kumaha", "bagaimana"),
        ("ngopo", "kenapa"),
        ("naha", "kenapa"),
        ("karajo", "kerja"),
        ("pitih", "uang"),
        ("resign", "resign"),
    ],
)
def test_slang_and_regional_words_have_one_form(word: str, plain: str) -> None:
    assert normalize(word) == plain


def test_the_slang_list_is_large_and_leads_to_plain_words() -> None:
    book = lexicon()
    forms = len(book.words) + sum(map(len, book.phrases.values()))
    assert forms >= 900
    days = {"kemarin", "besok"}
    assert {value for value in book.words.values() if normalize(value) != value} == {DROPPED, *days}
