"""The guided intakes through the real Rasa and the gateway, as the terminal speaks to it."""

from __future__ import annotations

import pytest
from intake_driver import ANSWERS, agree, asked_in, drive
from tester import Talk, flaws

from claims.intake import texts


class TerminalPerson:
    """Types, taps and sends files through the gateway."""

    def __init__(self, talk: Talk) -> None:
        self.talk = talk

    async def say(self, text: str) -> str:
        said = await self.talk.say(text)
        assert not list(flaws(self.talk)), self.transcript
        return said

    async def tap(self, label: str) -> str:
        return await self.talk.tap(label)

    async def give(self, content: bytes, name: str) -> str:
        return await self.talk.give(content, name)

    @property
    def transcript(self) -> str:
        return "\n".join(self.talk.transcript[-40:])


@pytest.fixture
def person(talk: Talk) -> TerminalPerson:
    return TerminalPerson(talk)


@pytest.mark.parametrize("kind", ["jkp", "jht", "severance"])
async def test_each_intake_ends_in_a_number_and_a_packet(person: TerminalPerson, kind: str) -> None:
    try:
        number = await drive(person, kind)
    except AssertionError as failed:
        raise AssertionError(f"{failed}\n{person.transcript}") from failed
    assert f"kasus-{number}.pdf" in person.talk.files
    assert number in await person.say("/status"), person.transcript


async def test_questions_in_the_middle_corrections_and_commands(person: TerminalPerson) -> None:
    await agree(person, "jkp")
    steps = (
        ("Siti Aminah", "NIK"),
        ("NIK buat apa sih?", "mencocokkan"),
        ("syarat JKP apa aja?", "Berapa **NIK**"),
        ("321601", "16 angka"),
        ("3216014502900003", "Nomor HP"),
        ("nik saya salah, yang benar 3216014602900003", "Nomor HP"),
        ("kembali", "Berapa **NIK**"),
        ("3216014602900003", "Nomor HP"),
        ("lewati", "Nama perusahaan"),
        ("PT Sinar Terang, Karawang", "KPJ"),
        ("gak tau", "hari terakhir kerja"),
        ("31 oktober 2026", "upah sebulan"),
        ("simpan dulu ya", "Tersimpan"),
        ("lanjutkan klaim", "upah sebulan"),
    )
    for said, expected in steps:
        assert expected in await person.say(said), person.transcript


async def test_a_command_past_the_channel_is_no_name(person: TerminalPerson) -> None:
    await agree(person, "jkp")
    for typed in ("/lamaran", "/entahlah"):
        said = await person.talk.raw(typed)
        assert "nama lengkap" in said.lower(), person.transcript
    assert "NIK" in await person.say("Siti Aminah"), person.transcript


async def test_everything_can_be_downloaded_and_erased(person: TerminalPerson) -> None:
    await agree(person, "jkp")
    await person.say("Siti Aminah")
    await person.say("unduh data saya")
    assert "data-anda.zip" in person.talk.files, person.transcript
    await person.say("/hapusdata")
    assert "sudah dihapus" in await person.tap("Ya, hapus"), person.transcript
    assert "Belum ada kasus" in await person.say("/status"), person.transcript


async def test_every_question_is_found_by_the_driver() -> None:
    for slot, text in texts()["questions"].items():
        assert asked_in(f"1/11\n\n{text['ask']}") == slot
        assert slot in ANSWERS or slot.startswith("doc_")
