"""Runs: the whole path through the Bot API, and Rasa alone through its REST channel."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence

import httpx

from bench.load.talk import SCRIPT, Measured, Message, compared, percentiles, schedule

QUIET = 10.0
"""Seconds without a further answer after which the rest is taken for lost."""
Recorded = Sequence[Sequence[str]]
"""For each turn of the script the texts that answer it."""


class WholePath:
    """Says messages through the Bot API and reads what was sent."""

    def __init__(self, api: httpx.AsyncClient) -> None:
        """`api` has the address of the Bot API."""
        self._api = api
        self._seen = 0

    async def say(self, messages: Sequence[Message]) -> None:
        """Somebody writes."""
        await self._api.post("/_say", json=[[each.person, each.text] for each in messages])

    async def news(self) -> list[tuple[int, str, float]]:
        """What was sent since the last look: to whom, what, when."""
        state = (await self._api.get("/_state", params={"after": self._seen})).json()
        self._seen = state["next"]
        return [(chat, text, at) for chat, text, at in state["sent"]]

    async def said_at(self) -> dict[int, list[float]]:
        """When each person's messages came in, on the clock of the Bot API."""
        found: dict[int, list[float]] = defaultdict(list)
        for chat, at in (await self._api.get("/_said")).json():
            found[chat].append(at)
        return found

    async def record(self, person: int) -> tuple[Recorded, list[float]]:
        """One talk, alone, turn after turn: the answers, and seconds of each turn."""
        recorded, taken = [], []
        for turn in range(len(SCRIPT)):
            await self.say([Message(0, person, turn)])
            texts, first = [], 0.0
            quiet = time.monotonic() + 60
            while time.monotonic() < quiet:
                for _, text, at in await self.news():
                    first = first or at
                    texts.append(text)
                    quiet = time.monotonic() + 0.3
                await asyncio.sleep(0.01)
            recorded.append(texts)
            taken.append(first - (await self.said_at())[person][turn])
        return recorded, taken

    async def run(self, rate: float, seconds: float, first: int, recorded: Recorded) -> Measured:
        """Messages at a constant rate; waits for the last answers."""
        messages = schedule(rate, seconds, first)
        await self.news()
        await self._pace(messages)
        heard = await self._rest(messages, recorded)
        return self._measured(messages, recorded, heard, await self.said_at())

    async def _pace(self, messages: Sequence[Message]) -> None:
        begun, waiting = time.monotonic(), list(reversed(messages))
        while waiting:
            now = time.monotonic() - begun
            due = []
            while waiting and waiting[-1].at <= now:
                due.append(waiting.pop())
            if due:
                await self.say(due)
            await asyncio.sleep(0.01)

    async def _rest(
        self, messages: Sequence[Message], recorded: Recorded
    ) -> dict[int, list[tuple[str, float]]]:
        heard: dict[int, list[tuple[str, float]]] = defaultdict(list)
        wanted = sum(len(recorded[each.turn]) for each in messages)
        count, quiet = 0, time.monotonic() + QUIET
        while time.monotonic() < quiet:
            for chat, text, at in await self.news():
                heard[chat].append((text, at))
                count, quiet = count + 1, time.monotonic() + QUIET
            if count >= wanted:
                quiet = min(quiet, time.monotonic() + 1)
            await asyncio.sleep(0.1)
        return heard

    @staticmethod
    def _measured(
        messages: Sequence[Message],
        recorded: Recorded,
        heard: Mapping[int, Sequence[tuple[str, float]]],
        said: Mapping[int, Sequence[float]],
    ) -> Measured:
        expected: dict[int, list[str]] = defaultdict(list)
        taken, last, began = [], 0.0, min(said[each.person][0] for each in messages)
        for each in messages:
            place = len(expected[each.person])
            expected[each.person] += recorded[each.turn]
            answers = heard.get(each.person, ())
            if place < len(answers):
                taken.append(answers[place][1] - said[each.person][each.turn])
                last = max(last, answers[place][1])
        texts = {person: [text for text, _ in got] for person, got in heard.items()}
        lost, doubled, wrong = compared(texts, expected)
        p50, p95, p99 = percentiles(taken)
        return Measured(len(messages), lost, doubled, wrong, p50, p95, p99, last - began)


async def rest_run(url: str, rate: float, seconds: float, first: int) -> Measured:
    """The same messages at the same pace straight to a REST channel; an empty answer is lost."""
    messages, taken, failed = schedule(rate, seconds, first), [], 0
    orders: dict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
    limits = httpx.Limits(max_connections=500)
    begun = time.monotonic()
    async with httpx.AsyncClient(base_url=url, timeout=60, limits=limits) as client:

        async def say(message: Message) -> None:
            nonlocal failed
            due = begun + message.at
            body = {"sender": f"bench:{message.person}", "message": message.text}
            async with orders[message.person]:
                try:
                    answer = await client.post("/webhooks/rest/webhook", json=body)
                    failed += not answer.json()
                except (httpx.HTTPError, ValueError):
                    failed += 1
            taken.append(time.monotonic() - due)

        tasks = []
        for message in messages:
            await asyncio.sleep(begun + message.at - time.monotonic())
            tasks.append(asyncio.create_task(say(message)))
        await asyncio.gather(*tasks)
    p50, p95, p99 = percentiles(taken)
    elapsed = time.monotonic() - begun
    return Measured(len(messages), failed, 0, 0, p50, p95, p99, elapsed)
