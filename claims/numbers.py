"""Case numbers and resume codes: short, easy to read out, not to be guessed.

32 letters without I, L, O and U (Crockford), drawn at random, with a check letter (Luhn modulo 32)
that catches a wrong letter and most swapped ones. A number is no key: a case is shown to its
worker and to officers alone. A code opens a draft, so it is longer and changes at each use.
"""

from __future__ import annotations

import secrets

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
NUMBER, CODE = 8, 11
"""Random letters of each: 40 and 55 bits."""

GROUP = 4


def _check(body: str) -> str:
    """The letter that makes the Luhn sum of a text a multiple of 32."""
    total, factor = 0, 2
    for letter in reversed(body):
        addend = LETTERS.index(letter) * factor
        total += addend // len(LETTERS) + addend % len(LETTERS)
        factor = 3 - factor
    return LETTERS[-total % len(LETTERS)]


def _grouped(text: str) -> str:
    """As it is written: in groups of four, a lone last letter with the group before it."""
    groups = [text[at : at + GROUP] for at in range(0, len(text), GROUP)]
    if len(groups[-1]) == 1:
        last = groups.pop()
        groups[-1] += last
    return "-".join(groups)


def _made(letters: int) -> str:
    body = "".join(secrets.choice(LETTERS) for _ in range(letters))
    return _grouped(body + _check(body))


def new_number() -> str:
    """A number such as "7K3Q-9XMWC"."""
    return _made(NUMBER)


def new_code() -> str:
    """A code such as "7K3Q-9XMW-C2D4"."""
    return _made(CODE)


def read_number(text: str) -> str | None:
    """A case number as typed, in its written form; None when it cannot be one."""
    return _read(text, NUMBER)


def read_code(text: str) -> str | None:
    """A resume code as typed, in its written form; None when it cannot be one."""
    return _read(text, CODE)


def _read(text: str, letters: int) -> str | None:
    bare = "".join(each for each in text.upper() if each.isascii() and each.isalnum())
    bare = bare.translate(LIKE)
    if len(bare) != letters + 1 or any(each not in LETTERS for each in bare):
        return None
    return _grouped(bare) if _check(bare[:-1]) == bare[-1] else None
