"""Files that come with a reply: read from Rasa's message, fetched, and written to a folder."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from bot import terminal
from bot.reply import FileRef, Reply
from storage.files import File

SENDER = "terminal:1"
PLAN = File("rencana-anda.pdf", "application/pdf", b"%PDF plan")
LETTER = File("refuse_phk.docx", "application/zip", b"PK letter")
REF = {"id": "a1", "name": PLAN.name, "mime": PLAN.mime}


class FakeFiles:
    """The files of one sender by id."""

    def __init__(self, **kept: File) -> None:
        self.kept = kept

    async def give(self, sender: str, file_id: str) -> File | None:
        return self.kept.get(file_id) if sender == SENDER else None


def ref(file_id: str, file: File) -> FileRef:
    return FileRef(file_id, file.name, file.mime)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


async def shown(folder: Path, *replies: Reply, sender: str = SENDER) -> str:
    """What the terminal prints for the replies of a turn."""
    console = Console(file=io.StringIO(), width=200, color_system=None)
    await terminal.show_all(console, replies, sender, folder)
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


@pytest.fixture(autouse=True)
def files(monkeypatch: pytest.MonkeyPatch) -> FakeFiles:
    """Two files that the actions made."""
    made = FakeFiles(a1=PLAN, b2=LETTER)
    monkeypatch.setattr(terminal, "file_store", lambda: made)
    return made


def test_files_of_a_message_become_references() -> None:
    reply = Reply.from_rasa({"recipient_id": "x", "custom": {"files": [REF]}})
    assert reply == Reply("", (), (FileRef("a1", PLAN.name, PLAN.mime),))


@pytest.mark.parametrize(
    "custom", [None, {}, {"files": None}, {"files": []}, {"other": 1}, [], "x", {"files": [{}]}]
)
def test_a_custom_part_without_whole_files_is_ignored(custom: Any) -> None:
    assert Reply.from_rasa({"text": "halo", "custom": custom}) == Reply("halo")


async def test_the_files_of_a_turn_are_written_and_their_places_said(tmp_path: Path) -> None:
    folder = tmp_path / "berkas"
    both = Reply("", (), (ref("a1", PLAN), ref("b2", LETTER)))
    said = await shown(folder, Reply("Surat Anda siap."), both)
    assert (folder / PLAN.name).read_bytes() == PLAN.content
    assert (folder / LETTER.name).read_bytes() == LETTER.content
    assert said.index("Surat Anda siap.") < said.index(str(folder / PLAN.name))
    assert str(folder / LETTER.name) in said


async def test_a_reply_of_files_alone_draws_no_empty_bubble(tmp_path: Path) -> None:
    said = await shown(tmp_path, Reply("", (), (ref("a1", PLAN),)))
    assert said.split() == ["Tersimpan:", str(tmp_path / PLAN.name)]


async def test_a_file_that_is_gone_is_said_by_its_name(tmp_path: Path) -> None:
    said = await shown(tmp_path, Reply("", (), (ref("gone", PLAN),)))
    assert f"{PLAN.name} tidak ditemukan" in said
    assert not names(tmp_path)


async def test_another_sender_gets_nothing(tmp_path: Path) -> None:
    said = await shown(tmp_path, Reply("", (), (ref("a1", PLAN),)), sender="terminal:2")
    assert "tidak ditemukan" in said
    assert not names(tmp_path)


async def test_a_name_that_looks_like_markup_is_shown_as_it_is(tmp_path: Path) -> None:
    said = await shown(tmp_path, Reply("", (), (FileRef("gone", "[bold]x[/bold].pdf", "x"),)))
    assert "[bold]x[/bold].pdf" in said


@pytest.mark.parametrize(
    "name", ["../../x", "/x", "..", ".", "", "../", ".x", "a/../../x", "...", "~/x"]
)
def test_a_hostile_name_stays_inside_the_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "a" / "b"
    path = terminal.written(File(name, "text/plain", b"halo"), folder)
    assert path.resolve().parent == folder
    assert not path.name.startswith(".")
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == [path]


def test_the_same_name_again_is_the_newer_file(tmp_path: Path) -> None:
    terminal.written(PLAN, tmp_path)
    newer = File(PLAN.name, PLAN.mime, b"%PDF newer")
    assert terminal.written(newer, tmp_path).read_bytes() == newer.content
