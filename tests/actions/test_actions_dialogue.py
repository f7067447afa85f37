"""The Rasa actions around the handlers: who answers, what is kept, what a session begins with."""

from __future__ import annotations

import logging
from datetime import date, datetime
from typing import Any

import pytest
from fake_stores import FakeStore
from rasa_sdk.executor import CollectingDispatcher
from talking import SENDER, SEVEN_YEARS, TODAY, Worker, texts, tracker_of, turn_of

from actions.clock import JAKARTA, today
from actions.dialogue import (
    SUM_OF_FORM,
    ActionReply,
    ActionRestart,
    ActionSessionStart,
    ActionSum,
    reply,
)
from actions.facts import UNKNOWN
from actions.memory import files, memory, recall, remember
from actions.registry import HANDLERS, handles
from benefits.result import BadInput
from knowledge.pages import pages


async def test_every_page_has_an_answer() -> None:
    for intent in pages():
        turn = turn_of("", intent, **SEVEN_YEARS)
        await reply(turn)
        assert turn.dispatcher.messages, intent


async def test_an_intent_that_nobody_answers_is_not_understood() -> None:
    turn = turn_of("hm", "an_intent_that_is_none")
    await reply(turn)
    assert turn.changed["misses"] == 1


async def test_a_message_without_an_intent_is_not_understood() -> None:
    tracker = tracker_of("", "", {})
    tracker.latest_message = {}
    dispatcher = CollectingDispatcher()
    events = await ActionReply().run(dispatcher, tracker, {})
    assert dispatcher.messages
    assert events[0]["name"] == "misses"


async def test_what_a_calculator_refuses_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    async def refuse(turn: Any) -> list[Any]:
        raise BadInput("wage", "Angka paling kecil 1.")

    monkeypatch.setitem(HANDLERS, "jkp_amount", refuse)
    turn = turn_of("jkp", "jkp_amount")
    assert await reply(turn) == []
    assert texts(turn.dispatcher.messages) == "Angka paling kecil 1."


@pytest.mark.parametrize(
    ("intent", "withdrawn"),
    [("jkp_info", True), ("greet", True), ("nlu_fallback", True), ("deny", True), ("stop", True)],
)
async def test_a_question_of_ours_does_not_wait_forever(intent: str, withdrawn: bool) -> None:
    turn = turn_of("hm", intent, pending="erase")
    await reply(turn)
    assert (turn.slot("pending") is None) is withdrawn


async def test_a_question_of_ours_waits_for_its_answer() -> None:
    turn = turn_of("hapus", "delete_my_data")
    await reply(turn)
    assert turn.slot("pending") == "erase"


def test_an_intent_has_one_handler() -> None:
    with pytest.raises(ValueError, match="two handlers for greet"):
        handles("greet")(HANDLERS["greet"])


# the sum of a form


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("severance_form", "Rp35.000.000"),
        ("compensation_form", "Uang kompensasi PKWT"),
        ("jkp_form", "per bulan"),
    ],
)
async def test_the_sum_of_a_form_reads_slots_alone(form: str, said: str) -> None:
    slots = SEVEN_YEARS | {"form": form}
    dispatcher = CollectingDispatcher()
    await ActionSum().run(dispatcher, tracker_of("gaji 9 juta", "inform", slots), {})
    text = texts(dispatcher.messages)
    assert said in text
    assert "9.000.000" not in text
    assert form in SUM_OF_FORM


async def test_the_sum_of_the_severance_form_stays_severance() -> None:
    slots = SEVEN_YEARS | {"form": "severance_form", "phk_reason": UNKNOWN}
    dispatcher = CollectingDispatcher()
    await ActionSum().run(dispatcher, tracker_of("tidak tahu", "dont_know", slots), {})
    assert "Rp55.000.000" in texts(dispatcher.messages)


def test_the_actions_have_the_names_of_the_domain() -> None:
    actions = (ActionReply(), ActionSum(), ActionSessionStart(), ActionRestart())
    assert [action.name() for action in actions] == [
        "action_reply",
        "action_sum",
        "action_session_start",
        "action_restart",
    ]


# sessions


async def session(slots: dict[str, Any]) -> dict[str, Any]:
    """The slots that a new session begins with."""
    tracker = tracker_of("", "session_start", slots)
    events = await ActionSessionStart().run(CollectingDispatcher(), tracker, {})
    assert events[0]["event"] == "session_started"
    assert events[-1]["name"] == "action_listen"
    return {event["name"]: event["value"] for event in events[1:-1]}


async def test_a_session_begins_with_what_was_kept(store: FakeStore) -> None:
    store.facts[SENDER] = {"wage": 5_000_000}
    assert await session({}) == {"wage": 5_000_000}


async def test_a_session_carries_the_thread_of_the_last(store: FakeStore) -> None:
    store.facts[SENDER] = {"wage": 6_000_000}
    slots = {"wage": 5_000_000, "topic": "jkp_info", "location": "Bekasi", "misses": 2}
    carried = {"wage": 6_000_000, "topic": "jkp_info", "location": "Bekasi"}
    assert await session(slots) == carried


async def test_a_form_that_was_running_waits_in_the_next_session() -> None:
    slots = {"form": "jkp_form", "requested_slot": "wage", "topic": "jkp_amount"}
    assert await session(slots) == {"topic": "jkp_amount", "paused": "jkp_amount"}


async def test_a_failing_database_does_not_stop_a_session(store: FakeStore) -> None:
    store.fails = True
    assert await session({"wage": 5_000_000}) == {"wage": 5_000_000}


# memory


async def test_only_facts_are_kept(store: FakeStore) -> None:
    await remember(SENDER, {"wage": 1, "topic": "jkp_info"})
    await remember(SENDER, {"misses": 1})
    assert store.facts == {SENDER: {"wage": 1}}
    assert await recall(SENDER) == {"wage": 1}


async def test_a_fact_taken_back_is_forgotten(store: FakeStore) -> None:
    await remember(SENDER, {"wage": 1})
    await remember(SENDER, {"wage": None})
    assert await recall(SENDER) == {}


async def test_a_failing_database_does_not_take_the_answer_away(
    store: FakeStore, worker: Worker, caplog: pytest.LogCaptureFixture
) -> None:
    store.fails = True
    with caplog.at_level(logging.ERROR):
        text = await worker.say("gaji 5 juta kerja 7 tahun efisiensi karena rugi, pesangon?")
    assert "Rp35.000.000" in text
    assert worker.slots["wage"] == 5_000_000
    assert "could not save 3 facts" in caplog.text
    assert "5000000" not in caplog.text.replace("_", "")
    assert await recall(SENDER) == {}


@pytest.mark.parametrize(("store_of", "kind"), [(memory, "FactStore"), (files, "FileStore")])
def test_the_store_of_a_process_is_opened_once(
    store_of: Any, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Any] = []
    monkeypatch.setattr(f"actions.memory.{kind}", lambda *parts: opened.append(parts) or opened)
    monkeypatch.setattr("actions.memory.sessions", lambda: "sessions")
    monkeypatch.setattr("actions.memory.settings", lambda: "settings")
    monkeypatch.setattr("actions.memory.load_vault", lambda settings: f"vault of {settings}")
    store_of.cache_clear()
    assert store_of() is store_of()
    store_of.cache_clear()
    assert opened == [("sessions", "vault of settings")]


# the clock


def test_today_is_the_pinned_date() -> None:
    assert today() == TODAY


def test_today_is_the_date_in_jakarta(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEMAN_TODAY")
    assert isinstance(today(), date)
    assert abs((today() - datetime.now(JAKARTA).date()).days) <= 1
