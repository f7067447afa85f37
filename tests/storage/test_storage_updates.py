"""Updates and offered buttons, on each kind of database."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from storage import offers, updates
from storage.encryption import Vault
from storage.facts import Sessions
from storage.personal import erase_person
from storage.retention import purge
from storage.updates import ANSWERED, RECEIVED, Arrived

NOW = datetime.now(UTC)
BUTTONS = [("Hitung", "/severance_calculate"), ("Menu", "/help")]


def arrived(number: int, sender: str = "telegram:7") -> Arrived:
    return Arrived(str(number), sender, f"isi {number}")


async def receive(sessions: Sessions, vault: Vault, *numbers: int) -> int:
    async with sessions.begin() as session:
        each = [arrived(number) for number in numbers]
        return await updates.receive(session, vault, "telegram", each)


async def left(sessions: Sessions, vault: Vault) -> list[tuple[str, str]]:
    async with sessions() as session:
        return [(w.update_id, w.status) for w in await updates.waiting(session, vault, "telegram")]


async def test_updates_are_written_down_once_in_their_order(
    sessions: Sessions, vault: Vault
) -> None:
    assert await receive(sessions, vault, 5, 3, 4) == 3
    assert await receive(sessions, vault, 4, 6) == 1
    assert await receive(sessions, vault) == 0
    assert [number for number, _ in await left(sessions, vault)] == ["5", "3", "4", "6"]


async def test_an_update_is_answered_by_who_comes_first(sessions: Sessions, vault: Vault) -> None:
    await receive(sessions, vault, 1)

    async def answer(words: str) -> bool:
        async with sessions.begin() as session:
            given = Arrived("1", "telegram:7", words)
            return await updates.answer(session, vault, "telegram", given)

    won = await asyncio.gather(answer("a"), answer("b"))
    assert sorted(won) == [False, True]
    async with sessions() as session:
        kept = await updates.answered(session, vault, "telegram", "1", "telegram:7")
    assert kept == "ab"[won.index(True)]
    assert await left(sessions, vault) == [("1", ANSWERED)]


async def test_what_is_done_is_known_but_no_longer_read(sessions: Sessions, vault: Vault) -> None:
    await receive(sessions, vault, 1, 2)
    async with sessions.begin() as session:
        await updates.answer(session, vault, "telegram", arrived(1))
        await updates.done(session, "telegram", ["1"])
    assert await left(sessions, vault) == [("2", RECEIVED)]
    assert await receive(sessions, vault, 1) == 0
    async with sessions() as session:
        assert await updates.answered(session, vault, "telegram", "1", "telegram:7") == ""
        assert await updates.answered(session, vault, "telegram", "2", "telegram:7") is None
        assert await updates.answered(session, vault, "telegram", "1", "telegram:8") is None


async def test_what_is_sent_of_an_answer_is_counted(sessions: Sessions, vault: Vault) -> None:
    await receive(sessions, vault, 1)
    async with sessions.begin() as session:
        await updates.answer(session, vault, "telegram", arrived(1))
        await updates.sent(session, "telegram", "1", 2)
    async with sessions() as session:
        (row,) = await updates.waiting(session, vault, "telegram")
    assert (row.sent, row.body) == (2, "isi 1")


async def test_old_updates_go_but_never_one_without_an_answer(
    sessions: Sessions, vault: Vault
) -> None:
    await receive(sessions, vault, 1, 2)
    async with sessions.begin() as session:
        await updates.answer(session, vault, "telegram", arrived(1))
    assert (await purge(sessions, NOW + timedelta(hours=47)))["channel_updates"] == 0
    assert (await purge(sessions, NOW + timedelta(hours=49)))["channel_updates"] == 1
    assert await left(sessions, vault) == [("2", RECEIVED)]


async def test_the_last_offer_is_what_a_number_means(sessions: Sessions, vault: Vault) -> None:
    async with sessions.begin() as session:
        first = await offers.offer(session, vault, "telegram:7", BUTTONS)
        assert await offers.last_offer(session, vault, "telegram:7") == BUTTONS
        assert await offers.last_offer(session, vault, "telegram:8") == []
        await offers.offer(session, vault, "telegram:7", [("Lain", "/x")])
        assert await offers.last_offer(session, vault, "telegram:7") == [("Lain", "/x")]
        assert await offers.offer(session, vault, "telegram:7", []) == ""
        assert await offers.last_offer(session, vault, "telegram:7") == []
        assert await offers.tapped(session, vault, "telegram:7", f"{first}:1") == BUTTONS[1]


async def test_old_offers_go_after_their_time(sessions: Sessions, vault: Vault) -> None:
    async with sessions.begin() as session:
        token = await offers.offer(session, vault, "telegram:7", BUTTONS)
    assert (await purge(sessions, NOW + timedelta(days=89)))["offered_buttons"] == 0
    assert (await purge(sessions, NOW + timedelta(days=91)))["offered_buttons"] == 1
    async with sessions() as session:
        assert await offers.tapped(session, vault, "telegram:7", f"{token}:0") is None


async def test_erasing_a_person_erases_updates_and_buttons(
    sessions: Sessions, vault: Vault
) -> None:
    await receive(sessions, vault, 1)
    async with sessions.begin() as session:
        await offers.offer(session, vault, "telegram:7", BUTTONS)
    gone = await erase_person(sessions, vault, "telegram:7")
    assert gone["channel_updates"] == gone["offered_buttons"] == 1
