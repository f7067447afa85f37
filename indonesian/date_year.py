"""Years on their own: "2011", "tahun 2011", "sejak tahun 98"."""

from __future__ import annotations

from indonesian.date_base import FIRST_YEAR, LAST_YEAR, Found, full_year, is_law
from indonesian.date_words import NOT_A_YEAR_AFTER, START_CUES, YEAR_MARKS
from indonesian.duration_words import UNITS_OF_TIME
from indonesian.money_words import COUNTED, CURRENCY_AFTER
from indonesian.number_words import SCALES, STARTERS
from indonesian.numbers import written_2k
from indonesian.tokens import Token, glued, word_at

Tokens = tuple[Token, ...]


def plain_year(tokens: Tokens, at: int) -> int | None:
    """A year of four digits."""
    text = word_at(tokens, at)
    if len(text) != 4 or not text.isdigit() or tokens[at].kind != "n":
        return None
    return int(text) if FIRST_YEAR <= int(text) <= LAST_YEAR else None


def bare_year(tokens: Tokens, start: int) -> Found | None:
    """Such as "tahun 2011", "2011", "sejak tahun 98"."""
    marked = tokens[start].text in YEAR_MARKS
    at = start + 1 if marked else start
    if written_2k(tokens, at):
        return Found(f"20{word_at(tokens, at + 2)}", start, at + 3)
    if not marked and _quoted(tokens, at):
        return Found(str(full_year(word_at(tokens, at))), start, at + 1)
    at += marked and word_at(tokens, at) in {"'", "’", ":"}
    year = plain_year(tokens, at) or (_marked_short_year(tokens, start, at) if marked else None)
    if year is None or is_law(tokens, start) or (not marked and not _stands_alone(tokens, at)):
        return None
    end = at + 1 + (word_at(tokens, at + 1) == "an" and glued(tokens, at + 1))
    return Found(str(year), start, end)


def _quoted(tokens: Tokens, at: int) -> bool:
    """Such as "sejak '98"."""
    text = word_at(tokens, at)
    quoted = word_at(tokens, at - 1) in {"'", "’"} and glued(tokens, at)
    return quoted and len(text) == 2 and text.isdigit() and word_at(tokens, at - 2) in START_CUES


def _marked_short_year(tokens: Tokens, start: int, at: int) -> int | None:
    text = word_at(tokens, at)
    if len(text) != 2 or not text.isdigit() or word_at(tokens, at + 1) in UNITS_OF_TIME:
        return None
    before = word_at(tokens, start - 1)
    counted = before[:1].isdigit() or before in STARTERS
    return None if counted or word_at(tokens, at + 1) in COUNTED else full_year(text)


def _stands_alone(tokens: Tokens, at: int) -> bool:
    """Whether four digits are a year and not a count, an amount or part of a number."""
    before, after = word_at(tokens, at - 1), word_at(tokens, at + 1)
    if before in NOT_A_YEAR_AFTER or after in COUNTED or after in SCALES or after in CURRENCY_AFTER:
        return False
    if before == "." and word_at(tokens, at - 2) in NOT_A_YEAR_AFTER:
        return False
    if glued(tokens, at) and (before[:1].isalpha() or before in {"/", ".", "_", "@", "#", "+"}):
        return False
    lettered = after[:1].isalpha() and after != "an"
    if glued(tokens, at + 1) and (lettered or after in {"/", "_", "@"}):
        return False
    return _year_beside(tokens, at, -1) and _year_beside(tokens, at, 1)


def _year_beside(tokens: Tokens, at: int, step: int) -> bool:
    """A figure beside a year, with or without a dash, must be a year too."""
    beside = at + step * (2 if word_at(tokens, at + step) in {"-", "–"} else 1)
    text = word_at(tokens, beside)
    if not text[:1].isdigit() or (step > 0 and abs(beside - at) == 1):
        return True
    return plain_year(tokens, beside) is not None
