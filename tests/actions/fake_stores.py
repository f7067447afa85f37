"""What is kept about people, in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from storage.files import File


@dataclass
class FakeStore:
    """A fact store in memory that can be told to fail."""

    facts: dict[str, dict[str, Any]] = field(default_factory=dict)
    fails: bool = False

    def reach(self) -> None:
        if self.fails:
            raise ConnectionError("no database")

    async def load(self, sender: str) -> dict[str, Any]:
        self.reach()
        return dict(self.facts.get(sender, {}))

    async def save(self, sender: str, facts: Mapping[str, Any]) -> None:
        self.reach()
        known = self.facts.get(sender, {}) | facts
        self.facts[sender] = {name: value for name, value in known.items() if value is not None}

    async def erase(self, sender: str) -> int:
        self.reach()
        return len(self.facts.pop(sender, {}))


@dataclass
class FakeFiles:
    """A file store in memory that fails when the fact store does."""

    store: FakeStore
    kept: dict[str, list[File]] = field(default_factory=dict)
    erased: list[tuple[str, str]] = field(default_factory=list)

    async def keep(self, sender: str, file: File) -> str:
        self.store.reach()
        self.kept.setdefault(sender, []).append(file)
        return f"file-{len(self.kept[sender])}"

    async def erase_file(self, sender: str, file_id: str) -> None:
        self.store.reach()
        self.erased.append((sender, file_id))

    async def erase(self, sender: str) -> int:
        self.store.reach()
        return len(self.kept.pop(sender, []))


@dataclass
class FakeReview:
    """The doubtful wordings, in memory; fails when the fact store does."""

    store: FakeStore
    kept: list[tuple[str, list[str]]] = field(default_factory=list)

    async def note(self, text: str, guesses: Iterable[tuple[str, float]]) -> None:
        self.store.reach()
        self.kept.append((text, [name for name, _ in guesses]))
