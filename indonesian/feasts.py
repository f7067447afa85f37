"""Feasts that people count from: "habis lebaran 2022", "sejak habis lebaran kemarin"."""

from __future__ import annotations

from datetime import date

from indonesian.date_base import Found, month_iso
from indonesian.date_relative import relative_year, skip_links
from indonesian.date_words import LAST, NEXT, START_CUES, THIS
from indonesian.date_year import plain_year
from indonesian.tokens import Token, word_at
from indonesian.wordlist import words

Tokens = tuple[Token, ...]

AFTER = words("habis abis setelah sesudah stlh pas bakda bada sawise sanggeus selepas sehabis")
FEAST_NAMES = words("lebaran idulfitri lebarane bodo")
# Month and day of the first of Syawal as the government set it; 2027 to 2035 as calculated.
_FIRST_OF_SYAWAL = {
    **{2000: (1, 8), 2001: (12, 17), 2002: (12, 6), 2003: (11, 25), 2004: (11, 14)},
    **{2005: (11, 3), 2006: (10, 24), 2007: (10, 13), 2008: (10, 1), 2009: (9, 20)},
    **{2010: (9, 10), 2011: (8, 31), 2012: (8, 19), 2013: (8, 8), 2014: (7, 28)},
    **{2015: (7, 17), 2016: (7, 6), 2017: (6, 25), 2018: (6, 15), 2019: (6, 5)},
    **{2020: (5, 24), 2021: (5, 13), 2022: (5, 2), 2023: (4, 22), 2024: (4, 10)},
    **{2025: (3, 31), 2026: (3, 21), 2027: (3, 10), 2028: (2, 27), 2029: (2, 15)},
    **{2030: (2, 5), 2031: (1, 25), 2032: (1, 14), 2033: (1, 3), 2034: (12, 12), 2035: (12, 1)},
}


def after_a_feast(tokens: Tokens, start: int, today: date) -> Found | None:
    """The month of "habis lebaran" where its year is said, pointed at or counted from.

    Bare "setelah lebaran" is left alone: it mostly speaks of the holiday allowance.
    """
    at = start + 1
    if word_at(tokens, start) not in AFTER or word_at(tokens, at) not in FEAST_NAMES:
        return None
    at = skip_links(tokens, at + 1)
    year, end = _year(tokens, at, today)
    if year is None and _is_all_or_start(tokens, start, at):
        year, end = _latest(today), at
    feast = _FIRST_OF_SYAWAL.get(year) if year else None
    return Found(month_iso(year, feast[0]), start, end) if year and feast else None


def _year(tokens: Tokens, at: int, today: date) -> tuple[int | None, int]:
    if year := plain_year(tokens, at):
        return year, at + 1
    if relative := relative_year(tokens, at, today):
        return relative
    word = word_at(tokens, at)
    if word in LAST:
        return _latest(today), at + 1
    if word in NEXT | THIS:
        return _latest(today) + (word in NEXT), at + 1
    return None, at


def _latest(today: date) -> int:
    """The year of the last feast that has been."""
    month, day = _FIRST_OF_SYAWAL.get(today.year, (1, 1))
    return today.year - ((today.month, today.day) < (month, day))


def _is_all_or_start(tokens: Tokens, start: int, end: int) -> bool:
    return len(tokens) == end - start or word_at(tokens, start - 1) in START_CUES
