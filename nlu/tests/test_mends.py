"""Each mend does what it says, and Rasa is still the one that it was made for."""

from __future__ import annotations

import asyncio
import inspect
import json
import time
from types import SimpleNamespace

import pytest
import rasa
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.lock_store import LockStore
from rasa.core.processor import MessageProcessor
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActiveLoop,
    BotUttered,
    Event,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.utils.common import all_subclasses

from nlu.serving import mends

PATCHED = [
    (RemoteAction, "_validate_action_result", ["self", "result"]),
    (Event, "resolve_by_type", ["type_name", "default"]),
    (MessageProcessor, "parse_message", ["self", "message", "tracker", "only_output_properties"]),
    (MessageProcessor, "_has_session_expired", ["self", "tracker"]),
    (MessageProcessor, "handle_message", ["self", "message"]),
    (LockStore, "finish_serving", ["self", "conversation_id", "ticket_number"]),
    (
        LockStore,
        "_acquire_lock",
        ["self", "conversation_id", "ticket", "wait_time_in_seconds"],
    ),
]
ORIGINALS = {name: inspect.getattr_static(owner, name) for owner, name, _ in PATCHED}
INFORM = '/inform{"phk_reason": "efficiency"}'


@pytest.fixture(autouse=True)
def undone(monkeypatch):
    """Whatever a test mends is taken back at its end."""
    for owner, name, _ in PATCHED:
        monkeypatch.setattr(owner, name, ORIGINALS[name])


def test_rasa_is_the_version_that_the_mends_were_made_for():
    assert rasa.__version__ == "3.6.21"


@pytest.mark.parametrize(("owner", "name", "names"), PATCHED, ids=lambda value: str(value)[:60])
def test_what_is_patched_exists_with_the_expected_parameters(owner, name, names):
    original = getattr(owner, name)
    assert list(inspect.signature(original).parameters) == names


@pytest.mark.parametrize(("owner", "name", "names"), PATCHED, ids=lambda value: str(value)[:60])
def test_what_replaces_it_takes_the_same_parameters_and_defaults(owner, name, names):
    expected = inspect.signature(getattr(owner, name)).parameters.values()
    mends.apply()
    mended = getattr(owner, name)
    assert mended is not ORIGINALS[name]
    found = inspect.signature(mended).parameters.values()
    assert [(p.name, p.default) for p in found] == [(p.name, p.default) for p in expected]


def test_parsing_and_only_parsing_is_a_coroutine():
    mends.apply()
    assert inspect.iscoroutinefunction(ORIGINALS["parse_message"])
    assert inspect.iscoroutinefunction(MessageProcessor.parse_message)
    assert not inspect.iscoroutinefunction(ORIGINALS["_has_session_expired"])


# 1. the validator of actions' answers

GOOD = [
    {"events": [], "responses": []},
    {
        "events": [{"event": "slot", "name": "wage", "value": 4_500_000, "timestamp": None}],
        "responses": [{"text": "Halo", "buttons": [{"title": "Ya", "payload": "/affirm"}]}],
    },
    {"events": [{"event": "followup", "name": "jkp_form", "timestamp": None}], "responses": []},
    {"events": [{"event": "session_started", "timestamp": None}], "responses": []},
]
BAD = [
    [],
    {"events": {}},
    {"events": [{"event": "slot"}]},
    {"events": [{"event": "no_such_event"}]},
    {"events": [{"name": "wage"}]},
    {"events": [], "responses": ["text"]},
]


@pytest.fixture
def validate():
    mends.validate_actions_once()
    return lambda answer: RemoteAction._validate_action_result(None, answer)


@pytest.mark.parametrize("answer", GOOD, ids=json.dumps)
def test_a_good_answer_of_an_action_is_accepted(validate, answer):
    assert validate(answer) is True


@pytest.mark.parametrize("answer", BAD, ids=json.dumps)
def test_a_bad_answer_of_an_action_is_refused(validate, answer):
    with pytest.raises(ValidationError):
        validate(answer)


@pytest.mark.parametrize("answer", [*GOOD, *BAD], ids=json.dumps)
def test_rasa_s_own_validator_comes_to_the_same_verdict(answer):
    try:
        accepted = ORIGINALS["_validate_action_result"](RemoteAction("x", None), answer)
    except ValidationError:
        accepted = False
    assert accepted is (answer in GOOD)


# 2. the lookup of events

TYPES = sorted({cls.type_name for cls in all_subclasses(Event) if cls.type_name})


def test_every_event_type_gives_the_class_that_the_walk_gives():
    assert len(TYPES) > 20
    walked = {name: ORIGINALS["resolve_by_type"](name) for name in TYPES}
    mends.look_events_up()
    for _ in range(2):  # found by the walk, then in the table
        assert {name: Event.resolve_by_type(name) for name in TYPES} == walked


def test_an_unknown_event_is_answered_as_the_walk_answers():
    mends.look_events_up()
    for _ in range(2):
        assert Event.resolve_by_type("no_such", SlotSet) is SlotSet
        assert Event.resolve_by_type("topic") is None
        with pytest.raises(ValueError, match="no_such"):
            Event.resolve_by_type("no_such")


# 3. typed text is no payload


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        (INFORM, 'inform{"phk_reason": "efficiency"}'),
        (" /restart", "restart"),
        ("//x", "x"),
        ("/ /restart", "restart"),
        ("/", "?"),
        ("/ / ", "?"),
        ("gaji 4,5 juta", "gaji 4,5 juta"),
        ("  JHT/JKP  ", "  JHT/JKP  "),
        ("", ""),
    ],
)
def test_typed_text_loses_its_leading_slashes(typed, seen):
    assert mends.as_typed(typed, set()) == seen


def test_an_offered_payload_stays_one():
    assert mends.as_typed(f" {INFORM} ", {INFORM}) == INFORM
    assert mends.as_typed("/restart", {INFORM}) == "restart"


@pytest.mark.parametrize("between", ["", " ", "/", "\t", "\n", "\u00a0", "\u2003/\r\n", " / /\t/"])
def test_no_typed_spelling_of_a_payload_is_one_for_rasa(between):
    domain = Domain.from_dict({"intents": ["restart"]})
    assert unpacked("/restart", domain).get("intent")
    assert not unpacked(mends.as_typed(f"/{between}/restart", set()), domain).get("intent")
    assert not unpacked(mends.as_typed(f"{between}/restart", set()), domain).get("intent")


def unpacked(text, domain):
    """What Rasa makes of a text that may be a payload."""
    assert INTENT_MESSAGE_PREFIX == "/"
    return YAMLStoryReader.unpack_regex_message(Message({TEXT: text}), domain)


def offer(*payloads):
    return BotUttered("?", {"buttons": [{"title": each, "payload": each} for each in payloads]})


def tracker_of(*events):
    return DialogueStateTracker.from_events("sender", list(events))


def test_the_buttons_since_the_last_message_of_the_person_are_offered():
    tracker = tracker_of(
        offer("/old"), UserUttered("halo"), offer("/a", "/b"), BotUttered("!"), offer("/c")
    )
    assert mends.offered_payloads(tracker) == {"/a", "/b", "/c"}


def test_nothing_is_offered_where_there_is_no_conversation():
    assert mends.offered_payloads(None) == set()
    assert mends.offered_payloads(tracker_of()) == set()
    assert mends.offered_payloads(tracker_of(offer("/a"), UserUttered("halo"))) == set()


def test_rasa_parses_the_cleaned_text_and_the_message_stays_as_it_came(monkeypatch):
    parsed = []

    async def parse_message(self, message, tracker=None, only_output_properties=True):
        parsed.append((message.text, message.sender_id))
        return {"text": message.text}

    monkeypatch.setattr(MessageProcessor, "parse_message", parse_message)
    mends.keep_payloads_ours()
    message = UserMessage("/restart", sender_id="a")
    asyncio.run(MessageProcessor.parse_message(None, message))
    asyncio.run(MessageProcessor.parse_message(None, message, tracker_of(offer("/restart"))))
    asyncio.run(MessageProcessor.parse_message(None, UserMessage(None, sender_id="b")))
    assert parsed == [("restart", "a"), ("/restart", "a"), ("", "b")]
    assert message.text == "/restart"


# 4. long sessions end


@pytest.fixture
def expired():
    mends.end_long_sessions()
    processor = SimpleNamespace(domain=Domain.from_dict({"session_config": SESSION}))
    return lambda tracker: MessageProcessor._has_session_expired(processor, tracker)


SESSION = {"session_expiration_time": 180, "carry_over_slots_to_new_session": True}


def turns(count, **known):
    return [UserUttered("halo", **known) for _ in range(count)]


def test_a_session_ends_after_its_last_turn_and_not_before(expired):
    assert not expired(tracker_of(*turns(mends.MAX_TURNS - 1)))
    assert expired(tracker_of(*turns(mends.MAX_TURNS)))


def test_a_running_form_is_not_interrupted(expired):
    assert not expired(tracker_of(ActiveLoop("jkp_form"), *turns(mends.MAX_TURNS + 5)))
    over = [ActiveLoop("jkp_form"), *turns(mends.MAX_TURNS), ActiveLoop(None)]
    assert expired(tracker_of(*over))


def test_a_pause_ends_a_session_as_before(expired):
    long_ago = time.time() - 181 * 60
    assert expired(tracker_of(*turns(1, timestamp=long_ago)))
    assert not expired(tracker_of(*turns(1, timestamp=time.time() - 179 * 60)))
    assert not expired(tracker_of())


def test_all_mends_are_applied_together():
    mends.apply()
    assert all(inspect.getattr_static(o, name) is not ORIGINALS[name] for o, name, _ in PATCHED)


# 6. a message that is posted again


class Said:
    """A processor that counts; each answer is another one."""

    def __init__(self, monkeypatch, answers=True):
        self.times = 0

        async def handle_message(processor, message):
            self.times += 1
            if answers:
                await message.output_channel.send_text_message("x", f"jawaban {self.times}")
            return message.output_channel.messages

        monkeypatch.setattr(MessageProcessor, "handle_message", handle_message)
        mends.answer_once()

    def say(self, update, sender="web:1"):
        channel = CollectingOutputChannel()
        metadata = {"update": update} if update else None
        message = UserMessage("halo", channel, sender, metadata=metadata)
        asyncio.run(MessageProcessor.handle_message(None, message))
        return [each["text"] for each in channel.messages]


def test_a_message_posted_again_gets_the_answer_it_got(monkeypatch):
    said = Said(monkeypatch)
    assert said.say("u1") == said.say("u1") == ["jawaban 1"]
    assert said.say("u2") == ["jawaban 2"]
    assert said.times == 2


def test_the_same_update_of_another_sender_is_another_message(monkeypatch):
    said = Said(monkeypatch)
    said.say("u1")
    assert said.say("u1", "web:2") == ["jawaban 2"]


def test_messages_without_an_update_are_all_answered(monkeypatch):
    said = Said(monkeypatch)
    assert said.say(None) != said.say(None)


def test_a_message_that_got_no_answer_may_be_asked_again(monkeypatch):
    said = Said(monkeypatch, answers=False)
    said.say("u1")
    said.say("u1")
    assert said.times == 2


def test_the_answers_that_are_remembered_have_an_end(monkeypatch):
    monkeypatch.setattr(mends, "MOST_ANSWERS", 2)
    said = Said(monkeypatch)
    for sender in ("a", "b", "c", "a"):
        said.say("u1", sender)
    assert said.times == 4


@pytest.mark.parametrize("tapped", [True, False])
def test_a_payload_is_obeyed_when_the_gateway_says_that_it_was_tapped(monkeypatch, tapped):
    heard = []

    async def parse_message(processor, message, tracker=None, only_output_properties=True):
        heard.append(message.text)

    monkeypatch.setattr(MessageProcessor, "parse_message", parse_message)
    mends.keep_payloads_ours()
    message = UserMessage(INFORM, metadata={"tapped": tapped})
    asyncio.run(MessageProcessor.parse_message(None, message))
    assert heard[0].startswith("/") is tapped
    assert bool(message.metadata.get("command")) is not tapped
