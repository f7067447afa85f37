"""A Rasa of a few lines: over a transport in tests, `python fake_rasa.py PORT` as a process.

It answers with what a person said, so that nothing can be mixed up; "menu" offers buttons, "pelan"
takes a second. It remembers the last answer of a sender, as the mended Rasa does.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route

MENU = {
    "text": "Silakan pilih:",
    "buttons": [
        {"title": "Hitung pesangon", "payload": "/severance_calculate"},
        {"title": "Hitung JKP", "payload": "/jkp_amount"},
    ],
}


class EchoRasa:
    """Says back what it hears."""

    def __init__(self) -> None:
        self.heard: list[dict[str, Any]] = []
        self.counts: dict[str, int] = {}
        self.last: dict[str, tuple[str, list[dict[str, Any]]]] = {}
        self.delay = 0.0
        self.slow = 1.0
        self.error: Exception | None = None
        self.says: list[dict[str, Any]] | None = None
        self.meanwhile: Callable[[dict[str, Any]], Awaitable[None]] | None = None

    async def answer(self, said: dict[str, Any]) -> list[dict[str, Any]]:
        sender, update = said["sender"], said["metadata"]["update"]
        if self.error:
            raise self.error
        known = self.last.get(sender, ("", []))
        if known[0] == update:
            return known[1]
        self.heard.append(said)
        self.counts[sender] = self.counts.get(sender, 0) + 1
        await asyncio.sleep(self.slow if said["message"] == "pelan" else self.delay)
        if self.meanwhile:
            await self.meanwhile(said)
        answer = self.says if self.says is not None else self._answer(said)
        self.last[sender] = (update, answer)
        return answer

    def _answer(self, said: dict[str, Any]) -> list[dict[str, Any]]:
        if said["message"] == "menu":
            return [MENU]
        return [{"text": f"re {said['message']} #{self.counts[said['sender']]}"}]

    @property
    def messages(self) -> list[str]:
        return [each["message"] for each in self.heard]

    async def handle(self, request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json=await self.answer(json.loads(request.content)))

    @property
    def client(self) -> httpx.AsyncClient:
        transport = httpx.MockTransport(self.handle)
        return httpx.AsyncClient(transport=transport, base_url="http://rasa")


def app(rasa: EchoRasa) -> Starlette:
    """The same over HTTP, with the health checks of both parts and what was heard."""

    async def post(request: Request) -> JSONResponse:
        return JSONResponse(await rasa.answer(await request.json()))

    async def heard(_: Request) -> JSONResponse:
        return JSONResponse([[each["sender"], each["message"]] for each in rasa.heard])

    async def ok(_: Request) -> PlainTextResponse:
        return PlainTextResponse("ok")

    return Starlette(
        routes=[
            Route("/webhooks/rest/webhook", post, methods=["POST"]),
            Route("/_heard", heard),
            *(Route(path, ok) for path in ("/", "/status", "/health")),
        ]
    )


if __name__ == "__main__":
    uvicorn.run(app(EchoRasa()), host="127.0.0.1", port=int(sys.argv[1]), log_level="error")
