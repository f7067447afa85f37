"""A worker who talks to the actions as Rasa would let them: messages in, replies and slots out.

Rasa itself is replaced by the few lines of `Worker` that follow its rules: a message goes to the
running form or to `action_reply`, a follow-up form asks at once, a finished form says its sum.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.dialogue import ActionReply, ActionRestart, ActionSum
from actions.forms import (
    ValidateCompensationForm,
    ValidateJkpForm,
    ValidatePlanForm,
    ValidateSeveranceForm,
)
from actions.intake import ValidateIntakeForm
from actions.turn import Turn
from indonesian import message
from indonesian.span import Span

TODAY = date(2026, 11, 22)
SENDER = "test:worker"
FORMS: dict[str, Action] = {
    "severance_form": ValidateSeveranceForm(),
    "compensation_form": ValidateCompensationForm(),
    "jkp_form": ValidateJkpForm(),
    "plan_form": ValidatePlanForm(),
    "intake_form": ValidateIntakeForm(),
}
SEVEN_YEARS = {"wage": 5_000_000, "tenure_months": 84, "phk_reason": "efficiency_loss"}
"""Facts of a sum: 0,5 × 8 + 3 wages = Rp35.000.000."""


WAGE, TENURE, REASON = "upah sebulan", "lama masa kerja", "alasan PHK-nya"
"""Words of the questions of the severance form."""


def entities_in(text: str) -> list[dict[str, Any]]:
    """What the extractor finds in a text, in its form."""
    return [_as_dict(span) for span in message.read(text, TODAY)]


def _as_dict(span: Span) -> dict[str, Any]:
    entity = {"entity": span.entity, "value": span.value, "start": span.start, "end": span.end}
    return entity | ({"role": span.role} if span.role else {})


def payload_entities(payload: str) -> list[dict[str, Any]]:
    """The values in the payload of a button, as Rasa hands them over."""
    values = json.loads(payload[payload.index("{") :]) if "{" in payload else {}
    return [{"entity": name, "value": value} for name, value in values.items()]


def tracker_of(
    text: str,
    intent: str,
    slots: Mapping[str, Any],
    ranking: Iterable[tuple[str, float]] = (),
    metadata: Mapping[str, Any] | None = None,
    asked: Iterable[str] = (),
    sender: str = SENDER,
) -> Tracker:
    """A tracker whose latest message is `text`, understood as `intent`; `asked`: its questions."""
    found = payload_entities(text) if text.startswith("/") else entities_in(text)
    message = {
        "text": text,
        "intent": {"name": intent, "confidence": dict(ranking).get(intent, 0.9)},
        "intent_ranking": [{"name": name, "confidence": score} for name, score in ranking],
        "entities": found,
        "metadata": metadata,
        "questions": [{"text": text, "intent": name, "confidence": 0.9} for name in asked],
    }
    loop = {"name": slots.get("form")} if slots.get("requested_slot") else {}
    return Tracker(sender, dict(slots), message, [], False, None, loop, None)


def turn_of(text: str = "", intent: str = "inform", **slots: Any) -> Turn:
    """The turn of a message with known slots."""
    return Turn(CollectingDispatcher(), tracker_of(text, intent, slots))


def texts(messages: Iterable[dict[str, Any]]) -> str:
    """Messages as one text."""
    return "\n".join(message["text"] for message in messages if message["text"])


@dataclass
class Worker:
    """One person's conversation: what is known, and the replies to the last message."""

    slots: dict[str, Any] = field(default_factory=dict)
    messages: list[dict[str, Any]] = field(default_factory=list)
    ran: list[str] = field(default_factory=list)
    """The names of the actions that served the last message."""
    sender: str = SENDER

    @property
    def buttons(self) -> list[dict[str, str]]:
        """The buttons under the last replies."""
        return [button for message in self.messages for button in message["buttons"]]

    @property
    def labels(self) -> list[str]:
        """Their labels."""
        return [button["title"] for button in self.buttons]

    async def say(
        self,
        text: str,
        intent: str = "inform",
        ranking: Iterable[tuple[str, float]] = (),
        metadata: Mapping[str, Any] | None = None,
        asked: Iterable[str] = (),
    ) -> str:
        """Type a text that is understood as `intent`; returns the replies as one text."""
        self.messages, self.ran = [], []
        running = self.slots.get("requested_slot")
        action: Action | None = FORMS[self.slots["form"]] if running else ActionReply()
        if intent == "restart":
            action = ActionRestart()
        while action:
            given = (ranking, metadata, asked, self.sender)
            tracker = tracker_of(text, intent, self.slots, *given)
            action = await self._run(action, tracker)
        return texts(self.messages)

    async def tap(self, label: str) -> str:
        """Choose a button of the last replies."""
        payload = next(each["payload"] for each in self.buttons if each["title"] == label)
        return await self.say(payload, payload[1:].split("{")[0])

    async def _run(self, action: Action, tracker: Tracker) -> Action | None:
        """Run an action; returns the one that follows."""
        dispatcher = CollectingDispatcher()
        events = await action.run(dispatcher, tracker, {})
        self.ran.append(action.name())
        self.messages += dispatcher.messages
        return self._follow(action, events)

    def _follow(self, action: Action, events: list[EventType]) -> Action | None:
        follow: str | None = None
        for event in events:
            if event["event"] == "slot":
                self.slots[event["name"]] = event["value"]
            elif event["event"] in ("reset_slots", "restart"):
                self.slots.clear()
            elif event["event"] == "followup":
                follow = event["name"]
        if follow:
            return FORMS.get(follow)
        finished = action in FORMS.values() and self.slots.get("requested_slot") is None
        return ActionSum() if finished else None


async def asked_for_tenure(worker: Worker) -> None:
    assert TENURE in await worker.say("5 juta")


async def asked_for_reason(worker: Worker) -> None:
    await worker.say("5 juta")
    assert REASON in await worker.say("7 tahun")


@dataclass
class Ticking:
    """Each look is a minute later, so that messages have an order."""

    moment: datetime = field(default=datetime(2026, 11, 24, 5, tzinfo=UTC))

    def __call__(self) -> datetime:
        self.moment += timedelta(minutes=1)
        return self.moment
