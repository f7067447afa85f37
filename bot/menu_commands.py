"""Typed commands ("/jkp") and what they ask."""

from __future__ import annotations

import re
from typing import NamedTuple

COMMAND = re.compile(r"/([a-z]+)(?:@\w+)?(?:\s+(.*))?", re.IGNORECASE | re.DOTALL)


class Command(NamedTuple):
    """`asks` is a payload (with its slash) or words; `about` is what Telegram's menu shows."""

    asks: str
    about: str


COMMANDS = {
    "start": Command("/greet", "Mulai"),
    "bantuan": Command("/help", "Apa yang bisa saya bantu"),
    "pesangon": Command("/severance_calculate", "Hitung pesangon"),
    "jkp": Command("/jkp_info", "Jaminan Kehilangan Pekerjaan"),
    "jht": Command("/jht_info", "Jaminan Hari Tua"),
    "prakerja": Command("/prakerja_info", "Kartu Prakerja"),
    "loker": Command("/job_search", "Cari lowongan kerja"),
    "pelatihan": Command("/training_search", "Cari pelatihan"),
    "klaim": Command("/claim_start", "Dibantu mengurus klaim"),
    "status": Command("/claim_status", "Status kasus Anda"),
    "langganan": Command("/alert_list", "Kabar lowongan yang Anda pesan"),
    "pengingat": Command("pengingat saya", "Pengingat batas waktu"),
    "lamaran": Command("daftar lamaran saya", "Catatan lamaran Anda"),
    "petugas": Command("/human_handoff", "Bicara dengan petugas"),
    "privasi": Command("/privacy", "Data apa yang disimpan"),
    "unduhdata": Command("unduh data saya", "Unduh semua data Anda"),
    "hapusdata": Command("/delete_my_data", "Hapus semua data Anda"),
    "batal": Command("/stop", "Hentikan isian yang berjalan"),
    "stop": Command("/alert_unsubscribe", "Berhenti menerima kabar"),
}
"""In the order of the menu."""

ALIASES = {"help": "bantuan", "settings": "langganan", "privacy": "privasi"}
"""English names that Telegram asks every bot to know."""


def asked_by(text: str) -> str | None:
    """What a typed command asks, None when it is none of ours.

    "/start jkp" is a deep link: it asks what "/jkp" asks.
    """
    typed = COMMAND.fullmatch(text.strip())
    if typed is None:
        return None
    name, linked = typed[1].lower(), (typed[2] or "").strip().lower()
    if name == "start" and linked in COMMANDS:
        name = linked
    found = COMMANDS.get(ALIASES.get(name, name))
    return found.asks if found else None
