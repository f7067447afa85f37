"""Karirhub in every shape that was seen, and in some that it may take."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import stamina
from payloads import envelope, karirhub_v1, karirhub_v2
from portal import Portal, SetTime, as_html, as_json, http_to, status
from postings import NOON

from jobs.posting import Education, Employment, Kind, Pay, Posting
from jobs.pulling import pull
from jobs.query import Query
from jobs.sources.karirhub import LIMIT, Karirhub, posting_of
from jobs.store import search
from jobs.trouble import Trouble, Unreadable
from storage.facts import Sessions

REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "karirhub-2025-10"
V1 = "/karirhub/catalogue/v1/industrial-vacancies"
V2 = "/karirhub/vacancy/v2/published-industrial-vacancies"
DIGITS = re.compile(r"\+?\d[\d .()-]{7,}\d")


@pytest.fixture(autouse=True)
def no_waiting() -> Iterator[None]:
    with stamina.set_testing(True, attempts=2):
        yield


def karirhub(portal: Portal, details: int = 100) -> Karirhub:
    return Karirhub(http_to(portal, SetTime(NOON)), details)


async def pulled(source: Karirhub) -> list[Posting]:
    return [posting async for page in source.pull(None) for posting in page]


def read(record: dict[str, Any]) -> Posting:
    posting = posting_of(record)
    assert posting
    return posting


def test_a_detail_is_read_whole() -> None:
    posting = read(karirhub_v2())
    assert (posting.title, posting.company) == ("Operator Produksi", "PT Maju Jaya")
    assert (posting.regency, posting.province) == ("Kabupaten Bekasi", "Jawa Barat")
    assert posting.pay == Pay(5_000_000, 6_000_000)
    assert posting.employment is Employment.CONTRACT
    assert posting.education is Education.SMA
    assert (posting.age_min, posting.age_max) == (18, 35)
    assert posting.link.endswith("/operator-produksi-0000-1")
    assert posting.tags == "Operator, Otomotif, Merakit"
    assert "Menjalankan mesin & mencatat" in posting.snippet


def test_contacts_of_the_employer_are_kept_nowhere() -> None:
    kept = str(asdict(read(karirhub_v2())))
    assert "@" not in kept
    assert "8888999" not in kept
    assert "3456" not in kept


def test_a_confidential_employer_stays_unnamed() -> None:
    assert read(karirhub_v2(confidential=True)).company is None


@pytest.mark.parametrize(
    ("values", "pay"),
    [
        ({"min_salary_amount": 0, "max_salary_amount": 0}, None),
        ({"min_salary_amount": None, "max_salary_amount": None}, None),
        ({"show_salary": False}, None),
        ({"max_salary_amount": 0}, Pay(5_000_000, None)),
        ({"min_salary_amount": 7_000_000}, Pay(6_000_000, 7_000_000)),
        ({"min_salary_amount": "5500000"}, Pay(5_500_000, 6_000_000)),
    ],
)
def test_zero_to_zero_is_pay_that_is_not_stated(values: dict[str, Any], pay: Pay | None) -> None:
    assert read(karirhub_v2(**values)).pay == pay


@pytest.mark.parametrize(
    ("region", "expires", "moment"),
    [
        ("Kota Banjarmasin, Kalimantan Selatan", "2025-12-31 15:59:59", "2025-12-31T15:59:59"),
        ("Kota Padang, Sumatera Barat", "2025-12-31 16:59:59", "2025-12-31T16:59:59"),
        ("Kota Padang, Sumatera Barat", "2025-12-31", "2025-12-31T16:59:59"),
        ("Kota Banjarmasin, Kalimantan Selatan", "2025-12-31", "2025-12-31T15:59:59"),
        ("Kota Jayapura, Papua", "2025-12-31", "2025-12-31T14:59:59"),
    ],
)
def test_an_end_is_the_end_of_the_day_in_the_zone(region: str, expires: str, moment: str) -> None:
    posting = read(karirhub_v2(region={"name": region}, expires_at=expires))
    assert posting.expires == datetime.fromisoformat(moment).replace(tzinfo=UTC)


def test_a_time_without_zone_is_wib_and_an_epoch_is_an_epoch() -> None:
    stated = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)
    papua = read(karirhub_v2(region={"name": "Kota Jayapura, Papua"}))
    assert papua.published == stated
    assert papua.published.utcoffset() == NOON.astimezone(papua.published.tzinfo).utcoffset()
    assert read(karirhub_v1()).published == datetime.fromtimestamp(1_763_600_000, UTC)


def test_a_closed_one_is_left_out() -> None:
    assert posting_of(karirhub_v2(status="closed")) is None


def test_an_internship_is_no_job() -> None:
    assert read(karirhub_v2(job_type={"name": "Internship"})).kind is Kind.INTERNSHIP
    assert read(karirhub_v1(title="Teknisi (Magang)")).kind is Kind.INTERNSHIP


@pytest.mark.parametrize("name", ["id", "title"])
def test_without_number_or_title_there_is_no_posting(name: str) -> None:
    assert posting_of(karirhub_v2() | {name: None}) is None


@pytest.mark.parametrize("name", sorted(set(karirhub_v2()) - {"id", "title"}))
@pytest.mark.parametrize("value", [None, "x", 7, [], {}, {"name": 3}])
def test_any_other_field_may_drift(name: str, value: Any) -> None:
    record = karirhub_v2() | {name: value}
    assert name == "status" or posting_of(record)


@pytest.mark.skipif(not REAL.exists(), reason="the real payloads are not on this machine")
def test_the_real_payloads_are_read_completely() -> None:
    lists = json.loads((REAL / "industrial-vacancies.list.json").read_text("utf-8"))["data"]
    details = json.loads((REAL / "vacancies.details.json").read_text("utf-8"))
    real = [*lists, *(next(iter(details.values())) if isinstance(details, dict) else details)]
    assert len(real) == 87
    for record in real:
        posting = read(record)
        assert posting.regency
        assert posting.published.tzinfo
        assert posting.expires
        kept = f"{posting.title} {posting.company} {posting.snippet}"
        assert "@" not in kept
        assert not DIGITS.search(kept)
    assert sum(read(record).pay is None for record in real) > 20


async def test_a_pull_reads_every_page() -> None:
    pages = [as_json(envelope(karirhub_v2(n), last_page=3)) for n in range(3)]
    portal = Portal(pages)
    assert [p.source_id for p in await pulled(karirhub(portal))] == ["0000-0", "0000-1", "0000-2"]
    assert [call.query["page"] for call in portal.calls] == [["1"], ["2"], ["3"]]
    assert {call.query["limit"][0] for call in portal.calls} == {"50"}


@pytest.mark.parametrize("fault", [status(500), status(404), as_html(), as_json({"message": "x"})])
async def test_where_v2_fails_v1_answers(fault: Any) -> None:
    portal = Portal(routes={V2: [fault], V1: [as_json(envelope(karirhub_v1()))]})
    assert [p.company for p in await pulled(karirhub(portal))] == ["PT Maju Jaya"]
    assert [p.title for p in await karirhub(portal).search(Query())] == ["Kasir"]


async def test_a_list_without_the_number_of_its_last_page_is_read_until_a_page_is_short() -> None:
    pages = [
        as_json({"data": [karirhub_v2(n) for n in range(LIMIT)]}),
        as_json({"data": [karirhub_v2(LIMIT)]}),
    ]
    assert len(await pulled(karirhub(Portal(pages)))) == LIMIT + 1


async def kept_after(sessions: Sessions, time: SetTime, *portals: Portal) -> set[str]:
    """The numbers of what is open after pulls an hour apart."""
    for portal in portals:
        time.now += timedelta(hours=1)
        await pull(sessions, Karirhub(http_to(portal, time)), time)
    async with sessions() as session:
        found = await search(session, Query(), time(), limit=100)
    return {each.posting.source_id for each in found.postings}


def v2_with(*numbers: int, last_page: int = 1) -> Portal:
    """A portal whose first route has these vacancies, each of another job."""
    jobs = [karirhub_v2(n, title=f"Kasir {n}", platform_link="") for n in numbers]
    return Portal([as_json(envelope(*jobs, last_page=last_page))])


async def test_the_second_route_closes_nothing_that_the_first_has_and_the_first_does(
    emptied: Sessions,
) -> None:
    time = SetTime(NOON)
    old = karirhub_v1(3, published_at=int(NOON.timestamp()))
    second = Portal(routes={V2: [status(500)], V1: [as_json(envelope(old))]})
    both = {"0000-1", "0000-2", "0000-3"}
    assert await kept_after(emptied, time, v2_with(1, 2), second) == both
    assert await kept_after(emptied, time, v2_with(2)) == {"0000-2"}


async def test_a_list_that_is_cut_at_the_most_pages_closes_nothing(
    emptied: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobs.sources.karirhub.LAST_PAGE", 1)
    time, cut = SetTime(NOON), v2_with(2, last_page=2)
    assert await kept_after(emptied, time, v2_with(1), cut) == {"0000-1", "0000-2"}


async def test_a_thin_record_of_the_list_is_filled_in_from_its_detail() -> None:
    thin = {"id": "0000-1", "title": "Kasir"}
    detail = {"data": karirhub_v2()}
    portal = Portal(routes={V2: [as_json(envelope(thin))], f"{V2}/0000-1": [as_json(detail)]})
    (posting,) = await pulled(karirhub(portal))
    assert posting.regency == "Kabupaten Bekasi"


async def test_details_are_asked_for_as_far_as_the_budget_goes() -> None:
    thin = [{"id": f"0000-{n}", "title": "Kasir"} for n in range(5)]
    portal = Portal([as_json(envelope(*thin)), as_json({"data": karirhub_v2()})])
    assert len(await pulled(karirhub(portal, details=2))) == 5
    assert len(portal.calls) == 3


async def test_an_empty_list_is_no_fault() -> None:
    assert await karirhub(Portal([as_json(envelope())])).search(Query()) == []


async def test_a_broken_record_costs_no_other_its_place() -> None:
    broken = {"id": "9", "title": ["x"]}
    portal = Portal([as_json(envelope(karirhub_v2(1), broken, karirhub_v2(2)))])
    assert len(await karirhub(portal).search(Query())) == 2


async def test_when_most_records_cannot_be_read_the_shape_has_changed() -> None:
    strange = [{"uuid": n, "judul": "Kasir"} for n in range(4)]
    with pytest.raises(Unreadable, match="0 of 4"):
        await karirhub(Portal([as_json(envelope(*strange))])).search(Query())


@pytest.mark.parametrize("answer", [as_html(), as_json({"data": {}}), as_json(7), status(500)])
async def test_what_is_no_list_is_trouble_and_never_an_empty_list(answer: Any) -> None:
    with pytest.raises(Trouble):
        await karirhub(Portal([answer])).search(Query())


async def test_the_keyword_is_the_occupation() -> None:
    portal = Portal([as_json(envelope())])
    await karirhub(portal).search(Query(occupations=("operator produksi",), places=("Bekasi",)))
    assert portal.calls[0].query["keyword"] == ["operator produksi"]
