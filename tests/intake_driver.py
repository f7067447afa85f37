"""Drives a guided intake through any channel: terminal, fake Telegram, web.

A channel's test gives a `Speaker`: how that channel types, taps and sends a file. `drive` answers
what is asked, by the words of the question, and returns the number of the case.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol

from papers_of_tests import document, photo

from claims.intake import texts

NIK = "3216014502900003"
ANSWERS: dict[str, str] = {
    "name": "Siti Aminah",
    "nik": NIK,
    "phone": "0812 3456 7890",
    "employer": "PT Maju Jaya, Bekasi",
    "kpj": "12034567890",
    "phk_date": "31 Oktober 2026",
    "wage": "5 juta",
    "phk_reason": "efisiensi karena rugi",
    "proof": "tanda terima lapor",
    "contribution_months": "24 bulan",
    "contract_type": "karyawan tetap",
    "tenure_months": "7 tahun",
    "agrees": "keberatan",
    "paid": "belum ada",
    "jht_balance": "12 juta",
}
OPENINGS = {
    "jkp": "bantu saya klaim JKP",
    "jht": "bantu saya klaim JHT",
    "severance": "mau ajukan pengaduan pesangon lewat sini",
}
NUMBER = re.compile(r"Nomor kasus Anda: \**([0-9A-Z]{4}-[0-9A-Z]{5})")
MOST_MESSAGES = 20


class Speaker(Protocol):
    """A person on a channel; each method returns all replies as one text."""

    async def say(self, text: str) -> str:
        """Type."""
        ...

    async def tap(self, label: str) -> str:
        """Choose a button of the last replies."""
        ...

    async def give(self, content: bytes, name: str) -> str:
        """Send a file."""
        ...


def asked_in(said: str) -> str | None:
    """The slot of the question that a reply puts last; channels differ in their markup."""
    every = texts()["questions"]
    places = {slot: bare(said).rfind(bare(text["ask"])) for slot, text in every.items()}
    slot = max(places, key=lambda each: places[each])
    return slot if places[slot] >= 0 else None


def bare(text: str) -> str:
    """A text without our markup."""
    return re.sub(r"[*_]", "", text)


async def agree(person: Speaker, kind: str) -> str:
    """Open an intake and give consent; the first question."""
    said = await person.say(OPENINGS[kind])
    if "Setuju?" not in said:
        said = await person.say(f"bantu klaim {kind}")
    assert "Setuju?" in said, said
    return await person.tap("Setuju")


async def respond(person: Speaker, said: str, answers: Mapping[str, str] = ANSWERS) -> str:
    """Answer the question in a reply; the letter of layoff has the person's name in it."""
    if "Masih benar?" in said:
        return await person.tap("Ya, benar")
    slot = asked_in(said)
    assert slot, f"no question in: {said}"
    if slot == "doc_ktp":
        return await person.give(photo("KTP"), "ktp.jpg")
    if slot == "doc_phk":
        return await person.give(document(answers["name"]), "surat-phk.pdf")
    return await person.say(answers[slot])


async def drive(person: Speaker, kind: str, answers: Mapping[str, str] = ANSWERS) -> str:
    """The whole intake; the number of the case."""
    said = await agree(person, kind)
    for _ in range(MOST_MESSAGES):
        if "Sudah benar?" in said:
            break
        said = await respond(person, said, answers)
    said = await person.tap("Benar, kirim")
    found = NUMBER.search(said)
    assert found, said
    return found[1]
