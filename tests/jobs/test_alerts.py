"""Saved searches: told once, at the pace that was chosen, until they are stopped."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from fake_channel import SetClock
from postings import NOON, posting
from sqlalchemy import select

from jobs import alerts
from jobs.alerts import MOST, Every, TooMany, alerts_of, next_digest, subscribe
from jobs.digests import PATIENCE, SHOWN, tell_due
from jobs.matching import match
from jobs.posting import Posting
from jobs.query import Query
from jobs.quiet import Quiet
from jobs.store import save
from storage.encryption import Vault
from storage.facts import Sessions
from storage.models import Alert, AlertKey, AlertMatch, ContactPreference, OutboxMessage
from storage.outbox import opened
from storage.personal import erase_person

ME = "telegram:7"
BEKASI = Query(occupations=("operator produksi",), places=("Bekasi",))
MANADO = Query(places=("Manado",))


class Town:
    """Somebody with alerts, and a place where postings appear."""

    def __init__(self, sessions: Sessions, vault: Vault) -> None:
        self.sessions, self.vault, self.clock = sessions, vault, SetClock(NOON)
        self.me, self.numbers = vault.index(ME), 0

    async def wants(self, query: Query = BEKASI, every: Every = Every.DAILY) -> Alert:
        async with self.sessions.begin() as session:
            return await subscribe(session, self.vault, ME, query, every, self.clock.now)

    async def appears(self, *postings: Posting, count: int = 1) -> None:
        new = postings or [self._next() for _ in range(count)]
        async with self.sessions.begin() as session:
            now = self.clock.now
            await match(session, await save(session, new, now), now)

    def _next(self) -> Posting:
        self.numbers += 1
        return posting(number=self.numbers, published=self.clock.now)

    async def told(self) -> list[dict[str, Any]]:
        """The messages of the next round."""
        await tell_due(self.sessions, self.vault, self.clock)
        async with self.sessions.begin() as session:
            rows = list(await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))
            for row in rows:
                await session.delete(row)
        return [opened(self.vault, row)[1] for row in rows]

    async def mine(self) -> list[Alert]:
        async with self.sessions() as session:
            return list(await alerts_of(session, self.me))

    async def keys(self) -> int:
        async with self.sessions() as session:
            return len(list(await session.scalars(select(AlertKey))))


@pytest.fixture
def town(emptied: Sessions, vault: Vault) -> Town:
    return Town(emptied, vault)


async def test_a_daily_alert_tells_the_next_morning_and_only_once(town: Town) -> None:
    await town.wants()
    await town.appears(count=2)
    assert await town.told() == []
    town.clock.pass_by(hours=23)
    (message,) = await town.told()
    assert message["text"].startswith("**2 lowongan operator produksi di Bekasi yang baru:**")
    assert "Anda dapat ini karena minta dikabari" in message["text"]
    town.clock.pass_by(days=1)
    assert await town.told() == []


async def test_an_instant_alert_tells_at_once_and_waits_for_the_next_find(town: Town) -> None:
    await town.wants(every=Every.INSTANT)
    assert await town.told() == []
    for _ in range(2):
        await town.appears()
        assert len(await town.told()) == 1
        assert await town.told() == []


async def test_a_digest_shows_five_and_counts_the_rest_as_told(town: Town) -> None:
    await town.wants(every=Every.INSTANT)
    await town.appears(count=SHOWN + 3)
    (message,) = await town.told()
    assert message["text"].count("[Lihat]") == SHOWN
    assert "Dan 3 lagi" in message["text"]
    await town.appears(count=1)
    (message,) = await town.told()
    assert message["text"].count("[Lihat]") == 1


async def test_every_digest_can_be_stopped_by_one_tap(town: Town) -> None:
    alert = await town.wants(every=Every.INSTANT)
    await town.appears()
    (message,) = await town.told()
    payloads = {each["title"]: each["payload"] for each in message["buttons"]}
    assert payloads["Stop kabar ini"] == f'/alert_unsubscribe{{"alert": {alert.id}}}'
    assert all(len(title) <= 20 for title in payloads)


async def test_one_can_say_applied_of_a_real_vacancy_but_not_of_an_example(town: Town) -> None:
    await town.wants(every=Every.INSTANT)
    await town.appears(posting(number=1), posting("Operator Produksi II", 2, sample=True))
    (message,) = await town.told()
    applied = [each["title"] for each in message["buttons"] if "lamar" in each["title"]]
    assert len(applied) == 1
    assert "_Contoh, tidak bisa dilamar_" in message["text"]
    assert message["text"].count("[Lihat]") == 1


async def test_signs_of_fraud_are_named_in_a_digest(town: Town) -> None:
    await town.wants(every=Every.INSTANT)
    await town.appears(posting(snippet="Peserta wajib transfer biaya administrasi Rp500.000"))
    (message,) = await town.told()
    assert "⚠️ Waspada" in message["text"]


async def test_what_was_closed_meanwhile_is_not_told(town: Town) -> None:
    await town.wants()
    await town.appears(posting(expires=NOON + timedelta(hours=2)), posting(number=9))
    town.clock.pass_by(days=1)
    (message,) = await town.told()
    assert message["text"].startswith("**1 lowongan")


async def test_the_words_of_a_title_are_not_read_as_markdown(town: Town) -> None:
    await town.wants(every=Every.INSTANT)
    await town.appears(posting("Operator *Produksi* [klik](http://jahat)"))
    (message,) = await town.told()
    assert "](http://jahat)" not in message["text"]


async def test_the_same_search_is_kept_once_and_its_pace_changes(town: Town) -> None:
    first = await town.wants()
    again = await town.wants(every=Every.WEEKLY)
    assert again.id == first.id
    assert [alert.every for alert in await town.mine()] == ["weekly"]


async def test_there_is_an_end_to_how_many(town: Town) -> None:
    for number in range(MOST):
        await town.wants(Query(words=(f"kata{number}",)))
    with pytest.raises(TooMany):
        await town.wants(Query(words=("satu lagi",)))


async def test_the_first_place_tells_the_zone_but_not_over_a_choice(town: Town) -> None:
    await town.wants(MANADO)
    await town.wants()
    async with town.sessions() as session:
        known = await session.get_one(ContactPreference, town.me)
    assert known.zone == "WITA"


@pytest.mark.parametrize("every", [Every.DAILY, Every.WEEKLY])
@pytest.mark.parametrize("zone", ["WIB", "WITA", "WIT"])
def test_digests_are_due_in_the_morning_of_their_person(every: Every, zone: str) -> None:
    quiet, days = Quiet(zone), {Every.DAILY: 1, Every.WEEKLY: 7}[every]
    for first in (0, 100, 255):
        due = next_digest(every, quiet, bytes([first]) * 32, NOON)
        assert due is not None
        here = quiet.local(due)
        assert 8 <= here.hour + here.minute / 60 < 9.5
        assert (here.date() - quiet.local(NOON).date()).days == days


async def test_a_paused_alert_finds_nothing_until_its_pause_is_over(town: Town) -> None:
    alert = await town.wants(every=Every.INSTANT)
    async with town.sessions.begin() as session:
        (mine,) = await alerts_of(session, town.me)
        await alerts.pause(session, mine, town.clock.now + timedelta(days=14))
    await town.appears()
    assert await town.told() == []
    town.clock.pass_by(days=14)
    assert await town.told() == []
    await town.appears()
    assert len(await town.told()) == 1
    assert (await town.mine())[0].id == alert.id


async def test_stopping_one_leaves_the_others_and_stopping_all_leaves_nothing(town: Town) -> None:
    first = await town.wants()
    await town.wants(MANADO)
    async with town.sessions.begin() as session:
        stranger = town.vault.index("telegram:8")
        assert await alerts.stop(session, stranger, first.id) == 0
        assert await alerts.stop(session, town.me, first.id) == 1
    assert [alert.query for alert in await town.mine()] == ['{"kind": "job", "places": ["Manado"]}']
    async with town.sessions.begin() as session:
        assert await alerts.stop(session, town.me) == 1
    assert await town.keys() == 0


async def weeks_without_reaction(town: Town, digests: int) -> list[str]:
    texts = []
    for _ in range(digests):
        await town.appears()
        town.clock.pass_by(days=7, hours=1)
        texts += [message["text"] for message in await town.told()]
    return texts


async def test_who_does_not_react_hears_less_often_and_then_is_asked(town: Town) -> None:
    await town.wants()
    texts = await weeks_without_reaction(town, PATIENCE + 1)
    assert "lebih jarang" in texts[-1]
    assert not [text for text in texts[:-1] if "lebih jarang" in text]
    assert (await town.mine())[0].every == "weekly"
    texts = await weeks_without_reaction(town, PATIENCE + 2)
    assert "Masih mau dikabari?" in texts[-1]
    assert (await town.mine())[0].status == "asked"
    assert await weeks_without_reaction(town, 2) == []


async def test_who_reacts_hears_as_often_as_before(town: Town) -> None:
    await town.wants()
    for _ in range(3):
        await weeks_without_reaction(town, PATIENCE - 1)
        async with town.sessions.begin() as session:
            await alerts.reacted(session, town.me, town.clock.now)
    assert (await town.mine())[0].every == "daily"


async def test_who_is_gone_is_not_looked_for_but_may_come_back(town: Town) -> None:
    alert = await town.wants(every=Every.INSTANT)
    async with town.sessions.begin() as session:
        await alerts.gone(session, town.me)
    await town.appears()
    assert await town.told() == []
    await town.wants(every=Every.INSTANT)
    await town.appears()
    assert len(await town.told()) == 1
    assert (await town.mine())[0].id == alert.id


async def test_what_is_told_and_the_message_stand_or_fall_together(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await town.wants(every=Every.INSTANT)
    await town.appears()

    async def fails(*_: object) -> bool:
        raise ConnectionError

    with monkeypatch.context() as broken:
        broken.setattr("jobs.digests.owe", fails)
        with pytest.raises(ConnectionError):
            await town.told()
    assert len(await town.told()) == 1


async def test_erasing_a_person_takes_alerts_keys_and_ledger(town: Town) -> None:
    await town.wants()
    await town.appears()
    await erase_person(town.sessions, town.vault, ME)
    assert await town.mine() == []
    assert await town.keys() == 0
    async with town.sessions() as session:
        assert list(await session.scalars(select(AlertMatch))) == []
