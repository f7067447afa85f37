"""Words of the console, and how it writes times and ages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.clock import JAKARTA

KINDS: Mapping[str, str] = {
    "jkp": "Klaim JKP",
    "jht": "Klaim JHT",
    "severance": "Keluhan pesangon",
}
STATUSES: Mapping[str, str] = {
    "submitted": "Baru",
    "in_review": "Diperiksa",
    "waiting": "Menunggu pekerja",
    "ready": "Siap diajukan",
    "done": "Selesai",
    "closed": "Ditutup",
}
CHANNELS: Mapping[str, str] = {
    "telegram": "Telegram",
    "web": "Halaman web",
    "whatsapp": "WhatsApp",
    "terminal": "Terminal",
}
FACTS: Mapping[str, str] = {"leave_days": "Sisa cuti (hari)"}
"""Names of facts that no intake asks for."""

PAPERS: Mapping[str, str] = {
    "ktp": "KTP",
    "phk_letter": "Surat PHK",
    "answer": "Berkas jawaban",
}
ROLES: Mapping[str, str] = {
    "petugas": "Petugas",
    "supervisor": "Supervisor",
    "admin": "Administrator",
}
ACTIONS: Mapping[str, str] = {
    "begin": "memulai isian",
    "submit": "mengirim kasus",
    "read": "membuka",
    "view": "melihat dokumen",
    "assign": "menugaskan",
    "status": "mengubah status",
    "ask": "bertanya kepada pekerja",
    "write": "menulis kepada pekerja",
    "answer": "menjawab pertanyaan",
    "note": "menulis catatan",
    "export": "mengekspor",
    "attach": "mengirim dokumen",
    "take": "mengambil",
    "close": "menutup",
    "hand-off": "meminta petugas",
}
LATE = timedelta(days=3)
DENIED = (
    "Halaman ini di luar peran Anda, atau formulirnya sudah kedaluwarsa. "
    "Muat ulang halaman sebelumnya, lalu coba lagi."
)
NOT_FOUND = "Data ini tidak ada, atau sudah dihapus oleh pekerja."
WRONG_LOGIN = (
    "Nama, kata sandi, atau kode tidak cocok. Kode hanya berlaku sekali; tunggu kode berikutnya."
)
MEGABYTE = 1_048_576


def day_and_time(at: datetime | None) -> str:
    """As "26-11-2026 10.32" in western Indonesia; a dash for never."""
    return f"{at.astimezone(JAKARTA):%d-%m-%Y %H.%M}" if at else "–"


def age(since: datetime, now: datetime) -> str:
    """How long ago, in the largest unit that is not nought."""
    gone = now - since
    if gone >= timedelta(days=1):
        return f"{gone.days} hari"
    hours, minutes = divmod(int(gone.total_seconds()) // 60, 60)
    return f"{hours} jam" if hours else f"{max(minutes, 0)} menit"


def size(count: int) -> str:
    """A number of bytes for people."""
    if count >= MEGABYTE:
        return f"{count / MEGABYTE:.1f} MB".replace(".", ",")
    return f"{count // 1024 + 1} kB"


def paper(mime: str, pages: int) -> str:
    """What a document is, in a word or two."""
    return "foto" if mime == "image/jpeg" else f"PDF, {pages} halaman"


def actor(who: str, names: Mapping[str, str]) -> str:
    """Who did something: "officer:7" is a colleague's name."""
    kind, _, number = who.partition(":")
    if kind == "officer":
        return names.get(number, f"Petugas {number}")
    return {"worker": "Pekerja", "system": "Sistem"}.get(kind, who)
