"""The short texts of phrases.yml."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parent / "phrases.yml"


@dataclass(frozen=True)
class Choice:
    """A button: its label, the intent it asks and the values it stands for."""

    label: str
    intent: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Phrase:
    """A text and the buttons under it."""

    text: str
    buttons: tuple[Choice, ...] = ()


@cache
def phrases() -> dict[str, Phrase]:
    """All phrases by name."""
    raw = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {
        name: Phrase(entry["text"], tuple(Choice(**each) for each in entry.get("buttons") or ()))
        for name, entry in raw.items()
    }
