"""What an amount is for, from the words around it."""

from __future__ import annotations

from indonesian.duration_words import MONTH, UNITS_OF_TIME
from indonesian.lexicon import usual
from indonesian.money_words import (
    COMPANY,
    COUNTED,
    DAILY,
    DAY_WORDS,
    FILLERS,
    LABELS,
    NEGATIONS,
    PAIRS,
    PER,
    ROLES,
    TIMES,
    WEEK_WORDS,
    WEEKLY,
)
from indonesian.number_words import UNITS, WHOLES
from indonesian.tokens import Token, word_at

Tokens = tuple[Token, ...]

_BEFORE, _AFTER, _FILLER_WINDOW = 7, 4, 7
_BREAKS = frozenset(
    {
        ",",
        ";",
        ".",
        "!",
        "?",
        "\n",
        "dan",
        "terus",
        "trus",
        "tapi",
        "tp",
        "padahal",
        "pdhl",
        "trs",
        "sama",
        "+",
    }
)
_MINIMUM = frozenset({"umr", "umk", "ump"})
_CLITICS = ("nya", "ku", "mu", "ne", "na", "kita", "e", "2")


def stem(word: str) -> str:
    """The word without a possessive ending when the rest says what an amount is."""
    if word in ROLES:
        return word
    if (known := usual(word)) in ROLES:
        return known
    for ending in _CLITICS:
        if word.endswith(ending) and word[: -len(ending)] in ROLES:
            return word[: -len(ending)]
    return word


def keyword(tokens: Tokens, index: int) -> str | None:
    """The role that the word at `index` names, or None."""
    word = stem(word_at(tokens, index))
    previous = stem(word_at(tokens, index - 1))
    pair = PAIRS.get((previous, word)) or PAIRS.get((word, word_at(tokens, index + 1)))
    role = pair or ROLES.get(word)
    if role == "wage" and _counts_wages(tokens, index):
        return None
    if role == "fee" and word == "bayar" and _company_pays(tokens, index):
        role = "paid"
    if role == "paid" and _negated(tokens, index):
        return "unpaid"
    return role


def _company_pays(tokens: Tokens, index: int) -> bool:
    """Such as "perusahaan cuma mau bayar 22 juta"."""
    return any(word_at(tokens, at) in COMPANY for at in range(index - _BEFORE, index))


def _counts_wages(tokens: Tokens, at: int) -> bool:
    """Such as "2 kali gaji", "3 bulan gaji": what follows is their sum, not a wage."""
    times, number = word_at(tokens, at - 1), word_at(tokens, at - 2)
    if not (number[:1].isdigit() or number in UNITS or number in WHOLES):
        return False
    figure_follows = word_at(tokens, at + 1)[:1].isdigit()
    return times in TIMES or (UNITS_OF_TIME.get(times) == MONTH and not figure_follows)


def _negated(tokens: Tokens, index: int) -> bool:
    near = {word_at(tokens, index - 1), word_at(tokens, index - 2)}
    return bool(near & NEGATIONS) or bool({usual(word) for word in near} & {"belum", "tidak"})


def after_wage_word(tokens: Tokens, index: int) -> bool:
    """Whether only fillers stand between a wage word and the number at `index`."""
    for at in range(index - 1, max(-1, index - 1 - _FILLER_WINDOW), -1):
        role = keyword(tokens, at)
        if role in {"wage", "allowance"} and not _is_compound(tokens, at):
            return True
        if word_at(tokens, at) not in FILLERS:
            return False
    return False


def after_minimum_wage(tokens: Tokens, index: int) -> bool:
    """Whether a minimum wage is named before the number at `index`: "UMR 5,2", "UMK Depok 5,4"."""
    before = word_at(tokens, index - 1)
    if before in _MINIMUM:
        return True
    named = before.isalpha() and before not in LABELS | COUNTED
    return named and word_at(tokens, index - 2) in _MINIMUM


def _is_compound(tokens: Tokens, at: int) -> bool:
    """Such as "gaji ke 13", "kenaikan gaji": not a wage that a figure follows."""
    return word_at(tokens, at + 1) == "ke"


def role_of(tokens: Tokens, start: int, end: int, first: int, last: int) -> str | None:
    """The role of the amount at `start`..`end`, looking no further than `first` and `last`."""
    role = (
        _search_back(tokens, start, first, stop_at_breaks=True)
        or _search_on(tokens, end, last)
        or _search_back(tokens, start, first, stop_at_breaks=False)
    )
    if role in {None, "wage", "paid"}:
        role = _rhythm(tokens, start, end) or role
    return None if role == "minimum" else role


def _search_back(tokens: Tokens, start: int, first: int, stop_at_breaks: bool) -> str | None:
    lowest = max(first, start - _BEFORE)
    for at in range(start - 1, lowest - 1, -1):
        role = keyword(tokens, at)
        if role is not None:
            return role
        if stop_at_breaks and tokens[at].text in _BREAKS:
            return None
    return None


def _search_on(tokens: Tokens, end: int, last: int) -> str | None:
    for at in range(end, min(last, end + _AFTER)):
        if tokens[at].text in _BREAKS:
            return None
        role = keyword(tokens, at)
        if role is not None:
            return None if _names_the_next(tokens, at, role, last) else role
    return None


def _names_the_next(tokens: Tokens, at: int, role: str, last: int) -> bool:
    """Whether the word stands before the next amount: "5 juta tunjangan tetap 500 ribu"."""
    if role not in {"allowance", "non_fixed"} or last >= len(tokens):
        return False
    return all(tokens[each].text in FILLERS for each in range(at + 1, last))


def _rhythm(tokens: Tokens, start: int, end: int) -> str | None:
    """Such as "daily" or "weekly" when the amount is said to be per day or per week."""
    near = [word_at(tokens, at) for at in (start - 3, start - 2, start - 1, end, end + 1)]
    if DAILY & set(near):
        return "daily"
    if WEEKLY & set(near):
        return "weekly"
    for first, second in ((start - 2, start - 1), (end, end + 1)):
        if word_at(tokens, first) in PER:
            if word_at(tokens, second) in DAY_WORDS:
                return "daily"
            if word_at(tokens, second) in WEEK_WORDS:
                return "weekly"
    return None
