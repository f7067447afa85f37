"""The list of places is whole, and places are found as people write them."""

from __future__ import annotations

from collections import Counter

import pytest

from indonesian.lookup import find_places, province_of, time_zone_of
from indonesian.matcher import rows_of

ROWS = list(rows_of("places.tsv"))
OF_PROVINCE = {  # regencies and cities, as in the list of the interior ministry
    "Aceh": (18, 5),
    "Sumatera Utara": (25, 8),
    "Jawa Barat": (18, 9),
    "Jawa Tengah": (29, 6),
    "Jawa Timur": (29, 9),
    "Banten": (4, 4),
    "DKI Jakarta": (1, 5),
    "Sulawesi Selatan": (21, 3),
    "Nusa Tenggara Timur": (21, 1),
    "Papua": (8, 1),
    "Papua Barat": (7, 0),
    "Papua Barat Daya": (5, 1),
    "Papua Pegunungan": (8, 0),
    "Papua Selatan": (4, 0),
    "Papua Tengah": (8, 0),
}


def values(text: str) -> list[object]:
    return [span.value for span in find_places(text)]


def test_there_are_38_provinces_416_regencies_and_98_cities() -> None:
    kinds = Counter(row[1] for row in ROWS)
    assert (kinds["provinsi"], kinds["kabupaten"], kinds["kota"]) == (38, 416, 98)


def test_every_place_in_indonesia_has_a_province_of_the_list_and_its_zone() -> None:
    zones = {row[0]: row[3] for row in ROWS if row[1] == "provinsi"}
    for name, kind, province, zone, _ in ROWS:
        if kind in ("kabupaten", "kota"):
            assert zones[province] == zone, name


@pytest.mark.parametrize(("province", "counts"), OF_PROVINCE.items())
def test_a_province_has_its_regencies_and_cities(province: str, counts: tuple[int, int]) -> None:
    kinds = Counter(row[1] for row in ROWS if row[2] == province)
    assert (kinds["kabupaten"], kinds["kota"]) == counts


def test_no_regency_stands_twice_in_one_province() -> None:
    names = Counter((row[0], row[1], row[2]) for row in ROWS)
    assert [name for name, count in names.items() if count > 1] == []


def test_every_name_is_found_when_it_is_all_that_is_said() -> None:
    for name, kind, *_ in ROWS:
        if kind != "ignore":
            assert values(name)[:1] == [name], name


def test_every_alias_is_found_when_it_is_all_that_is_said() -> None:
    for name, kind, _, _, cell in ROWS:
        for alias in filter(None, cell.split("|")):
            if alias == f"~{name.lower()}":
                continue
            expected = [] if kind == "ignore" else [name]
            assert values(alias.lstrip("~"))[:1] == expected, alias


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("loker jaksel dong", ["Jakarta Selatan"]),
        ("sy dari sby mau ke bpn", ["Surabaya", "Balikpapan"]),
        ("jogja sama solo", ["Yogyakarta", "Surakarta"]),
        ("ujung pandang", ["Makassar"]),
        ("Jakarta", ["Jakarta"]),
        ("tinggal di Kabupaten Bandung Barat", ["Bandung Barat"]),
        ("kab. bekasi", ["Bekasi"]),
        ("jatim", ["Jawa Timur"]),
        ("kerja di jepang", ["Jepang"]),
        ("lowongan Cikarang/Cibitung", ["Cikarang", "Cibitung"]),
        ("bandarlampung", ["Bandar Lampung"]),
        ("loker di yogyakarta", ["Yogyakarta"]),
        ("provinsi DI Yogyakarta", ["DI Yogyakarta"]),
        ("bekasinya mana", ["Bekasi"]),
        ("bandunggg", ["Bandung"]),
        ("𝐁𝐚𝐧𝐝𝐮𝐧𝐠", ["Bandung"]),
    ],
)
def test_places_are_found_as_people_write_them(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tanggerang", "Tangerang"),
        ("surabya", "Surabaya"),
        ("bandumg", "Bandung"),
        ("smarang", "Semarang"),
        ("balikpapn", "Balikpapan"),
        ("jakarta selatn", "Jakarta Selatan"),
        ("karwaang", "Karawang"),
        ("makasar", "Makassar"),
    ],
)
def test_one_wrong_letter_in_a_long_name_is_forgiven(text: str, expected: str) -> None:
    assert values(f"loker di {text} ada?") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "saya kurang tahu, barang datang sekarang",
        "magang dimana",
        "bekas kontrak lama",
        "sarang pasang senang bangga",
        "kabar kamar korban sepatu",
    ],
)
def test_everyday_words_are_not_taken_for_misspelt_places(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "hati keras seperti batu",
        "jangan buru-buru",
        "dia serang balik",
        "kursus bahasa jepang",
        "makan nasi padang",
        "rumput landak paser",
        "batang rokok",
        "meh bali omah",
    ],
)
def test_everyday_words_that_are_also_names_need_a_cue(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kerja di batu", ["Batu"]),
        ("pati kak", ["Pati"]),
        ("kab landak", ["Landak"]),
        ("dulu saya di pabrik Serang itu", ["Serang"]),
        ("Malang atau Batu", ["Malang", "Batu"]),
        ("domisili bone", ["Bone"]),
    ],
)
def test_a_cue_a_capital_or_standing_alone_makes_them_places(
    text: str, expected: list[str]
) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("place", "province", "zone"),
    [
        ("Bekasi", "Jawa Barat", "WIB"),
        ("Cikarang", "Jawa Barat", "WIB"),
        ("jogja", "DI Yogyakarta", "WIB"),
        ("Denpasar", "Bali", "WITA"),
        ("Banjarmasin", "Kalimantan Selatan", "WITA"),
        ("Pontianak", "Kalimantan Barat", "WIB"),
        ("Merauke", "Papua Selatan", "WIT"),
        ("Jakarta", "DKI Jakarta", "WIB"),
        ("Maluku Utara", "Maluku Utara", "WIT"),
        ("Jepang", None, None),
        ("entah di mana", None, None),
    ],
)
def test_a_place_has_its_province_and_its_zone(
    place: str, province: str | None, zone: str | None
) -> None:
    assert (province_of(place), time_zone_of(place)) == (province, zone)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("lowongan perawat di makassar kisaran 4-6 juta", ["Makassar"]),
        ("gaji di kisaran 5 juta", []),
        ("saya tinggal di kota kisaran", ["Asahan"]),
        ("loker di kisaran sumut", ["Asahan"]),
    ],
)
def test_kisaran_is_a_town_only_where_a_town_is_meant(text: str, found: list[str]) -> None:
    assert [value for value in values(text) if value != "Sumatera Utara"] == found
