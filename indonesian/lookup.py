"""Names known to us: places, occupations, skills, programmes, contracts and reasons.

Every finder returns spans in the order of the text, without overlaps, the longest name first.
Its names stand in `data/*.tsv`: a value, then its other names with "|" between them. A "~"
before a name that is also an everyday word asks for a cue beside it; the value "-" holds
phrases in which the words do not mean the name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from indonesian.matcher import (
    IGNORE,
    Entry,
    Hit,
    Matcher,
    Word,
    aliases_of,
    entries_of,
    rows_of,
    words_of,
)
from indonesian.reasons import find_reasons
from indonesian.reasons import matcher as reason_matcher
from indonesian.span import Span

__all__ = [
    "are_fillers",
    "find_contracts",
    "find_occupations",
    "find_places",
    "find_programs",
    "find_reasons",
    "find_skills",
    "is_name_word",
    "preload",
    "province_of",
    "time_zone_of",
]

_PLACE_CUES = frozenset(
    "di d ke k dari dr daerah area wilayah kota kabupaten kab domisili tinggal asal lokasi "
    "sekitar seputar sekitaran dekat deket provinsi prov pulau pulo kawasan kecamatan kec nang "
    "ning neng ing nng ti ka asli warga orang lowongan loker kerja pelabuhan penempatan seputaran "
    "kabupatennya kotanya disnaker umk umr ump bpjs blk pindah region se in at from near".split()
)
_JOB_CUES = frozenset(
    "kerja bekerja jadi jd menjadi sebagai sbg loker lowongan lowker loker2 lamar ngelamar melamar "
    "cari nyari posisi bagian bag staf staff profesi pekerjaan jabatan mantan eks ex tukang "
    "karyawan pegawai orang kerjaan dadi gawe damel jobdesk job part operator penempatan "
    "as dibutuhkan lulusan pengalaman nglamar golek neangan milarian mba2 bidang "
    "divisi departemen role freelance buruh "
    "saya aku gw gue sy kami abdi kulo ambo ane nganggur".split()
)
_CONTRACT_CUES = frozenset(
    "status statusnya karyawan pegawai pekerja kontrak sistem buruh kerja kerjanya "
    "tenaga statusku kontraknya jenis".split()
)
_SKILL_CUES = frozenset(
    "pelatihan kursus belajar skill keahlian keterampilan kemampuan latihan diklat les jurusan "
    "bisa bidang training pengalaman kelas sertifikasi sertifikat ikut kejuruan ilmu ahli pintar "
    "jago workshop course menguasai minat tentang soal materi program".split()
)
_FILLERS = frozenset(
    "kak ka min pak bu bpk ibu ya yah aja saja sih dong kok deh itu ini eh oh bang mas mbak gan "
    "sis aku saya gw gue sy lah mah nih tuh wae mbok kang teh neng om tante halo hai iya y".split()
)
_MOST_FILLERS = 3
_JOINERS = frozenset("dan atau sama ama sampai sampe or and ato apa plus".split())
_SAME_JOB = {
    "staff": "staf",
    "supir": "sopir",
    "oprator": "operator",
    "opr": "operator",
    "sekuriti": "security",
    "scurity": "security",
    "enginer": "engineer",
    "dev": "developer",
    "spv": "supervisor",
    "technician": "teknisi",
    "tehnisi": "teknisi",
    "designer": "desainer",
    "disainer": "desainer",
    "design": "desain",
    "disain": "desain",
    "tkg": "tukang",
}
_SUFFIXES = ("nya", "ku", "mu", "kah", "lah", "pun", "ne", "na")


@dataclass(frozen=True)
class _Kind:
    """How one entity is looked up."""

    entity: str
    matcher: Matcher
    cues: frozenset[str]
    capitals: bool = False


def _place_entries() -> Iterator[Entry]:
    for name, kind, _, _, cell in rows_of("places.tsv"):
        if kind == "ignore":
            yield from (Entry(alias, IGNORE, False) for alias in cell.split("|"))
            continue
        for alias, cued in aliases_of(name, cell):
            yield Entry(alias, name, cued)


@lru_cache(maxsize=1)
def _places() -> _Kind:
    matcher = Matcher(_place_entries(), _SUFFIXES)
    return _Kind("location", matcher, _PLACE_CUES, capitals=True)


@lru_cache(maxsize=1)
def _occupations() -> _Kind:
    matcher = Matcher(entries_of("occupations.tsv"), _SUFFIXES, _SAME_JOB, shortest=7)
    return _Kind("occupation", matcher, _JOB_CUES)


@lru_cache(maxsize=1)
def _skills() -> _Kind:
    matcher = Matcher(entries_of("skills.tsv"), _SUFFIXES, _SAME_JOB, shortest=7)
    return _Kind("skill", matcher, _SKILL_CUES)


@lru_cache(maxsize=1)
def _programs() -> _Kind:
    matcher = Matcher(entries_of("programs.tsv"), (*_SUFFIXES, "an", "e"))
    return _Kind("program", matcher, frozenset())


@lru_cache(maxsize=1)
def _contracts() -> _Kind:
    matcher = Matcher(entries_of("contracts.tsv"), (*_SUFFIXES, "an", "e"), {"staff": "staf"})
    return _Kind("contract_type", matcher, _CONTRACT_CUES)


def _alone(words: Sequence[Word], hit: Hit) -> bool:
    """Nothing else is said but small words."""
    return are_fillers(w.word for w in (*words[: hit.first], *words[hit.last :]))


def are_fillers(said: Iterable[str]) -> bool:
    """Whether these are a few small words that add nothing to a name or a date."""
    others = list(said)
    return len(others) <= _MOST_FILLERS and all(word in _FILLERS for word in others)


def _capital(text: str, words: Sequence[Word], hit: Hit) -> bool:
    """A capital letter within a message that is otherwise in small letters."""
    if hit.first == 0 or not text[words[hit.first].start].isupper():
        return False
    heads = [text[w.start] for w in (*words[1 : hit.first], *words[hit.last :])]
    return sum(head.isupper() for head in heads) * 2 < len(heads) or not heads


def _listed(words: Sequence[Word], hit: Hit, before: Hit | None) -> bool:
    """It follows another name of its kind: "Malang atau Batu"."""
    if before is None or before.value == IGNORE:
        return False
    return all(w.word in _JOINERS for w in words[before.last : hit.first])


def _before_a_search(words: Sequence[Word], hit: Hit, kind: _Kind) -> bool:
    """A place right before what is looked for there: "pati ada loker?"."""
    after = [word.word for word in words[hit.last : hit.last + 2]]
    return kind.entity == "location" and after[-1:] in (["loker"], ["lowongan"])


def _official(text: str, words: Sequence[Word], hit: Hit) -> bool:
    """Tell "DI Yogyakarta", the province, from "di Yogyakarta", in the city."""
    first, second = (text[w.start : w.end] for w in words[hit.first : hit.first + 2])
    before = words[hit.first - 1].word if hit.first else ""
    return before in ("di", "provinsi", "prov") or (first.isupper() and not second.isupper())


def _meant(text: str, words: Sequence[Word], hit: Hit, before: Hit | None, kind: _Kind) -> bool:
    """Whether a name that is also an everyday word stands for the name here."""
    if words[hit.first].word == "di":
        return _official(text, words, hit)
    return (
        (hit.first > 0 and words[hit.first - 1].word in kind.cues)
        or _alone(words, hit)
        or _listed(words, hit, before)
        or _before_a_search(words, hit, kind)
        or (kind.capitals and _capital(text, words, hit))
    )


def _find(text: str, kind: _Kind) -> list[Span]:
    words = words_of(text)

    def keep(hit: Hit, before: Hit | None) -> bool:
        return not hit.cued or _meant(text, words, hit, before, kind)

    return [
        _span(text, words, hit, kind.entity)
        for hit in kind.matcher.hits(text, keep)
        if hit.value != IGNORE
    ]


def _span(text: str, words: Sequence[Word], hit: Hit, entity: str) -> Span:
    start, end = words[hit.first].start, words[hit.last - 1].end
    return Span(start, end, text[start:end], hit.value, entity)


def find_places(text: str) -> list[Span]:
    """Regencies, cities, provinces, well-known areas and countries, by their everyday name."""
    return _find(text, _places())


def find_occupations(text: str) -> list[Span]:
    """Occupations, by their normal Indonesian name."""
    return _find(text, _occupations())


def find_skills(text: str) -> list[Span]:
    """Skills that one learns in a course, by their normal Indonesian name."""
    return _find(text, _skills())


def find_programs(text: str) -> list[Span]:
    """Programmes: jkp, jht, jp, jkk, jkm, jkn, prakerja, bsu, thr, pesangon, magang."""
    return _find(text, _programs())


def find_contracts(text: str) -> list[Span]:
    """Kinds of contract: pkwt, pkwtt, daily, piece, freelance."""
    return _find(text, _contracts())


@lru_cache(maxsize=1)
def _regions() -> dict[str, tuple[str, str]]:
    """Province and zone by place; a city comes before the regency of the same name."""
    rank = {"provinsi": 0, "kota": 1, "kabupaten": 2, "area": 3}
    rows = [row for row in rows_of("places.tsv") if row[1] in rank]
    regions: dict[str, tuple[str, str]] = {}
    for name, _, province, zone, _ in sorted(rows, key=lambda row: rank[row[1]]):
        regions.setdefault(name.lower(), (province, zone))
    return regions


def _region_of(place: str) -> tuple[str, str]:
    known = _regions().get(place.strip().lower())
    if known is None and (spans := find_places(place)):
        known = _regions().get(str(spans[0].value).lower())
    return known or ("", "")


def province_of(place: str) -> str | None:
    """The province of a place ("Bekasi" -> "Jawa Barat"); None abroad or where unknown."""
    return _region_of(place)[0] or None


def time_zone_of(place: str) -> str | None:
    """WIB, WITA or WIT; None abroad, where unknown, or on an island with two zones."""
    return _region_of(place)[1] or None


def is_name_word(word: str) -> bool:
    """Whether a word belongs to a name of ours: a place, an occupation, a skill, a programme."""
    kinds = (_places(), _occupations(), _skills(), _programs())
    return any(kind.matcher.knows(word) for kind in kinds)


def preload() -> None:
    """Build every matcher now, so that the first message does not wait for it."""
    for build in (_places, _occupations, _skills, _programs, _contracts, reason_matcher, _regions):
        build()
