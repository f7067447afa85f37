"""One spelling for what people type: the text that the intent classifier sees.

Steps: clean; amounts, durations and dates become _uang_, _durasi_, _tanggal_; slang, regional
words, stretched letters, digits for letters and glued endings become plain words; figures
that are left become _angka_.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache

from indonesian import dates, duration, money
from indonesian.date_forms import DATE_STARTERS
from indonesian.duration_words import UNITS_OF_TIME
from indonesian.lexicon import DROPPED, Lexicon, lexicon
from indonesian.spelling import plain
from indonesian.tokens import MAX_LENGTH, pieces_of

_MARKS = {"money": " _uang_ ", "duration": " _durasi_ ", "date": " _tanggal_ "}
# The value is thrown away, so any day will do.
_SOME_DAY = date(2026, 1, 1)
_MOST_PASSES = 40
# Without a figure or one of these words there is nothing to mark.
_STARTERS = DATE_STARTERS.union(UNITS_OF_TIME)

_TAG = re.compile(r"<[^<>]{0,200}>")
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_FOREIGN = re.compile(r"[^\W\d_a-zA-Z]+")
_WORD = re.compile(r"_[a-z]{1,12}_|[0-9]+(?:[.,][0-9]+)+|[a-z0-9]+(?:-[a-z0-9]+)*|\?+")
_EMOJI = "_emoji_"
_FIRST_PICTURE = 0x2300
_LETTER = re.compile(r"[a-z]")
_DIGIT = re.compile(r"[0-9]")


@lru_cache(maxsize=256)
def normalize(text: str) -> str:
    """The plain words and marks of `text`; "_emoji_" for emoji alone, "" for no words at all.

    Never raises, and changes nothing the second time: normalize(normalize(x)) == normalize(x).
    Remembered for a moment: who looks for grave words and for questions asks for the same message.
    """
    typed = text[:MAX_LENGTH]
    text = _clean(typed)
    for _ in range(_MOST_PASSES):
        again = _pass(text)
        if again == text:
            break
        text = again
    return text or (_EMOJI if any(map(_is_picture, typed)) else "")


def _is_picture(char: str) -> bool:
    return ord(char) >= _FIRST_PICTURE and unicodedata.category(char) == "So"


def _clean(text: str) -> str:
    """Plain letters without accents, tags, control signs or emoji."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.replace("½", " 1/2"))
        text = "".join(char for char in text if unicodedata.category(char) not in {"Mn", "Cf"})
        text = _FOREIGN.sub(" _asing_ ", text.replace("’", "'").replace("–", "-"))
    text = _LINK.sub(" _tautan_ ", _TAG.sub(" ", text))
    return text.replace("%", " persen ")


def _pass(text: str) -> str:
    words = _WORD.findall(_marked(text).lower().replace("'", ""))
    book = lexicon()
    said = [word for piece in _phrases(words, book) for word in piece.split()]
    kept = [word for word in said if book.words.get(word) != DROPPED]
    return " ".join(kept or said)


def _marked(text: str) -> str:
    """Put a mark in the place of every amount, duration and date."""
    if not _DIGIT.search(text) and _STARTERS.isdisjoint(map(str.lower, pieces_of(text))):
        return text
    spans = [*money.find(text), *duration.find(text), *dates.find(text, _SOME_DAY)]
    if not spans:
        return text
    spans.sort(key=lambda span: (span.start, -span.end))
    pieces, at = [], 0
    for span in spans:
        if span.start >= at:
            pieces += [text[at : span.start], _MARKS[span.entity]]
            at = span.end
    return "".join([*pieces, text[at:]])


def _phrases(words: list[str], book: Lexicon) -> list[str]:
    """The words with every known phrase, else every single word, in its plain form."""
    pieces, at = [], 0
    while at < len(words):
        size, value = _phrase_at(words, at, book) or (1, _single(words[at]))
        pieces.append(value)
        at += size
    return pieces


def _phrase_at(words: list[str], at: int, book: Lexicon) -> tuple[int, str] | None:
    """The longest known phrase that begins there: how many words, and its plain form."""
    for parts, value in book.phrases.get(words[at], ()):
        if tuple(words[at : at + len(parts)]) == parts:
            return len(parts), value
    return None


@lru_cache(maxsize=8192)
def _single(word: str) -> str:
    """One word in its plain form; words that are left out stay, for a message of nothing else."""
    if word[0] in "_?":
        return word[0] if word[0] == "?" else word
    if not _LETTER.search(word):
        return "_angka_"
    value = lexicon().words.get(word)
    return word if value == DROPPED else value or plain(word)
