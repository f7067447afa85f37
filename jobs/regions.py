"""Regencies by their full name ("Kota Bekasi"), what an area holds, and what lies beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from indonesian.lookup import find_places, province_of
from indonesian.matcher import rows_of

DATA = Path(__file__).parent / "data"
KINDS = {"kota": "Kota", "kabupaten": "Kabupaten"}
ISLANDS = {
    "Jawa": ("Banten", "DKI Jakarta", "Jawa Barat", "Jawa Tengah", "DI Yogyakarta", "Jawa Timur"),
    "Sumatera": (
        *("Aceh", "Sumatera Utara", "Sumatera Barat", "Riau", "Kepulauan Riau", "Jambi"),
        *("Sumatera Selatan", "Kepulauan Bangka Belitung", "Bengkulu", "Lampung"),
    ),
}
ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
NOISE = re.compile(r"\b(adm(inistrasi)?\b\.?)", re.IGNORECASE)
ISLES = re.compile(r"\bkep\b\.?", re.IGNORECASE)
STATED = re.compile(r"\b(kota|kab(?:upaten)?)\b\.?\s*([a-z' ]+)", re.IGNORECASE)


@dataclass(frozen=True)
class Regency:
    """A kota or kabupaten; `zone` is WIB, WITA or WIT."""

    name: str
    province: str
    zone: str

    @property
    def short(self) -> str:
        """As it is shown: "Kab. Bekasi"."""
        return self.name.replace("Kabupaten ", "Kab. ")


class Located(NamedTuple):
    """Where an offer is, under the names of a posting: what is not known is None, the zone WIB."""

    regency: str | None
    province: str | None
    zone: str


def located(address: str, wider: str = "") -> Located:
    """Where an address lies; its province may be named in `wider` alone."""
    regency, province = regency_in(address), province_in(address) or province_in(wider)
    return Located(regency.name if regency else None, province, regency.zone if regency else "WIB")


def zone_info(zone: str | None) -> ZoneInfo:
    """The time zone behind WIB, WITA or WIT; Jakarta's where none is known."""
    return ZoneInfo(ZONES.get(zone or "WIB", ZONES["WIB"]))


@cache
def regencies() -> dict[str, Regency]:
    """All regencies by full name."""
    rows = (row for row in rows_of("places.tsv") if row[1] in KINDS)
    made = (Regency(f"{KINDS[kind]} {name}", prov, zone) for name, kind, prov, zone, _ in rows)
    return {regency.name: regency for regency in made}


@cache
def _by_bare_name() -> dict[str, tuple[str, ...]]:
    """Full names by the name without its kind, cities first: "bekasi" -> Kota, Kabupaten."""
    found: dict[str, tuple[str, ...]] = {}
    for name in sorted(regencies(), reverse=True):
        bare = name.split(" ", 1)[1].lower()
        found[bare] = (*found.get(bare, ()), name)
    return found


def _rows(file: str) -> Iterator[tuple[str, list[str]]]:
    lines = (DATA / file).read_text(encoding="utf-8").splitlines()[1:]
    cells = (line.split("\t") for line in lines if line)
    return ((name, names.split("|")) for name, names in cells)


@cache
def _areas() -> dict[str, frozenset[str]]:
    return {area: frozenset(names) for area, names in _rows("areas.tsv")}


@cache
def _beside() -> dict[str, frozenset[str]]:
    """Neighbours of each regency; a line of the file counts both ways."""
    pairs: dict[str, set[str]] = {}
    for name, others in _rows("neighbours.tsv"):
        for other in others:
            pairs.setdefault(name, set()).add(other)
            pairs.setdefault(other, set()).add(name)
    return {name: frozenset(others) for name, others in pairs.items()}


def of_province(province: str) -> frozenset[str]:
    """The regencies of a province."""
    return frozenset(each.name for each in regencies().values() if each.province == province)


@cache
def regencies_of(place: str) -> frozenset[str]:
    """The regencies that a place name of `indonesian` stands for; empty when abroad or unknown.

    "Bekasi" is the city and the regency, "Cikarang" lies in one, "Jawa Barat" holds many.
    """
    if place in regencies():
        return frozenset({place})
    if place in _areas():
        return _areas()[place]
    provinces = ISLANDS.get(place) or (place,)
    inside = frozenset[str]().union(*(of_province(each) for each in provinces))
    return inside or frozenset(_by_bare_name().get(place.lower(), ())) or _of_its_province(place)


def _of_its_province(place: str) -> frozenset[str]:
    """For an area whose regency nobody wrote down: its province."""
    rows = (row for row in rows_of("places.tsv") if row[0] == place and row[1] == "area")
    return frozenset[str]().union(*(of_province(row[2]) for row in rows if row[2]))


def around(names: Iterable[str]) -> frozenset[str]:
    """The regencies beside these, else those of the same province; without themselves."""
    given = frozenset(names)
    beside = frozenset[str]().union(*(_beside().get(name, frozenset()) for name in given)) - given
    if beside:
        return beside
    provinces = {regencies()[name].province for name in given if name in regencies()}
    return frozenset[str]().union(*(of_province(each) for each in provinces)) - given


@cache
def regency_in(text: str) -> Regency | None:
    """The regency that an address names: "KAB. POSO", "Cikarang", "Kota Adm. Jakarta Barat, DKI".

    Where a bare name stands for two, the city is taken.
    """
    plain = ISLES.sub("Kepulauan", NOISE.sub(" ", text))
    for kind, words in STATED.findall(plain):
        if named := _longest(KINDS["kota" if kind.lower() == "kota" else "kabupaten"], words):
            return named
    found = [str(span.value) for span in find_places(text)]
    single = (names for place in found if len(names := _exact(place)) == 1)
    return next((regencies()[names[0]] for names in single), None)


def _longest(kind: str, words: str) -> Regency | None:
    """The regency of a kind whose name the words begin with."""
    parts = words.lower().split()
    names = (" ".join(parts[:size]) for size in range(min(5, len(parts)), 0, -1))
    full = (each for name in names for each in _by_bare_name().get(name, ()))
    return next((regencies()[each] for each in full if each.startswith(kind)), None)


def _exact(place: str) -> tuple[str, ...]:
    """The one regency of a city name or of an area within one; a province names none."""
    if named := _by_bare_name().get(place.lower()):
        return named[:1]
    return tuple(_areas().get(place, ()))


@cache
def province_in(text: str) -> str | None:
    """The province that an address names, or that its regency lies in."""
    if regency := regency_in(text):
        return regency.province
    return province_of(text)
