"""What was said on the web page: kept in order, encrypted, for its time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from storage import transcript as module
from storage.encryption import Vault
from storage.facts import Sessions
from storage.models import WebMessage
from storage.personal import erase_person
from storage.retention import CONVERSATION_KEPT, purge
from storage.transcript import Said, Transcript

ANI, BUDI = "web:ani", "web:budi"


@pytest.fixture
def said(sessions: Sessions, vault: Vault) -> Transcript:
    return Transcript(sessions, vault)


async def test_a_conversation_comes_back_in_its_order(said: Transcript) -> None:
    file = {"id": "x", "name": "a.pdf", "mime": "application/pdf"}
    first = [Said("me", "halo"), Said("bot", "Halo!", (("Menu", "t:0"),), (file,))]
    await said.add(ANI, first)
    await said.add(ANI, [Said("me", "pesangon")])
    found = await said.since(ANI)
    assert [each.content() for each in found[:2]] == [each.content() for each in first]
    assert [each.text for each in await said.since(ANI, found[0].id)] == ["Halo!", "pesangon"]


async def test_only_the_last_ones_are_shown(
    said: Transcript, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SHOWN", 3)
    await said.add(ANI, [Said("me", str(n)) for n in range(5)])
    assert [each.text for each in await said.since(ANI)] == ["2", "3", "4"]


async def test_nobody_sees_what_another_said(said: Transcript) -> None:
    await said.add(ANI, [Said("me", "rahasia")])
    mine = (await said.since(ANI))[0].id
    assert await said.since(BUDI) == []
    assert await said.has(ANI, mine)
    assert not await said.has(BUDI, mine)


async def test_what_has_the_same_key_is_written_once(said: Transcript) -> None:
    for _ in range(2):
        await said.add(ANI, [Said("bot", "a"), Said("bot", "b")], key="k")
    await said.add(BUDI, [Said("bot", "c")], key="k")
    assert [each.text for each in await said.since(ANI)] == ["a", "b"]
    assert [each.text for each in await said.since(BUDI)] == ["c"]


async def test_no_word_stands_plain_in_the_database(said: Transcript, sessions: Sessions) -> None:
    await said.add(ANI, [Said("me", "NIK 3171012345670001", files=({"name": "ktp-ani.jpg"},))])
    async with sessions() as session:
        kept = await session.scalar(select(WebMessage.content))
    assert kept is not None
    assert b"3171012345670001" not in kept
    assert b"ktp-ani" not in kept


async def test_what_is_past_its_time_is_hidden_and_then_purged(
    said: Transcript, sessions: Sessions
) -> None:
    await said.add(ANI, [Said("me", "baru")])
    past = datetime.now(UTC) - CONVERSATION_KEPT - timedelta(minutes=1)
    await said.add(ANI, [replace(Said("me", "lama"), at=past)])
    assert [each.text for each in await said.since(ANI)] == ["baru"]
    await purge(sessions, datetime.now(UTC))
    async with sessions() as session:
        assert await session.scalar(select(func.count()).select_from(WebMessage)) == 1


async def test_after_erasing_ids_go_on_so_that_a_page_notices(
    said: Transcript, sessions: Sessions, vault: Vault
) -> None:
    await said.add(ANI, [Said("me", "satu")])
    last = (await said.since(ANI))[-1].id
    await erase_person(sessions, vault, ANI)
    await said.add(ANI, [Said("bot", "Data Anda sudah dihapus.")])
    assert not await said.has(ANI, last)
    assert [each.text for each in await said.since(ANI, last)] == ["Data Anda sudah dihapus."]
