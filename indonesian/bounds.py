"""Lengths of time that were not reached: "kurang dari setahun", "hampir 7 tahun"."""

from __future__ import annotations

import re
from typing import NamedTuple

from indonesian.span import Span

_NEARLY = re.compile(
    r"\b(hampir|hampr|hmpir|ampir|nyaris|(sudah|udah|udh|uda|dah|baru) (mau|hampir|ampir))\s+$",
    re.IGNORECASE,
)
_FALLS_SHORT = re.compile(r"\s*kurang\b(\s*(dikit|sedikit)\b|\W*$|\s*[,.])", re.IGNORECASE)


class Bound(NamedTuple):
    """Months that a length does not reach; `nearly` when it comes close to them."""

    months: int
    nearly: bool


def not_reached(text: str, span: Span) -> Bound | None:
    """What a length of time in `text` stays below; None when it says how long it is."""
    if span.upper and not span.value:
        return Bound(span.upper, nearly=False)
    before, after = text[: span.start], text[span.end :]
    nearly = _NEARLY.search(before) or _FALLS_SHORT.match(after)
    return Bound(int(str(span.value)), nearly=True) if nearly else None
