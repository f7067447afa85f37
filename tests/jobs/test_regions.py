"""Where something is, what an area holds and what lies beside it."""

from __future__ import annotations

import pytest

from indonesian.matcher import rows_of
from jobs.regions import (
    _areas,
    _beside,
    around,
    located,
    province_in,
    regencies,
    regencies_of,
    regency_in,
)


@pytest.mark.parametrize(
    ("address", "regency"),
    [
        ("KAB. POSO", "Kabupaten Poso"),
        ("KOTA ADM. JAKARTA PUSAT", "Kota Jakarta Pusat"),
        ("Kab. Kep. Siau Tagulandang Biaro", "Kabupaten Kepulauan Siau Tagulandang Biaro"),
        ("Kota Bani, Putri Hijau, KAB. BENGKULU UTARA, BENGKULU", "Kabupaten Bengkulu Utara"),
        ("Karihkil, Ciseeng, KAB. BOGOR, JAWA BARAT, Indonesia", "Kabupaten Bogor"),
        ("Kab. Bandung Barat", "Kabupaten Bandung Barat"),
        ("Cikarang, Bekasi", "Kabupaten Bekasi"),
        ("Bekasi", "Kota Bekasi"),
        ("Jawa Barat", None),
        ("Jakarta", None),
        ("Tokyo", None),
        ("", None),
    ],
)
def test_an_address_names_its_regency(address: str, regency: str | None) -> None:
    found = regency_in(address)
    assert (found.name if found else None) == regency


@pytest.mark.parametrize(
    ("place", "some", "count"),
    [
        ("Bekasi", "Kabupaten Bekasi", 2),
        ("Cikarang", "Kabupaten Bekasi", 1),
        ("Kota Bekasi", "Kota Bekasi", 1),
        ("Jakarta", "Kota Jakarta Timur", 6),
        ("Jabodetabek", "Kota Depok", 14),
        ("DKI Jakarta", "Kota Jakarta Timur", 6),
        ("Jawa Barat", "Kabupaten Garut", 27),
        ("Jawa", "Kota Surabaya", 119),
        ("Jepang", "", 0),
    ],
)
def test_a_place_holds_its_regencies(place: str, some: str, count: int) -> None:
    found = regencies_of(place)
    assert len(found) == count
    assert not some or some in found


def test_neighbours_are_beside_each_other_both_ways() -> None:
    assert "Kabupaten Karawang" in around(["Kabupaten Bekasi"])
    assert "Kabupaten Bekasi" in around(["Kabupaten Karawang"])
    assert "Kabupaten Bekasi" not in around(regencies_of("Bekasi"))


def test_where_nobody_wrote_neighbours_down_the_province_is_near() -> None:
    beside = around(["Kabupaten Merauke"])
    assert beside
    assert {regencies()[name].province for name in beside} == {"Papua Selatan"}


def test_the_tables_name_regencies_that_there_are() -> None:
    named = set(_beside()) | {name for names in _areas().values() for name in names}
    assert named <= set(regencies())


def test_an_area_lies_in_the_province_that_the_list_of_places_says() -> None:
    provinces = {row[0]: row[2] for row in rows_of("places.tsv") if row[1] == "area" and row[2]}
    for area, names in _areas().items():
        assert provinces[area] in {regencies()[name].province for name in names}, area


@pytest.mark.parametrize(
    ("address", "province"),
    [
        ("Kab. Poso", "Sulawesi Tengah"),
        ("Jakarta", "DKI Jakarta"),
        ("jabar", "Jawa Barat"),
        ("", None),
    ],
)
def test_an_address_lies_in_a_province(address: str, province: str | None) -> None:
    assert province_in(address) == province


@pytest.mark.parametrize(
    ("address", "wider", "where"),
    [
        ("Kab. Jayapura", "", ("Kabupaten Jayapura", "Papua", "WIT")),
        ("Cikarang", "Jawa Tengah", ("Kabupaten Bekasi", "Jawa Barat", "WIB")),
        ("Jawa Barat", "", (None, "Jawa Barat", "WIB")),
        ("beberapa kota", "Jawa Timur", (None, "Jawa Timur", "WIB")),
        ("Tokyo", "", (None, None, "WIB")),
    ],
)
def test_an_address_is_located_as_far_as_it_says(
    address: str, wider: str, where: tuple[str | None, str | None, str]
) -> None:
    assert located(address, wider) == where
