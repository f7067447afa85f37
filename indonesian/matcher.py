"""Find known phrases in a message: longest first, with suffixes and one-letter typos."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from indonesian.lexicon import FEWEST_CONSONANTS, consonants, is_abbreviation, usual
from indonesian.tokens import MAX_LENGTH, fold

DATA = Path(__file__).parent / "data"
IGNORE = "-"
SHORTEST_WITH_TYPO = 6
SHORTEST_STEM = 3
FORMS_KEPT = 8192

_WORD = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[\s_/&.'’\-]{1,3}")
_STRETCHED = re.compile(r"(.)\1{2,}")
_NODE_VALUE = ""
# Four letters without a vowel are an acronym: "cpns".
_FEWEST_LETTERS = 5
_VOWELS_DROPPED = 2
_LONGEST_TYPO = 40


class Word(NamedTuple):
    """One word of a message, in lower case, with its place."""

    start: int
    end: int
    word: str


class Entry(NamedTuple):
    """A phrase to find, what it stands for, and whether it needs a cue beside it."""

    phrase: str
    value: str
    cued: bool


class Hit(NamedTuple):
    """Words `first` to `last` (exclusive) of the message stand for `value`."""

    first: int
    last: int
    value: str
    cued: bool


@lru_cache(maxsize=8)
def words_of(text: str) -> tuple[Word, ...]:
    """Words of the first 4,000 characters; offsets are those of the message as it came."""
    found = _WORD.finditer(fold(text[:MAX_LENGTH]))
    return tuple(Word(m.start(), m.end(), m.group().lower()) for m in found)


@lru_cache(maxsize=1)
def ordinary_words() -> frozenset[str]:
    """Everyday words one letter away from a name: never read as a typo, never stemmed."""
    return frozenset((DATA / "ordinary_words.txt").read_text(encoding="utf-8").split())


def rows_of(name: str) -> Iterator[list[str]]:
    """Read the cells of a data file below its heading."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return (line.split("\t") for line in lines[1:] if line)


def aliases_of(name: str, cell: str) -> Iterator[tuple[str, bool]]:
    """Give each name of a row and whether it needs a cue, which "~" says."""
    aliases = [alias for alias in cell.split("|") if alias]
    if f"~{name.lower()}" not in aliases:
        yield name, False
    for alias in aliases:
        yield alias.lstrip("~"), alias.startswith("~")


def entries_of(name: str) -> Iterator[Entry]:
    """Read a data file of two columns: value, aliases."""
    for value, cell in rows_of(name):
        if value == IGNORE or value.startswith("+"):
            yield from (Entry(alias, value, False) for alias in cell.split("|") if alias)
        else:
            yield from (Entry(alias, value, cued) for alias, cued in aliases_of(value, cell))


def _deletions(word: str) -> Iterator[str]:
    return (word[:i] + word[i + 1 :] for i in range(len(word)))


def _one_edit(typed: str, meant: str) -> bool:
    """One letter more, less, other, or two neighbours swapped; the first letter holds."""
    if abs(len(typed) - len(meant)) > 1 or typed[0] != meant[0]:
        return False
    size = min(len(typed), len(meant))
    i = next((k for k in range(size) if typed[k] != meant[k]), size)
    if len(typed) != len(meant):
        longer, shorter = (typed, meant) if len(typed) > len(meant) else (meant, typed)
        return longer[i + 1 :] == shorter[i:]
    swapped = typed[i : i + 2] == meant[i : i + 2][::-1] and typed[i + 2 :] == meant[i + 2 :]
    return swapped or typed[i + 1 :] == meant[i + 1 :]


def _any(hit: Hit, before: Hit | None) -> bool:
    return True


class Matcher:
    """A trie of phrases, word by word.

    `suffixes` are taken off a word that is not known as it stands; `same` maps a spelling
    to the one that the phrases use. A word of `shortest` letters or more may have one typo.
    """

    def __init__(
        self,
        entries: Iterable[Entry],
        suffixes: tuple[str, ...] = (),
        same: Mapping[str, str] | None = None,
        shortest: int = SHORTEST_WITH_TYPO,
    ) -> None:
        self._shortest = shortest
        self._suffixes = suffixes
        self._same = dict(same or {})
        self._root: dict[str, Any] = {}
        self._words: set[str] = set()
        self._typos: dict[str, list[str]] = {}
        self._skeletons: dict[str, list[str]] = {}
        for entry in entries:
            self._add(entry)
        self._index_typos()
        self._forms = lru_cache(maxsize=FORMS_KEPT)(self._read)
        self._begins = lru_cache(maxsize=FORMS_KEPT)(self._may_begin)

    def knows(self, word: str) -> bool:
        """Whether a phrase holds this word."""
        return word in self._words

    def _add(self, entry: Entry) -> None:
        words = [self._same.get(w, w) for w in _WORD.findall(entry.phrase.lower())]
        self._words.update(words)
        self._insert(words, entry)
        if len(words) == 2 and len("".join(words)) > SHORTEST_WITH_TYPO:
            self._insert(["".join(words)], entry)

    def _insert(self, words: list[str], entry: Entry) -> None:
        node = self._root
        for word in words:
            node = node.setdefault(word, {})
        node.setdefault(_NODE_VALUE, entry)

    def _index_typos(self) -> None:
        for word in self._words:
            if len(word) >= self._shortest and word.isalpha():
                self._skeletons.setdefault(consonants(word), []).append(word)
                for key in {word, *_deletions(word)}:
                    self._typos.setdefault(key, []).append(word)

    def _meant(self, typed: str) -> list[str]:
        """Known words that are one typo away."""
        if not self._shortest - 1 <= len(typed) <= _LONGEST_TYPO or typed in ordinary_words():
            return []
        keys = (typed, *_deletions(typed))
        near = {word for key in keys for word in self._typos.get(key, ())}
        return sorted(word for word in near if _one_edit(typed, word))

    def _abbreviated(self, typed: str) -> str | None:
        """The only known word that `typed` is without some of its vowels: "jmnan" is "jaminan"."""
        bones = consonants(typed)
        if (
            len(bones) < FEWEST_CONSONANTS
            or len(typed) < _FEWEST_LETTERS
            or typed in ordinary_words()
            or usual(typed) != typed
        ):
            return None
        near = [
            word
            for word in self._skeletons.get(bones, ())
            if is_abbreviation(typed, word, _VOWELS_DROPPED)
        ]
        return near[0] if len(near) == 1 else None

    def _readings(self, word: str) -> list[str]:
        """The word as it may be meant: itself, without stretching, without suffix."""
        plain = self._same.get(word, word)
        if plain in ordinary_words():
            return [plain]
        short = _STRETCHED.sub(r"\1", plain)
        if short == plain and not plain.endswith(self._suffixes):
            return [plain]
        stems = [short[: -len(end)] for end in self._suffixes if short.endswith(end)]
        if short.endswith("nya"):
            stems.append(short[:-2])
        known = [self._same.get(stem, stem) for stem in stems if len(stem) >= SHORTEST_STEM]
        return list(dict.fromkeys([plain, self._same.get(short, short), *known]))

    def _read(self, word: str) -> tuple[tuple[str, int], ...]:
        """Known words that `word` may stand for, each with the number of typos."""
        readings = self._readings(word)
        if known := [(reading, 0) for reading in readings if reading in self._words]:
            return tuple(known)
        if full := self._abbreviated(readings[0]):
            return ((full, 0),)
        return tuple((meant, 1) for meant in self._meant(readings[0]))

    def _may_begin(self, word: str) -> bool:
        """Whether a phrase begins with a word that `word` may stand for: most words do not."""
        return any(known in self._root for known, _ in self._forms(word))

    def _children(self, node: dict[str, Any], word: str, typos: int) -> list[tuple[Any, int]]:
        found = [(node[w], typos - n) for w, n in self._forms(word) if n <= typos and w in node]
        return found[:1] if found and found[0][1] == typos else found

    def _longest(
        self, text: str, tokens: tuple[Word, ...], i: int, node: dict[str, Any], typos: int
    ) -> tuple[int, Entry] | None:
        """The end and the entry of the longest phrase that begins at word `i`."""
        best: tuple[int, Entry] | None = None
        for child, left in self._children(node, tokens[i].word, typos):
            here = (i + 1, child[_NODE_VALUE]) if _NODE_VALUE in child else None
            more = len(child) > (_NODE_VALUE in child) and i + 1 < len(tokens)
            if more and _GAP.fullmatch(text, tokens[i].end, tokens[i + 1].start):
                here = self._longest(text, tokens, i + 1, child, left) or here
            if here and (best is None or here[0] > best[0]):
                best = here
        return best

    def hits(self, text: str, keep: Callable[[Hit, Hit | None], bool] = _any) -> list[Hit]:
        """All phrases, left to right, without overlaps; those to ignore are there too.

        `keep` decides on a phrase, given the one found before it; where it says no, the
        words inside the phrase are looked at again.
        """
        words = words_of(text)
        found: list[Hit] = []
        i = 0
        while i < len(words):
            if not self._begins(words[i].word):
                i += 1
                continue
            best = self._longest(text, words, i, self._root, 1)
            hit = best and Hit(i, best[0], best[1].value, best[1].cued)
            if hit and keep(hit, found[-1] if found else None):
                found.append(hit)
                i = hit.last
            else:
                i += 1
        return found
