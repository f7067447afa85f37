"""The client of all sources: patient with passing faults, quick to give up on others, polite."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import timedelta
from email.utils import format_datetime

import httpx
import pytest
import stamina
from portal import Portal, Reply, SetTime, as_html, as_json, http_to, status
from postings import NOON

from jobs import http
from jobs.http import FAILURES, REST, Ask, wait_before_retry
from jobs.manners import OwnManners, SharedManners, gap_of
from jobs.trouble import Busy, Failing, Refused, Resting, Trouble, Unreachable, Unreadable
from storage.facts import Sessions

URL = "https://api.kemnaker.go.id/x"
HOST = "api.kemnaker.go.id"
GOOD = as_json({"data": [1]})


@pytest.fixture(autouse=True)
def no_waiting() -> Iterator[None]:
    with stamina.set_testing(True, attempts=3):
        yield


@pytest.fixture
def time() -> SetTime:
    return SetTime(NOON)


@pytest.mark.parametrize("fault", [status(500), status(502), status(503), status(429)])
async def test_a_passing_fault_is_tried_again(fault: Reply, time: SetTime) -> None:
    portal = Portal([fault, fault, GOOD])
    answer = await http_to(portal, time).ask(Ask(URL))
    assert answer.json(HOST) == {"data": [1]}
    assert len(portal.calls) == 3


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (status(401), Refused),
        (status(404), Refused),
        (status(422), Refused),
        (status(302, location="https://elsewhere.example/"), Refused),
        ((200, {}, b"x" * (10 * 1024 * 1024 + 1)), Unreadable),
        (status(429, retry_after="3600"), Busy),
    ],
)
async def test_what_would_fail_again_is_asked_once(
    fault: Reply, error: type[Trouble], time: SetTime
) -> None:
    portal = Portal([fault])
    with pytest.raises(error):
        await http_to(portal, time).ask(Ask(URL))
    assert len(portal.calls) == 1


async def test_a_body_of_ten_megabytes_is_taken(time: SetTime) -> None:
    body = b'"' + b"x" * (10 * 1024 * 1024 - 2) + b'"'
    answer = await http_to(Portal([(200, {}, body)]), time).ask(Ask(URL))
    assert len(answer.json(HOST)) == len(body) - 2


async def test_a_page_of_an_outage_is_no_data(time: SetTime) -> None:
    answer = await http_to(Portal([as_html()]), time).ask(Ask(URL))
    with pytest.raises(Unreadable, match="JSON"):
        answer.json(HOST)


@pytest.mark.parametrize(
    "fault", [httpx.ConnectError, httpx.ReadTimeout, httpx.RemoteProtocolError]
)
async def test_a_broken_connection_is_tried_again(
    fault: type[httpx.TransportError], time: SetTime
) -> None:
    calls: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        calls.append(request)
        raise fault("broken")

    client = http.Http("uji", httpx.MockTransport(handle), OwnManners(time, time.sleep), time)
    with pytest.raises(Unreachable, match=fault.__name__):
        await client.ask(Ask(URL))
    assert len(calls) == 3


async def test_an_answer_that_drips_too_slowly_is_given_up(
    monkeypatch: pytest.MonkeyPatch, time: SetTime
) -> None:
    monkeypatch.setattr(http, "WHOLE", 0.01)
    with pytest.raises(Unreachable, match="TimeoutError"):
        await http_to(Portal([GOOD], delay=5), time).ask(Ask(URL))


@pytest.mark.parametrize(
    ("error", "wait"),
    [
        (Busy(HOST, 5), 5),
        (Busy(HOST, 3600), False),
        (Busy(HOST), True),
        (Failing(HOST, "x"), True),
        (Refused(HOST, "x"), False),
        (Resting(HOST, "x"), False),
        (ValueError(), False),
    ],
)
def test_how_long_is_waited_is_up_to_the_host(error: Exception, wait: float | bool) -> None:
    assert wait_before_retry(error) == wait


@pytest.mark.parametrize(
    ("header", "after"),
    [
        ("120", 120),
        (format_datetime(NOON + timedelta(seconds=90), usegmt=True), 90),
        ("soon", None),
    ],
)
async def test_retry_after_is_a_number_or_a_date(
    header: str, after: float | None, time: SetTime
) -> None:
    with pytest.raises(Busy) as caught:
        await http_to(Portal([status(429, retry_after=header)]), time, 1).ask(Ask(URL))
    assert caught.value.after == after


async def test_an_answer_is_kept_for_a_quarter_of_an_hour(time: SetTime) -> None:
    portal = Portal([as_json(1), as_json(2)])
    client = http_to(portal, time)
    for minutes, said in ((0, 1), (14, 1), (2, 2)):
        time.now += timedelta(minutes=minutes)
        assert (await client.ask(Ask(URL))).json(HOST) == said


async def test_another_question_is_another_answer(time: SetTime) -> None:
    client = http_to(Portal([as_json(1), as_json(2)]), time)
    first = await client.ask(Ask(URL, {"keyword": "kasir"}))
    second = await client.ask(Ask(URL, {"keyword": "satpam"}))
    assert (first.json(HOST), second.json(HOST)) == (1, 2)


async def test_when_a_host_fails_its_last_answer_is_given_with_its_date(time: SetTime) -> None:
    client = http_to(Portal([GOOD, status(500)]), time)
    await client.ask(Ask(URL))
    time.now += timedelta(hours=2)
    answer = await client.ask(Ask(URL))
    assert answer.stale
    assert answer.at == NOON
    time.now += timedelta(days=1)
    with pytest.raises(Failing):
        await client.ask(Ask(URL))


async def test_a_host_that_keeps_failing_is_left_in_peace_for_a_minute(time: SetTime) -> None:
    portal = Portal([status(500)])
    client = http_to(portal, time)
    for _ in range(FAILURES):
        with pytest.raises(Failing):
            await client.ask(Ask(URL))
    calls = len(portal.calls)
    with pytest.raises(Resting):
        await client.ask(Ask(URL))
    assert len(portal.calls) == calls
    portal.replies = [GOOD]
    time.now += timedelta(seconds=REST + 1)
    assert (await client.ask(Ask(URL))).json(HOST) == {"data": [1]}


async def test_we_say_who_we_are(time: SetTime) -> None:
    portal = Portal([GOOD])
    await http_to(portal, time).ask(Ask(URL))
    assert portal.calls[0].headers["user-agent"] == "TemanPHK/0.1 (uji)"


async def test_an_address_with_a_key_is_neither_logged_nor_said(
    caplog: pytest.LogCaptureFixture, time: SetTime
) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(Refused) as caught:
        await http_to(Portal([status(403)]), time).ask(Ask("https://jooble.org/api/RAHASIA"))
    assert "RAHASIA" not in str(caught.value)
    assert "RAHASIA" not in caplog.text


@pytest.mark.parametrize(
    ("host", "gap"),
    [
        ("api.kemnaker.go.id", 1.5),
        ("kemnaker.go.id", 1.5),
        ("skkni-api.kemnaker.go.id", 65),
        ("jooble.org", 1),
        ("notkemnaker.go.id", 1),
    ],
)
def test_each_host_has_its_distance(host: str, gap: float) -> None:
    assert gap_of(host) == gap


async def test_calls_to_a_host_keep_their_distance(time: SetTime) -> None:
    manners = OwnManners(time, time.sleep)
    for _ in range(3):
        await manners.wait(HOST)
    await manners.wait("jooble.org")
    assert time.slept == [0, 1.5, 1.5, 0]


async def test_who_would_stand_in_line_for_too_long_goes_away(time: SetTime) -> None:
    manners = OwnManners(time, time.sleep, patience=10)
    await manners.wait("skkni-api.kemnaker.go.id")
    with pytest.raises(Resting):
        await manners.wait("skkni-api.kemnaker.go.id")
    time.now += timedelta(seconds=60)
    await manners.wait("skkni-api.kemnaker.go.id")
    assert time.slept == [0, 5]


async def test_processes_on_one_database_share_the_distance(
    emptied: Sessions, time: SetTime
) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    first, second = (SharedManners(emptied, time, sleep) for _ in range(2))
    for manners in (first, second, first):
        await manners.wait(HOST)
    assert slept == [0, 1.5, 3]
