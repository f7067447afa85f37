"""The words that `normalize` knows: other spellings, and the plain vocabulary they lead to."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

_DATA = Path(__file__).parent / "data"

DROPPED = "-"
FEWEST_CONSONANTS = 4
# Consonants that stand together where a vowel is missing: "jlaskan", "sendri", "lowongn".
_BROKEN = re.compile(r"^[^aeiou]{2}|[^aeiou]{3}|[^aeiou]{2}$")
_NO_VOWELS = str.maketrans("", "", "aeiou")
_SHORTEST_CORRECTED = 6

Phrase = tuple[tuple[str, ...], str]


class Lexicon(NamedTuple):
    """`words` maps single words, `phrases` lists longer ones by their first word."""

    words: dict[str, str]
    phrases: dict[str, list[Phrase]]
    known: frozenset[str]
    deletions: dict[str, tuple[str, ...]]
    skeletons: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon of `data/slang.tsv` and `data/words.txt`, read once.

    A line of slang.tsv is a normal form, a tab, and its other forms with "|" between them;
    the normal form "-" holds words that are left out.
    """
    forms = _forms()
    normal = frozenset(word for value in forms.values() for word in value.split()) - {DROPPED}
    known = normal.union((_DATA / "words.txt").read_text(encoding="utf-8").split())
    words = {form: value for form, value in forms.items() if " " not in form}
    return Lexicon(words, _by_first_word(forms), known, _deletions(normal), _skeletons(known))


def _forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for line in (_DATA / "slang.tsv").read_text(encoding="utf-8").splitlines():
        value, others = line.split("\t")
        forms.update(dict.fromkeys(others.split("|"), value))
        # A normal form of several words is a phrase of its own, so that it stays what it is.
        if " " in value:
            forms[value] = value
    return forms


def _by_first_word(forms: dict[str, str]) -> dict[str, list[Phrase]]:
    phrases: dict[str, list[Phrase]] = {}
    for form, value in forms.items():
        if " " in form:
            parts = tuple(form.split())
            phrases.setdefault(parts[0], []).append((parts, value))
    for same_start in phrases.values():
        same_start.sort(key=lambda phrase: -len(phrase[0]))
    return phrases


def _deletions(normal: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Long words by each of their spellings with one letter left out."""
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(normal):
        if len(word) >= _SHORTEST_CORRECTED and word.isalpha():
            for spelling in {word, *without_one(word)}:
                found[spelling] = (*found.get(spelling, ()), word)
    return found


def _skeletons(known: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Words by their consonants."""
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(known):
        if word.isalpha():
            bones = consonants(word)
            found[bones] = (*found.get(bones, ()), word)
    return found


def consonants(word: str) -> str:
    """`word` without its vowels."""
    return word.translate(_NO_VOWELS)


def is_abbreviation(typed: str, word: str, dropped: int) -> bool:
    """Whether `typed` is `word` without `dropped` or more of its inner vowels."""
    if typed[0] != word[0] or typed[-1] != word[-1] or len(word) - len(typed) < dropped:
        return False
    letters = iter(word)
    return all(letter in letters for letter in typed)


def unabbreviated(word: str) -> str | None:
    """The only known word that `word` is without some vowels: "plthan" is "pelatihan"."""
    bones = consonants(word)
    if len(bones) < FEWEST_CONSONANTS or not word.isalpha():
        return None
    dropped = 1 if _BROKEN.search(word) else 2
    full = lexicon().skeletons.get(bones, ())
    near = [each for each in full if is_abbreviation(word, each, dropped)]
    return near[0] if len(near) == 1 else None


def usual(word: str) -> str:
    """The normal form of a slang or regional word, else the word itself."""
    return lexicon().words.get(word, word)


def without_one(word: str) -> list[str]:
    """`word` with each of its letters left out in turn."""
    return [word[:at] + word[at + 1 :] for at in range(len(word))]


def corrected(word: str) -> str | None:
    """The normal form one slip of the finger away from `word`, when there is exactly one."""
    if not _SHORTEST_CORRECTED - 1 <= len(word) <= 24 or not word.isalpha():
        return None
    table = lexicon().deletions
    near = {
        normal
        for spelling in (word, *without_one(word))
        for normal in table.get(spelling, ())
        if normal[0] == word[0] and one_slip(word, normal)
    }
    return near.pop() if len(near) == 1 else None


def one_slip(typed: str, word: str) -> bool:
    """Whether one letter is missing, added, wrong or swapped with its neighbour."""
    start = 0
    while start < min(len(typed), len(word)) and typed[start] == word[start]:
        start += 1
    rest, other = typed[start:], word[start:]
    if rest[1:] == other or rest == other[1:] or rest[1:] == other[1:]:
        return True
    return len(rest) > 1 and len(other) > 1 and rest[:2] == other[1::-1] and rest[2:] == other[2:]
