"""The memory of running conversations."""

from __future__ import annotations

import asyncio

import pytest
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    BotUttered,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from nlu.serving.store import SessionStore

DOMAIN = Domain.from_dict(
    {
        "intents": ["inform"],
        "slots": {
            name: {"type": "any", "influence_conversation": False, "mappings": [{"type": "custom"}]}
            for name in ("wage", "topic")
        },
    }
)
OPENING = [ActionExecuted("action_session_start"), SessionStarted()]


@pytest.fixture
def store():
    return SessionStore(DOMAIN)


def said(text):
    intent = {"name": "inform", "confidence": 0.9}
    return [UserUttered(text, intent), ActionExecuted("action_reply"), BotUttered(f"re {text}")]


def tracker_of(sender, *events):
    return DialogueStateTracker.from_events(sender, list(events), DOMAIN.slots, domain=DOMAIN)


def keep(store, tracker):
    """What comes back of a tracker."""
    asyncio.run(store.save(tracker))
    return asyncio.run(store.retrieve(tracker.sender_id))


def texts(tracker):
    return [event.text for event in tracker.events if isinstance(event, UserUttered)]


def test_what_comes_back_equals_what_was_saved(store):
    saved = tracker_of("a", *OPENING, SlotSet("wage", 4_500_000), *said("halo"), *said("jkp"))
    found = keep(store, saved)
    assert found == saved
    assert found.current_slot_values() == saved.current_slot_values()
    assert found.get_slot("wage") == 4_500_000
    assert found.latest_message.intent_name == "inform"


def test_a_stranger_has_no_conversation(store):
    assert asyncio.run(store.retrieve("nobody")) is None


def test_only_the_current_session_is_kept(store):
    found = keep(store, tracker_of("a", *OPENING, *said("dulu"), *OPENING, *said("kini")))
    assert texts(found) == ["kini"]
    assert [type(event) for event in found.events][:2] == [ActionExecuted, SessionStarted]


def test_slots_that_the_new_session_carries_over_stay(store):
    first = [*OPENING, SlotSet("wage", 4_500_000), *said("dulu")]
    found = keep(store, tracker_of("a", *first, *OPENING, SlotSet("wage", 4_500_000)))
    assert found.get_slot("wage") == 4_500_000
    assert texts(found) == []


def test_what_came_before_a_restart_is_forgotten(store):
    found = keep(store, tracker_of("a", *OPENING, *said("dulu"), Restarted(), *said("kini")))
    assert texts(found) == ["kini"]


def test_a_first_session_is_kept_whole(store):
    events = [*OPENING, *said("satu"), *said("dua")]
    found = keep(store, tracker_of("a", *events))
    assert len(found.events) == len(events)


def test_the_memory_is_bounded_and_forgets_the_longest_silent(store):
    store = SessionStore(DOMAIN, most_senders=2)
    for sender in ("a", "b", "a", "c"):
        keep(store, tracker_of(sender, *OPENING, *said(sender)))
    assert asyncio.run(store.keys()) == ["a", "c"]
    assert asyncio.run(store.retrieve("b")) is None


def test_deleting_forgets_one_person(store):
    for sender in ("a", "b"):
        keep(store, tracker_of(sender, *OPENING))
    asyncio.run(store.delete("a"))
    asyncio.run(store.delete("never came"))
    assert asyncio.run(store.keys()) == ["b"]


def test_rasa_makes_it_from_the_endpoints_file():
    config = EndpointConfig.from_dict({"type": "nlu.serving.store.SessionStore", "most_senders": 7})
    made = TrackerStore.create(config, DOMAIN)
    ours = getattr(made, "_tracker_store", made)  # Rasa may wrap what it makes
    assert isinstance(ours, SessionStore)
    assert ours._most_senders == 7
