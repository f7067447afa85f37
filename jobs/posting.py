"""A vacancy, course or internship, after schema.org JobPosting, whatever portal it comes from."""

from __future__ import annotations

import hashlib
import html
import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from indonesian.lookup import find_occupations, find_skills
from jobs.regions import Regency

LONGEST_TITLE, LONGEST_COMPANY, LONGEST_SNIPPET, LONGEST_LINK = 160, 160, 1000, 500
SMALLEST_MONTHLY = 100_000
TAG = re.compile(r"<[^>]*>")
BREAK = re.compile(r"<\s*(br|/p|/li|/div|/h\d)[^>]*>", re.IGNORECASE)
SCRIPT = re.compile(r"<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
PHONE = re.compile(r"(?<![\w.])(\+?62|0)[\s().-]*\d(?:[\s().-]*\d){6,12}(?!\d)")
TRACKING = re.compile(r"utm_\w+|fbclid|gclid|ref", re.IGNORECASE)
CALLS = re.compile(
    r"\b(pt|cv|tbk|persero|ud|pd|yayasan|koperasi|loker|lowongan|kerja|dibutuhkan|segera|cepat|"
    r"urgent(ly)?|hiring|dicari|membutuhkan|penempatan|area|kota|kab(upaten)?|di)\b"
)


class Kind(StrEnum):
    """What is offered; a curriculum is what a course teaches, without a date or a place."""

    JOB = "job"
    TRAINING = "training"
    INTERNSHIP = "internship"
    CURRICULUM = "curriculum"


class Employment(StrEnum):
    """How one is employed."""

    FULL_TIME = "full_time"
    PART_TIME = "part_time"
    CONTRACT = "contract"
    DAILY = "daily"
    FREELANCE = "freelance"
    INTERNSHIP = "internship"


class Education(StrEnum):
    """The least schooling asked for."""

    SD = "SD"
    SMP = "SMP"
    SMA = "SMA/SMK"
    DIPLOMA = "Diploma"
    SARJANA = "S1/D4"
    MAGISTER = "S2"

    @property
    def level(self) -> int:
        """Its place on the ladder: 10 (SD) to 60 (S2)."""
        return 10 * (1 + list(Education).index(self))


@dataclass(frozen=True)
class Pay:
    """Rupiah a month unless `period` says day, hour or week; either end may be unknown."""

    low: int | None
    high: int | None
    period: str = "month"

    @classmethod
    def stated(cls, low: int | None, high: int | None, period: str = "month") -> Pay | None:
        """The range when it says something: 0 to 0 means that it was not stated."""
        bottom, top = low or None, high or None
        if bottom and top and bottom > top:
            bottom, top = top, bottom
        return cls(bottom, top, period) if bottom or top else None


@dataclass(frozen=True)
class Posting:
    """One offer of one source.

    `company` is None when the employer is confidential. `regency` is a full name of
    `jobs.regions`; `province` alone is known for an offer in several places. Times are aware,
    in the zone of the place. Contacts of the employer are never kept, not even in `snippet`.
    """

    source: str
    source_id: str
    kind: Kind
    title: str
    link: str
    published: datetime
    company: str | None = None
    regency: str | None = None
    province: str | None = None
    zone: str = "WIB"
    pay: Pay | None = None
    employment: Employment | None = None
    education: Education | None = None
    age_min: int | None = None
    age_max: int | None = None
    snippet: str = ""
    expires: datetime | None = None
    starts: datetime | None = None
    """When a course begins."""
    tags: str = ""
    """Words of the portal for it: occupation, skills, field."""
    origin: str = ""
    """The page of the portal that the source took it from, where it names one."""
    sample: bool = False

    @property
    def place(self) -> str:
        """Where, as it is shown."""
        where = Regency(self.regency, "", "").short if self.regency else self.province
        return where or "lokasi tidak disebut"


def plain(markup: str | None, longest: int = LONGEST_SNIPPET) -> str:
    """HTML as plain text without e-mail addresses and phone numbers, at most `longest` long."""
    text = SCRIPT.sub(" ", markup or "")
    text = html.unescape(TAG.sub(" ", BREAK.sub("\n", text)))
    lines = (" ".join(line.split()) for line in without_contacts(html.unescape(text)).split("\n"))
    return shortened("\n".join(line for line in lines if line), longest)


def without_contacts(text: str) -> str:
    """Leave out e-mail addresses and phone numbers."""
    return PHONE.sub("[kontak di portal]", EMAIL.sub("[kontak di portal]", text))


def shortened(text: str, longest: int) -> str:
    """Cut at a word, with an ellipsis."""
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0] + "…"


def company_of(raw: str) -> str | None:
    """The name of an employer as it is kept; None when nothing is left of it."""
    return shortened(plain(raw, LONGEST_COMPANY), LONGEST_COMPANY) or None


def title_of(raw: str) -> str:
    """A title as it is shown: shouting becomes plain, long ones are cut, contacts go."""
    text = " ".join(without_contacts(html.unescape(TAG.sub(" ", raw))).split())
    shouting = sum(c.isupper() for c in text) > 0.9 * sum(c.isalpha() for c in text)
    return shortened(_calm(text) if shouting and len(text) > 4 else text, LONGEST_TITLE)


def _calm(text: str) -> str:
    """Capitalise words; those of up to three letters stay (SPG, HRD, K3)."""
    return " ".join(word if len(word) < 4 else word.capitalize() for word in text.split())


def normal(text: str) -> str:
    """Words alone, in lower case, without the legal form of a company and calls to apply."""
    words = re.sub(r"[^\w]+", " ", html.unescape(text).lower())
    return " ".join(CALLS.sub(" ", words).split())


def canonical_link(link: str) -> str:
    """A link without what tracks the visitor, `www.` and a last slash."""
    parts = urlsplit(link.strip())
    query = [(k, v) for k, v in parse_qsl(parts.query) if not TRACKING.fullmatch(k)]
    host = parts.netloc.lower().removeprefix("www.")
    return urlunsplit(("https", host, parts.path.rstrip("/"), urlencode(sorted(query)), ""))


def fingerprint(posting: Posting) -> str | None:
    """What two postings of one job share: title, company and regency; None when one is unknown."""
    place = posting.regency or posting.province
    if not (posting.company and place):
        return None
    parts = (posting.kind, normal(posting.title), normal(posting.company), place)
    return digest("|".join(parts))


def link_key(posting: Posting) -> str:
    """The same for postings that lead to one page."""
    return digest(canonical_link(posting.origin or posting.link))


def digest(text: str) -> str:
    """32 letters that stand for a text."""
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def occupations_in(text: str) -> tuple[str, ...]:
    """The occupations that a title names, by their normal name."""
    return tuple(dict.fromkeys(str(span.value) for span in find_occupations(text.lower())))


def skills_in(text: str) -> tuple[str, ...]:
    """The skills that a title names, by their normal name."""
    return tuple(dict.fromkeys(str(span.value) for span in find_skills(text.lower())))
