"""Letters in formal Indonesian, filled with what is known; gaps are marked, never guessed."""

from typing import Literal

from claims.letters.docx import docx
from claims.letters.facts import LetterFacts, rule_text
from claims.letters.filled import fill
from claims.letters.pdf import pdf
from claims.letters.template import PLACEHOLDER, templates

__all__ = ["Format", "LetterFacts", "letter", "letters"]

Format = Literal["pdf", "docx"]
RENDER = {"pdf": pdf, "docx": docx}


def letter(key: str, facts: LetterFacts, fmt: Format) -> bytes:
    """One letter as a file.

    Raises KeyError for a letter or a format that does not exist. What the facts do not hold is
    a marked gap such as "[……… isi nama perusahaan]".
    """
    return RENDER[fmt](fill(templates()[key], facts))


def letters() -> list[tuple[str, str, str]]:
    """(key, Indonesian title, when to use it), in the order in which a worker meets them."""
    return [(each.key, each.title, _said(each.when)) for each in templates().values()]


def _said(when: str) -> str:
    """Figures of the newest rules in the place of `{rule:name}`."""
    return PLACEHOLDER.sub(
        lambda found: rule_text(found[1].removeprefix("rule:"), LetterFacts()), when
    )
