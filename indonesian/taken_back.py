"""A bare figure that takes back the value before it: "5 juta, 4,9 lah", "7 tahun eh 8"."""

from __future__ import annotations

from indonesian.numbers import Number, number_at
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
