"""Who wants a posting is the same question as what a search finds, asked from the other side."""

from __future__ import annotations

import random
from collections.abc import Sequence

from postings import NOON, posting
from sqlalchemy import select

from jobs.alerts import Every, subscribe
from jobs.matching import match
from jobs.posting import Education, Employment, Kind, Pay, Posting
from jobs.query import Query
from jobs.regions import regencies
from jobs.store import save, search
from storage.encryption import Vault
from storage.facts import Sessions
from storage.models import AlertMatch

TITLES = (
    *("Operator Produksi", "Operator Mesin CNC", "Sopir Truk", "Driver Box", "Kasir Minimarket"),
    *("Staff Admin Gudang", "Barista", "Welder Kapal", "Operator Jahit", "Guru Matematika SD"),
)
PLACES = ("Bekasi", "Cikarang", "Jabodetabek", "Jawa Barat", "Jawa", "Surabaya", "Kota Bekasi")
TOWNS = ("Kota Bekasi", "Kabupaten Bekasi", "Kota Surabaya", "Kota Depok", "Kabupaten Karawang")
SUBJECTS = (
    *({"occupations": ("operator produksi",)}, {"occupations": ("sopir", "kasir")}, {}),
    *({"words": ("operator", "mesin")}, {"words": ("barista",)}, {"skills": ("las",)}),
    {"words": ("guru", "matematika")},
)


def some_posting(chance: random.Random, number: int) -> Posting:
    town = chance.choice((*TOWNS, None))
    province = regencies()[town].province if town else chance.choice(("Jawa Barat", None))
    low = chance.choice((None, 3_000_000, 200_000, 6_000_000))
    return posting(
        chance.choice(TITLES),
        number,
        kind=chance.choice((Kind.JOB, Kind.JOB, Kind.TRAINING)),
        regency=town,
        province=province,
        pay=Pay.stated(low, None, chance.choice(("month", "day"))),
        employment=chance.choice((None, *Employment)),
        education=chance.choice((None, *Education)),
        age_min=chance.choice((None, 18)),
        age_max=chance.choice((None, 25, 40)),
    )


def some_query(chance: random.Random) -> Query:
    places = tuple(chance.sample(PLACES, chance.choice((0, 1, 1, 2))))
    return Query(
        kind=chance.choice((Kind.JOB, Kind.JOB, Kind.TRAINING)),
        places=places,
        nearby=len(places) == 1 and chance.random() < 0.3,
        pay=chance.choice((None, None, 4_000_000)),
        employment=chance.choice((None, None, Employment.FULL_TIME)),
        education=chance.choice((None, None, Education.SMA)),
        age=chance.choice((None, None, 30)),
        **chance.choice(SUBJECTS),
    )


async def told(sessions: Sessions) -> set[tuple[int, int]]:
    async with sessions() as session:
        pairs = await session.execute(select(AlertMatch.alert_id, AlertMatch.posting_id))
        return {(row.alert_id, row.posting_id) for row in pairs}


async def keep(
    sessions: Sessions, vault: Vault, queries: Sequence[Query], every: Every = Every.DAILY
) -> dict[int, Query]:
    async with sessions.begin() as session:
        kept = [
            (await subscribe(session, vault, f"web:{number}", query, every, NOON), query)
            for number, query in enumerate(queries)
        ]
    return {alert.id: query for alert, query in kept}


async def test_an_alert_finds_what_a_search_would_find(emptied: Sessions, vault: Vault) -> None:
    chance = random.Random(7)
    alerts = await keep(emptied, vault, [some_query(chance) for _ in range(250)])
    async with emptied.begin() as session:
        fresh = await save(session, [some_posting(chance, n) for n in range(250)], NOON)
        assert await match(session, fresh, NOON)
    expected = set()
    async with emptied() as session:
        for number, query in alerts.items():
            found = await search(session, query, NOON, 1000)
            expected |= {(number, each.id) for each in found.postings}
    assert len(expected) > 500
    assert await told(emptied) == expected


async def test_a_posting_is_found_once(emptied: Sessions, vault: Vault) -> None:
    await keep(emptied, vault, [Query(occupations=("operator produksi", "operator mesin CNC"))])
    async with emptied.begin() as session:
        fresh = await save(session, [posting("Operator Produksi dan Operator CNC")], NOON)
        assert await match(session, fresh, NOON) == 1
        assert await match(session, fresh, NOON) == 0
    assert len(await told(emptied)) == 1


async def test_a_copy_of_a_posting_is_nobody_s_news(emptied: Sessions, vault: Vault) -> None:
    await keep(emptied, vault, [Query(places=("Bekasi",))])
    copies = [posting(number=1), posting(number=2, source="loket", company="PT Maju 1")]
    for each in copies:
        async with emptied.begin() as session:
            await match(session, await save(session, [each], NOON), NOON)
    assert len(await told(emptied)) == 1


async def test_what_is_taken_back_was_not_found(emptied: Sessions, vault: Vault) -> None:
    await keep(emptied, vault, [Query(places=("Bekasi",))])
    async with emptied() as session:
        assert await match(session, await save(session, [posting()], NOON), NOON) == 1
        await session.rollback()
    assert await told(emptied) == set()
