"""Postings in the database: one a job, found by words and filters, gone when they are over."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from postings import NOON, posting

from jobs.posting import Education, Employment, Kind, Pay, Posting
from jobs.query import Query
from jobs.store import Found, close_unseen, get, purge, save, search
from storage.facts import Sessions

DAY = timedelta(days=1)


async def keep(emptied: Sessions, *postings: Posting, now: Any = NOON) -> list[int]:
    async with emptied.begin() as session:
        return await save(session, postings, now)


async def find(emptied: Sessions, now: Any = NOON, limit: int = 9, **asked: Any) -> Found:
    async with emptied() as session:
        return await search(session, Query(**asked), now, limit)


def titles(found: Found) -> list[str]:
    return [each.posting.title for each in found.postings]


async def test_a_posting_comes_back_as_it_was(emptied: Sessions) -> None:
    given = posting(
        pay=Pay(5_000_000, 6_000_000),
        employment=Employment.CONTRACT,
        education=Education.SMA,
        age_min=18,
        age_max=35,
        snippet="Sif tiga",
        expires=NOON + DAY,
        starts=NOON,
        tags="Manufaktur",
        origin="https://glints.com/1",
        sample=True,
    )
    (number,) = await keep(emptied, given)
    async with emptied() as session:
        back = await get(session, number)
    assert back
    assert back.posting == given
    assert (back.id, back.seen) == (number, NOON)


async def test_only_the_first_time_is_a_posting_new(emptied: Sessions) -> None:
    assert len(await keep(emptied, posting())) == 1
    assert await keep(emptied, posting(), now=NOON + DAY) == []
    assert await keep(emptied, posting(), now=NOON + DAY) == []


async def test_what_changed_at_the_source_is_changed_here(emptied: Sessions) -> None:
    await keep(emptied, posting("Operator Produksi"))
    await keep(emptied, posting("Kasir"), now=NOON + DAY)
    assert titles(await find(emptied, occupations=("operator produksi",))) == []
    assert titles(await find(emptied, occupations=("kasir",))) == ["Kasir"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            {"title": "OPERATOR PRODUKSI - BEKASI"},
            {"title": "Dibutuhkan Operator Produksi, Bekasi"},
        ),
        ({"company": "PT. Maju Jaya Tbk"}, {"company": "Maju Jaya"}),
        (
            {"title": "Kasir", "origin": "https://www.glints.com/x?utm_source=joss"},
            {"title": "Staf kasir", "link": "http://glints.com/x/"},
        ),
    ],
)
async def test_the_same_job_of_two_sources_is_shown_once(
    emptied: Sessions, first: dict[str, Any], second: dict[str, Any]
) -> None:
    shared = {"company": "PT Maju Jaya"}
    await keep(emptied, posting(number=1, **shared | first))
    new = await keep(emptied, posting(number=2, source="jooble", **shared | second))
    assert new == []
    assert (await find(emptied)).total == 1


@pytest.mark.parametrize(
    "other",
    [
        {"regency": "Kabupaten Bekasi"},
        {"title": "Kepala Gudang"},
        {"company": "PT Lain"},
        {"kind": Kind.INTERNSHIP},
        {"company": None},
    ],
)
async def test_another_place_title_or_company_is_another_job(
    emptied: Sessions, other: dict[str, Any]
) -> None:
    await keep(emptied, posting(number=1, company="PT Maju"))
    assert len(await keep(emptied, posting(number=2, **{"company": "PT Maju"} | other))) == 1


async def test_copies_that_come_together_are_shown_once(emptied: Sessions) -> None:
    same = [posting(number=n, company="PT Maju") for n in range(3)]
    assert len(await keep(emptied, *same)) == 1


async def test_when_the_shown_one_closes_its_copy_takes_its_place(emptied: Sessions) -> None:
    await keep(emptied, posting(number=1, company="PT Maju"))
    await keep(emptied, posting(number=2, source="jooble", company="PT Maju"))
    async with emptied.begin() as session:
        assert await close_unseen(session, "karirhub", NOON + DAY, NOON + DAY) == 1
    (left,) = (await find(emptied)).postings
    assert left.posting.source == "jooble"


async def test_what_a_full_pull_did_not_bring_is_closed_and_may_come_back(
    emptied: Sessions,
) -> None:
    await keep(emptied, posting(number=1), posting(number=2))
    await keep(emptied, posting(number=2), now=NOON + DAY)
    async with emptied.begin() as session:
        await close_unseen(session, "karirhub", NOON + DAY, NOON + DAY)
    assert (await find(emptied)).total == 1
    await keep(emptied, posting(number=1), now=NOON + 2 * DAY)
    assert (await find(emptied)).total == 2


async def test_expired_ones_are_not_found_and_are_deleted_after_a_month(
    emptied: Sessions,
) -> None:
    (number,) = await keep(emptied, posting(expires=NOON + DAY))
    assert (await find(emptied, now=NOON + DAY)).total == 1
    assert (await find(emptied, now=NOON + 2 * DAY)).total == 0
    for later, left in ((10, True), (40, False)):
        async with emptied.begin() as session:
            await purge(session, NOON + later * DAY)
        async with emptied() as session:
            assert (await get(session, number) is not None) is left


async def test_a_copy_is_shown_when_the_shown_one_expires(emptied: Sessions) -> None:
    await keep(emptied, posting(number=1, company="PT Maju", expires=NOON + DAY))
    await keep(emptied, posting(number=2, company="PT Maju"))
    async with emptied.begin() as session:
        await purge(session, NOON + 3 * DAY)
    assert (await find(emptied, now=NOON + 3 * DAY)).total == 1


async def test_an_occupation_is_found_under_its_other_names(emptied: Sessions) -> None:
    await keep(emptied, posting("Security / Satpam Mall", 1), posting("Sekuriti", 2))
    await keep(emptied, posting("Cleaning Service", 3))
    found = await find(emptied, occupations=("satpam",))
    assert sorted(titles(found)) == ["Security / Satpam Mall", "Sekuriti"]


async def test_words_that_are_no_known_occupation_are_found_in_titles_alone(
    emptied: Sessions,
) -> None:
    await keep(emptied, posting("Penjinak Ular", 1), posting("Kasir", 2, snippet="penjinak ular"))
    assert titles(await find(emptied, words=("penjinak", "ular"))) == ["Penjinak Ular"]
    assert titles(await find(emptied, words=("ular", "penjinak"))) == []


async def test_an_employer_is_found_by_its_name(emptied: Sessions) -> None:
    await keep(emptied, posting("Kasir", company="PT Indomarco Prismatama"), posting("Kasir", 2))
    assert (await find(emptied, words=("indomarco",))).total == 1


async def test_signs_in_what_is_typed_do_not_break_the_search(emptied: Sessions) -> None:
    await keep(emptied, posting("Staf R&D", 1), posting("UI/UX Designer", 2))
    assert titles(await find(emptied, words=('r&d" OR', "(')"))) == []
    assert titles(await find(emptied, words=("r&d",))) == ["Staf R&D"]


async def test_places_hold_regencies_and_neighbours_come_after_them(emptied: Sessions) -> None:
    old = NOON - 9 * DAY
    await keep(
        emptied,
        posting("A", 1, regency="Kabupaten Bekasi", published=old),
        posting("B", 2, regency="Kabupaten Karawang"),
        posting("C", 3, regency="Kota Medan", province="Sumatera Utara"),
        posting("D", 4, regency=None),
    )
    assert titles(await find(emptied, places=("Bekasi",))) == ["A"]
    assert titles(await find(emptied, places=("Bekasi",), nearby=True)) == ["A", "B"]
    assert sorted(titles(await find(emptied, places=("Jawa Barat",)))) == ["A", "B", "D"]


@pytest.mark.parametrize(
    ("pay", "fits"),
    [
        (Pay(5_000_000, None), True),
        (Pay(4_000_000, 5_500_000), True),
        (Pay(None, 4_900_000), False),
        (Pay(200_000, None, "day"), True),
        (Pay(190_000, None, "day"), False),
        (None, True),
    ],
)
async def test_the_wanted_pay_is_compared_by_the_month(
    emptied: Sessions, pay: Pay | None, fits: bool
) -> None:
    await keep(emptied, posting(pay=pay))
    assert (await find(emptied, pay=5_000_000)).total == fits


async def test_stated_pay_comes_before_silence(emptied: Sessions) -> None:
    stated = posting("Kasir A", 1, pay=Pay(6_000_000, None), published=NOON - 9 * DAY)
    await keep(emptied, stated, posting("Kasir B", 2))
    assert titles(await find(emptied, pay=5_000_000)) == ["Kasir A", "Kasir B"]


@pytest.mark.parametrize(
    ("stated", "asked", "fits"),
    [
        ({"education": Education.SMA}, {"education": Education.SMP}, False),
        ({"education": Education.SMP}, {"education": Education.SMP}, True),
        ({}, {"education": Education.SD}, True),
        ({"age_max": 35}, {"age": 36}, False),
        ({"age_max": 35}, {"age": 35}, True),
        ({"age_min": 21}, {"age": 20}, False),
        ({"employment": Employment.CONTRACT}, {"employment": Employment.FULL_TIME}, False),
        ({"employment": Employment.PART_TIME}, {"employment": Employment.PART_TIME}, True),
    ],
)
async def test_schooling_age_and_type_must_fit(
    emptied: Sessions, stated: dict[str, Any], asked: dict[str, Any], fits: bool
) -> None:
    await keep(emptied, posting(**stated))
    assert (await find(emptied, **asked)).total == fits


async def test_the_next_page_has_others(emptied: Sessions) -> None:
    await keep(emptied, *(posting(f"Kasir {n}", n) for n in range(5)))
    async with emptied() as session:
        first = await search(session, Query(), NOON)
        shown = [each.id for each in first.postings]
        second = await search(session, Query(), NOON, skip=shown)
    assert len(first.postings) == 3
    assert len(second.postings) == 2
    assert first.total == second.total == 5
    assert not set(titles(first)) & set(titles(second))


def test_a_query_is_the_same_after_it_was_kept() -> None:
    query = Query(
        Kind.TRAINING,
        ("operator produksi",),
        ("las",),
        ("malam",),
        ("Bekasi",),
        True,
        5_000_000,
        Employment.FULL_TIME,
        Education.SMA,
        45,
    )
    assert Query.from_dict(query.as_dict()) == query
    assert Query.from_dict({"kind": "job", "color": "red"}) == Query()
