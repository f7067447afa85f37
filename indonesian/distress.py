"""Words that speak of ending one's life or of having no way left: recall comes before precision.

A classifier learns the many shades of stress; these phrases are too grave to be left to it. A
false alarm asks gently, a miss may cost a life. "Mati" alone is no alarm: lamps and apps die too.
"""

from __future__ import annotations

import re
import unicodedata

_WISH = r"(?:ingin|pengen|pengin|pgn|pngn|pingin|kepingin|kepengen|mau|mo|pen|kudu|arep|hoyong|hayang|mending\w*|lebih baik|lbh baik|mbok|rasanya|want to|wanna)"
_DIE = r"(?:mati|mampus|modar|paeh|maot|pejah|wafat|meninggal|koit|die|dead)"
_FILL = r"(?:\W+\w+){0,3}?\W+"

_PHRASES = (
    rf"\b{_WISH}{_FILL}{_DIE}\b(?!\W+(?:kutu|gaya|rasa|lampu|listrik))",
    rf"\b{_WISH}\W+{_DIE}\b",
    r"\b(?:bunuh|bnuh|nggunuh|ngabunuh|membunuh|bunuhin)\W+diri\b|\bbundir\b|\bbunuhdiri\b",
    r"\bsuicid\w*\b|\bkill(?:ing)?\W+(?:my\W?self|me)\b|\bend(?:ing)?\W+my\W+life\b|\bself\W?harm\b",
    r"\b(?:gantung|nggantung|ngagantung|nyayat|sayat|menyayat|nyakitin|menyakiti|lukai|melukai)\W+(?:diri|urat|nadi|tangan|lengan)\b",
    r"\b(?:meng)?akhir\w*\W+(?:\w+\W+){0,2}?(?:hidup|nyawa|semuanya|semua ini)\b",
    r"\b(?:lompat|loncat|terjun|nyebur)\W+(?:\w+\W+){0,2}?(?:jembatan|gedung|rel|kereta|sungai|lantai|flyover)\b",
    r"\b(?:minum|nenggak|tenggak)\W+(?:\w+\W+)?(?:racun|baygon|obat nyamuk|pestisida)\b",
    r"\b(?:siapin|siapkan|nyiapin|beli)\W+(?:\w+\W+)?tali\b",
    r"\b(?:g[ak]+|ngg?ak|tidak|tdk|ora|teu|gk|ndak|tak|udah ga|gada|gak ada|ga ada|tiada)\W+(?:\w+\W+){0,2}?(?:mau|pengen|ingin|kuat|sanggup|pantas|guna|gunanya)\W+(?:\w+\W+){0,1}?(?:hidup|idup|urip|hirup)\b",
    r"\b(?:capek|cape|capai|lelah|lelah sama|bosan|males|malas|sumpek)\W+(?:\w+\W+){0,1}?(?:hidup|idup|urip|hirup)\b",
    r"\b(?:hidup|idup|urip|hirup)\w*\W+(?:\w+\W+){0,3}?(?:g[ak]+|ngg?ak|tidak|tdk|ora|teu|gk|percuma)\W+(?:\w+\W+){0,1}?(?:guna|berguna|berarti|ada artinya|ada gunanya|layak|lanjut)\b",
    r"\b(?:g[ak]+|ngg?ak|tidak|tdk|buat apa|ngapain|percuma|nothing to)\W+(?:\w+\W+){0,2}?(?:hidup|idup|urip|live for)\W*(?:lagi|lg|maneh)?\s*[?.!]*$",
    r"\b(?:pengen|ingin|mau|pgn)\W+(?:\w+\W+){0,1}?(?:ngilang|menghilang|lenyap)\W+(?:dari|aja dari|selamanya)\b",
    r"\b(?:dunia|keluarga|anak istri|semua orang|mereka)\W+(?:\w+\W+){0,3}?lebih baik\W+(?:\w+\W+){0,2}?tanpa\W+(?:saya|aku|gue|gw)\b",
    r"\b(?:nyusul|menyusul)\W+(?:almarhum|almarhumah|bapak|ibu|istri|suami)\b",
)
_ALARM = re.compile("|".join(_PHRASES), re.IGNORECASE)
_NEGATED = re.compile(
    r"\b(?:lampu|listrik|hp|hape|handphone|aplikasi|app|mesin|motor|server|sinyal|layar|usaha|bisnis|akun)\W+(?:\w+\W+){0,2}?(?:mati|dead)\b",
    re.IGNORECASE,
)
_LONGEST = 4000


def is_alarm(text: str) -> bool:
    """Whether a message holds words of dying or of no way left; never raises."""
    plain = unicodedata.normalize("NFKD", text[:_LONGEST])
    stretched = re.sub(r"(\w)\1{2,}", r"\1", plain)
    found = _ALARM.search(stretched)
    return bool(found) and not (_NEGATED.search(stretched) and "diri" not in stretched.lower())
