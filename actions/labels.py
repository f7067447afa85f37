"""Short names of intents for buttons, and the menu."""

from __future__ import annotations

from actions.turn import button
from knowledge.labels import label, menu

__all__ = ["label", "menu_buttons"]


def menu_buttons() -> list[dict[str, str]]:
    """The main topics."""
    return [button(label(intent), intent) for intent in menu()]
