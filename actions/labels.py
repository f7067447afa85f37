"""Short names of intents for buttons, and the menu."""

from __future__ import annotations

from functools import cache
from typing import Any

import yaml

from actions.turn import LABEL, button
from knowledge.pages import FOLDER


@cache
def _labels() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((FOLDER / "labels.yml").read_text("utf-8"))
    return loaded


def label(intent: str) -> str:
    """At most 20 characters that name an intent to a worker."""
    return str(_labels()["labels"].get(intent, intent))[:LABEL]


def menu_buttons() -> list[dict[str, str]]:
    """The main topics."""
    return [button(label(intent), intent) for intent in _labels()["menu"]]
