"""A message without what could tell whose it is: figures, names, places of work, addresses.

Recall first: a word that is masked for nothing costs a hint, one that is missed names a person.
Money, durations and dates keep their kind, so that a masked message can still be labelled and
become a training message (`filled`).
"""

from __future__ import annotations

import re
from datetime import date

from indonesian import dates, duration, lookup, money
from indonesian.lexicon import lexicon

MONEY, DURATION, DATE, FIGURE = "[uang]", "[durasi]", "[tanggal]", "[angka]"
NAME, WORKPLACE, ADDRESS, LINK = "[nama]", "[tempat kerja]", "[alamat]", "[tautan]"

EXAMPLES = {
    MONEY: "5 juta",
    DURATION: "3 tahun",
    DATE: "31 Oktober 2026",
    FIGURE: "12",
    NAME: "Wati",
    WORKPLACE: "pabrik",
    ADDRESS: "rumah",
    LINK: "tautan ini",
}
"""What stands in for a mask when a message becomes training data."""

# The value is thrown away, so any day will do.
_SOME_DAY = date(2026, 1, 1)
_LINK = re.compile(r"\S+@\S+\.\w+|(?:https?://|www\.)\S+|(?<!\w)@\w{3,}", re.IGNORECASE)
_ADDRESS = re.compile(
    r"\b(?:jl|jln|jalan|gang|gg|perum|perumahan|komplek|dusun|rt|rw)\b\.?\s+(?!keluar|pulang|kaki)"
    r"(?:[\w./-]+\s*){1,4}?(?=[,.;!?]|\s+(?:yang|yg|dan|di|ke|saya|itu|ini)\b|$)",
    re.IGNORECASE,
)
_FIRM = re.compile(
    r"\b(?:pt|cv|ud|pd|fa|toko|yayasan|koperasi|hotel|klinik|rs|rumah sakit|universitas|bank)\b"
    r"\.?\s+(?P<name>[^,;!?\n]+)",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:nama(?: (?:saya|sy|aku|gw|ku|lengkap|istri|suami|anak|ibu))?(?: adalah)?|namaku|"
    r"atas nama|a/n|an\.|dipanggil|saya ini|pak|bapak|bu|ibu|mas|mbak|kang|teh|hrd)\b[\s:]+"
    r"(?P<name>[^,;!?\n]+)",
    re.IGNORECASE,
)
_MOST_WORDS = 4
_WORD = re.compile(r"\w[\w'’-]*")
_DIGITS = re.compile(r"(?<!\[)\S*\d\S*")
_MASK = re.compile(r"\[[a-z ]+\]")


def masked(text: str) -> str:
    """`text` with masks; never raises. Masking again changes nothing."""
    text = _LINK.sub(LINK, text)
    text = _ADDRESS.sub(ADDRESS, text)
    for start, end, mask in sorted(_values(text), reverse=True):
        text = text[:start] + mask + text[end:]
    text = _DIGITS.sub(FIGURE, text)
    text = _after(_FIRM, text, WORKPLACE)
    text = _after(_CALLED, text, NAME)
    return " ".join(_capitals(text).split())


def filled(text: str) -> str:
    """A masked message with an everyday value in the place of each mask."""
    return _MASK.sub(lambda found: EXAMPLES.get(found[0], found[0]), text)


def _values(text: str) -> list[tuple[int, int, str]]:
    """Where the readers find a value, without overlaps."""
    found = [(span, MONEY) for span in money.find(text)]
    found += [(span, DURATION) for span in duration.find(text)]
    found += [(span, DATE) for span in dates.find(text, _SOME_DAY)]
    kept: list[tuple[int, int, str]] = []
    for span, mask in sorted(found, key=lambda each: (each[0].start, -each[0].end)):
        if not kept or span.start >= kept[-1][1]:
            kept.append((span.start, span.end, mask))
    return kept


def _after(cue: re.Pattern[str], text: str, mask: str) -> str:
    """Mask the words after a cue up to the first ordinary one."""

    def replaced(found: re.Match[str]) -> str:
        length = _name_length(found["name"])
        if not length:
            return found[0]
        before = found[0][: found.start("name") - found.start()]
        return before + mask + found["name"][length:]

    return cue.sub(replaced, text)


def _name_length(text: str) -> int:
    """Letters of the name that `text` begins with; 0 when it begins with an ordinary word."""
    end = 0
    for count, word in enumerate(_WORD.finditer(text)):
        if count == _MOST_WORDS or _is_ordinary(word[0]) or text[end : word.start()].strip():
            break
        end = word.end()
    return end


def _is_ordinary(word: str) -> bool:
    """Whether a word is one of the language, not of a person."""
    known, low = lexicon(), word.lower()
    return low in known.known or low in known.words or low.endswith(("nya", "kan"))


def _capitals(text: str) -> str:
    """Mask words that begin large in the middle of a sentence and are no words we know."""
    places = [(span.start, span.end) for span in lookup.find_places(text)]
    places += [(span.start, span.end) for span in lookup.find_programs(text)]

    def replaced(found: re.Match[str]) -> str:
        inside = any(start <= found.start() < end for start, end in places)
        return found[0] if inside or not _is_name(text, found) else NAME

    return re.sub(rf"{re.escape(NAME)}(?:\s+{re.escape(NAME)})+", NAME, _WORD.sub(replaced, text))


def _is_name(text: str, word: re.Match[str]) -> bool:
    """Large first letter, small rest, not at the start of a sentence, unknown."""
    written = word[0]
    if not (written[0].isupper() and written[1:].islower()) or _is_ordinary(written):
        return False
    before = text[: word.start()].rstrip()
    return bool(before) and before[-1] not in ".!?\n["
