"""NIK, the number on an identity card: province, day of birth and sex stand in it.

PPKKCC DDMMYY NNNN: codes of province, regency and district; the day of birth, plus 40 for a woman;
a running number. The century is not written: nobody on a card is younger than 15 or over 100.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Optional

DIGITS = 16
WOMAN = 40
LEAST_AGE, MOST_AGE = 15, 100
PROVINCES = frozenset(
    "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 "
    "81 82 91 92 93 94 95 96".split()
)
"""Codes of the Ministry of Home Affairs, the four young provinces of Papua included."""

_RUN = re.compile(r"(?<![\d.,])\d(?:[ .\-]?\d){9,21}(?![\d])")


@dataclass(frozen=True)
class Nik:
    """A number that can stand, and what it says of its bearer."""

    number: str
    province: str
    birth: date
    woman: bool


def digits_in(text: str) -> str:
    """The longest run of digits in a message, spaces and dots taken out; may be too short."""
    runs = [re.sub(r"\D", "", found) for found in _RUN.findall(text)]
    return max(runs, key=len, default="")


def read(number: str, today: date) -> Optional[Nik]:
    """What a number says; None when it cannot be an NIK."""
    if not re.fullmatch(r"[0-9]{16}", number) or number[:2] not in PROVINCES:
        return None
    if "00" in (number[2:4], number[4:6]) or number[12:] == "0000":
        return None
    day, month, year = int(number[6:8]), int(number[8:10]), int(number[10:12])
    woman = day > WOMAN
    birth = _birth(day - WOMAN if woman else day, month, year, today)
    return Nik(number, number[:2], birth, woman) if birth else None


def _birth(day: int, month: int, year: int, today: date) -> Optional[date]:
    """The day of birth in the century that gives a likely age."""
    for century in (2000, 1900):
        try:
            born = date(century + year, month, day)
        except ValueError:
            continue
        age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
        if LEAST_AGE <= age <= MOST_AGE:
            return born
    return None
