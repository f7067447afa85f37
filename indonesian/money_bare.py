"""Figures without "juta" or "Rp": which of them are money, and how much."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from indonesian.money_words import COUNTED, FILLERS, LABELS, MONTH_MARKS, MONTHLY, PER
from indonesian.number_words import SLANG_THOUSANDS
from indonesian.numbers import Number, Value
from indonesian.taken_back import taken_back_at
from indonesian.tokens import Token, glued, word_at

Tokens = tuple[Token, ...]

BEHIND_FIGURE = frozenset({",", ".", "?", "!", ";", "-", "an", ")", "_", "*"})
BEFORE_LABELLED = frozenset({".", ":", "-", "saya", "nya", "=", "karyawan", "pegawai", "peserta"})
"""Between a label and its figure: "nomor induk karyawan 20180077"."""
_THOUSAND, _MILLION = 1_000, 1_000_000
_COMPACT_DATE = re.compile(
    r"(19|20)[0-9]{2}(0[1-9]|1[0-2])([0-2][0-9]|3[01])$"
    r"|([0-2][0-9]|3[01])(0[1-9]|1[0-2])(19|20)[0-9]{2}$"
)


class Amount(NamedTuple):
    """An amount in rupiah that covers tokens `start` to `end` (exclusive)."""

    value: int
    upper: int | None
    start: int
    end: int


def bare_wage(tokens: Tokens, number: Number) -> Amount | None:
    """A small number after a wage word: "gaji 4,5" is millions, "gaji 3250" thousands."""
    value = number.value
    if word_at(tokens, number.end) in COUNTED or leading_zero(tokens, number):
        return None
    if glued(tokens, number.end) and word_at(tokens, number.end) not in BEHIND_FIGURE:
        return None
    rupiah = guess(value)
    if rupiah is None or _is_year(tokens, number):
        return None
    return Amount(rupiah, None, number.start, number.end)


def decimal_a_month(tokens: Tokens, number: Number) -> bool:
    """Whether a figure with a comma is said of a month: "sebulan 3,8", "3,8 per bulan"."""
    if number.value.denominator == 1 or not number.figures:
        return False
    before, after = number.start - 1, number.end
    if word_at(tokens, before) in MONTHLY or word_at(tokens, after) in MONTHLY:
        return True
    return any(
        word_at(tokens, at) in PER and word_at(tokens, at + 1) in MONTH_MARKS
        for at in (before - 1, after)
    )


def names_slang(tokens: Tokens, number: Number) -> bool:
    """Whether an amount is named as in the market: "gocap" is 50,000."""
    return number.end == number.start + 1 and tokens[number.start].text in SLANG_THOUSANDS


def guess(value: Value) -> int | None:
    """Rupiah of a bare figure: 1 to 99 are millions, 300 to 9999 thousands."""
    if 1 <= value < 100:
        return int(value * _MILLION)
    if 300 <= value < 10_000 and value.denominator == 1:
        return int(value * _THOUSAND)
    return None


def taken_back(tokens: Tokens, amounts: Sequence[Amount], at: int) -> Amount | None:
    """The "4,9" of "5 juta kurang dikit, 4,9 lah": in the unit of the amount before it."""
    last = amounts[-1] if amounts else None
    number = taken_back_at(tokens, (last.start, last.end), at) if last else None
    if last is None or number is None or number.value >= _THOUSAND:
        return None
    unit = _MILLION if last.value >= _MILLION else _THOUSAND
    fits = 1 <= number.value < (100 if unit == _MILLION else _THOUSAND)
    return Amount(int(number.value * unit), None, at, number.end) if fits else None


def leading_zero(tokens: Tokens, number: Number) -> bool:
    """Whether the figure begins with a 0, as phone numbers do."""
    text = tokens[number.start].text
    return len(text) > 1 and text[0] == "0" and text[1].isdigit()


def _is_year(tokens: Tokens, number: Number) -> bool:
    plain = tokens[number.start].text
    return len(plain) == 4 and plain.isdigit() and 1950 <= int(plain) <= 2035


def bare_amount(tokens: Tokens, number: Number) -> Amount | None:
    """A figure without any sign of money: only what can hardly be anything else."""
    text = tokens[number.start].text
    if tokens[number.start].kind != "n" or number.end != number.start + 1 or text[0] == "0":
        return None
    if _chained(tokens, number.start) or _labelled(tokens, number.start):
        return None
    value = number.value
    grouped = not text.isdigit()
    if value.denominator > 1 or not _looks_like_money(int(value), text, grouped):
        return None
    return Amount(int(value), None, number.start, number.end)


def _looks_like_money(value: int, text: str, grouped: bool) -> bool:
    if grouped:
        return value >= 10_000 and (value >= 1_000_000 or value % 100 == 0)
    digits = len(text)
    if digits in {7, 8, 9}:
        return not _COMPACT_DATE.match(text) or value % 1_000 == 0
    if digits in {5, 6}:
        return value % (1_000 if digits == 5 else 100) == 0
    return (digits == 10 and value % 1_000 == 0) or (digits in {11, 12} and value % _MILLION == 0)


def _chained(tokens: Tokens, at: int) -> bool:
    """Part of a longer label: letters stuck to it, or figures beside it (a phone number)."""
    before, after = word_at(tokens, at - 1), word_at(tokens, at + 1)
    if glued(tokens, at) and before[:1].isalpha() and before not in FILLERS:
        return True
    if after == "_" and not marks_emphasis(tokens, at + 1):
        return True
    if glued(tokens, at + 1) and (after[:1].isalpha() or after in {"/", "@"}):
        return after not in {"an", "/"}
    neighbours = (before, word_at(tokens, at - 2) if before in {"-", ")", ".", "+"} else "", after)
    if before == "+" or any(word[:1].isdigit() for word in neighbours):
        return True
    return after == "-" and word_at(tokens, at + 2)[:1].isdigit()


def marks_emphasis(tokens: Tokens, at: int) -> bool:
    """Whether the "_" at `at` stands at the edge of a word, as in "_5 juta_"."""
    return word_at(tokens, at) == "_" and not (glued(tokens, at) and glued(tokens, at + 1))


def _labelled(tokens: Tokens, at: int) -> bool:
    before = at - 1
    while word_at(tokens, before) in BEFORE_LABELLED:
        before -= 1
    return word_at(tokens, before) in LABELS
