"""When the words of a reason do not give that reason: a forced resignation, a broken contract."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indonesian.matcher import Hit
from indonesian.number_words import UNITS

_FORCED_REACH = 5
_ABSENCE_REACH = 7
_DAYS_ABSENT = 5
_DAYS = frozenset("hari hr".split())
_ILLNESS_REACH = 5
_CLAUSE_STARTS = frozenset(
    "karena setelah habis padahal saat pas waktu sejak tapi terus trus tp lalu".split()
)
_FORCED_AFTER = frozenset("dipaksa ditekan diancam".split())
_SAID_OF_US = frozenset(
    "katanya dianggap ditulis dicatat dilaporkan dilaporin dibilang dibilangnya dikira "
    "tercatat tertulis dituduh didaftarkan ditulisnya".split()
)
_CONTRARY = frozenset(
    "phk diphk dipecat diberhentikan dikeluarkan tidak bukan disuruh dipaksa diusir".split()
)
_CUT = frozenset("diputus putus pemutusan dihentikan distop cut".split())
_WORK = frozenset("kerja bekerja kerjaku gawe nyambut megawe kerjo kerjanya".split())
_NOT_A_COMPANY = frozenset(
    "loker lowongan lowker pendaftaran daftar gelombang rekening kartu prakerja disnaker bpjs "
    "aplikasi app web website situs jam layanan pelatihan kuota link akun jmo siapkerja".split()
)
_FAMILY = frozenset(
    "ibu anak istri suami bapak ayah ortu tua mertua adik kakak mama papa keluarga nenek".split()
)
_MONTHS = frozenset("bulan bln sasi wulan".split())
_YEARS = frozenset("tahun thn th taun tahunan".split())
_ONE_YEAR = frozenset("setahun sataun sataon sethn".split())
_ILL_STOPS = _CLAUSE_STARTS | _WORK | frozenset("gaji umur usia kontrak masa upah".split())


def forced(first: int, last: int, hits: Sequence[Hit], words: Sequence[str]) -> bool:
    """Whether a resignation was pressed for: "disuruh resign", "resign karena dipaksa"."""
    for hit in hits:
        between = words[hit.last : first]
        pressed = hit.value == "+forced" and words[hit.first] != "terpaksa" and hit.last <= first
        if pressed and len(between) <= _FORCED_REACH and not _CLAUSE_STARTS.intersection(between):
            return True
    meant_to = first > 0 and words[first - 1] == "agar"
    return meant_to or bool(_FORCED_AFTER.intersection(words[last : last + 2]))


def only_alleged(first: int, last: int, words: Sequence[str]) -> bool:
    """Whether others say so and it is not so: "katanya saya resign padahal di-PHK"."""
    said = _SAID_OF_US.intersection(words[max(0, first - 3) : first])
    if said and "katanya" not in said:
        return True
    after = words[last : last + 4]
    if "padahal" not in after:
        return False
    return bool(_CONTRARY.intersection(words[last + after.index("padahal") + 1 :][:5]))


def broken_off(first: int, last: int, hits: Sequence[Hit], words: Sequence[str]) -> bool:
    """Whether a contract was cut before its end: "diputus di tengah", "diputus sepihak"."""
    if not _CUT.intersection(words[first:last]):
        return False
    return "masih" in words[first:last] or any(hit.value == "+broken" for hit in hits)


def closes_the_message(hit: Hit, text_before: str, words: Sequence[str]) -> bool:
    """Whether "tutup" says what became of the work: "kerja 6 tahunan di situ, tutup"."""
    apart = hit.last == len(words) or text_before.rstrip().endswith((",", ".", ";"))
    return apart and bool(_WORK.intersection(words)) and not _NOT_A_COMPANY.intersection(words)


def absences(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where five days or more without coming are said: "tidak masuk 6 hari"."""
    for at in range(len(words) - 2):
        if words[at : at + 2] == ["tidak", "masuk"]:
            reach = range(at + 2, min(len(words), at + _ABSENCE_REACH))
            days = (i for i in reach if words[i] in _DAYS and _count(words, i) >= _DAYS_ABSENT)
            if (day := next(days, None)) is not None:
                yield at, day + 1


def long_illnesses(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where an illness of twelve months or more is said: "sakit selama 14 bulan"."""
    for at, word in enumerate(words):
        if at > 1 and word == "sakitnya" and _is_year(words, at - 1):
            yield at - 2, at + 1
        own = not _FAMILY.intersection(words[max(0, at - 2) : at])
        if word == "sakit" and own and words[max(0, at - 1)] not in {"rumah", "rs"}:
            end = _year_after(words, at + 1)
            if end is not None:
                yield at, end


def _year_after(words: Sequence[str], start: int) -> int | None:
    for at in range(start, min(len(words), start + _ILLNESS_REACH)):
        if words[at] in _ILL_STOPS:
            return None
        if _is_year(words, at):
            return at + 1
    return None


def _is_year(words: Sequence[str], at: int) -> bool:
    """Whether a length of a year or more ends at `at`."""
    if words[at] in _ONE_YEAR or (words[at] in _YEARS and _count(words, at) >= 1):
        return True
    return words[at] in _MONTHS and _count(words, at) >= 12


def _count(words: Sequence[str], unit_at: int) -> int:
    """The number right before a unit; a "belas" that ends it counts as twelve."""
    word = words[unit_at - 1]
    if word.isascii() and word.isdigit() and len(word) <= 3:
        return int(word)
    return 12 if word == "belas" else int(UNITS.get(word, 0))
