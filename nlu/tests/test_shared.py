"""The memory that several processes share: the same answers as that of one, and an end."""

from __future__ import annotations

import asyncio
import time
import zlib

import pytest
import sqlalchemy as sa
from cryptography.fernet import Fernet
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.events import Restarted
from rasa.utils.endpoints import EndpointConfig
from test_store import DOMAIN, OPENING, keep, said, texts, tracker_of

from nlu.serving import shared
from nlu.serving.shared import CONVERSATIONS, SharedSessionStore


@pytest.fixture
def address(tmp_path):
    return f"sqlite:///{tmp_path / 'tracker.db'}"


KEY, OTHER_KEY = Fernet.generate_key().decode(), Fernet.generate_key().decode()


@pytest.fixture
def store(address):
    return SharedSessionStore(DOMAIN, host=address, key=KEY)


def test_what_is_said_is_encrypted_and_opens_under_no_other_key(store, address):
    keep(store, tracker_of("a", *OPENING, *said("rahasia")))
    with store._engine.connect() as connection:
        packed = connection.execute(sa.select(CONVERSATIONS.c.tracker)).scalar()
    assert b"rahasia" not in packed
    assert b"rahasia" in zlib.decompress(Fernet(KEY).decrypt(packed))
    other = SharedSessionStore(DOMAIN, host=address, key=OTHER_KEY)
    assert asyncio.run(other.retrieve("a")) is None


def test_what_one_process_saved_another_retrieves(store, address):
    saved = tracker_of("a", *OPENING, *said("halo"), *said("jkp"))
    asyncio.run(store.save(saved))
    other = SharedSessionStore(DOMAIN, host=address, key=KEY)
    found = asyncio.run(other.retrieve("a"))
    assert found == saved
    assert asyncio.run(other.retrieve("b")) is None


def test_a_conversation_is_one_row_and_holds_its_current_session(store):
    keep(store, tracker_of("a", *OPENING, *said("lama")))
    found = keep(store, tracker_of("a", *OPENING, *said("lama"), *OPENING, *said("baru")))
    assert texts(found) == ["baru"]
    with store._engine.connect() as connection:
        count = connection.execute(sa.select(sa.func.count()).select_from(CONVERSATIONS)).scalar()
    assert count == 1


def test_words_before_a_restart_are_erased(store, tmp_path):
    found = keep(store, tracker_of("a", *OPENING, *said("rahasia"), Restarted(), *said("halo")))
    assert texts(found) == ["halo"]


def test_who_is_deleted_is_forgotten(store):
    keep(store, tracker_of("a", *OPENING, *said("halo")))
    asyncio.run(store.delete("a"))
    assert asyncio.run(store.retrieve("a")) is None
    assert asyncio.run(store.keys()) == []


def test_what_nobody_continued_for_a_day_is_erased(store, monkeypatch):
    keep(store, tracker_of("a", *OPENING, *said("halo")))
    later = time.time() + shared.KEPT_SECONDS + 1
    monkeypatch.setattr(shared.time, "time", lambda: later)
    monkeypatch.setattr(store, "_saves", 0)
    monkeypatch.setattr(shared, "SWEEP_EVERY", 2)
    keep(store, tracker_of("b", *OPENING, *said("halo")))
    assert asyncio.run(store.keys()) == ["b"]


def test_rasa_makes_it_from_the_endpoints(address):
    config = EndpointConfig(address, type="nlu.serving.shared.SharedSessionStore", key=KEY)
    made = TrackerStore.create(config, domain=DOMAIN)
    kept = getattr(made, "_tracker_store", made)
    assert isinstance(kept, SharedSessionStore)
