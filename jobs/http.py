"""The one HTTP client of all sources: patient, polite, with a memory and a breaker.

Each call is tried again on passing faults alone. What was fetched is kept for a quarter of an
hour, and for a day as the answer of a source that fails. Five failures in a row give a host a
minute's rest. Calls to a host keep a distance, across processes when `Manners` are shared.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import httpx
import stamina

from jobs.manners import Manners, OwnManners
from jobs.trouble import Busy, Failing, Refused, Resting, Trouble, Unreachable, Unreadable

# httpx writes each address at INFO, and the address may hold a key or what a person looks for
logging.getLogger("httpx").setLevel(logging.WARNING)

LIMIT = 10 * 1024 * 1024
"""Bytes; no answer of a portal is longer."""

TIMEOUT = httpx.Timeout(8, connect=3)
WHOLE = 20
"""Seconds for one answer in all, however slowly it drips."""

FRESH, USABLE = timedelta(minutes=15), timedelta(days=1)
KEPT = 256
FAILURES, REST = 5, 60.0
LONGEST_WAIT = 8.0
"""Seconds; a host that asks for more is asked another time."""


@dataclass(frozen=True)
class Ask:
    """One request. `json_body` makes it a POST."""

    url: str
    params: Mapping[str, Any] = field(default_factory=dict)
    json_body: Mapping[str, Any] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    auth: tuple[str, str] | None = None

    @property
    def host(self) -> str:
        """Whom it goes to."""
        return urlsplit(self.url).hostname or ""

    @property
    def key(self) -> str:
        """The same for the same question."""
        question = [self.url, dict(self.params), dict(self.json_body or {}), self.auth]
        return json.dumps(question, sort_keys=True, default=str)


@dataclass(frozen=True)
class Answer:
    """What a host said and when; `stale` when it failed now and this is what it said before."""

    body: bytes
    at: datetime
    stale: bool = False

    def json(self, host: str) -> Any:
        """The body as JSON; Unreadable when it is none, such as a page of an outage."""
        try:
            return json.loads(self.body)
        except ValueError:
            raise Unreadable(host, "did not send JSON") from None


@dataclass
class Health:
    """How a host did lately."""

    failures: int = 0
    resting_until: float = 0.0


def wait_before_retry(error: Exception) -> bool | float:
    """For stamina: whether a fault passes, or after how many seconds the host wants to be asked."""
    if isinstance(error, Busy) and error.after is not None:
        return error.after if error.after <= LONGEST_WAIT else False
    return isinstance(error, Trouble) and error.passing


def utc_now() -> datetime:
    """The clock where no other is handed in."""
    return datetime.now(UTC)


class Http:
    """Asks hosts for data; close it at the end (`async with`)."""

    def __init__(
        self,
        agent: str,
        transport: httpx.AsyncBaseTransport | None = None,
        manners: Manners | None = None,
        now: Callable[[], datetime] = utc_now,
        tick: Callable[[], float] = time.monotonic,
        attempts: int = 3,
        mounts: Mapping[str, httpx.AsyncBaseTransport] | None = None,
    ) -> None:
        """`agent` identifies us; `tick` is the clock of the breaker, in seconds.

        `mounts` are applications of ours that answer for a host.
        """
        self._client = httpx.AsyncClient(
            transport=transport,
            mounts=mounts,
            timeout=TIMEOUT,
            headers={"User-Agent": agent, "Accept": "application/json"},
        )
        self._manners = manners or OwnManners()
        self._now, self._tick, self._attempts = now, tick, attempts
        self._memory: OrderedDict[str, Answer] = OrderedDict()
        self._health: dict[str, Health] = {}

    async def __aenter__(self) -> Http:
        """Nothing to open."""
        return self

    async def __aexit__(self, *_error: object) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def ask(self, question: Ask, fresh: timedelta = FRESH) -> Answer:
        """The answer, from memory when it is `fresh`; raises Trouble when there is none at all."""
        kept = self._memory.get(question.key)
        age = self._now() - kept.at if kept else USABLE
        if kept and age < fresh:
            return kept
        try:
            body = await self._guarded(question)
        except Trouble:
            if kept and age < USABLE:
                return replace(kept, stale=True)
            raise
        return self._remember(question.key, Answer(body, self._now()))

    def _remember(self, key: str, answer: Answer) -> Answer:
        self._memory[key] = answer
        self._memory.move_to_end(key)
        if len(self._memory) > KEPT:
            self._memory.popitem(last=False)
        return answer

    async def _guarded(self, question: Ask) -> bytes:
        """Through the breaker: a host that keeps failing is not asked."""
        health = self._health.setdefault(question.host, Health())
        if self._tick() < health.resting_until:
            raise Resting(question.host, "keeps failing and is left in peace for a minute")
        try:
            body = await self._retried(question)
        except Trouble as trouble:
            health.failures += trouble.passing
            if health.failures >= FAILURES:
                health.failures, health.resting_until = FAILURES - 1, self._tick() + REST
            raise
        health.failures = 0
        return body

    async def _retried(self, question: Ask) -> bytes:
        async for attempt in stamina.retry_context(
            on=wait_before_retry, attempts=self._attempts, timeout=30, wait_initial=0.5, wait_max=4
        ):
            with attempt:
                return await self._once(question)
        raise AssertionError("stamina lets the last error through")

    async def _once(self, question: Ask) -> bytes:
        await self._manners.wait(question.host)
        try:
            async with asyncio.timeout(WHOLE), self._open(question) as response:
                self._check(question.host, response)
                return await _body(question.host, response)
        except (httpx.TransportError, TimeoutError) as error:
            raise Unreachable(question.host, type(error).__name__) from None
        except httpx.HTTPError as error:
            raise Unreadable(question.host, type(error).__name__) from None

    def _open(self, question: Ask) -> Any:
        method = "GET" if question.json_body is None else "POST"
        return self._client.stream(
            method,
            question.url,
            params=question.params or None,
            json=question.json_body,
            headers=question.headers,
            auth=question.auth,
        )

    def _check(self, host: str, response: httpx.Response) -> None:
        status = response.status_code
        if status == 429 or (status == 503 and "retry-after" in response.headers):
            raise Busy(host, _retry_after(response.headers.get("retry-after"), self._now()))
        if status >= 500:
            raise Failing(host, f"answered {status}")
        if status != 200:
            raise Refused(host, f"answered {status}")


async def _body(host: str, response: httpx.Response) -> bytes:
    """The body, as far as the limit."""
    body = bytearray()
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) > LIMIT:
            raise Unreadable(host, f"sent more than {LIMIT // 2**20} MB")
    return bytes(body)


def _retry_after(header: str | None, now: datetime) -> float | None:
    """Seconds of a Retry-After, which is a number or a date; None when it says nothing."""
    if header is None:
        return None
    if header.strip().isdecimal():
        return float(header)
    try:
        return max(0.0, (parsedate_to_datetime(header) - now).total_seconds())
    except (ValueError, TypeError):
        return None
