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

from indonesian.normalize import normalize

_PHRASES = Path(__file__).parent / "data" / "distress.txt"
_STRETCHED = re.compile(r"(\w)\1{2,}")
_THINGS = re.compile(
    r"\b(?:lampu|listrik|hp|hape|handphone|aplikasi|app|mesin|motor|server|sinyal|layar|usaha|"
    r"bisnis|akun|kartu|bpjs|pajak|stnk|sim|token)\W+(?:\w+\W+){0,2}?(?:mati|dead)\b|"
    r"\b(?:tikus|nyamuk|hama|rumput|gulma|kecoa|semut|ayam|ikan|tanaman)\b",
    re.IGNORECASE,
)
_LONGEST = 4000
_WORDS = ("wish", "die", "no", "life")


@cache
def _alarm() -> Pattern[str]:
    """All phrases of the data file as one pattern."""
    lines = _PHRASES.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line and not line.startswith("#")]
    words = {name: kept.pop(0).split(": ", 1)[1] for name in _WORDS}
    for name, alternatives in words.items():
        kept = [line.replace("{" + name + "}", alternatives) for line in kept]
    # every phrase begins a word: where none begins, no phrase is tried
    return re.compile(rf"\b(?=\w)(?:{'|'.join(kept)})", re.IGNORECASE)


def is_alarm(text: str) -> bool:
    """Whether a message holds words of dying or of no way left; never raises."""
    typed = text[:_LONGEST]
    if not any(map(_speaks_of_dying, (typed, normalize(typed)))):
        return False
    return not _THINGS.search(typed) or "diri" in typed.lower()


def _speaks_of_dying(text: str) -> bool:
    plain = _STRETCHED.sub(r"\1", unicodedata.normalize("NFKD", text))
    return bool(_alarm().search(plain))
