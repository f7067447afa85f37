"""Officers ask for papers, phones send them: a Bot API, the application, Rasa and the actions."""

from __future__ import annotations

import pytest
from papers_of_tests import document, photo
from phoning import Applications, Doomed, Phone, Reaper
from sqlalchemy import select

from claims import drafts
from claims.cases import ask_worker, open_case
from claims.office import Actor, Office
from storage.encryption import load_vault
from storage.models import StoredFile
from storage.settings import StorageSettings

OFFICER = Actor.officer(7)


async def asked(phone: Phone, *questions: str) -> tuple[Office, str]:
    """A case of this person, of which an officer has asked something."""
    phone.sessions.configure(expire_on_commit=False)
    office = Office(phone.sessions, load_vault(StorageSettings()))
    draft = await drafts.begin(office, phone.sender, "severance")
    await drafts.confirm(office, phone.sender, draft)
    for each in questions:
        await ask_worker(office, OFFICER, draft.id, each)
    return office, draft.id


@pytest.mark.usefixtures("born")
async def test_a_photo_and_a_document_answer_the_officer(api: Reaper) -> None:
    phone = Phone(api)
    office, case_id = await asked(phone, "Slip gaji bulan terakhir?", "Mohon kirim foto surat PHK")
    said = await phone.give(photo(), "foto.jpg")
    assert "tersimpan di kasus" in said
    assert "Mohon kirim foto surat PHK" in said
    assert "Slip gaji bulan terakhir?" in said
    await phone.tap("Jawab")
    assert "PDF (2 halaman)" in await phone.give(document(pages=2), "slip.pdf")
    view = await open_case(office, OFFICER, case_id)
    assert [(each.kind, each.mime) for each in view.documents] == [
        ("answer", "image/jpeg"),
        ("answer", "application/pdf"),
    ]
    assert (view.row.status, view.row.open_questions) == ("in_review", 0)


@pytest.mark.parametrize("place", ["asked", "saved"])
async def test_killed_while_it_takes_a_photo_it_is_one_answer_and_no_raw_file_is_left(
    api: Reaper, born: Applications, place: str
) -> None:
    phone = Doomed(api, born=born, place=place)
    office, case_id = await asked(phone, "Slip gaji bulan terakhir?", "Mohon kirim foto surat PHK")
    api.at(place)
    assert "tersimpan di kasus" in await phone.give(photo(), "foto.jpg")
    view = await open_case(office, OFFICER, case_id)
    assert (len(view.documents), view.row.open_questions) == (1, 1)
    mine = StoredFile.owner == office.vault.index(phone.sender)
    async with phone.sessions() as session:
        assert (await session.scalars(select(StoredFile.id).where(mine))).all() == []
