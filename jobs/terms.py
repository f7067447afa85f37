"""Words of portals and files for schooling and kinds of employment."""

from __future__ import annotations

import re

from jobs.posting import Education, Employment

EMPLOYMENT = {
    "full time": Employment.FULL_TIME,
    "fulltime": Employment.FULL_TIME,
    "penuh waktu": Employment.FULL_TIME,
    "tetap": Employment.FULL_TIME,
    "part time": Employment.PART_TIME,
    "paruh waktu": Employment.PART_TIME,
    "contract": Employment.CONTRACT,
    "kontrak": Employment.CONTRACT,
    "internship": Employment.INTERNSHIP,
    "magang": Employment.INTERNSHIP,
    "freelance": Employment.FREELANCE,
    "lepas": Employment.FREELANCE,
    "daily": Employment.DAILY,
    "harian": Employment.DAILY,
}
SCHOOLS = (
    (re.compile(r"\b(sd|mi)\b", re.IGNORECASE), Education.SD),
    (re.compile(r"\b(smp|sltp|mts)\b", re.IGNORECASE), Education.SMP),
    (re.compile(r"\b(sma|smk|slta|stm|ma)\b", re.IGNORECASE), Education.SMA),
    (re.compile(r"\b(d-?[123]|diploma)\b", re.IGNORECASE), Education.DIPLOMA),
    (re.compile(r"\b(s-?1|d-?4|sarjana)\b", re.IGNORECASE), Education.SARJANA),
    (re.compile(r"\b(s-?2|magister)\b", re.IGNORECASE), Education.MAGISTER),
)


def education_in(words: str) -> Education | None:
    """The least schooling that a text names."""
    return next((school for pattern, school in SCHOOLS if pattern.search(words)), None)


def employment_in(words: str) -> Employment | None:
    """The kind of employment that a portal's label begins with."""
    said = re.sub(r"[-_\s]+", " ", words.lower()).strip()
    return next((kind for name, kind in EMPLOYMENT.items() if said.startswith(name)), None)
