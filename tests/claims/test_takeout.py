"""Everything that is held of a person is given and erased; of others nothing is."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, date, datetime
from typing import Any

from office_of_tests import ANI, BUDI, OFFICER, confirmed, drafted
from sqlalchemy import Date, LargeBinary, Table, select

from claims.cases import ask_worker, note
from claims.desk import answer
from claims.documents import Paper
from claims.drafts import attach, resume
from claims.handoffs import ask_for_person
from claims.numbers import new_code
from claims.office import Office
from claims.takeout import takeout
from storage import sealing
from storage.models import SEALED, Base
from storage.models.base import BOUND_TO, OWNER_BYTES, Moment
from storage.personal import erase_person, owned_tables
from storage.takeout import HIDDEN, everything_of

CANARY = "kenari-7f3a"


async def full_life(office: Office, sender: str) -> None:
    """A row in each table of the claims."""
    draft = await drafted(office, sender, "jht")
    await attach(office, sender, draft, "doc_ktp", Paper("ktp", "image/jpeg", b"\xff\xd8card", 1))
    case_id = await confirmed(office, sender)
    await note(office, OFFICER, case_id, "<script>alert(1)</script>")
    question = await ask_worker(office, OFFICER, case_id, "Ada surat PHK?")
    await answer(office, sender, question, "Ada")
    await ask_for_person(office, sender, {"topic": "jkp_info"})
    await resume(office, sender, new_code())


async def test_the_zip_holds_a_page_the_same_as_json_and_the_files(office: Office) -> None:
    await full_life(office, ANI)
    archive = zipfile.ZipFile(io.BytesIO(await takeout(office, ANI)))
    assert archive.namelist() == ["data-anda.html", "data-anda.json", "berkas/01-ktp.jpg"]
    assert archive.read("berkas/01-ktp.jpg") == b"\xff\xd8card"
    rows = json.loads(archive.read("data-anda.json"))
    assert {"cases", "case_answers", "case_documents", "case_notes", "desk_messages"} <= rows.keys()
    assert {"hand_offs", "audit", "code_tries", "case_changes", "outbox"} <= rows.keys()
    page = archive.read("data-anda.html").decode()
    for said in ("Siti Kenari", "3216014502900003", "Ada surat PHK?", "officer:7"):
        assert said in page
    assert "<script" not in page
    assert "&lt;script&gt;" in page


async def test_somebody_else_gets_nothing(office: Office) -> None:
    await full_life(office, ANI)
    assert await everything_of(office.sessions, office.vault, BUDI) == {}
    page = zipfile.ZipFile(io.BytesIO(await takeout(office, BUDI))).read("data-anda.html").decode()
    assert "Tidak ada data Anda" in page


def filler(table: Table, office: Office, owner: bytes) -> dict[str, Any]:
    """A row of any table with an owner, whose sealed columns hold the canary."""
    row: dict[str, Any] = {}
    for column in table.columns:
        if column.name == "owner":
            row["owner"] = owner
        elif SEALED in column.info or column.foreign_keys or column.autoincrement is True:
            continue
        elif not column.nullable or column.primary_key:
            row[column.name] = _value(column)
    return row


def _value(column: Any) -> Any:
    if isinstance(column.type, LargeBinary):
        return b"x" * OWNER_BYTES
    if isinstance(column.type, Moment):
        return datetime(2026, 11, 26, tzinfo=UTC)
    if isinstance(column.type, Date):
        return date(2026, 11, 26)
    return {"int": 1, "bool": True, "float": 1.0}.get(column.type.python_type.__name__, "x1")


async def test_every_table_with_an_owner_is_given_and_erased(office: Office) -> None:
    """Walks all models: a new table is covered without a word here."""
    owner = office.vault.index(ANI)
    made: dict[str, dict[str, Any]] = {}
    async with office.sessions.begin() as session:
        for table in reversed(owned_tables()):
            row = filler(table, office, owner)
            for column in table.columns:
                if column.foreign_keys:
                    (key,) = column.foreign_keys
                    row[column.name] = made.get(key.column.table.name, {}).get(key.column.name)
            for column in table.columns:
                if SEALED in column.info:
                    bound = row[column.info[BOUND_TO]]
                    field = sealing.field_of(table, column.name, row)
                    row[column.name] = office.vault.seal(bound, field, CANARY)
            made[table.name] = row
            await session.execute(table.insert().values(row))
    rows = await everything_of(office.sessions, office.vault, ANI)
    assert rows.keys() == made.keys()
    for table in owned_tables():
        for column in table.columns:
            if SEALED in column.info and column.name not in HIDDEN:
                assert rows[table.name][0][column.name] == CANARY
    gone = await erase_person(office.sessions, office.vault, ANI)
    assert gone.keys() == made.keys()
    async with office.sessions() as session:
        for table in Base.metadata.sorted_tables:
            assert not (await session.execute(select(table))).all(), table.name
