"""A Bot API with Telegram's limits: `python -m bench.alerts.bot_api PORT LOG`.

30 messages in any second over all chats, one a second to a chat; who is faster gets a 429 with
`retry_after`. Each message that it takes is a line of the log: time, chat, text.
"""

from __future__ import annotations

import sys
import time
from collections import deque
from typing import Any

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

ALL, CHAT = 30, 1.0
RETRY = 3


class Limits:
    """What was taken in the last second."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.recent: deque[float] = deque()
        self.chats: dict[str, float] = {}
        self.refused = 0

    def takes(self, chat: str, now: float) -> bool:
        """Whether a message may come now."""
        while self.recent and self.recent[0] <= now - 1:
            self.recent.popleft()
        if len(self.recent) >= ALL or now - self.chats.get(chat, now - CHAT) < CHAT:
            self.refused += 1
            return False
        self.recent.append(now)
        self.chats[chat] = now
        return True


def make(log_path: str) -> FastAPI:
    """The service."""
    app, limits = FastAPI(), Limits()
    log = open(log_path, "a", buffering=1)  # noqa: SIM115  (as long as the process)

    @app.post("/bot{token}/{method}")
    async def call(token: str, method: str, request: Request) -> JSONResponse:
        if method == "getMe":
            return ok({"id": 1, "is_bot": True, "first_name": "Teman", "username": "teman_bot"})
        sent = dict(await request.form()) or await request.json()
        now, chat = time.monotonic(), str(sent["chat_id"])
        if not limits.takes(chat, now):
            said = {"error_code": 429, "description": "Too Many Requests"}
            return JSONResponse({"ok": False, **said, "parameters": {"retry_after": RETRY}}, 429)
        text = str(sent["text"]).replace("\n", " ")
        log.write(f"{now:.4f}\t{chat}\t{text}\n")
        return ok({"message_id": 1, "date": 0, "chat": {"id": int(chat), "type": "private"}})

    @app.get("/refused")
    async def refused() -> int:
        return limits.refused

    return app


def ok(result: Any) -> JSONResponse:
    """An answer as Telegram gives it."""
    return JSONResponse({"ok": True, "result": result})


if __name__ == "__main__":
    uvicorn.run(make(sys.argv[2]), port=int(sys.argv[1]), log_level="error", access_log=False)
