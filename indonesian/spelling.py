"""One word as typed to its plain form: stretched letters, digits for letters, glued endings."""

from __future__ import annotations

import re

from indonesian.lexicon import DROPPED, corrected, lexicon, unabbreviated
from indonesian.lookup import is_name_word

_STRETCHED = re.compile(r"([a-z])\1{2,}")
_DOUBLED = re.compile(r"([a-z])\1")
_TWICE = re.compile(r"([a-z]{3,})2([a-z]*)$")
_RUNS = re.compile(r"[a-z]+|[0-9]+")
_LETTERS = str.maketrans("431056789", "aeiosgtbg")
# Endings that are split off, longest first, with what is left in their place.
_ENDINGS = {
    "nya": "nya",
    "nyo": "nya",
    "nye": "nya",
    "ny": "nya",
    "lah": "",
    "kah": "",
    "ku": "saya",
    "mu": "anda",
    "ne": "nya",
    "na": "nya",
    "e": "nya",
}
_SHORTEST_STEM = 3
_ANY_STEM = 4
_VOWELS = frozenset("aeiou")
_SHORTEST_JOINED, _LONGEST_JOINED, _MOST_JOINED = 7, 30, 4
# Short words that people write together with others; all else has four letters or more.
_SMALL = frozenset(
    "apa aja nya sih dong kah jkp jht thr bsu phk brp gmn gimana kpn kapan saya aku lagi bisa "
    "dari buat udah belum kak min bpjs".split()
)


def plain(word: str) -> str:
    """The plain form of a word that is no slang form itself; it may be several words."""
    if word in lexicon().known:
        return word
    if "-" in word:
        return _hyphened(word)
    if not word.isalpha():
        return _with_digits(word)
    return (
        _respelled(word)
        or _without_ending(word)
        or unabbreviated(word)
        or _prefixed(word)
        or corrected(word)
        or _segmented(word)
        or word
    )


def _lookup(word: str) -> str | None:
    """What `word` leads to when it is known as it stands."""
    book = lexicon()
    value = book.words.get(word)
    if value == DROPPED:
        return word
    return value or (word if word in book.known else None)


def _hyphened(word: str) -> str:
    parts = word.split("-")
    if len(parts) == 2 and parts[0] == parts[1] and parts[0].isalpha():
        half = _lookup(parts[0]) or plain(parts[0])
        return f"{half}-{half}" if " " not in half else half
    return " ".join(parts)


def _with_digits(word: str) -> str:
    """Words such as "teman2", "k3rja", "batch72"."""
    twice = _TWICE.match(word)
    if twice:
        return f"{twice[1]}-{twice[1]} {twice[2]}".rstrip()
    as_letters = _lookup(word.translate(_LETTERS)) if len(word) > _ANY_STEM - 1 else None
    if as_letters and word[0].isalpha():
        return as_letters
    runs: list[str] = _RUNS.findall(word)
    return " ".join("_angka_" if run.isdigit() else run for run in runs)


def _prefixed(word: str) -> str | None:
    """Such as "dbuka", "dbayar": a passive whose prefix lost its vowel."""
    full = f"di{word[1:]}"
    spelt = word[0] == "d" and len(word) > _ANY_STEM and word[1] not in _VOWELS
    return (_lookup(full) or _stem_of_passive(full)) if spelt else None


def _stem_of_passive(full: str) -> str | None:
    return full if full[2:] in lexicon().known else None


def _segmented(word: str) -> str | None:
    """Words written without blanks: "caraklaim", "syaratnyaapa"; at most four, all known."""
    if not _SHORTEST_JOINED <= len(word) <= _LONGEST_JOINED or is_name_word(word):
        return None
    pieces = _pieces(word, _MOST_JOINED)
    return " ".join(pieces) if pieces and max(map(len, pieces)) >= _ANY_STEM else None


def _pieces(word: str, most: int) -> list[str] | None:
    """The fewest known pieces that make up `word`, the longest first piece preferred."""
    if _is_piece(word):
        return [word]
    if most == 1:
        return None
    heads = (at for at in range(len(word) - 2, _SHORTEST_STEM - 1, -1) if _is_piece(word[:at]))
    rests = ((word[:at], _pieces(word[at:], most - 1)) for at in heads)
    found = [[head, *rest] for head, rest in rests if rest]
    return min(found, key=len, default=None)


def _is_piece(word: str) -> bool:
    return word in _SMALL or (len(word) >= _ANY_STEM and word in lexicon().known)


def _respelled(word: str) -> str | None:
    """The word without stretched letters: "bangeeet", "maaaf", "iyaa"."""
    twice, once = _STRETCHED.sub(r"\1\1", word), _STRETCHED.sub(r"\1", word)
    for spelling in (twice, once, _DOUBLED.sub(r"\1", once)):
        if len(spelling) >= _SHORTEST_STEM and spelling != word and (found := _lookup(spelling)):
            return found
    return once if once != word else None


def _without_ending(word: str) -> str | None:
    """The stem and its ending: "gajinya" -> "gaji nya", "cairin" -> "cairkan"."""
    for ending, instead in _ENDINGS.items():
        stem = word[: -len(ending)]
        if not word.endswith(ending) or len(stem) < _SHORTEST_STEM:
            continue
        known = stem in lexicon().known or (len(stem) >= _ANY_STEM and _lookup(stem))
        if known or (ending == "nya" and len(stem) >= _ANY_STEM):
            return f"{stem} {instead}".rstrip()
    stem = word[:-2]
    if word.endswith("in") and len(stem) >= _SHORTEST_STEM and stem in lexicon().known:
        return f"{stem}kan"
    return None
