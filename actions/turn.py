"""One message with its context, and the place to answer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.clock import today
from knowledge.phrases import phrases

LABEL = 20
UPDATE = 80
"""Letters of the name of a message that are kept."""


class Entity(NamedTuple):
    """Something that the extractor found: kind, value, role, and where in the text."""

    kind: str
    value: Any
    role: str | None
    start: int
    end: int


class GivenFile(NamedTuple):
    """A file that the worker sent: its id in storage, name, MIME type by content, bytes.

    `album` names what it was sent in together with others, where the channel has such a thing.
    """

    id: str
    name: str
    mime: str
    size: int
    album: str = ""

    @classmethod
    def in_metadata(cls, metadata: dict[str, Any] | None) -> GivenFile | None:
        """The file that the gateway put beside the message, if any."""
        known = metadata or {}
        if not known.get("file_id"):
            return None
        told = known["file_id"], known["name"], known["mime"], known["size"]
        return cls(*told, album=str(known.get("album") or ""))


def button(label: str, intent: str, **values: Any) -> dict[str, str]:
    """A button whose payload asks for an intent with entity values."""
    return {
        "title": label,
        "payload": f"/{intent}{json.dumps(values, ensure_ascii=False) if values else ''}",
    }


def papers_button() -> dict[str, str]:
    """From any sum to the whole plan and its files."""
    return button("Semua hak & PDF", "inform", document="plan_pdf")


class Turn:
    """What was said, what is known, and what the answer changes."""

    def __init__(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, intent: str | None = None
    ) -> None:
        """`intent` overrides the one that was understood."""
        message = tracker.latest_message
        self.dispatcher = dispatcher
        self.tracker = tracker
        self.sender: str = tracker.sender_id
        self.today: date = today()
        self.raw: str = message.get("text") or ""
        self.is_button = self.raw.startswith("/")
        self.text = "" if self.is_button else self.raw
        self.intent: str = intent or message.get("intent", {}).get("name") or "nlu_fallback"
        self.confidence: float = message.get("intent", {}).get("confidence") or 0.0
        self.ranking: list[dict[str, Any]] = message.get("intent_ranking") or []
        self.questions: list[dict[str, Any]] = message.get("questions") or []
        """Where the message asks two things: the text and intent of each."""
        self.entities = [self._entity(found) for found in message.get("entities") or ()]
        metadata = message.get("metadata") or {}
        self.is_command = bool(metadata.get("command"))
        """Typed with a slash that no channel took: "/lamaran" straight to Rasa."""
        self.file = GivenFile.in_metadata(metadata)
        self.update = str(metadata.get("update") or "")[:UPDATE]
        """The name of the message: the same when a channel posts it again."""
        self.changed: dict[str, Any] = {}
        self.compared: tuple[str, ...] = ()
        """Reasons that the message wants side by side."""
        self.repeats: dict[str, Any] = {}
        """The last sum, where the message asks for it again."""

    def _entity(self, found: dict[str, Any]) -> Entity:
        start, end = found.get("start", 0), found.get("end", 0)
        return Entity(found["entity"], found["value"], found.get("role"), start, end)

    def found(self, kind: str) -> Iterator[Entity]:
        """The entities of a kind, in the order of the message."""
        return (entity for entity in self.entities if entity.kind == kind)

    def value(self, kind: str) -> Any:
        """The first value of a kind, None when there is none."""
        return next((entity.value for entity in self.found(kind)), None)

    def slot(self, name: str) -> Any:
        """What is known under a name, as changed by this turn."""
        return self.changed[name] if name in self.changed else self.tracker.get_slot(name)

    def set(self, **slots: Any) -> None:
        """Remember values; they become events at the end of the turn."""
        self.changed.update(slots)

    def events(self) -> list[EventType]:
        """The changes of this turn as Rasa events."""
        return [SlotSet(name, value) for name, value in self.changed.items()]

    def say(self, text: str, buttons: Iterable[dict[str, str]] = ()) -> None:
        """Send a text with buttons."""
        self.dispatcher.utter_message(text=text, buttons=list(buttons) or None)

    def respond(
        self, name: str, buttons: Iterable[dict[str, str]] | None = None, **values: Any
    ) -> None:
        """Send a phrase of knowledge/phrases.yml with its own buttons or others."""
        phrase = phrases()[name]
        own = [button(each.label, each.intent, **each.values) for each in phrase.buttons]
        self.say(phrase.text.format(**values), own if buttons is None else buttons)
