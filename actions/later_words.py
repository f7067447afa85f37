"""What is meant beside the intents, found in words: the log of applications, reminders, a pause."""

from __future__ import annotations

import re

from actions.contact_hours import names_hours
from actions.turn import Turn
from actions.undo_words import COMPANY_WHERE, NOTED, holds, takes_back

I = re.IGNORECASE  # noqa: E741
APPLY = r"(nge|me|ng|nga)?lamar|apply|(ngirim|kirim|masukin|masukkan|naruh|nitip)\W+(cv|lamaran\w*)"
PAST = (
    r"sudah|udah|udh|dah|sdh|tadi|td|kemarin|kemaren|kmrn|kmaren|barusan|baru (saja|aja)|"
    r"hari ini|lalu|minggu ini|tgl|tanggal|wingi|kamari|mau tadi"
)
APPLIED = re.compile(
    rf"\b({PAST})\b.*\b({APPLY})\b|^\W*(saya |aku |gw |gue |sy )?({APPLY})\W+(kerja\W+)?(ke|di)\b"
    rf"|\b({APPLY})\W+(\w+\W+){{0,6}}?({PAST})\b",
    I,
)
INTERVIEW = re.compile(
    r"\b(interview|interviu|wawancara|psikotes|psikotest|tes (kerja|tertulis|tulis|masuk)|"
    r"(tes|test)\W+(di|ke)\W+(pt|cv)|walk ?in)\b",
    I,
)
CALLED = re.compile(rf"\b({PAST}|dipanggil|panggilan|ikut|besok|lusa|selesai|habis|abis)\b", I)
ASKS = re.compile(
    r"\?|\b(gimana|bagaimana|gmn|piye|kumaha|cara\w*|tips|contoh|boleh|apakah|kenapa|kok|haruskah|"
    r"mau|pengen|pengin|ingin|rencana\w*|belum|blm|ditolak|bayar\w*|biaya\w*|transfer|penipu\w*|"
    r"tipu\w*|aman|asli\w*|bener\w*|benar\w*|palsu|curiga|hoax|modus|link(nya)?|uang|ijazah|"
    r"ditahan|takut|gugup|persiapan|jawab\w*|berapa|apa (itu|saja|aja))\b",
    I,
)
LISTS = re.compile(
    r"\b(daftar|catatan|list|rekap\w*|lihat|cek|riwayat|bukti)\W+((kirim|cari|nyari|semua|pdf)\W+)?"
    r"(lamaran|lamar|cari kerja)\w*\b(?!\W+(kerja )?(yang )?(benar|bagus))|"
    r"\bberapa (lagi )?lamaran\w* (lagi|saya|yang|bulan)\b|\bkurang (berapa )?lamaran\b|"
    r"^\W*lamaran(ku| saya)?\W*((bulan|oktober|november|desember|januari|februari|maret|april|mei|"
    r"juni|juli|agustus|september)\b.*)?$|\bpdf lamaran\b|\blamaran\w*\b.*\bpdf\b",
    I,
)
JOBS = re.compile(r"\b(loker|lowongan|lowker|pelatihan|kursus|magang|kerjaan|info)\b", I)
REMIND = re.compile(
    r"\b((di)?ingat(kan|in)|(di)?ingetin|pengingat\w*|reminder\w*|(di)?elingke|alarm)\b", I
)
NO_MORE = re.compile(r"\b(stop|hentikan|berhenti|matikan|matiin|hapus|jangan|batal\w*|udahan)\b", I)
SHOWS = re.compile(
    r"\b(daftar|lihat|cek|apa (saja|aja)|list|mana)\b|^\W*pengingat( saya|ku)?\W*$", I
)
PAUSES = re.compile(
    r"\b(jeda|pause|libur|tunda|istirahat)\w*\b.*"
    r"\b(kabar\w*|langganan|notif\w*|info|loker|lowongan)\b",
    I,
)
NEWS = r"(kabar(an|nya|ku|in|i)?|langganan\w*|berlangganan|notif\w*|alert\w*)"
ALERT_STOPS = re.compile(
    rf"\b(stop\w*|berhenti\w*|hentikan|matikan|matiin|batal\w*|hapus|udahan)"
    rf"(\W+(semua\w*|dulu|(me|nge)?ngirim\w*|kirim\w*|terima|dong|aja|saja|loker|lowongan)){{0,3}}"
    rf"\W+{NEWS}\b"
    rf"|\b(jangan|gausah|ga usah|gak usah|tidak usah|tdk usah)\b.{{0,20}}\b{NEWS}\b.*\blagi\b",
    I,
)
ALERT_LISTS = re.compile(
    r"\b(daftar|lihat|cek|list|mana)\W+(semua\W+)?"
    r"(langganan\w*|notif\w*|kabar(ku|\W+(saya|aku|ku|loker|lowongan))?\W*$)"
    r"|^\W*(langganan|kabar)\W*(saya|aku|ku)\W*$",
    I,
)
ALERT_ORDERS = re.compile(
    r"^\W*(tolong |minta )?(kabar(i|in|kan)|infoin|kasih kabar)( (saya|aku|gw|ya|dong|aja|kalau|"
    r"gue|kalo|klo|ada|yang|yg|baru))*\W*$",
    I,
)
"""Orders an alert for what was searched last: "kabari saya ya kalau ada"."""

ALERT_RESUMES = re.compile(
    rf"\b(lanjut\w*|terus(kan|in)|aktif(kan|in)|nyala(kan|in)|hidup(kan|in))\b.{{0,15}}\b{NEWS}\b",
    I,
)
ALERT_TOPICS = ("alert_subscribe", "alert_list", "alert_unsubscribe")
BARE_PAUSE = re.compile(
    r"^\W*(jeda|pause|tunda|libur|istirahat)\w*(\W+(dulu|aja|saja|ya|dong|kak|min|semua\w*))*\W*$",
    I,
)
"""Pauses what was just listed or ordered."""

ALERT_WHAT = "alert_what"
"""Waits for what an alert shall look for."""

ALERT_WHICH = "alert_which"
"""Waits for which of several alerts shall stop."""

ALERT_NUMBER = re.compile(r"\b(?:no|nomor|nomer|yang|yg)\W*(?:ke\W*)?(\d{1,2})\b", I)
"""In "stop yang nomor 2"."""

ALL_ALERTS = re.compile(r"\b(semua\w*|seluruh\w*|all|dua ?-?duanya|keduanya)\b", I)

JKP_WHEN = "jkp_when"
"""Waits for the day on which JKP was first paid."""

PAID = r"(cair|masuk|keluar|dibayar\w*|ditransfer|(di|me|ne|nge)?terima|nerima|dapat|dapet)"
JKP_PAID = re.compile(
    rf"\bjkp\b(\W+\w+){{0,6}}?\W+{PAID}\b|\b{PAID}\W+((uang|duit|manfaat|dana)\W+)?jkp\b", I
)
SINCE = re.compile(
    rf"\b({PAST}|sejak|semenjak|mulai|dari|pertama|bulan (ke-?)?(1|satu|pertama))\b", I
)
OTHER_THAN_FIRST = re.compile(
    r"\?|\b(belum|blm|ga|gak|nggak|tidak|tdk|kapan|berapa|kenapa|kok|kalau|kalo|klo|kl|jika|bisa|biar|"
    r"supaya|syarat\w*|cara\w*|gimana|bagaimana|gmn|apakah|apa|akan|nanti|mau|tapi|cuma|hanya|kurang|"
    r"ditolak|gagal|stop|berhenti|terakhir|kedua|ketiga|bulan (ke-?)?([2-6]|dua|tiga)|\d+ bulan)\b",
    I,
)
"""Asks about the money, complains of it, or speaks of a later month."""

PAST_DAY = re.compile(r"\b(kemarin|kemaren|kmrn|kmaren|hari ini|tadi|\d+ hari (yang )?lalu)\b", I)
ANSWERS = ("job_search", "training_search", "internship_search", "inform", "nlu_fallback")
ALSO_AT = re.compile(
    r"^\W*(?:sama|plus|dan|terus|trus|satu lagi|tambah|tambahin)\W+(?:(?:di|ke|yang|yg)\W+)?"
    r"(?:\w+\W+){1,3}?(?:juga|jg)\W*$",
    I,
)
"""Names another company right after one was noted: "sama alfamart juga"."""

LONGEST_ANSWER = 12
"""Words of an answer that names companies."""

NEVER = ("distress", "delete_my_data", "human_handoff")
SURE = 0.6


def meant_later(turn: Turn) -> str | None:
    """What is meant of the log, reminders, hours or a pause; None for all else."""
    if turn.value("posting") is not None or turn.value("application") is not None:
        return "application"
    if turn.value("reminder") is not None:
        return "reminder"
    if takes_back(turn):
        return "application_back"
    if not turn.text or (turn.intent in NEVER and turn.confidence >= SURE):
        return None
    named = any(turn.value(kind) for kind in ("occupation", "skill", "location"))
    if turn.slot("pending") == ALERT_WHAT and named and turn.intent in ANSWERS:
        return "alert_subscribe"
    if turn.slot("pending") == ALERT_WHICH and _names_alerts(turn.text, named):
        return "alert_unsubscribe"
    if turn.slot("pending") == JKP_WHEN and (turn.found("date") or PAST_DAY.search(turn.text)):
        return "jkp_paid"
    if names_company(turn):
        return "application"
    if LISTS.search(turn.text):
        return "application_list"
    if noted_kind(turn.text):
        return "application"
    if tells_of_jkp(turn.text):
        return "jkp_paid"
    if names_hours(turn.text):
        return "contact_hours"
    if REMIND.search(turn.text) and not JOBS.search(turn.text):
        return "reminder"
    if turn.slot("topic") in ALERT_TOPICS and BARE_PAUSE.match(turn.text):
        return "alert_unsubscribe"
    return _of_alerts(turn.text)


def _names_alerts(text: str, named: bool) -> bool:
    """Whether "stop yang kasir", "nomor 2" or "dua-duanya" answers which alerts shall stop."""
    if len(text.split()) > LONGEST_ANSWER or ASKS.search(text):
        return False
    stops = NO_MORE.search(text) or not JOBS.search(text)
    return bool((named and stops) or ALL_ALERTS.search(text) or ALERT_NUMBER.search(text))


def _of_alerts(text: str) -> str | None:
    """What is meant of alerts, in words that stand for nothing else."""
    if ALERT_RESUMES.search(text):
        return "alert_resume"
    if PAUSES.search(text) or ALERT_STOPS.search(text):
        return "alert_unsubscribe"
    if ALERT_ORDERS.search(text):
        return "alert_subscribe"
    return "alert_list" if ALERT_LISTS.search(text) else None


def names_company(turn: Turn) -> bool:
    """Whether a message is the answer to "Ke perusahaan apa?"."""
    asked = holds(turn, COMPANY_WHERE)
    brief = 0 < len(turn.text.split()) <= LONGEST_ANSWER and not ASKS.search(turn.text)
    brief = brief and not JOBS.search(turn.text)
    known = turn.intent in (*ANSWERS, "application")
    if holds(turn, NOTED):
        return brief and bool(ALSO_AT.match(turn.text))
    return asked and brief and (known or turn.confidence < SURE)


def tells_of_jkp(text: str) -> bool:
    """Whether a message tells that JKP is paid now, and asks nothing about it."""
    told = JKP_PAID.search(text) and SINCE.search(text)
    return bool(told) and not OTHER_THAN_FIRST.search(text)


def noted_kind(text: str) -> str | None:
    """Whether a message tells of an application or an interview, and does not ask about one."""
    if ASKS.search(text):
        return None
    if INTERVIEW.search(text) and CALLED.search(text):
        return "interview"
    return "application" if APPLIED.search(text) else None
