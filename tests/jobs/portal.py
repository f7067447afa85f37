"""A portal that replays what it is told to: an ASGI application behind the real HTTP client."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs

import httpx

from jobs.http import Http
from jobs.manners import PATIENCE, OwnManners

Reply = tuple[int, dict[str, str], bytes]


def as_json(value: Any, status: int = 200, **headers: str) -> Reply:
    return status, {"content-type": "application/json"} | headers, json.dumps(value).encode()


def as_html(text: str = "<!doctype html><p>Sedang pemeliharaan</p>") -> Reply:
    return 200, {"content-type": "text/html"}, text.encode()


def status(code: int, **headers: str) -> Reply:
    return code, {name.replace("_", "-"): value for name, value in headers.items()}, b"{}"


@dataclass
class Call:
    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]
    body: Any


@dataclass
class Portal:
    """Replies to each call with the next of its replies; the last one again and again."""

    replies: list[Reply] = field(default_factory=list)
    routes: dict[str, list[Reply]] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    delay: float = 0.0

    async def __call__(
        self,
        scope: Mapping[str, Any],
        receive: Callable[[], Awaitable[Mapping[str, Any]]],
        send: Callable[[Mapping[str, Any]], Awaitable[None]],
    ) -> None:
        body = (await receive()).get("body", b"")
        path = scope["path"]
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        query = parse_qs(scope["query_string"].decode(), keep_blank_values=True)
        self.calls.append(Call(path, query, headers, json.loads(body) if body else None))
        await asyncio.sleep(self.delay)
        replies = self.routes.get(path, self.replies)
        code, sent, content = replies.pop(0) if len(replies) > 1 else replies[0]
        pairs = [(name.encode(), value.encode()) for name, value in sent.items()]
        await send({"type": "http.response.start", "status": code, "headers": pairs})
        await send({"type": "http.response.body", "body": content})


@dataclass
class SetTime:
    """A clock that is set by hand; sleeping moves it on."""

    now: datetime
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> datetime:
        return self.now

    def ticks(self) -> float:
        return self.now.timestamp()

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += timedelta(seconds=seconds)


def http_to(portal: Any, time: SetTime, attempts: int = 3, patience: float = PATIENCE) -> Http:
    """The real client, whose every host is the portal."""
    transport = httpx.ASGITransport(app=portal)
    manners = OwnManners(time, time.sleep, patience)
    return Http("TemanPHK/0.1 (uji)", transport, manners, time, time.ticks, attempts)
