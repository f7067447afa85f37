"""What somebody looks for, from the words of a message."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from actions.job_title import SMALL_WORDS, title_words, without_values
from actions.turn import Entity, Turn
from indonesian.lookup import find_occupations
from jobs.posting import Education, Employment, Kind
from jobs.query import Query
from jobs.regions import regencies_of
from jobs.terms import education_in

KINDS = {
    "job_search": Kind.JOB,
    "training_search": Kind.TRAINING,
    "internship_search": Kind.INTERNSHIP,
}
INTENTS = {kind: intent for intent, kind in KINDS.items()}
DAYS_A_MONTH = 25
LEAST_MONTHLY = 1_000_000
NAMES_KIND = {
    Kind.JOB: re.compile(r"\b(loker|lowongan|lowker|kerjaan)", re.IGNORECASE),
    Kind.TRAINING: re.compile(r"\b(pelatihan|kursus|diklat|training)", re.IGNORECASE),
    Kind.INTERNSHIP: re.compile(r"\bmagang", re.IGNORECASE),
}
NO_PAY = ("paid", "unpaid", "fee", "severance", "balance", "allowance", "non_fixed")

BARE_PAY = re.compile(
    r"\b(?:gaji|upah|bayaran|digaji)\w*\W+(?:[a-z]+\W+){0,2}?([1-9]\d?(?:[.,]\d)?)\b(?![.,]?\d)"
    r"(?!\W*(?:%|persen|hari|th|thn|tahun|bulan|bln|orang|kali|x|jam|sampai|sampe|s/d|-)(?!\w))",
    re.IGNORECASE,
)
"""In a search "gajinya di atas 5" means millions a month."""

EMPLOYMENT = (
    (re.compile(r"\b(part ?-?time|paruh waktu|sampingan)\b", re.I), Employment.PART_TIME),
    (
        re.compile(r"\b(full ?-?time|penuh waktu|(karyawan|kerja|pegawai) tetap)\b", re.I),
        Employment.FULL_TIME,
    ),
    (re.compile(r"\b(freelance\w*|pekerja lepas|kerja lepas)\b", re.I), Employment.FREELANCE),
    (re.compile(r"\b(harian|kerja dibayar per hari)\b", re.I), Employment.DAILY),
    (re.compile(r"\b(kontrak|pkwt)\b", re.I), Employment.CONTRACT),
)
SCHOOL = re.compile(
    r"\b(?:lulus(?:an)?|tamat(?:an)?|ijazah\w*|pendidikan\w*|sekolah|cuma|hanya|buat|untuk|min(?:imal)?)"
    r"\W+(?:\w+\W+)?(sd|mi|smp|mts|sltp|sma|smk|slta|stm|ma|d ?-?[1-4]|diploma|s ?-?[12]|sarjana)\b"
    r"|\b(smp|sltp|sma|smk|slta|stm|d ?-?3|s ?-?1)\b",
    re.IGNORECASE,
)
AGE = re.compile(
    r"\b(?:umur\w*|usia\w*|umurku)\W+(?:\w+\W+){0,2}?(\d{2})\b|\b(\d{2}) ?(?:th|tahun)an\b",
    re.IGNORECASE,
)
NEARBY = re.compile(r"\b(sekitar\w*|terdekat|dekat\w*|deket\w*|tetangga)\b", re.IGNORECASE)
NUMBERED = re.compile(
    r"(?:^\W*(?:rinci|detil|detail|lihat|buka)\w*\W+(?:[a-z]+\W+)??|"
    r"\b(?:no|nomor|nomer|yang|yg|lowongan|loker)\W*(?:(?:no|nomor|nomer|ke)\W*)?)"
    r"([1-3]|pertama|kesatu|kedua|ketiga)\b"
    r"(?![.,]?\d|\W*(?:juta|jt|rb|ribu|tahun|thn|th|bulan|bln|hari|minggu|jam|orang|anak|kali|%)\b)",
    re.IGNORECASE,
)
"""Names one of those on the screen: "rincian 2", "brp gajinya yg nomer 1", "yang kedua"."""

ORDINALS = {"pertama": 1, "kesatu": 1, "kedua": 2, "ketiga": 3}
LONGEST_NAMING = 8
NOT_THIS = re.compile(
    r"\b(bukan|selain|kecuali|jangan|jgn)\W+((yang|yg|jadi|kerja|loker)\W+)?$", re.IGNORECASE
)
"""Before work that is not wanted."""

LONGEST_NAME = 4
"""Words of the longest name of work that is looked for at the beginning of a message."""

OVERSEAS = re.compile(r"\bluar negeri\b", re.IGNORECASE)
OUTSIDE = re.compile(r"\bluar\W+((pulau|daerah|kota)\W+)?$", re.IGNORECASE)
"""Before a place that is not wanted: "luar Jawa"."""

CITY = re.compile(r"\b(kota|kab(?:upaten)?)\.?\s+$", re.IGNORECASE)


def query_of(turn: Turn, kind: Kind) -> Query:
    """The search that a message asks for; empty where it says neither what nor where."""
    occupations = occupations_in(turn)
    skills = _values(turn, "skill") if kind is not Kind.JOB or not occupations else ()
    words = () if occupations or skills else title_words(turn)
    return Query(
        kind=kind,
        occupations=occupations if kind is not Kind.TRAINING or not skills else (),
        skills=skills,
        words=words,
        places=places_in(turn),
        nearby=bool(NEARBY.search(turn.text)) and bool(places_in(turn)),
        **filters_in(turn, kind),
    )


def occupations_in(turn: Turn) -> tuple[str, ...]:
    """The work that is looked for, not what is "bukan ojol".

    In a search a name that is also an everyday word needs no cue: "operator bekasi".
    """
    named = [e for e in turn.found("occupation") if not NOT_THIS.search(turn.text[: e.start])]
    if named or turn.value("occupation") or turn.value("skill"):
        return tuple(dict.fromkeys(str(each.value) for each in named))
    words = without_values(turn).split()
    while words and words[0].lower().strip(".,") in SMALL_WORDS:
        del words[0]
    first = " ".join(words[:LONGEST_NAME])
    found = find_occupations(f"loker {first}") if first and "|" not in words[0] else []
    return tuple(str(each.value) for each in found[:1] if each.start == len("loker "))


def filters_in(turn: Turn, kind: Kind) -> dict[str, Any]:
    """Pay, type of work, schooling and age, where a message states them."""
    found = {
        "pay": _pay(turn) if kind is Kind.JOB else None,
        "employment": _employment(turn.text) if kind is Kind.JOB else None,
        "education": schooling(turn.text),
        "age": age(turn.text),
    }
    return {name: value for name, value in found.items() if value}


def places_in(turn: Turn) -> tuple[str, ...]:
    """Places in this country; "kota bekasi" is the city alone."""
    wanted = (e for e in turn.found("location") if not OUTSIDE.search(turn.text[: e.start]))
    found = (_exact(turn.text, each) for each in wanted)
    return tuple(dict.fromkeys(place for place in found if regencies_of(place)))


def abroad(turn: Turn) -> bool:
    """Whether every place that a message names lies in another country."""
    if OVERSEAS.search(turn.text):
        return not places_in(turn)
    named = [str(each.value) for each in turn.found("location")]
    return bool(named) and not any(regencies_of(place) for place in named)


def _exact(text: str, place: Entity) -> str:
    before = CITY.search(text[: place.start])
    if not before:
        return str(place.value)
    kind = "Kota" if before[1].lower() == "kota" else "Kabupaten"
    full = f"{kind} {place.value}"
    return full if regencies_of(full) == frozenset({full}) else str(place.value)


def _values(turn: Turn, kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(each.value) for each in turn.found(kind)))


def _pay(turn: Turn) -> int | None:
    """The least that is wanted a month; a small sum is a day's."""
    sums = [each for each in turn.found("money") if each.role not in NO_PAY]
    if not sums or not sums[0].value:
        bare = BARE_PAY.search(turn.text)
        return int(Decimal(bare[1].replace(",", ".")) * 1_000_000) if bare else None
    wanted = abs(int(sums[0].value))  # "min 3 jt" is no negative sum here
    small = sums[0].role == "daily" or wanted < LEAST_MONTHLY
    return wanted * (DAYS_A_MONTH if small else 1)


def _employment(text: str) -> Employment | None:
    return next((kind for words, kind in EMPLOYMENT if words.search(text)), None)


def schooling(text: str) -> Education | None:
    """The schooling that somebody has: "lulusan smp"."""
    found = SCHOOL.search(text)
    return education_in(re.sub(r"\s", "", found[1] or found[2])) if found else None


def age(text: str) -> int | None:
    """How old somebody is, in years."""
    found = AGE.search(text)
    return int(found[1] or found[2]) if found else None


def posting_named(turn: Turn) -> int | None:
    """The posting that "rincian nomor 2" means, of those that were shown last."""
    found = NUMBERED.search(turn.text)
    if not found or len(turn.text.split()) > LONGEST_NAMING or turn.value("program"):
        return None
    number = found[1].lower()
    return posting_at(turn, ORDINALS.get(number) or int(number))


def posting_at(turn: Turn, number: int) -> int | None:
    """The posting with this number on the screen; None when the conversation is elsewhere."""
    last = (turn.slot("search") or {}).get("last") or []
    if turn.slot("topic") not in KINDS:
        return None
    return int(last[number - 1]) if number <= len(last) else None


def posting_meant(turn: Turn) -> int | None:
    """The posting that "sudah saya lamar" means: by its number, else the one read last."""
    if turn.slot("topic") not in (*KINDS, "scam_check"):
        return None
    if NUMBERED.search(turn.text):
        return posting_named(turn)
    told = (turn.slot("search") or {}).get("told")
    return int(told) if told else None
