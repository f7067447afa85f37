"""The other sources: what a course teaches, two job boards behind keys, feeds, our sample."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import stamina
from payloads import envelope
from portal import Portal, SetTime, as_html, as_json, http_to, status
from postings import NOON

from jobs.manners import UNHURRIED
from jobs.posting import Kind, Pay, Posting
from jobs.query import Query
from jobs.settings import JobSettings
from jobs.sources.base import Source
from jobs.sources.careerjet import Careerjet
from jobs.sources.feed import Feed
from jobs.sources.jooble import Jooble
from jobs.sources.proglat import Proglat
from jobs.sources.registry import make_http, make_sources
from jobs.sources.skkni import Skkni
from jobs.trouble import Busy, Trouble, Unreadable

KASIR = Query(occupations=("kasir",), places=("Bekasi", "Karawang"))


@pytest.fixture(autouse=True)
def no_waiting() -> Iterator[None]:
    with stamina.set_testing(True, attempts=2):
        yield


@pytest.fixture
def time() -> SetTime:
    return SetTime(NOON)


def settings(**values: Any) -> JobSettings:
    return JobSettings(_env_file=None, **values)  # type: ignore[call-arg]


async def pulled(source: Source) -> list[Posting]:
    return [posting async for page in source.pull(None) for posting in page]


async def test_proglat_says_what_a_course_teaches(time: SetTime) -> None:
    program = {
        "id": "p1",
        "title": "LAS SMAW 3G",
        "status": "approved",
        "total_duration": 240,
        "vocational": {"name": "Teknik Las"},
        "program_topics": [{"title": "Keselamatan kerja"}, {"title": "Las pelat"}],
        "effective_date": "2025-01-10",
    }
    draft = program | {"id": "p2", "status": "draft"}
    another = program | {"id": 3, "program_topics": None}
    portal = Portal([as_json(envelope(program, draft, another))])
    first, second = await pulled(Proglat(http_to(portal, time)))
    assert (first.kind, first.regency) == (Kind.CURRICULUM, None)
    assert first.snippet.split("\n") == ["240 jam pelajaran", "Keselamatan kerja", "Las pelat"]
    assert second.source_id == "3"


async def test_skkni_is_asked_once_a_minute_and_never_while_somebody_waits(time: SetTime) -> None:
    pages = [
        {"data": [{"id": n, "title": "Pengelasan"}], "meta": {"pagination": {"last_page": 2}}}
        for n in (1, 2)
    ]
    portal = Portal([as_json(page) for page in pages])
    source = Skkni(http_to(portal, time, patience=UNHURRIED))
    assert await source.search(KASIR) == []
    assert portal.calls == []
    assert [each.source_id for each in await pulled(source)] == ["1", "2"]
    assert time.slept == [0, 65]


async def test_skkni_that_asks_for_an_hour_is_left_alone(time: SetTime) -> None:
    portal = Portal([status(429, retry_after="3600")])
    with pytest.raises(Busy):
        await pulled(Skkni(http_to(portal, time)))
    assert len(portal.calls) == 1


async def test_jooble_is_asked_once_a_day_for_the_same(time: SetTime) -> None:
    job = {
        "id": -123,
        "title": "<b>Kasir</b> Toko",
        "link": "https://jooble.org/desc/1",
        "location": "Bekasi, Jawa Barat",
        "salary": "Rp 5.000.000 - Rp 6.000.000",
        "snippet": "&nbsp;hubungi 0812 3456 7890",
        "type": "Penuh waktu",
        "updated": "2026-11-25T00:00:00.0000000",
        "company": "PT Ritel",
    }
    portal = Portal([as_json({"totalCount": 1, "jobs": [job]})])
    source = Jooble(http_to(portal, time), "RAHASIA")
    for _ in range(2):
        (found,) = await source.search(KASIR)
    assert (found.title, found.regency) == ("Kasir Toko", "Kota Bekasi")
    assert found.pay == Pay(5_000_000, 6_000_000)
    assert "7890" not in found.snippet
    (call,) = portal.calls
    assert call.path == "/api/RAHASIA"
    assert call.body == {"keywords": "kasir", "location": "Bekasi", "page": "1"}


async def test_careerjet_gets_what_it_requires(time: SetTime) -> None:
    job = {
        "title": "Kasir",
        "url": "https://www.careerjet.co.id/jobad/1",
        "locations": "Karawang, Jawa Barat",
        "date": "Wed, 25 Nov 2026 07:10:00 GMT",
        "salary_min": 60_000_000,
        "salary_max": 72_000_000,
        "salary_type": "Y",
        "salary_currency_code": "IDR",
        "company": "",
    }
    portal = Portal([as_json({"type": "JOBS", "jobs": [job]})])
    source = Careerjet(http_to(portal, time), "KUNCI", "203.0.113.7", "uji")
    (found,) = await source.search(KASIR)
    assert (found.pay, found.company) == (Pay(5_000_000, 6_000_000), None)
    assert found.published.date() == date(2026, 11, 25)
    (call,) = portal.calls
    assert call.query["user_ip"] == ["203.0.113.7"]
    assert {"referer", "authorization"} <= set(call.headers)


async def test_careerjet_that_asks_which_place_gives_nothing(time: SetTime) -> None:
    portal = Portal([as_json({"type": "LOCATIONS", "locations": ["A", "B"]})])
    assert await Careerjet(http_to(portal, time), "k", "203.0.113.7", "uji").search(KASIR) == []


@pytest.mark.parametrize("answer", [as_json([1]), as_json({"jobs": 3}), as_html(), status(500)])
async def test_no_source_takes_a_fault_for_an_empty_list(answer: Any, time: SetTime) -> None:
    for make in (
        Proglat,
        lambda http: Jooble(http, "k"),
        lambda http: Careerjet(http, "k", "203.0.113.7", "uji"),
    ):
        with pytest.raises(Trouble):
            await make(http_to(Portal([answer]), time)).search(KASIR)


async def test_a_feed_of_a_training_centre_is_read(time: SetTime) -> None:
    table = "judul;kota;tautan;jenis\nPelatihan Las;Kab. Bekasi;https://blk.example/1;pelatihan\n"
    portal = Portal([(200, {"content-type": "text/csv"}, table.encode())])
    source = Feed(
        http_to(portal, time), "blk", "BLK", "https://blk.example/f.csv", "https://blk.example"
    )
    (found,) = await pulled(source)
    assert (found.source, found.kind, found.regency) == ("blk", Kind.TRAINING, "Kabupaten Bekasi")


async def test_a_feed_that_became_a_page_is_trouble(time: SetTime) -> None:
    source = Feed(http_to(Portal([as_html()]), time), "blk", "BLK", "https://blk.example/f", "")
    with pytest.raises(Unreadable):
        await pulled(source)


async def test_the_sample_comes_through_the_same_client(time: SetTime) -> None:
    (source,) = make_sources(settings(), make_http(settings(), now=time))
    found = await pulled(source)
    assert len(found) == 200
    assert all(each.sample and "contoh" in (each.company or "").lower() for each in found)
    assert {each.kind for each in found} == {Kind.JOB, Kind.TRAINING, Kind.INTERNSHIP}
    assert all(each.regency and each.expires and each.expires > NOON for each in found)
    assert len({each.regency for each in found}) > 50
    assert all(each.published < NOON for each in found)


def test_a_source_without_its_key_says_which_setting_is_missing() -> None:
    given = settings(job_sources="jooble")
    with pytest.raises(ValueError, match="JOOBLE_KEY"):
        make_sources(given, make_http(given))


@pytest.mark.parametrize(
    "wrong", [{"job_sources": "linkedin"}, {"job_feeds": "blk"}, {"job_feeds": "x=ftp://a"}]
)
def test_a_setting_that_does_not_fit_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        settings(**wrong)


def test_all_sources_can_be_switched_on() -> None:
    given = settings(
        job_sources="contoh, karirhub,proglat,skkni,jooble,careerjet",
        job_feeds="blk-bekasi=https://blk.example/f.csv",
        jooble_key="k",
        careerjet_key="k",
        careerjet_user_ip="203.0.113.7",
    )
    names = [source.name for source in make_sources(given, make_http(given))]
    assert names == ["contoh", "karirhub", "proglat", "skkni", "jooble", "careerjet", "blk-bekasi"]
