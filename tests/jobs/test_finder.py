"""A search asks the sources for a moment and answers from the database, whatever they say."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from portal import SetTime
from postings import NOON, posting
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from jobs.finder import Finder
from jobs.posting import Kind, Posting
from jobs.pulling import pull, pull_all
from jobs.query import Query
from jobs.store import search
from jobs.trouble import Failing, Trouble
from storage.facts import Sessions
from storage.models import SourceState

KASIR = Query(occupations=("kasir",))


@dataclass
class FakeSource:
    """A source that says what it is told to, or fails."""

    name: str = "karirhub"
    pages: list[list[Posting]] = field(default_factory=list)
    trouble: Trouble | None = None
    slow: float = 0
    asked: int = 0
    title: str = "Karirhub Kemnaker"
    home: str = "https://karirhub.kemnaker.go.id"
    kinds: frozenset[Kind] = frozenset({Kind.JOB})
    complete: bool = True
    every: timedelta = timedelta(hours=6)

    def asks(self, query: Query) -> str:
        return "".join(query.subject)

    async def search(self, query: Query) -> list[Posting]:
        self.asked += 1
        await asyncio.sleep(self.slow)
        if self.trouble:
            raise self.trouble
        return [each for page in self.pages for each in page]

    async def pull(self, since: datetime | None) -> AsyncIterator[list[Posting]]:
        for page in self.pages:
            yield page
        if self.trouble:
            raise self.trouble


@pytest.fixture
def time() -> SetTime:
    return SetTime(NOON)


async def open_in(sessions: Sessions, time: SetTime) -> int:
    async with sessions() as session:
        return (await search(session, Query(), time())).total


async def test_what_a_source_says_is_found_at_once(emptied: Sessions, time: SetTime) -> None:
    source = FakeSource(pages=[[posting("Kasir"), posting("Satpam", 2)]])
    result = await Finder(emptied, [source], time).find(KASIR)
    assert [each.posting.title for each in result.found.postings] == ["Kasir"]
    assert result.silent == ()


async def test_the_same_question_is_asked_once_in_a_quarter_of_an_hour(
    emptied: Sessions, time: SetTime
) -> None:
    source = FakeSource(pages=[[posting("Kasir")]])
    finder = Finder(emptied, [source], time)
    for minutes, asked in ((0, 1), (10, 1), (10, 2)):
        time.now += timedelta(minutes=minutes)
        await finder.find(KASIR)
        assert source.asked == asked
    await finder.find(Query(occupations=("satpam",)))
    assert source.asked == 3
    await finder.find(Query(occupations=("sopir",)), ask=False)
    assert source.asked == 3


async def test_a_source_that_fails_is_named_with_its_last_answer(
    emptied: Sessions, time: SetTime
) -> None:
    source = FakeSource(pages=[[posting("Kasir")]])
    finder = Finder(emptied, [source], time)
    await finder.find(KASIR)
    source.trouble = Failing("api.kemnaker.go.id", "answered 500")
    time.now += timedelta(hours=5)
    result = await finder.find(KASIR)
    assert result.found.total == 1
    assert [(each.title, each.since) for each in result.silent] == [("Karirhub Kemnaker", NOON)]
    async with emptied() as session:
        state = await session.scalar(select(SourceState))
    assert state
    assert (state.error, state.answered_at) == ("api.kemnaker.go.id: answered 500", NOON)


async def test_a_slow_source_costs_the_budget_and_no_more(emptied: Sessions, time: SetTime) -> None:
    slow, quick = FakeSource(slow=60), FakeSource("jooble", [[posting("Kasir")]])
    result = await Finder(emptied, [slow, quick], time, budget=0.2).find(KASIR)
    assert result.found.total == 1
    assert [each.since for each in result.silent] == [None]


async def test_only_sources_of_the_kind_are_asked(emptied: Sessions, time: SetTime) -> None:
    source = FakeSource()
    await Finder(emptied, [source], time).find(Query(Kind.TRAINING, skills=("las",)))
    assert source.asked == 0


async def test_examples_are_found_only_where_they_are_a_source(
    emptied: Sessions, time: SetTime
) -> None:
    sample = FakeSource("contoh", [[posting("Kasir", source="contoh", sample=True)]])
    assert (await Finder(emptied, [sample], time).find(KASIR)).found.total == 1
    assert (await Finder(emptied, [FakeSource()], time).find(KASIR)).found.total == 0


async def test_what_follows_from_new_postings_is_in_their_transaction(
    emptied: Sessions, time: SetTime
) -> None:
    told: list[int] = []

    async def after(session: AsyncSession, new: list[int]) -> None:
        told.extend(new)
        raise ConnectionError("the ledger cannot be written")

    source = FakeSource(pages=[[posting("Kasir")]])
    with pytest.raises(ConnectionError):
        await pull(emptied, source, time, after)
    assert len(told) == 1
    assert await open_in(emptied, time) == 0


async def test_a_whole_pull_closes_what_is_gone(emptied: Sessions, time: SetTime) -> None:
    source = FakeSource(pages=[[posting("A", 1)], [posting("B", 2)]])
    assert (await pull(emptied, source, time)).new == 2
    source.pages = [[posting("B", 2)]]
    time.now += timedelta(hours=1)
    done = await pull(emptied, source, time)
    assert (done.seen, done.new, done.closed) == (1, 0, 1)


@pytest.mark.parametrize("pages", [[], [[posting("B", 2)]]])
async def test_a_pull_that_broke_off_or_was_empty_closes_nothing(
    pages: list[list[Posting]], emptied: Sessions, time: SetTime
) -> None:
    source = FakeSource(pages=[[posting("A", 1), posting("B", 2)]])
    await pull(emptied, source, time)
    source.pages = pages
    source.trouble = Failing("host", "answered 502") if pages else None
    time.now += timedelta(hours=1)
    done = await pull(emptied, source, time)
    assert bool(done.trouble) == bool(pages)
    assert await open_in(emptied, time) == 2


async def test_one_source_that_fails_does_not_keep_the_others(
    emptied: Sessions, time: SetTime
) -> None:
    broken = FakeSource("a", trouble=Failing("host", "answered 502"))
    good = FakeSource("b", [[posting()]])
    first, second = await pull_all(emptied, [broken, good], time)
    assert (first.trouble, second.new) == ("host: answered 502", 1)


async def test_a_source_is_pulled_when_its_turn_has_come(emptied: Sessions, time: SetTime) -> None:
    daily = FakeSource("a", [[posting()]], every=timedelta(days=1))
    often = FakeSource("b", [[posting()]], every=timedelta(hours=6))
    for hours, pulled in ((0, ["a", "b"]), (7, ["b"]), (20, ["a", "b"])):
        time.now += timedelta(hours=hours)
        assert [each.source for each in await pull_all(emptied, [daily, often], time)] == pulled


async def test_a_pull_that_broke_off_is_tried_again_at_the_next_round(
    emptied: Sessions, time: SetTime
) -> None:
    source = FakeSource(trouble=Failing("host", "answered 502"))
    for _ in range(2):
        (done,) = await pull_all(emptied, [source], time)
        assert done.trouble


async def test_nobody_waits_for_the_same_fault_twice(emptied: Sessions, time: SetTime) -> None:
    source = FakeSource(trouble=Failing("host", "answered 502"))
    finder = Finder(emptied, [source], time)
    for seconds, asked in ((0, 1), (30, 1), (40, 2)):
        time.now += timedelta(seconds=seconds)
        result = await finder.find(Query(occupations=(f"kasir {seconds}",)))
        assert [each.title for each in result.silent] == ["Karirhub Kemnaker"]
        assert source.asked == asked


async def test_a_fault_of_ours_in_one_source_costs_no_other_its_answer(
    emptied: Sessions, time: SetTime
) -> None:
    broken = FakeSource("a", pages=[[None]])  # type: ignore[list-item]
    good = FakeSource("b", [[posting("Kasir")]])

    async def stumble(query: Query) -> list[Posting]:
        raise KeyError("data")

    broken.search = stumble  # type: ignore[method-assign]
    result = await Finder(emptied, [broken, good], time).find(KASIR)
    assert result.found.total == 1
    assert len(result.silent) == 1
