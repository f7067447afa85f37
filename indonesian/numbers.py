"""Numbers in figures and in words: "4.500.000", "4,5", "empat setengah", "telung puluh"."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple, Union

from indonesian.number_words import (
    COMMAS,
    HALVES,
    MULTIPLIERS,
    ONE_PREFIXES,
    SCALED,
    SCALES,
    TEEN,
    UNITS,
    WHOLES,
)
from indonesian.tokens import Token, glued, tokenize, word_at

# Whole values stay int, which is several times faster than Fraction.
Value = Union[int, Fraction]

HALF = Fraction(1, 2)
_MAX_DIGITS = 18
_MORE = frozenset({"lebih", "punjul", "langkung", "luwih"})

Tokens = tuple[Token, ...]


class Part(NamedTuple):
    """A coefficient and its scale: "800 ribu" is (800, 1000)."""

    amount: Value
    scale: int


class Number(NamedTuple):
    """A number read from tokens `start` to `end` (exclusive)."""

    parts: tuple[Part, ...]
    start: int
    end: int
    figures: bool

    @property
    def value(self) -> Value:
        """The exact value, as spoken; an int when it is whole."""
        total = sum((part.amount * part.scale for part in self.parts), 0)
        return int(total) if total.denominator == 1 else total

    @property
    def scale(self) -> int:
        """The scale of the first part; 1 when no scale word was said."""
        return self.parts[0].scale


def figure(text: str) -> Value | None:
    """The value of written digits; None when the separators make no sense ("4.5.6")."""
    groups = text.replace(",", ".").split(".")
    if sum(map(len, groups)) > _MAX_DIGITS:
        return None
    if len(groups) == 1:
        return int(text)
    tail, inner = groups[-1], groups[1:-1]
    if any(len(group) != 3 for group in inner):
        return None
    if len(tail) == 3 and int(groups[0]) > 0:
        return int("".join(groups))
    separators = [char for char in text if char in ".,"]
    if inner and separators[-1] in separators[:-1]:
        return None
    value = Fraction(int("".join(groups)), 10 ** len(tail))
    return int(value) if value.denominator == 1 else value


def _under_thousand(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Words below one thousand from `index`: their value and the index after them."""
    total, limit, at = 0, 1_000, index
    while at < len(tokens) and limit > 1:
        step = _component(tokens, at)
        if step is None or step[0] >= limit:
            break
        value, granularity, after = step
        total, limit, at = total + value, granularity, after
    return (total, at) if at > index else None


def _component(tokens: Tokens, at: int) -> tuple[int, int, int] | None:
    """One of "seratus", "lima puluh", "dua belas", "tujuh": value, what may follow, next index."""
    word = tokens[at].text
    if word in WHOLES:
        value = WHOLES[word]
        return value, _granularity(value), at + 1
    if word not in UNITS:
        return None
    unit, following = UNITS[word], word_at(tokens, at + 1)
    if following in TEEN and unit:
        return 10 + unit, 1, at + 2
    if following in MULTIPLIERS and unit:
        return unit * MULTIPLIERS[following], MULTIPLIERS[following], at + 2
    return unit, 1, at + 1


def _granularity(value: int) -> int:
    """What may follow must be smaller than this: 100 after "seratus", 10 after "sewidak"."""
    if value % 100 == 0:
        return 100
    return 10 if value % 10 == 0 and value > 10 else 1


def _decimals(tokens: Tokens, at: int) -> tuple[Value, int]:
    """The part after "koma": "koma dua lima" is 1/4; and the index after it."""
    digits, index = "", at
    while index < len(tokens) and len(digits) < 4 and UNITS.get(tokens[index].text, 10) < 10:
        digits, index = digits + str(UNITS[tokens[index].text]), index + 1
    if not digits and index < len(tokens) and tokens[index].text.isdigit():
        digits, index = tokens[index].text[:4], index + 1
    return (Fraction(int(digits), 10 ** len(digits)), index) if digits else (0, at - 1)


def _coefficient(tokens: Tokens, at: int) -> tuple[Value, int, bool] | None:
    """A number without its scale: value, index after it, whether it was written in figures."""
    token = tokens[at]
    if token.kind == "n":
        value = figure(token.text)
        if value is None:
            return None
        after = at + 1
        if value < 10 and word_at(tokens, after) in MULTIPLIERS:
            value, after = value * MULTIPLIERS[tokens[after].text], after + 1
    else:
        words = _under_thousand(tokens, at)
        if words is None:
            return None
        value, after = words
    if word_at(tokens, after) in COMMAS:
        decimals, after = _decimals(tokens, after + 1)
        value += decimals
    if word_at(tokens, after) in HALVES and value.denominator == 1:
        value, after = value + HALF, after + 1
    return value, after, token.kind == "n"


def _part(tokens: Tokens, at: int) -> tuple[Part, int, bool] | None:
    """One coefficient with its scale from `at`."""
    word = tokens[at].text
    if word in SCALED:
        amount, scale = SCALED[word]
        return Part(amount, scale), at + 1, False
    following = word_at(tokens, at + 1)
    if word in ONE_PREFIXES and following in SCALES and len(following) > 1:
        return Part(1, SCALES[following]), at + 2, False
    if word in HALVES:
        scale = SCALES.get(following, 1)
        return Part(HALF, scale), at + (2 if scale > 1 else 1), False
    found = _coefficient(tokens, at)
    if found is None:
        return None
    value, after, figures = found
    if word_at(tokens, after) == "." and _dotted_scale(tokens, after):
        after += 1
    scale_word = word_at(tokens, after)
    if scale_word in SCALES and not written_2k(tokens, after - 1):
        scale = SCALES[scale_word]
        return Part(_plausible(value, scale, tokens[at].text), scale), after + 1, figures
    return Part(value, 1), after, figures


def _dotted_scale(tokens: Tokens, dot: int) -> bool:
    """Such as "6.jt", where a dot stands between the figure and its scale."""
    return glued(tokens, dot) and glued(tokens, dot + 1) and word_at(tokens, dot + 1) in SCALES


def written_2k(tokens: Tokens, at: int) -> bool:
    """Whether the year 2019 is written as "2k19" from token `at`."""
    year = word_at(tokens, at + 2)
    if word_at(tokens, at) != "2" or word_at(tokens, at + 1) != "k":
        return False
    stuck = glued(tokens, at + 1) and glued(tokens, at + 2)
    return stuck and len(year) == 2 and year.isdigit()


def _plausible(value: Value, scale: int, written: str) -> Value:
    """Read "4.500 juta" as 4.5 million: nobody writes thousands of millions that way."""
    one_group = value >= 1_000 and written[-4:-3] in {".", ","}
    return Fraction(value) / 1_000 if scale >= 10**6 and one_group else value


def number_at(tokens: Tokens, start: int) -> Number | None:
    """The longest number that begins at token `start`, or None."""
    parts: list[Part] = []
    at, figures = start, False
    while 0 <= at < len(tokens) and (not parts or parts[-1].scale > 1):
        if parts and _more(tokens, at, parts[-1]):
            at += 1
        found = _part(tokens, at)
        if found is None or (parts and not _continues(parts[-1], found[0])):
            break
        halved = bool(parts) and tokens[at].text in HALVES
        part, at, in_figures = found
        figures = figures or in_figures
        parts.append(Part(HALF, parts[-1].scale) if halved else part)
    return Number(tuple(parts), start, at, figures) if parts else None


def _more(tokens: Tokens, at: int, last: Part) -> bool:
    """Whether "lebih" joins a smaller scale: "3 juta lebih 200 ribu"."""
    if tokens[at].text not in _MORE or at + 1 >= len(tokens):
        return False
    found = _part(tokens, at + 1)
    return found is not None and found[0].scale > 1 and _continues(last, found[0])


def _continues(last: Part, part: Part) -> bool:
    """Whether `part` can follow `last`: "4 juta 800 ribu" does, "4 juta 5 juta" does not."""
    return part.scale < last.scale and part.amount * part.scale < last.scale


def read(text: str) -> Value | None:
    """The number that `text` is, in figures or words; None when it is anything else."""
    tokens = tokenize(text)
    negative = word_at(tokens, 0) in {"-", "minus"}
    number = number_at(tokens, int(negative)) if len(tokens) > negative else None
    if number is None or number.end != len(tokens):
        return None
    value = -number.value if negative else number.value
    return int(value) if value.denominator == 1 else value


_NAMES = (
    *("nol", "satu", "dua", "tiga", "empat", "lima", "enam"),
    *("tujuh", "delapan", "sembilan", "sepuluh", "sebelas"),
)
_STEPS = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"))


def _write_small(n: int) -> str:
    if n < 12:
        return _NAMES[n]
    if n < 20:
        return f"{_NAMES[n - 10]} belas"
    if n < 100:
        return _join(f"{_NAMES[n // 10]} puluh", n % 10)
    return _join("seratus" if n < 200 else f"{_NAMES[n // 100]} ratus", n % 100)


def _join(head: str, rest: int) -> str:
    return f"{head} {write(rest)}" if rest else head


def write(n: int) -> str:
    """`n` in words; `read(write(n)) == n` up to 10^15 - 1. Raises ValueError beyond."""
    if abs(n) >= 10**15:
        raise ValueError(f"cannot write {n} in words: the limit is 10^15 - 1")
    if n < 0:
        return f"minus {write(-n)}"
    for size, name in _STEPS:
        if n >= size:
            head = "seribu" if size == 1_000 and n < 2_000 else f"{_write_small(n // size)} {name}"
            return _join(head, n % size)
    return _write_small(n)
