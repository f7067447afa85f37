"""Questions to a server: how long each takes, and how many a second."""

from __future__ import annotations

import asyncio
import itertools
import statistics
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

import httpx

from bench.nlu.servers import TOKEN, Server

CLIENTS = 8
A_FEW_TURNS = 4
"""Turns of one sender, one after another; longer sessions are measured on their own."""

Talk = Sequence[dict[str, str]]
"""Bodies that one client posts in their order, each after the answer to the one before."""


@dataclass(frozen=True)
class Speed:
    """Milliseconds at the median and the 99th percentile, and answers a second."""

    p50: float
    p99: float
    rate: float


def summary(seconds: Sequence[float], elapsed: float) -> Speed:
    """From the time of each answer and of all."""
    points = statistics.quantiles(seconds, n=100)
    return Speed(1000 * points[49], 1000 * points[98], len(seconds) / elapsed)


async def parse_speed(server: Server, texts: Sequence[str], count: int, clients: int = 1) -> Speed:
    """`count` messages through /model/parse with so many clients at once."""
    url, messages = f"{server.url}/model/parse?token={TOKEN}", itertools.cycle(texts)
    return await _speed(url, [[{"text": next(messages)}] for _ in range(count)], clients)


async def turn_speed(server: Server, text: str, count: int, clients: int = 1) -> Speed:
    """`count` turns through the REST channel, a new sender every few turns."""
    url = f"{server.url}/webhooks/rest/webhook"
    return await _speed(url, [_talk(text) for _ in range(count // A_FEW_TURNS)], clients)


def _talk(text: str) -> Talk:
    """A new person who says the same a few times, and waits for each answer as people do."""
    return [{"sender": uuid.uuid4().hex, "message": text}] * A_FEW_TURNS


async def _speed(url: str, talks: Sequence[Talk], clients: int) -> Speed:
    waiting, taken = list(reversed(talks)), []

    async def client_works(client: httpx.AsyncClient) -> None:
        while waiting:
            for body in waiting.pop():
                begun = time.perf_counter()
                (await client.post(url, json=body)).raise_for_status()
                taken.append(time.perf_counter() - begun)

    limits = httpx.Limits(max_connections=clients)
    async with httpx.AsyncClient(timeout=60, limits=limits) as client:
        await client.post(url, json=talks[0][0])
        begun = time.perf_counter()
        await asyncio.gather(*(client_works(client) for _ in range(clients)))
    return summary(taken, time.perf_counter() - begun)


async def session_growth(server: Server, text: str, turns: int = 100) -> tuple[float, float]:
    """Milliseconds (medians of ten turns): the first ten of one conversation, and its slowest."""
    url, sender, taken = f"{server.url}/webhooks/rest/webhook", uuid.uuid4().hex, []
    async with httpx.AsyncClient(timeout=60) as client:
        for _ in range(turns):
            begun = time.perf_counter()
            await client.post(url, json={"sender": sender, "message": text})
            taken.append(1000 * (time.perf_counter() - begun))
    tens = [statistics.median(taken[at : at + 10]) for at in range(1, turns - 9)]
    return tens[0], max(tens)


async def intents_of(server: Server, texts: Sequence[str]) -> list[str]:
    """What a server understands of each message."""
    url, found = f"{server.url}/model/parse?token={TOKEN}", []
    async with httpx.AsyncClient(timeout=60) as client:
        for text in texts:
            answer = (await client.post(url, json={"text": text})).json()
            found.append(str(answer["intent"]["name"]))
    return found
