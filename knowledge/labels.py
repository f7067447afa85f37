"""Short names of intents for buttons, and the menu."""

from __future__ import annotations

from functools import cache
from typing import Any

import yaml

from knowledge.pages import FOLDER

LONGEST = 20
"""Letters of a label."""


@cache
def _loaded() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((FOLDER / "labels.yml").read_text("utf-8"))
    return loaded


def label(intent: str) -> str:
    """At most 20 characters that name an intent to a worker."""
    return str(_loaded()["labels"].get(intent, intent))[:LONGEST]


def menu() -> list[str]:
    """The intents of the menu, in its order."""
    return list(_loaded()["menu"])
