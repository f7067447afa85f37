"""Which entities of a message stand after its corrections: "5 juta, eh 4,8 juta"."""

from __future__ import annotations

from collections.abc import Iterable

from actions.turn import Entity, Turn
from indonesian.taken_back import is_denied, replaced, takes_back


def meant(turn: Turn, entities: Iterable[Entity]) -> list[Entity]:
    """The entities that stand; a number takes over the role of the one that it replaces."""
    left = [each for each in entities if not is_denied(turn.text, each)]
    if not all(isinstance(each.value, int) for each in left):
        return left[-1:] if len(left) > 1 and takes_back(turn.text, left[0], left[-1]) else left
    standing: list[Entity] = []
    for each in left:
        at = replaced(turn.text, standing, each)
        gone = standing.pop(at) if at is not None else None
        standing.append(each._replace(role=each.role or gone.role) if gone else each)
    return standing


def first_of(entities: list[Entity], *roles: str | None) -> Entity | None:
    """The first entity of the first role that any has."""
    found = (each for role in roles for each in entities if each.role == role)
    return next(found, None)
