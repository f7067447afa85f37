"""Noisy copies of a training message, as thumbs and hurry make them."""

from __future__ import annotations

import random
from typing import Callable, List

NEIGHBOURS = {
    "a": "sq",
    "b": "vn",
    "c": "xv",
    "d": "sf",
    "e": "wr",
    "f": "dg",
    "g": "fh",
    "h": "gj",
    "i": "uo",
    "j": "hk",
    "k": "jl",
    "l": "k",
    "m": "n",
    "n": "mb",
    "o": "ip",
    "p": "o",
    "r": "et",
    "s": "ad",
    "t": "ry",
    "u": "yi",
    "w": "qe",
    "y": "tu",
}
VOWELS = set("aiueo")
SHORTEST = 4


def drop_vowel(word: str, rng: random.Random) -> str:
    """Pesangon -> psangon: the usual way to abbreviate."""
    places = [i for i in range(1, len(word)) if word[i] in VOWELS]
    return _without(word, rng.choice(places)) if places else word


def drop_letter(word: str, rng: random.Random) -> str:
    """A letter missed."""
    return _without(word, rng.randrange(1, len(word)))


def swap_letters(word: str, rng: random.Random) -> str:
    """Two letters in the wrong order."""
    i = rng.randrange(1, len(word) - 1)
    return word[:i] + word[i + 1] + word[i] + word[i + 2 :]


def hit_neighbour(word: str, rng: random.Random) -> str:
    """The key beside the one that was meant."""
    i = rng.randrange(len(word))
    return word[:i] + rng.choice(NEIGHBOURS.get(word[i], word[i])) + word[i + 1 :]


def double_letter(word: str, rng: random.Random) -> str:
    """A letter typed twice."""
    i = rng.randrange(len(word))
    return word[:i] + word[i] + word[i:]


EDITS: List[Callable[[str, random.Random], str]] = [
    drop_vowel,
    drop_vowel,
    drop_letter,
    swap_letters,
    hit_neighbour,
    double_letter,
]


def _without(word: str, i: int) -> str:
    return word[:i] + word[i + 1 :]


def noisy(text: str, rng: random.Random, rate: float = 0.25) -> str:
    """One copy of `text` in which about `rate` of the longer words are mistyped."""
    words = text.split()
    for i, word in enumerate(words):
        if len(word) >= SHORTEST and word.isalpha() and rng.random() < rate:
            words[i] = rng.choice(EDITS)(word, rng)
    if len(words) > 4 and rng.random() < 0.3:
        del words[rng.randrange(len(words))]
    return " ".join(words)


def copies(text: str, count: int, seed: int) -> List[str]:
    """Up to `count` different noisy copies of `text`, the same ones for the same seed."""
    rng = random.Random(seed)
    found = {noisy(text, rng) for _ in range(count)}
    found.discard(text)
    return sorted(found)
