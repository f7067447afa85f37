"""What a message inside an intake asks of the intake itself, by its words."""

from __future__ import annotations

import re

from actions.turn import Turn
from claims.intake import INTAKES, Question

COMPANY = re.compile(
    r"^\W*(\w+\W+){0,2}(pt|cv|ud|pd|fa|firma|yayasan|koperasi|toko|hotel|rs|bank)\b\.?\W+\w",
    re.IGNORECASE,
)
"""A name of a company, whatever topic its words remind of ("PT Rahasia Sejahtera")."""

SHORT = 7
"""Words; a longer message is no command."""

GO_ON = re.compile(r"^\W*(lanjut(kan|in)?|terus(kan|in)|sambung)( ya| yuk| lagi)?\W*$", re.I)
GO_ON_CLAIM = re.compile(
    r"^\W*((saya|aku|mau|ayo|tolong|ok|oke)\W+)*(lanjut(kan|in)?|terus(kan|in)|sambung)\W+(\w+\W+)?"
    r"(klaim|pengajuan|isian|draf|pengaduan)(nya)?\b",
    re.IGNORECASE,
)

COMMANDS = {
    "save": re.compile(
        r"\b(simpan( dulu)?|(lanjut\w*|terus\w*|sambung) (nanti|besok|lain kali)"
        r"|nanti (dulu|aja|saja|lagi)|istirahat dulu)\b",
        re.IGNORECASE,
    ),
    "cancel": re.compile(
        r"^\W*/?(batal(kan|in)?|cancel|(hapus|buang) (draf\w*|pengajuan|isian)( ini| saya)?"
        r"|(gak|ga|nggak|tidak) jadi)\W*$",
        re.IGNORECASE,
    ),
    "back": re.compile(
        r"^\W*(kembali|balik|mundur|(pertanyaan )?sebelumnya)( dulu| lagi)?\W*$", re.IGNORECASE
    ),
    "skip": re.compile(
        r"^\W*(lewati|lewat(in)?|skip|(nanti )?(menyusul|nyusul))( aja| saja| dulu)?\W*$",
        re.IGNORECASE,
    ),
    "dont_know": re.compile(
        r"^\W*(saya |sy |aku )?((tidak|tdk|gak|ga|nggak|ngga|gk|kurang|belum|blm|enggak) ?"
        r"(tahu|tau|ingat|inget|hafal|yakin|paham)|gatau|gatw|lupa)\b.{0,20}$",
        re.IGNORECASE,
    ),
    "summary": re.compile(r"^\W*(ringkasan|lihat (isian|jawaban)\w*|cek isian)\W*$", re.IGNORECASE),
    "ask_again": re.compile(f"{GO_ON.pattern}|{GO_ON_CLAIM.pattern}", re.IGNORECASE),
}
INTENTS = {"go_back": "back", "skip": "skip", "dont_know": "dont_know", "stop": "cancel"}
CORRECTS = re.compile(
    r"\b(salah|keliru|ralat|koreksi|ubah|ganti|edit|betulkan|benerin|perbaiki|bukan|maksud\w*"
    r"|yang (benar|bener|betul)|yg (benar|bener|betul)|harusnya|seharusnya)\b",
    re.IGNORECASE,
)
RIGHT = re.compile(
    r"\b(yang|yg) (benar|bener|betul)\w*|\b(se)?harusnya|\bmaksud\w*|\bmenjadi\b|\bjadi\b"
    r"|\bganti (ke|dengan|pakai)?\b|\b(yg|yang) (bnr)\b",
    re.IGNORECASE,
)
"""After these words stands what is right."""

OWN = ("inform", "nlu_fallback", "out_of_scope", "affirm", "deny", "show_more", "claim_start")
"""Intents that say nothing against reading a message as an answer."""

LINE = re.compile(r"\b(ubah|ganti|edit|perbaiki|nomor|no)\W{0,3}(\d{1,2})\W*$", re.IGNORECASE)


def command_in(turn: Turn) -> str | None:
    """save, cancel, back, skip, dont_know, summary, ask_again; None for anything else."""
    text = turn.text.strip()
    if turn.is_button:
        return INTENTS.get(turn.intent)
    if not text or len(text.split()) > SHORT:
        return None
    return next((name for name, words in COMMANDS.items() if words.search(text)), None)


def corrected_in(kind: str, turn: Turn) -> tuple[Question, str] | None:
    """Which answer a message corrects, and the part of it that says what is right."""
    text = turn.text
    if not text or not CORRECTS.search(text):
        return None
    named = [each for each in INTAKES[kind] if each.named_by.search(text)]
    if not named:
        return None
    first = min(named, key=lambda each: _place(each, text))
    return first, _right_part(first, text)


def _place(each: Question, text: str) -> int:
    found = each.named_by.search(text)
    return found.start() if found else len(text)


def _right_part(each: Question, text: str) -> str:
    """What follows "yang benar", or what follows the name of the answer."""
    marks = list(RIGHT.finditer(text))
    if marks:
        return text[marks[-1].end() :]
    named = each.named_by.search(text)
    rest = text[named.end() :] if named else text
    return re.sub(CORRECTS, " ", rest)


def line_in(text: str) -> int | None:
    """Which line of the summary "ubah 3" names."""
    found = LINE.search(text.strip())
    return int(found[2]) if found else None


WHY = re.compile(
    r"\b(buat|untuk|utk|guna) ?(nya)? ?apa\b|\b(kenapa|mengapa|knp|ngapain) "
    r"(kok )?(harus|perlu|minta|ditanya|butuh|pakai)|^\W*(kenapa|mengapa|knp)\W*$",
    re.IGNORECASE,
)


def asks_reason(turn: Turn) -> bool:
    """Whether a message asks why the open question is asked, and nothing of a programme."""
    short = len(turn.text.split()) <= SHORT
    return short and not turn.value("program") and bool(WHY.search(turn.text))
