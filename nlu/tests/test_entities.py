"""The entity extractor as Rasa calls it."""

from __future__ import annotations

from datetime import date

import pytest
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.pipeline.entities import IndonesianEntityExtractor
from nlu.pipeline.reading import LONGEST, read, today

WORDED = "Kak, saya di-PHK senin lalu krn efisiensi 😢 gaji 4,5 juta kerja 7 tahun, JKP gimana?"


@pytest.fixture
def extract(monkeypatch):
    monkeypatch.setenv("TEMAN_TODAY", "2026-11-22")
    extractor = IndonesianEntityExtractor.create({}, None, None, None)

    def process(text, **known):
        (message,) = extractor.process([Message({TEXT: text, **known})])
        return message.get(ENTITIES)

    return process


def values(entities):
    return {(each["entity"], each["value"]) for each in entities}


def test_a_message_gives_all_kinds_of_entities(extract):
    assert values(extract(WORDED)) >= {
        ("money", 4_500_000),
        ("duration", 84),
        ("date", "2026-11-16"),
        ("phk_reason", "efficiency"),
        ("program", "jkp"),
    }


def test_yesterday_is_counted_from_the_pinned_day(extract, monkeypatch):
    assert values(extract("kemarin kak")) == {("date", "2026-11-21")}
    monkeypatch.setenv("TEMAN_TODAY", "2026-03-01")
    assert values(extract("kemarin kak")) == {("date", "2026-02-28")}


def test_a_day_only_pointed_at_in_passing_is_no_entity(extract):
    assert values(extract("aplikasinya error dari kemarin")) == set()


def test_without_a_pinned_day_it_is_today(monkeypatch):
    monkeypatch.delenv("TEMAN_TODAY", raising=False)
    assert today() == date.today()


def test_offsets_point_at_the_text_in_the_message(extract):
    entities = extract(WORDED)
    assert entities
    for entity in entities:
        assert WORDED[entity["start"] : entity["end"]] == entity["text"]
        assert entity["extractor"] == "IndonesianEntityExtractor"


def test_entities_stand_in_the_order_of_the_message(extract):
    starts = [entity["start"] for entity in extract(WORDED)]
    assert starts == sorted(starts)


def test_a_role_is_given_only_where_there_is_one(extract):
    roles = {each["entity"]: each.get("role") for each in extract("gaji 4,5 juta, mau tanya JKP")}
    assert roles == {"money": "wage", "program": None}
    assert all("role" not in each for each in extract("JKP"))


def test_entities_that_were_there_stay(extract):
    known = {"entity": "date", "value": "2026-01-01"}
    assert extract("JKP", entities=[known])[0] == known


def test_a_message_without_text_stays_as_it_is():
    message = Message({"intent": {"name": "greet"}})
    IndonesianEntityExtractor().process([message])
    assert message.get(ENTITIES) is None


def test_only_the_beginning_of_an_endless_message_is_read():
    assert read("x" * LONGEST + " gaji 4,5 juta", date(2026, 11, 22)) == ()
