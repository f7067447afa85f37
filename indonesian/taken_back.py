"""Values that take back others: "5 juta, eh 4,8 juta", "bukan 4 juta", "7 tahun eh 8"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Protocol

from indonesian.numbers import Number, number_at
from indonesian.span import Span
from indonesian.tokens import Token, word_at
from indonesian.wordlist import words

Tokens = tuple[Token, ...]

_CUES = words(
    "eh ehh eeh ralat koreksi salah maksud maksudnya maksudku tepatnya persisnya pasnya benernya "
    "sebenarnya sebenernya aslinya deng ding sori sorry dikit sedikit bukan"
)
_BETWEEN = _CUES | words(
    ", . ; - ( … kurang lebih ketik tulis maaf saya aku gw ya kak min yang yg benar bener betul "
    "itu jadi cuma hanya tapi aja saja lah nya"
)
_BEHIND = words("lah deng ding ya kak min sih doang aja saja bener benar yang yg maaf sori")
_MOST_BETWEEN = 8
_DENIED = re.compile(r"(?<!\beh )\b(bukan|bkn|dudu|sanes)\s+(\w+\s+){0,2}$", re.IGNORECASE)
_TAKES_BACK = re.compile(
    r"\b(eh|maksud\w*|ralat|koreksi|salah|sori|sorry|tepatnya|persisnya|pasnya|deng|ding)\b"
    r"|\b(kurang|lebih) (dikit|sedikit|dkt)\b",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|mei|jun|jul|agu|ags|sep|okt|nov|des)[a-z]*"
_DAY = rf"(?:(?:\d{{1,2}}[ /-])?(?:{_MONTH} |\d{{1,2}}[/-]))?(?:19|20)\d\d"
_OLD_DAY = re.compile(
    rf"\b{_DAY}\W+(?:(?:eh|ralat|salah|koreksi|maksud\w*|sori|sorry|bukan|ketik)\W+)+(?={_DAY}\b)",
    re.IGNORECASE,
)
_SETTLES = re.compile(r"\s*(lah|deng|ding)\b", re.IGNORECASE)


class Value(Protocol):
    """A value in a text, as a reader or the extractor hands it over."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""

    @property
    def value(self) -> Any:
        """What it says."""

    @property
    def role(self) -> str | None:
        """What it is about."""


def is_denied(text: str, each: Value) -> bool:
    """Whether "bukan" stands before a value; after "eh" it takes back the one before instead."""
    return _DENIED.search(text[: each.start]) is not None


def takes_back(text: str, first: Value, second: Value) -> bool:
    """Whether the words between or behind two values say that the second is the right one."""
    between = text[first.end : second.start]
    settled = re.fullmatch(r"\W*", between) and _SETTLES.match(text[second.end :])
    return bool(_TAKES_BACK.search(between) or settled)


def replaced(text: str, before: Sequence[Value], each: Value) -> int | None:
    """The place of the number that `each` puts right: of its role if any, and nearest in size."""
    if not before or not takes_back(text, before[-1], each):
        return None
    alike = [at for at, other in enumerate(before) if each.role in (None, other.role)]
    return min(alike, key=lambda at: abs(before[at].value - each.value), default=None)


def put_right(text: str) -> str:
    """`text` without the years and dates that it takes back: "dari 2016 eh 2017"."""
    return _OLD_DAY.sub("", text)


def standing(text: str, spans: Sequence[Span]) -> list[Span]:
    """The numbers of a text that are left after its corrections."""
    left: list[Span] = []
    for each in spans:
        if is_denied(text, each):
            continue
        gone = replaced(text, left, each)
        left = [*(other for at, other in enumerate(left) if at != gone), each]
    return left


def taken_back_at(tokens: Tokens, said: tuple[int, int], start: int) -> Number | None:
    """The figure at `start` that replaces the value at `said`, None when it does not.

    Only words of taking back stand between the two, and behind the figure nothing that it counts.
    """
    first, end = said
    between = [token.text for token in tokens[end:start]]
    if tokens[start].kind != "n" or not between or len(between) > _MOST_BETWEEN:
        return None
    number = number_at(tokens, start)
    if number is None or number.scale > 1 or not set(between) <= _BETWEEN:
        return None
    after = word_at(tokens, number.end)
    if after[:1].isalnum() and after not in _BEHIND:
        return None
    denied = "bukan" in {word_at(tokens, first - 1), word_at(tokens, first - 2)}
    cued = denied or _CUES.intersection(between) or after in {"lah", "deng", "ding"}
    return number if cued else None
