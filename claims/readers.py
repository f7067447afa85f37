"""Reading the answers of an intake: each reader gives a value, says what is wrong, or asks back.

What they say is named, not worded: `problem` and `doubt` are phrases of knowledge/intake.yml.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import phonenumbers

from benefits.result import day_text
from claims.names import woman_by_name
from indonesian import dates, duration, lookup, money, nik
from indonesian.bounds import Bound, not_reached
from indonesian.taken_back import is_denied, standing

SMALLEST_WAGE, LARGEST_WAGE = 300_000, 1_000_000_000
LARGEST_SUM = 100_000_000_000
LONGEST_TENURE = 60 * 12
FULL_DAY, FULL_MONTH = 10, 7
AHEAD = timedelta(days=180)
"""A layoff that is announced may lie so far ahead."""

LAW = date(2021, 2, 2)
"""Since this day PP 35/2021 and JKP hold; older layoffs are other law."""

LONGEST_NAME, MOST_WORDS = 80, 7
NAME = re.compile(r"[^\W\d_]+(?:[.'’`-]?[^\W\d_]*)*\.?")
LEAD = re.compile(
    r"^\W*(?:(?:nama(?:\s+(?:lengkap|saya|sy|aku|ku|gue|perusahaan(?:nya)?|pt(?:nya)?))*|namanya"
    r"|saya|perusahaan(?:nya)?|kerja|bekerja|di|yang benar|yg benar|adalah|yaitu|itu|ya|iya)"
    r"(?:\s*[:=]\s*|\s+))+",
    re.IGNORECASE,
)
KPJ = re.compile(r"(?<![A-Za-z0-9])\d{2}[ .-]?[A-Za-z0-9](?:[ .-]?\d){8}(?![A-Za-z0-9])")
NOTHING = re.compile(
    r"\b(nol|kosong|(belum|blm|tidak|gak|ga|nggak|tdk) (ada|dibayar|pernah|sama sekali|dapat|dpt)"
    r"|belum|blm|nihil)\b",
    re.IGNORECASE,
)
NO = re.compile(
    r"\b(tidak|gak|ga|nggak|ngga|gk|tdk|ora|menolak|nolak|tolak|keberatan|bukan|belum)\b", re.I
)
YES = re.compile(r"\b(setuju|terima|nerima|menerima|sepakat|ikhlas|iya?|ya|oke|ok|sudah)\b", re.I)


@dataclass(frozen=True)
class Given:
    """What came as an answer: typed text or the value of a button; `known` are other answers."""

    text: str
    today: date
    choice: Any = None
    known: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Read:
    """A value, perhaps with a doubt to confirm; or the problem; or neither: it was no answer."""

    value: Any = None
    problem: str | None = None
    doubt: str | None = None
    said: Mapping[str, str] = field(default_factory=dict)


NONE = Read()
type Reader = Callable[[Given], Read]


def name(given: Given) -> Read:
    """A person's name: letters alone, as on the identity card."""
    text = " ".join(LEAD.sub("", given.text).split()).strip(" .,!")
    words = text.split()
    if not words or len(words) > MOST_WORDS or len(text) > LONGEST_NAME:
        return NONE
    if not all(NAME.fullmatch(word) for word in words) or len(text) < 3:
        return Read(problem="name_not_letters")
    return Read(text.title() if text.islower() or text.isupper() else text)


def identity_number(given: Given) -> Read:
    """An NIK: sixteen digits that can stand; doubted when the sex does not fit the name."""
    digits = nik.digits_in(given.text)
    if not digits:
        return NONE
    if len(digits) != nik.DIGITS:
        return Read(problem="nik_length", said={"count": str(len(digits))})
    found = nik.read(digits, given.today)
    if found is None:
        return Read(problem="nik_impossible")
    by_name = woman_by_name(str(given.known.get("name") or ""))
    said = {
        "born": day_text(found.birth),
        "sex": "perempuan" if found.woman else "laki-laki",
    }
    unlike = by_name is not None and by_name != found.woman
    return Read(digits, doubt="nik_sex" if unlike else None, said=said)


def phone(given: Given) -> Read:
    """A phone number that can be called, in E.164."""
    for match in phonenumbers.PhoneNumberMatcher(
        given.text, "ID", leniency=phonenumbers.Leniency.POSSIBLE
    ):
        if phonenumbers.is_valid_number(match.number):
            form = phonenumbers.PhoneNumberFormat.E164
            return Read(phonenumbers.format_number(match.number, form))
    return Read(problem="phone_invalid") if re.search(r"\d[\d \-.]{4,}", given.text) else NONE


def kpj(given: Given) -> Read:
    """The number of a BPJS Ketenagakerjaan card: eleven signs, old cards have a letter third."""
    found = KPJ.search(given.text)
    if found:
        return Read(re.sub(r"[^A-Z0-9]", "", found[0].upper()))
    digits = re.sub(r"\D", "", given.text)
    return Read(problem="kpj_length", said={"count": str(len(digits))}) if digits else NONE


def employer(given: Given) -> Read:
    """The company, and its town when it is said: "PT Maju Jaya, Bekasi"."""
    text = " ".join(LEAD.sub("", given.text).split()).strip(" .,")
    if len(text) < 2 or len(text) > LONGEST_NAME * 2 or not re.search(r"[^\W\d_]{2}", text):
        return NONE
    places = lookup.find_places(text) or lookup.find_places(f"di {text.rpartition(',')[2]}")
    city = str(places[-1].value) if places else None
    company = _company(text)
    return Read({"name": company, "city": city}) if company else NONE


def _company(text: str) -> str:
    """The name without the town at its end."""
    head, comma, _ = text.rpartition(",")
    if comma:
        return head.strip(" ,")
    return re.sub(r"\s+(di|kota|kab(upaten)?\.?)\s+[\w ]+$", "", text, flags=re.IGNORECASE).strip()


def last_day(given: Given) -> Read:
    """The day on which the job ended or ends."""
    every = dates.find(given.text, given.today)
    said = [str(each.value) for each in every if not is_denied(given.text, each)]
    found = [each for each in said if len(each) >= FULL_MONTH]
    if not found:
        return NONE
    iso = found[-1]
    if len(iso) != FULL_DAY:
        return Read(problem="date_needs_day")
    day = date.fromisoformat(iso)
    if day < LAW:
        return Read(problem="date_old_law", said={"day": day_text(LAW)})
    return Read(problem="date_far") if day > given.today + AHEAD else Read(iso)


def wage(given: Given) -> Read:
    """Rupiah a month."""
    found = _amount(given.text)
    if found is None:
        guess = money.ambiguous_million(given.text)
        said = {"value": money.write(guess)} if guess else {}
        return Read(guess, doubt="amount_meant", said=said) if guess else NONE
    if found < SMALLEST_WAGE:
        return Read(problem="wage_small")
    return Read(problem="wage_large") if found > LARGEST_WAGE else Read(found)


def amount(given: Given) -> Read:
    """Rupiah that may be nothing: a balance, what was paid."""
    if given.choice is not None:
        return Read(int(given.choice))
    found = _amount(given.text)
    if found is None:
        return Read(0) if NOTHING.search(given.text) else NONE
    return Read(problem="amount_large") if not 0 <= found <= LARGEST_SUM else Read(found)


def _amount(text: str) -> int | None:
    spans = standing(text, money.find(text))
    return int(str(spans[-1].value)) if spans else None


def _length(text: str) -> int | Bound | None:
    """Whole months of the first length that stands after corrections; else what it stays below."""
    spans = standing(text, duration.find(text))
    exact = (int(str(each.value)) for each in spans if not not_reached(text, each))
    return next(exact, None if not spans else not_reached(text, spans[0]))


def _below(bound: Bound) -> Read:
    return Read(problem="months_below", said={"value": duration.write(bound.months)})


def tenure(given: Given) -> Read:
    """Whole months of service, from a length or from the day it began."""
    months = _length(given.text)
    if isinstance(months, Bound):
        return _below(months)
    if months is None:
        period = dates.period(given.text, given.today)
        start = period[0] if period else dates.read(given.text, given.today)
        months = dates.months_between(start, given.today.isoformat()) if start else None
    if months is None and re.fullmatch(r"\W*\d{1,2}\W*", given.text):
        years = int(re.sub(r"\D", "", given.text))
        return Read(years * 12, doubt="amount_meant", said={"value": f"{years} tahun"})
    if months is None:
        return NONE
    possible = 0 < months <= LONGEST_TENURE
    return Read(months) if possible else Read(problem="tenure_impossible")


def months_paid(given: Given) -> Read:
    """Months of contributions in the last two years."""
    if given.choice is not None:
        return Read(int(given.choice))
    months = _length(given.text)
    if isinstance(months, Bound):
        return _below(months)
    figure = re.search(r"\b[0-9]{1,3}\b", given.text)
    count = months if months is not None else int(figure[0]) if figure else None
    if count is None:
        return NONE
    return Read(min(count, 24)) if 0 <= count <= 600 else Read(problem="months_impossible")


def contract(given: Given) -> Read:
    """pkwtt, pkwt, daily, piece."""
    return _named(given, lookup.find_contracts)


def reason(given: Given) -> Read:
    """A key of `benefits.reasons.REASONS` or a generic one."""
    return _named(given, lookup.find_reasons)


def _named(given: Given, find: Callable[[str], Any]) -> Read:
    if given.choice is not None:
        return Read(str(given.choice))
    found = find(given.text)
    return Read(str(found[-1].value)) if found else NONE


def agreement(given: Given) -> Read:
    """Whether the layoff is accepted: "yes" or "no"."""
    if given.choice is not None:
        return Read(str(given.choice))
    if NO.search(given.text):
        return Read("no")
    return Read("yes") if YES.search(given.text) else NONE


PROOFS = (
    ("agreement", re.compile(r"\b(perjanjian bersama|pb)\b", re.IGNORECASE)),
    ("court", re.compile(r"\b(putusan|pengadilan|phi)\b", re.IGNORECASE)),
    ("report", re.compile(r"\b(tanda terima|lapor\w*|bukti lapor)\b", re.IGNORECASE)),
    ("letter", re.compile(r"\bsurat\b", re.IGNORECASE)),
    ("none", re.compile(r"\b(belum|tidak|gak|ga|nggak) (ada|punya|dikasih|diberi)\b", re.I)),
)


def proof(given: Given) -> Read:
    """Which paper proves the layoff: agreement, court, report, letter, none."""
    if given.choice is not None:
        return Read(str(given.choice))
    refused = PROOFS[-1][1].search(given.text)
    found = next((key for key, words in PROOFS if words.search(given.text)), None)
    return Read("none") if refused else Read(found) if found else NONE


READERS: Mapping[str, Reader] = {
    "name": name,
    "nik": identity_number,
    "phone": phone,
    "kpj": kpj,
    "employer": employer,
    "phk_date": last_day,
    "wage": wage,
    "tenure_months": tenure,
    "contract_type": contract,
    "phk_reason": reason,
    "agrees": agreement,
    "proof": proof,
    "contribution_months": months_paid,
    "jht_balance": amount,
    "paid": amount,
}
