"""Updates and offered buttons, on each kind of database."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from storage import offers, updates
from storage.encryption import Vault
from storage.facts import Sessions
from storage.line import line_of
from storage.personal import erase_person
from storage.retention import purge
from storage.updates import ANSWERED, RECEIVED, Arrived

NOW = datetime.now(UTC)
BUTTONS = [("Hitung", "/severance_calculate"), ("Menu", "/help")]


def arrived(number: int, sender: str = "telegram:7") -> Arrived:
    return Arrived(str(number), sender, f"isi {number}")


async def receive(sessions: Sessions, vault: Vault, *numbers: int) -> int:
    each = [arrived(number) for number in numbers]
    new = await line_of(sessions).write(lambda c: updates.receive(c, vault, "telegram", each))
    return len(new)


async def left(sessions: Sessions, vault: Vault) -> list[tuple[str, str]]:
    found = await line_of(sessions).read(lambda c: updates.waiting(c, vault, "telegram"))
    return [(each.update_id, each.status) for each in found]


async def answer(sessions: Sessions, vault: Vault, number: int, words: str = "jawab") -> bool:
    given = Arrived(str(number), "telegram:7", words)
    return await line_of(sessions).write(lambda c: updates.answer(c, vault, "telegram", given))


async def answered(
    sessions: Sessions, vault: Vault, number: str, sender: str = "telegram:7"
) -> str | None:
    return await line_of(sessions).read(
        lambda c: updates.answered(c, vault, "telegram", number, sender)
    )


async def offer(sessions: Sessions, vault: Vault, buttons: offers.Pairs, typed: bool = True) -> str:
    token = offers.new_token()
    await line_of(sessions).write(
        lambda c: offers.offer(c, vault, "telegram:7", token, buttons, typed)
    )
    return token


async def last_offer(sessions: Sessions, vault: Vault, sender: str = "telegram:7") -> offers.Pairs:
    return await line_of(sessions).read(lambda c: offers.last_offer(c, vault, sender))


async def tapped(sessions: Sessions, vault: Vault, token: str) -> tuple[str, str] | None:
    return await line_of(sessions).read(lambda c: offers.tapped(c, vault, "telegram:7", token))


async def test_updates_are_written_down_once_in_their_order(
    sessions: Sessions, vault: Vault
) -> None:
    assert await receive(sessions, vault, 5, 3, 4) == 3
    assert await receive(sessions, vault, 4, 6) == 1
    assert await receive(sessions, vault) == 0
    assert [number for number, _ in await left(sessions, vault)] == ["5", "3", "4", "6"]


async def test_an_update_is_answered_by_who_comes_first(sessions: Sessions, vault: Vault) -> None:
    await receive(sessions, vault, 1)

    won = await asyncio.gather(*(answer(sessions, vault, 1, words) for words in "ab"))
    assert sorted(won) == [False, True]
    assert await answered(sessions, vault, "1") == "ab"[won.index(True)]
    assert await left(sessions, vault) == [("1", ANSWERED)]


async def test_an_update_that_nobody_wrote_down_is_answered_all_the_same(
    sessions: Sessions, vault: Vault
) -> None:
    assert await answer(sessions, vault, 1)
    assert not await answer(sessions, vault, 1)
    assert await left(sessions, vault) == [("1", ANSWERED)]


async def test_what_is_done_is_known_but_no_longer_read(sessions: Sessions, vault: Vault) -> None:
    await receive(sessions, vault, 1, 2)
    await answer(sessions, vault, 1)
    await line_of(sessions).write(lambda c: updates.done(c, "telegram", ["1"]))
    assert await left(sessions, vault) == [("2", RECEIVED)]
    assert await receive(sessions, vault, 1) == 0
    assert await answered(sessions, vault, "1") == ""
    assert await answered(sessions, vault, "2") is None
    assert await answered(sessions, vault, "1", "telegram:8") is None


async def test_what_is_sent_of_an_answer_is_counted(sessions: Sessions, vault: Vault) -> None:
    await receive(sessions, vault, 1)
    await answer(sessions, vault, 1)
    await line_of(sessions).write(lambda c: updates.sent(c, "telegram", "1", 2))
    (row,) = await line_of(sessions).read(lambda c: updates.waiting(c, vault, "telegram"))
    assert (row.sent, row.body) == (2, "jawab")


async def test_what_is_new_is_given_back_as_a_look_would_find_it(
    sessions: Sessions, vault: Vault
) -> None:
    await receive(sessions, vault, 5)
    line, came = line_of(sessions), [arrived(5), arrived(7), arrived(6), arrived(7)]
    new = await line.write(lambda c: updates.receive(c, vault, "telegram", came))
    found = await line.read(lambda c: updates.waiting(c, vault, "telegram"))
    assert [each.update_id for each in new] == ["7", "6"]
    assert new == found[1:]


async def test_old_updates_go_but_never_one_without_an_answer(
    sessions: Sessions, vault: Vault
) -> None:
    await receive(sessions, vault, 1, 2)
    await answer(sessions, vault, 1)
    assert (await purge(sessions, NOW + timedelta(hours=47)))["channel_updates"] == 0
    assert (await purge(sessions, NOW + timedelta(hours=49)))["channel_updates"] == 1
    assert await left(sessions, vault) == [("2", RECEIVED)]


async def test_the_last_offer_is_what_a_number_means(sessions: Sessions, vault: Vault) -> None:
    first = await offer(sessions, vault, BUTTONS)
    assert await last_offer(sessions, vault) == BUTTONS
    assert await last_offer(sessions, vault, "telegram:8") == []
    await offer(sessions, vault, [("Lain", "/x")])
    assert await last_offer(sessions, vault) == [("Lain", "/x")]
    await offer(sessions, vault, [("Kabar", "/y")], typed=False)
    assert await last_offer(sessions, vault) == [("Lain", "/x")]
    await offer(sessions, vault, [])
    assert await last_offer(sessions, vault) == []
    assert await tapped(sessions, vault, f"{first}:1") == BUTTONS[1]


async def test_old_offers_go_after_their_time(sessions: Sessions, vault: Vault) -> None:
    token = await offer(sessions, vault, BUTTONS)
    assert (await purge(sessions, NOW + timedelta(days=89)))["offered_buttons"] == 0
    assert (await purge(sessions, NOW + timedelta(days=91)))["offered_buttons"] == 1
    assert await tapped(sessions, vault, f"{token}:0") is None


async def test_erasing_a_person_erases_updates_and_buttons(
    sessions: Sessions, vault: Vault
) -> None:
    await receive(sessions, vault, 1)
    await offer(sessions, vault, BUTTONS)
    gone = await erase_person(sessions, vault, "telegram:7")
    assert gone["channel_updates"] == gone["offered_buttons"] == 1
