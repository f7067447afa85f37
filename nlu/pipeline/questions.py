"""Two questions in one message: "syarat jkp apa? terus cairnya kapan".

The message is cut where people join questions; a piece counts when it asks by itself. A piece
that names no programme speaks of the one that the message names.
"""

from __future__ import annotations

import re
from typing import Callable, Dict, List, NamedTuple, Optional, Tuple

from indonesian import lookup
from indonesian.normalize import normalize

Ranking = List[Tuple[str, float]]

LONGEST = 600
"""Characters; longer messages are stories with one question at the end."""

SURE = 0.6
"""How likely the intent of a piece must be: a piece that is misread answers what nobody asked."""

MOST_PIECES = 6
JOINED = re.compile(
    r"[?!;\n]+|\.\s|,?\s*\b(?:terus|trus|trs|lalu|lantas|kemudian|sekalian|serta|dan|sama|plus|and|"
    r"also|btw|satu lagi|oh ya|oiya|oya)\b",
    re.IGNORECASE,
)
ASKING = frozenset(
    """
    apa apakah berapa bagaimana kapan mana siapa kenapa mengapa cara bisa boleh bisakah bolehkah
    syarat dokumen berkas hitung hitungkan how what when where why can
    """.split()
)


ASKING_LAST = ("tidak", "belum", "kan")


class Question(NamedTuple):
    """A piece of a message that asks something by itself."""

    text: str
    intent: str
    confidence: float


def questions_in(text: str, rank: Callable[[str], Ranking]) -> List[Question]:
    """The first two questions of different intents, in their order; empty when there is but one."""
    pieces = asking_pieces(text) if len(text) <= LONGEST and len(_pieces(text)) > 1 else []
    found: Dict[str, Question] = {}
    for piece in pieces if len(pieces) > 1 else ():
        intent, confidence = rank(piece)[0]
        if confidence >= SURE:
            found.setdefault(intent, Question(piece, intent, confidence))
    return list(found.values())[:2] if len(found) > 1 else []


def _pieces(text: str) -> List[str]:
    """What is left between the joints, without what is empty."""
    return [piece for cut in JOINED.split(text) if (piece := cut.strip(" ,."))]


def asking_pieces(text: str) -> List[str]:
    """The pieces that ask, each with the programme that it leaves out."""
    asking = [piece for piece in _pieces(text) if _asks(normalize(piece).split())]
    program = _only_program(text)
    return [_with_program(piece, program) for piece in asking[:MOST_PIECES]]


def _asks(words: List[str]) -> bool:
    """Whether a piece has a word that asks, or ends in one: "pesangon kena pajak ga"."""
    return bool(ASKING.intersection(words)) or (len(words) > 2 and words[-1] in ASKING_LAST)


def _only_program(text: str) -> Optional[str]:
    """The programme as it is written in the message, None when it names none or several."""
    named = {str(span.value): span.text for span in lookup.find_programs(text)}
    return next(iter(named.values())) if len(named) == 1 else None


def _with_program(piece: str, program: Optional[str]) -> str:
    return piece if program is None or lookup.find_programs(piece) else f"{piece} {program}"
