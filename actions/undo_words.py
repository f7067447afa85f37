"""What takes an application out of the log again: "eh yang wings salah, hapus"."""

from __future__ import annotations

import re

from actions.privacy import ERASE
from actions.turn import Turn

ANY_CASE = re.IGNORECASE
COMPANY_WHERE = "applied"
"""The name under which an application waits for its company."""

NOTED = "noted"
"""The name under which entries that were just noted wait to be taken back."""

LISTED = "listed"
"""The same for entries that were listed with numbers."""

NOT_SO = r"(ga|gak|gk|ngga|nggak|enggak|tidak|tdk) ?jadi"
DROPS = (
    r"((di|nge)?(hapus|apus|coret|cabut|buang)(in|kan)?|batal(in|kan)?|hilang(in|kan)|cancel|"
    rf"{NOT_SO})"
)
OF_LOG = r"(lamaran(nya|ku)?|(nge|me)?lamar|wawancara|interview|psikotes|tes(nya)?)"
WRONG = re.compile(rf"\b({DROPS}|salah|keliru)\b", ANY_CASE)
DROPPED = re.compile(rf"\b{DROPS}\b", ANY_CASE)
OUT_OF_LOG = re.compile(
    rf"\b{DROPS}\W+(\w+\W+){{0,3}}?{OF_LOG}\b|\b{OF_LOG}\b.{{0,40}}\b({DROPS}|salah|keliru)\b",
    ANY_CASE,
)
OTHER_MATTER = re.compile(
    r"\?|\b(data\w*|akun\w*|percakapan|obrolan|chat|nik|ktp|kk|rekening|norek|no|nomor|hp|foto|dokumen|"
    r"berkas|file|surat|kasus|klaim|pengajuan|pengingat|kabar\w*|langganan|notif\w*|hrd|uang|"
    r"transfer|gimana|bagaimana|gmn|cara\w*|kenapa|boleh|apakah|kalau|kalo)\b"
    r"(?!\W*\d{1,2}\b)",
    ANY_CASE,
)
"""Asks, or speaks of something else that can be erased; "nomor 2" is a line of the log."""

EVERYTHING = re.compile(r"\b(semua\w*|seluruh\w*|total)\b", ANY_CASE)
BARE = re.compile(
    rf"\b({DROPS}|{OF_LOG}|eh|oh|ya|yah|dong|aja|saja|deh|tolong|yang|yg|tadi|td|itu|ini|saya|aku|"
    r"gw|ku|dari|sini|minta|mau|hapusin|salah|keliru|jadi|ga|gak|tidak|bukan|maaf|sih|kak|min|ke|di|semua\w*)\b",
    ANY_CASE,
)
LONGEST = 10
BRIEFEST = 5
"""Words of a message that takes back what was just noted; fewer where it only says "salah"."""


def holds(turn: Turn, name: str) -> bool:
    """Whether something waits under this name."""
    held = turn.slot("pending")
    return isinstance(held, dict) and name in held


def takes_back(turn: Turn) -> bool:
    """Whether a message takes an application out of the log, and not all that we hold."""
    text = turn.text
    if not WRONG.search(text) or OTHER_MATTER.search(text) or turn.value("money"):
        return False
    if turn.intent == "distress":
        return False
    if OUT_OF_LOG.search(text):
        return True
    if EVERYTHING.search(text) or turn.slot("pending") == ERASE:
        return False
    drops = bool(DROPPED.search(text))
    brief = len(text.split()) <= (LONGEST if drops else BRIEFEST) and not turn.value("program")
    shown = holds(turn, LISTED) or holds(turn, COMPANY_WHERE)
    if brief and (holds(turn, NOTED) or (drops and shown)):
        return True
    # "hapus yang wings" says more than to erase: it may be a line of the log
    return turn.intent == "delete_my_data" and bool(re.search(r"\w{3}", bare(text)))


def bare(text: str) -> str:
    """A message without the words that only ask to take something back."""
    return BARE.sub("", text)
