"""What a detail makes of the reason known before: "karena rugi", "tidak terbukti"."""

from __future__ import annotations

import re

from benefits.severance import alternatives

_NOT = r"(ga|gak|nggak|ngga|gk|tidak|tdk|bukan|belum|blm|batal|ora)"

NO_LOSS = re.compile(
    rf"\b{_NOT}\W+(karena\W+|krn\W+)?(me)?rugi(kan)?\b|\bmencegah (ke)?rugi", re.IGNORECASE
)
ONLY_LOSS = re.compile(
    r"\b(yang|yg|pakai|pake|karena|krn)\W+(yang\W+|yg\W+)?(me)?rugi\b"
    r"|\bmerugikan (perusahaan|kantor|pabrik)",
    re.IGNORECASE,
)
STILL_OPEN = re.compile(
    rf"\b{_NOT}\W+(jadi\W+|jd\W+|sampai\W+|sampe\W+)?(di)?tutup\b"
    r"|\b(masih|msh|tetap) (jalan|buka|beroperasi|operasi|produksi)\b",
    re.IGNORECASE,
)
PROVEN = r"(ter)?bukti"
NOT_PROVEN = re.compile(rf"\b{_NOT}\W+(bisa\W+)?(di)?{PROVEN}", re.IGNORECASE)
DETAILS = (
    (STILL_OPEN, "force_majeure_closed", "force_majeure_not_closed"),
    (NOT_PROVEN, "worker_request_employer_fault", "employer_fault_not_proven"),
)
"""Words, the reason known before, and what it becomes."""


def sibling(text: str, known: str) -> str | None:
    """The reason that a message makes of the known one though it names none; None for no other."""
    for words, before, after in DETAILS:
        if known == before and words.search(text):
            return after
    return _by_loss(text, known)


def _by_loss(text: str, known: str) -> str | None:
    """For "yang ga rugi" or "pakai yang rugi"."""
    stem = known.split("_")[0]
    siblings = alternatives(stem)
    if NO_LOSS.search(text):
        return next((key for key in siblings if key.endswith(("no_loss", "prevent_loss"))), None)
    if not ONLY_LOSS.search(text):
        return None
    return next((key for key in siblings if key.endswith(f"{stem}_loss")), None)


def narrowed(known: str, found: str, text: str) -> str | None:
    """Efficiency + closure_loss -> efficiency_loss: the detail of one on the stem of the other.

    "Kalau yang rugi" after closure_no_loss is closure_loss: the message names no other stem. A
    closure after a fire is the force majeure that closes.
    """
    if known.startswith("force_majeure") and found == "closure":
        return "force_majeure_closed"
    stem = known.split("_")[0]
    only_detail = found == "efficiency_loss" and "efisien" not in text.lower()
    options = alternatives(known) or (alternatives(stem) if only_detail else ())
    if not options or found in options or alternatives(found):
        return None
    detail = found.removeprefix(found.split("_")[0])
    return next((option for option in options if option.endswith(detail) and detail), None)
