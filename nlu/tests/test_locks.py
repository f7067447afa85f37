"""One sender's messages one after another, without a second between them."""

from __future__ import annotations

import asyncio
import inspect
import time

import pytest
from rasa.core.lock_store import InMemoryLockStore, LockError, LockStore

from nlu.serving import locks

ORIGINALS = {name: getattr(LockStore, name) for name in ("finish_serving", "_acquire_lock")}
A_SECOND = 1.0
"""What Rasa waits between two looks at a lock."""


@pytest.fixture(autouse=True)
def mended(monkeypatch):
    for name, original in ORIGINALS.items():
        monkeypatch.setattr(LockStore, name, original)
    locks.wake_who_waits()


class Apart(InMemoryLockStore):
    """As the store of another process sees it: nobody here is told when a message is done."""

    def __init__(self, shared):
        super().__init__()
        self.conversation_locks = shared


async def handled(store, sender, said, text, seconds=0.01):
    async with store.lock(sender):
        said.append(("begins", text))
        await asyncio.sleep(seconds)
        said.append(("ends", text))


def together(*messages):
    """Seconds until all are handled."""

    async def all_of_them():
        await asyncio.gather(*messages)

    begun = time.monotonic()
    asyncio.run(all_of_them())
    return time.monotonic() - begun


def test_messages_of_one_sender_are_handled_in_their_order_and_none_waits_a_second():
    store, said = InMemoryLockStore(), []
    taken = together(*(handled(store, "ani", said, text) for text in "abcdef"))
    assert said == [(what, text) for text in "abcdef" for what in ("begins", "ends")]
    assert taken < A_SECOND
    assert not store.conversation_locks


def test_rasa_as_it_comes_lets_the_second_message_wait_a_second(monkeypatch):
    for name, original in ORIGINALS.items():
        monkeypatch.setattr(LockStore, name, original)
    store, said = InMemoryLockStore(), []
    assert together(*(handled(store, "ani", said, text) for text in "ab")) >= A_SECOND


def test_senders_do_not_wait_for_each_other():
    store, said = InMemoryLockStore(), []
    together(handled(store, "ani", said, "slow", 0.2), handled(store, "budi", said, "quick"))
    assert said[:3] == [("begins", "slow"), ("begins", "quick"), ("ends", "quick")]


def test_a_lock_that_another_process_holds_is_looked_at_often():
    shared, said = {}, []
    here, there = Apart(shared), Apart(shared)
    there.finish_serving = lambda *args: ORIGINALS["finish_serving"](there, *args)

    async def second():
        await asyncio.sleep(0.01)
        await handled(here, "ani", said, "second")

    taken = together(handled(there, "ani", said, "first", 0.1), second())
    assert [text for _, text in said] == ["first", "first", "second", "second"]
    assert taken < A_SECOND


def test_a_message_that_dies_or_is_cancelled_lets_the_next_one_in():
    store, said = InMemoryLockStore(), []

    async def dies():
        async with store.lock("ani"):
            await asyncio.sleep(0.01)
            raise ValueError("it dies")

    async def scene():
        first = asyncio.create_task(dies())
        await asyncio.sleep(0)
        second = asyncio.create_task(handled(store, "ani", said, "cancelled"))
        third = asyncio.create_task(handled(store, "ani", said, "third"))
        await asyncio.sleep(0)
        second.cancel()
        with pytest.raises(ValueError, match="dies"):
            await first
        await asyncio.wait_for(third, A_SECOND / 2)

    asyncio.run(scene())
    assert said == [("begins", "third"), ("ends", "third")]


def test_a_ticket_that_expired_while_it_waited_is_refused():
    store, said = InMemoryLockStore(), []

    async def waits():
        async with store.lock("ani", lock_lifetime=0.02):
            pytest.fail("it had expired")

    async def scene():
        first = asyncio.create_task(handled(store, "ani", said, "first", 0.1))
        await asyncio.sleep(0)
        with pytest.raises(LockError):
            await asyncio.wait_for(waits(), A_SECOND / 2)
        await first

    asyncio.run(scene())


@pytest.mark.parametrize("name", ORIGINALS)
def test_what_is_replaced_takes_the_same_parameters(name):
    assert getattr(LockStore, name) is not ORIGINALS[name]
    expected = list(inspect.signature(ORIGINALS[name]).parameters)
    assert list(inspect.signature(getattr(LockStore, name)).parameters) == expected
