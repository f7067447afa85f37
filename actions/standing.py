"""What of a message stands after its corrections: "5 juta, eh 4,8 juta", "bukan 4 juta"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from actions.turn import Entity, Turn

NEGATED = re.compile(r"(?<!\beh )\b(bukan|bkn|dudu|sanes)\s+(\w+\s+){0,2}$", re.IGNORECASE)
TAKEN_BACK = re.compile(
    r"\b(eh|maksud\w*|ralat|koreksi|salah|sori|sorry|tepatnya|persisnya|pasnya|deng|ding)\b"
    r"|\b(kurang|lebih) (dikit|sedikit|dkt)\b",
    re.IGNORECASE,
)
"""Between two values: the second is the right one."""

SETTLED = re.compile(r"\s*(lah|deng|ding)\b", re.IGNORECASE)
"""Behind a value that follows another one at once: "5 juta, 4,9 lah"."""


def meant(turn: Turn, entities: Iterable[Entity]) -> list[Entity]:
    """The entities that stand: of two values with "eh" between them the second."""
    left = [each for each in entities if not NEGATED.search(turn.text[: each.start])]
    if not all(isinstance(each.value, int) for each in left):
        taken_back = len(left) > 1 and TAKEN_BACK.search(turn.text[left[0].end : left[-1].start])
        return left[-1:] if taken_back else left
    standing: list[Entity] = []
    for each in left:
        gone = _replaced(turn, standing, each)
        if gone:
            standing.remove(gone)
        standing.append(each._replace(role=each.role or gone.role) if gone else each)
    return standing


def first_of(entities: list[Entity], *roles: str | None) -> Entity | None:
    """The first entity of the first role that any has."""
    found = (each for role in roles for each in entities if each.role == role)
    return next(found, None)


def _replaced(turn: Turn, before: list[Entity], each: Entity) -> Entity | None:
    """The value that "eh 4,8 juta" puts right: of its role where it has one, nearest in size."""
    if not before or not _takes_back(turn, before[-1], each):
        return None
    alike = [other for other in before if each.role in (None, other.role)]
    return min(alike, key=lambda other: abs(other.value - each.value), default=None)


def _takes_back(turn: Turn, last: Entity, each: Entity) -> bool:
    """Whether the words between or behind two values say that the second is right."""
    between = turn.text[last.end : each.start]
    settled = re.fullmatch(r"\W*", between) and SETTLED.match(turn.text[each.end :])
    return bool(TAKEN_BACK.search(between) or settled)
