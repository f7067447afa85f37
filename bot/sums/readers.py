"""Reading one value of a sum, typed on a command line or given in JSON.

Each reader takes a string, number or boolean and raises ValueError with what to write instead.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date, datetime
from difflib import get_close_matches
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from benefits.reasons import REASONS
from benefits.tenure import Tenure
from indonesian import dates, duration, money
from indonesian.reasons import find_reasons

PLAIN = re.compile(r"[+-]?\d+|\d{4,}[.,]00?")
"""Plain digits, perhaps with cents of nothing; "500.000" is no such thing but half a million."""

ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
TENURE_DAYS = re.compile(r"(\d+)\s*hari\b", re.IGNORECASE)
YES = {"ya", "y", "yes", "true", "1", "benar"}
NO = {"tidak", "t", "n", "no", "false", "0", "bukan"}
CONTRACTS = {
    "pkwtt": ("tetap", "karyawan tetap", "permanent"),
    "pkwt": ("kontrak", "contract"),
    "daily": ("harian",),
    "piece": ("borongan", "satuan"),
    "freelance": ("lepas", "mitra"),
}


def today() -> date:
    """Today in Jakarta, or TEMAN_TODAY."""
    pinned = os.environ.get("TEMAN_TODAY")
    return date.fromisoformat(pinned) if pinned else datetime.now(ZoneInfo("Asia/Jakarta")).date()


def rupiah(given: Any) -> int:
    """Rupiah: 5000000, "5jt", "Rp5.000.000"."""
    if _is_number(given):
        return _whole(given, "tulis rupiah bulat, misalnya 5000000")
    text = str(given).strip()
    if PLAIN.fullmatch(text):
        return _positive(int(re.split(r"[.,]", text)[0]))
    amount = money.read_answer(text)
    if amount is None:
        guess = money.ambiguous_million(text)
        hint = f"maksudnya {money.write(guess)}? tulis {guess}" if guess else "misalnya 5000000"
        raise ValueError(f"bukan jumlah rupiah; {hint}")
    return _positive(amount)


def count(given: Any) -> int:
    """A whole number that is not negative."""
    if _is_number(given):
        return _whole(given, "tulis angka bulat, misalnya 6")
    text = str(given).strip()
    if not re.fullmatch(r"-?\d+", text):
        raise ValueError("tulis angka bulat, misalnya 6")
    return _positive(int(text))


def _is_number(given: Any) -> bool:
    return isinstance(given, int | float) and not isinstance(given, bool)


def _whole(number: float, example: str) -> int:
    if number != int(number):
        raise ValueError(example)
    return _positive(int(number))


def _positive(number: int) -> int:
    if number < 0:
        raise ValueError("tidak boleh negatif")
    return number


def day(given: Any) -> date:
    """A date: 2026-10-31, "31 Oktober 2026", 31/10/2026."""
    text = str(given).strip()
    # what is written as ISO is read as ISO: 2026-13-01 is no day of January
    found = text if ISO.fullmatch(text) else dates.read(text, today())
    if not found or len(found) < len("2026-10-31"):
        raise ValueError("bukan tanggal yang lengkap; misalnya 2026-10-31")
    try:
        return date.fromisoformat(found)
    except ValueError:
        raise ValueError("tanggal ini tidak ada") from None


def tenure(given: Any) -> Tenure:
    """A length of service: "7 tahun 3 bulan", "7 tahun 11 bulan 30 hari"; a number is months."""
    text = str(given).strip()
    if re.fullmatch(r"\d+", text):
        return Tenure.from_months(int(text))
    months = duration.read(TENURE_DAYS.sub("", text)) if TENURE_DAYS.sub("", text).strip() else 0
    days = TENURE_DAYS.search(text)
    if months is None or (not months and not days and not text.startswith("0")):
        raise ValueError('misalnya "7 tahun 3 bulan"')
    years, left = divmod(months, 12)
    return Tenure(years, left, int(days[1]) if days else 0)


def share(given: Any) -> Fraction:
    """A share: 60%, 0,6 or 0.6."""
    text = str(given).strip().replace(",", ".")
    try:
        part = Fraction(text.rstrip("% ")) / (100 if text.endswith("%") else 1)
    except ValueError:
        raise ValueError("misalnya 60% atau 0.6") from None
    if not 0 <= part <= 1:
        raise ValueError("antara 0% dan 100%")
    return part


def months(given: Any) -> Fraction:
    """Months, with a fraction where needed: 9, 8.5, "1 tahun 2 bulan"."""
    text = str(given).strip().replace(",", ".")
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return Fraction(text)
    found = duration.read(text)
    if found is None:
        raise ValueError("misalnya 9, atau 1 tahun 2 bulan")
    return Fraction(found)


def yes(given: Any) -> bool:
    """Ya or tidak."""
    word = str(given).strip().lower()
    if word in YES | NO:
        return word in YES
    raise ValueError("tulis ya atau tidak")


def reason(given: Any) -> str:
    """A key of `REASONS`, or the reason in words: "efisiensi karena rugi"."""
    text = str(given).strip()
    key = text.lower().replace("-", "_").replace(" ", "_")
    if key in REASONS:
        return key
    found = list(dict.fromkeys(str(span.value) for span in find_reasons(text)))
    if len(found) == 1 and "_" not in text:
        return found[0]
    close = get_close_matches(key, REASONS, 1)
    hint = f"maksudnya {close[0]}? " if close else ""
    raise ValueError(f"alasan tidak dikenal; {hint}daftarnya: teman hitung alasan")


def contract(given: Any) -> str:
    """A kind of employment: pkwtt (tetap), pkwt (kontrak), harian, borongan, lepas."""
    word = str(given).strip().lower()
    for key, names in CONTRACTS.items():
        if word == key or word in names:
            return key
    raise ValueError("pilih pkwtt, pkwt, harian, borongan, atau lepas")


def one_of(**choices: tuple[str, ...]) -> Callable[[Any], str]:
    """A reader of a few choices: key=(other names, …)."""

    def read(given: Any) -> str:
        word = str(given).strip().lower()
        for key, names in choices.items():
            if word == key or word in names:
                return key
        raise ValueError(f"pilih {' atau '.join(choices)}")

    return read


def several[T](read: Callable[[Any], T]) -> Callable[[Any], tuple[T, ...]]:
    """A reader of a list: JSON's, or one with commas or semicolons."""

    def read_all(given: Any) -> tuple[T, ...]:
        parts = given if isinstance(given, list | tuple) else re.split(r"[;,]", str(given))
        return tuple(read(part) for part in parts if str(part).strip())

    return read_all


def payment(given: Any) -> tuple[date, int]:
    """A payment on a day: 2026-12-20=200jt, or [day, amount] in JSON."""
    parts = given if isinstance(given, list | tuple) else re.split(r"[=:]", str(given), maxsplit=1)
    if len(parts) != 2:
        raise ValueError("misalnya 2026-12-20=200jt")
    return day(parts[0]), rupiah(parts[1])
