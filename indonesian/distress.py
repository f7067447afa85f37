"""Words that speak of ending one's life or of having no way left: recall comes before precision.

A classifier learns the many shades of stress; these phrases are too grave to be left to it. A
false alarm asks gently, a miss may cost a life. "Mati" alone is no alarm: lamps and apps die too.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Pattern

_PHRASES = Path(__file__).parent / "data" / "distress.txt"
_STRETCHED = re.compile(r"(\w)\1{2,}")
_THINGS = re.compile(
    r"\b(?:lampu|listrik|hp|hape|handphone|aplikasi|app|mesin|motor|server|sinyal|layar|usaha|"
    r"bisnis|akun)\W+(?:\w+\W+){0,2}?(?:mati|dead)\b",
    re.IGNORECASE,
)
_LONGEST = 4000


@cache
def _alarm() -> Pattern[str]:
    """All phrases of the data file as one pattern."""
    lines = _PHRASES.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line and not line.startswith("#")]
    words = {name: kept.pop(0).split(": ", 1)[1] for name in ("wish", "die")}
    for name, alternatives in words.items():
        kept = [line.replace("{" + name + "}", alternatives) for line in kept]
    return re.compile("|".join(kept), re.IGNORECASE)


def is_alarm(text: str) -> bool:
    """Whether a message holds words of dying or of no way left; never raises."""
    plain = _STRETCHED.sub(r"\1", unicodedata.normalize("NFKD", text[:_LONGEST]))
    if not _alarm().search(plain):
        return False
    return not _THINGS.search(plain) or "diri" in plain.lower()
