"""The action of the comparison: says one word, so that only Rasa's own time is measured."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher


class OneAction(Action):
    """Answers with a word."""

    def name(self) -> str:
        """As in the domain of the comparison."""
        return "action_reply"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """One word and no events."""
        dispatcher.utter_message(text="Baik.")
        return []
