"""Intakes as the actions see them: begun, answered, filled."""

from __future__ import annotations

import pytest
from intake_driver import ANSWERS
from papers_of_tests import photo
from talking import Worker

from claims.intake import INTAKES
from claims.office import Office
from storage.files import File, FileStore

PROGRAM = {"jkp": "jkp", "jht": "jht", "severance": "pesangon"}
USERS = ("intake_commands", "documents", "files")
"""Modules of the actions that read or write files."""


def with_real_files(monkeypatch: pytest.MonkeyPatch, office: Office) -> FileStore:
    """Papers go through the real store."""
    store = FileStore(office.sessions, office.vault)
    for name in USERS:
        monkeypatch.setattr(f"actions.{name}.files", lambda: store)
    return store


async def sends(
    worker: Worker,
    store: FileStore,
    content: bytes,
    name: str = "foto.jpg",
    caption: str = "(berkas)",
    intent: str = "nlu_fallback",
    **metadata: str,
) -> str:
    """Send a file as the gateway hands it over."""
    file_id = await store.keep(worker.sender, File(name, "image/jpeg", content))
    given = {"file_id": file_id, "name": name, "mime": "image/jpeg", "size": len(content)}
    return await worker.say(caption, intent, metadata=given | metadata)


async def started(worker: Worker, kind: str = "jkp") -> Worker:
    """Consent given, the first question asked."""
    await worker.say(f'/claim_start{{"program": "{PROGRAM[kind]}"}}', "claim_start")
    await worker.tap("Setuju")
    return worker


async def answer(worker: Worker, store: FileStore, slot: str) -> str:
    if slot.startswith("doc_"):
        return await sends(worker, store, photo())
    return await worker.say(ANSWERS[slot])


async def filled(worker: Worker, store: FileStore, kind: str = "jkp") -> Worker:
    """Every question answered, the summary shown."""
    await started(worker, kind)
    for each in INTAKES[kind]:
        await answer(worker, store, each.slot)
    return worker
