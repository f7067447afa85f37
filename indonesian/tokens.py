"""Cut a message into figures, words and signs, keeping the offsets of the original text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# A marker such as _uang_ stays one token, so that its inner word is never read as a cue.
_TOKEN = re.compile(r"_[a-z]{1,12}_|[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+|\S")

MAX_LENGTH = 4_000


class Token(NamedTuple):
    """One piece of the message: kind is "n" (figures), "w" (word) or "p" (anything else)."""

    kind: str
    text: str
    start: int
    end: int


def _fold_char(char: str) -> str:
    folded = unicodedata.normalize("NFKC", char)
    return folded if len(folded) == 1 else char


def fold(text: str) -> str:
    """Plain letters and digits for styled ones, with the same length as before."""
    return text if text.isascii() else "".join(map(_fold_char, text))


def _token(match: re.Match[str]) -> Token:
    raw = match.group()
    first = raw[0]
    if "0" <= first <= "9":
        return Token("n", raw, match.start(), match.end())
    # A capital M means miliar, a small m may be anything.
    word = raw if raw == "M" else raw.lower()
    return Token("w" if first.isalpha() else "p", word, match.start(), match.end())


@lru_cache(maxsize=4)
def tokenize(text: str) -> tuple[Token, ...]:
    """Tokens of the first 4,000 characters of `text`."""
    return tuple(map(_token, _TOKEN.finditer(fold(text[:MAX_LENGTH]))))


def pieces_of(text: str) -> list[str]:
    """The same tokens as written, without kinds and places; several times faster."""
    pieces: list[str] = _TOKEN.findall(fold(text[:MAX_LENGTH]))
    return pieces


def word_at(tokens: tuple[Token, ...], index: int) -> str:
    """The text of a token, or "" outside the message."""
    return tokens[index].text if 0 <= index < len(tokens) else ""


def glued(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether token `index` follows the one before it without a blank."""
    return 0 < index < len(tokens) and tokens[index - 1].end == tokens[index].start
