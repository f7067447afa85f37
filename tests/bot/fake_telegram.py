"""A Bot API of our own: takes what Telegram takes, refuses what it refuses, keeps what was sent.

`python fake_telegram.py PORT` serves it alone; in a test `serving(FakeTelegram())` does.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import socket
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

TOKEN = "12345:test-token"
BOT = {"id": 12345, "is_bot": True, "first_name": "Teman", "username": "teman_test_bot"}
TAGS = {
    "b",
    "strong",
    "i",
    "em",
    "u",
    "ins",
    "s",
    "strike",
    "del",
    "a",
    "code",
    "pre",
    "tg-spoiler",
}
ENTITY = re.compile(r"&(lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")


class Refused(Exception):
    """What Telegram answers instead of a result."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        allowed = {"href"} if tag == "a" else set()
        if tag not in TAGS or {name for name, _ in attrs} - allowed:
            raise Refused(400, f"Bad Request: can't parse entities: unsupported start tag {tag}")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise Refused(400, f"Bad Request: can't parse entities: unexpected end tag {tag}")

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        raise Refused(400, "Bad Request: can't parse entities: comment")

    def handle_decl(self, decl: str) -> None:
        raise Refused(400, "Bad Request: can't parse entities: declaration")

    def handle_pi(self, data: str) -> None:
        raise Refused(400, "Bad Request: can't parse entities: instruction")


def visible(html: str) -> str:
    """What is read of an HTML text; raises Refused for what Telegram cannot parse, and stricter."""
    bare = ENTITY.sub("", html)
    without_tags = re.sub(r'</?[a-z-]+(?: href="[^"<>]*")?>', "", bare)
    if "&" in bare or "<" in without_tags or ">" in without_tags:
        raise Refused(400, "Bad Request: can't parse entities: unescaped character")
    parser = _Html()
    parser.feed(html)
    parser.close()
    if parser.open:
        raise Refused(
            400, f"Bad Request: can't parse entities: can't find end of {parser.open[-1]}"
        )
    return "".join(parser.text)


def units(text: str) -> int:
    """UTF-16 units, as Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


@dataclass
class Sent:
    """A call that was taken."""

    method: str
    chat: int
    text: str = ""
    buttons: list[tuple[str, str]] = field(default_factory=list)
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    message_id: int = 0
    at: float = 0.0
    raw: dict[str, Any] = field(default_factory=dict)


@dataclass
class Fault:
    """The next `times` calls of `method` (all when empty) to `chat` (any when 0) fail so."""

    code: int
    description: str = ""
    method: str = ""
    times: int = 1
    retry_after: int | None = None
    chat: int = 0
    taken: bool = False
    """The call has its effect all the same: the answer alone is lost."""


class FakeTelegram:
    """The state of the service; `app` serves it."""

    def __init__(self, token: str = TOKEN) -> None:
        self.token = token
        self.pending: list[dict[str, Any]] = []
        self.last_update = 0
        self.confirmed = 0
        self.sent: list[Sent] = []
        self.calls: list[str] = []
        self.faults: list[Fault] = []
        self.latency = 0.0
        self.repeat = False
        """Deliver each update twice, as happens when a confirmation is lost."""
        self.blocked: set[int] = set()
        self.queries: set[str] = set()
        self.answered_queries: list[str] = []
        self.files: dict[str, bytes] = {}
        self.commands: list[dict[str, str]] = []
        self.commands_scope: str = ""
        self.described: dict[str, str] = {"description": "", "short_description": ""}
        self.webhook: dict[str, Any] = {"url": "", "secret_token": ""}
        self.polls = 0
        self.closed = False
        self.said: list[tuple[int, float]] = []
        """When each message came in from other processes, and from whom."""
        self._message = 0
        self._news = asyncio.Condition()
        self.app = Starlette(
            routes=[
                Route("/bot{token}/{method}", self._call, methods=["GET", "POST"]),
                Route("/file/bot{token}/{path:path}", self._file),
                Route("/_say", self._say, methods=["POST"]),
                Route("/_state", self._state),
                Route("/_said", self._said),
            ]
        )

    # what people do

    def person(self, chat: int) -> dict[str, Any]:
        return {"id": chat, "is_bot": False, "first_name": f"Orang {chat}"}

    def update(self, **content: Any) -> dict[str, Any]:
        """An update with the next number, not yet to be fetched."""
        self.last_update += 1
        return {"update_id": self.last_update, **content}

    def message(self, chat: int, **content: Any) -> dict[str, Any]:
        """A private message."""
        self._message += 1
        return {
            "message_id": self._message,
            "date": int(time.time()),
            "chat": {"id": chat, "type": "private", "first_name": f"Orang {chat}"},
            "from": self.person(chat),
            **content,
        }

    async def put(self, *updates: dict[str, Any]) -> None:
        """Updates come in."""
        async with self._news:
            self.pending += updates
            self._news.notify_all()

    async def say(self, chat: int, text: str, **content: Any) -> int:
        """Somebody writes; the number of the update."""
        update = self.update(message=self.message(chat, text=text, **content))
        await self.put(update)
        return int(update["update_id"])

    async def tap(self, chat: int, label: str, old: bool = False) -> int:
        """Somebody taps the newest button with this label; `old`: too late for an answer."""
        for sent in reversed(self.sent):
            data = dict(sent.buttons).get(label)
            if sent.chat == chat and data is not None:
                break
        else:
            raise AssertionError(f"no button {label!r} for {chat}")
        query = f"q{self.last_update + 1}"
        if not old:
            self.queries.add(query)
        rows = [[{"text": text, "callback_data": data}] for text, data in sent.buttons]
        message = self.message(chat, text=sent.text, reply_markup={"inline_keyboard": rows})
        message["message_id"] = sent.message_id
        tapped = {
            "id": query,
            "from": self.person(chat),
            "chat_instance": "1",
            "message": message,
            "data": data,
        }
        update = self.update(callback_query=tapped)
        await self.put(update)
        return int(update["update_id"])

    # what the bot has said

    def texts(self, chat: int) -> list[str]:
        """What a person has read, markup left out."""
        return [
            each.text for each in self.sent if each.chat == chat and each.method == "sendMessage"
        ]

    def count(self, method: str) -> int:
        return self.calls.count(method)

    async def until(self, condition: Any, seconds: float = 120) -> None:
        """Wait until the condition holds."""
        async with asyncio.timeout(seconds):
            while not condition():
                await asyncio.sleep(0.01)

    # the service

    async def _call(self, request: Request) -> Response:
        method = request.path_params["method"]
        method = method[0].lower() + method[1:]  # the Bot API does not care about case
        if request.path_params["token"] != self.token:
            return _refusal(Refused(401, "Unauthorized"))
        given = await _given(request)
        self.calls.append(method)
        if self.latency:
            await asyncio.sleep(self.latency)
        try:
            if fault := self._fault(method, given):
                if fault.taken:
                    await self._result(method, given)
                extra = {"retry_after": fault.retry_after} if fault.retry_after else {}
                raise Refused(fault.code, fault.description or str(fault.code), **extra)
            return JSONResponse({"ok": True, "result": await self._result(method, given)})
        except Refused as why:
            return _refusal(why)

    def _fault(self, method: str, given: dict[str, Any]) -> Fault | None:
        for fault in self.faults:
            fits = fault.method in ("", method) and fault.chat in (0, int(given.get("chat_id", 0)))
            if fault.times > 0 and fits:
                fault.times -= 1
                return fault
        return None

    async def _result(self, method: str, given: dict[str, Any]) -> Any:
        known = getattr(self, f"do_{method.lower()}", None)
        if known is None:
            raise Refused(404, "Not Found")
        result = known(given)
        return await result if asyncio.iscoroutine(result) else result

    def do_getme(self, _given: dict[str, Any]) -> Any:
        return BOT

    async def do_getupdates(self, given: dict[str, Any]) -> Any:
        if self.webhook["url"]:
            raise Refused(409, "Conflict: can't use getUpdates method while webhook is active")
        offset, limit = int(given.get("offset", 0)), int(given.get("limit", 100))
        end = time.monotonic() + float(given.get("timeout", 0))
        async with self._news:
            self.polls += 1
            mine = self.polls
            self._news.notify_all()
            if again := self._confirm(offset):
                return again[:limit]
            while not (self.pending or self.closed) and (left := end - time.monotonic()) > 0:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._news.wait(), left)
                if self.polls != mine:
                    raise Refused(409, "Conflict: terminated by other getUpdates request")
            return self.pending[:limit]

    def _confirm(self, offset: int) -> list[dict[str, Any]]:
        """Forget what comes before the offset; with `repeat` it is delivered once more."""
        if offset <= self.confirmed:
            return []
        self.confirmed = offset
        before = [each for each in self.pending if each["update_id"] < offset]
        self.pending = [each for each in self.pending if each["update_id"] >= offset]
        return before + self.pending if self.repeat else []

    def do_sendmessage(self, given: dict[str, Any]) -> Any:
        text = given.get("text", "")
        if given.get("parse_mode") == "HTML":
            text = visible(text)
        if not text.strip():
            raise Refused(400, "Bad Request: message text is empty")
        if units(text) > 4096:
            raise Refused(400, "Bad Request: message is too long")
        return self._taken("sendMessage", given, text=text)

    def do_senddocument(self, given: dict[str, Any]) -> Any:
        return self._taken("sendDocument", given, files=_files(given))

    def do_sendphoto(self, given: dict[str, Any]) -> Any:
        return self._taken("sendPhoto", given, files=_files(given))

    def do_sendchataction(self, given: dict[str, Any]) -> Any:
        self._chat(given)
        self.sent.append(Sent("sendChatAction", int(given["chat_id"]), given["action"]))
        return True

    def do_answercallbackquery(self, given: dict[str, Any]) -> Any:
        query = given["callback_query_id"]
        if query not in self.queries:
            words = "query is too old and response timeout expired or query ID is invalid"
            raise Refused(400, f"Bad Request: {words}")
        self.queries.remove(query)
        self.answered_queries.append(query)
        return True

    def do_editmessagereplymarkup(self, given: dict[str, Any]) -> Any:
        chat, number = self._chat(given), int(given["message_id"])
        for sent in self.sent:
            if sent.chat == chat and sent.message_id == number:
                buttons = _buttons(given)
                if buttons == sent.buttons:
                    raise Refused(400, "Bad Request: message is not modified")
                sent.buttons = buttons
                return self.message(chat, text=sent.text) | {"message_id": number}
        raise Refused(400, "Bad Request: message to edit not found")

    def do_getfile(self, given: dict[str, Any]) -> Any:
        if given["file_id"] not in self.files:
            raise Refused(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
        size = len(self.files[given["file_id"]])
        if size > 20 * 1024 * 1024:
            raise Refused(400, "Bad Request: file is too big")
        about = {"file_id": given["file_id"], "file_unique_id": "u" + given["file_id"]}
        return about | {"file_size": size, "file_path": f"documents/{given['file_id']}"}

    def do_setmycommands(self, given: dict[str, Any]) -> Any:
        commands = json.loads(given["commands"])
        for each in commands:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", each["command"]):
                raise Refused(400, "Bad Request: BOT_COMMAND_INVALID")
            if not 1 <= len(each["description"]) <= 256:
                raise Refused(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
        if len(commands) > 100:
            raise Refused(400, "Bad Request: BOT_COMMANDS_TOO_MUCH")
        self.commands = commands
        self.commands_scope = json.loads(given.get("scope", '{"type": "default"}'))["type"]
        return True

    def do_setmydescription(self, given: dict[str, Any]) -> Any:
        return self._describe("description", given, 512)

    def do_setmyshortdescription(self, given: dict[str, Any]) -> Any:
        return self._describe("short_description", given, 120)

    def do_getmydescription(self, _given: dict[str, Any]) -> Any:
        return {"description": self.described["description"]}

    def do_getmyshortdescription(self, _given: dict[str, Any]) -> Any:
        return {"short_description": self.described["short_description"]}

    def do_setwebhook(self, given: dict[str, Any]) -> Any:
        if not given["url"].startswith("https://"):
            raise Refused(400, "Bad Request: bad webhook: An HTTPS URL must be provided")
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", given.get("secret_token", "x")):
            raise Refused(400, "Bad Request: secret token contains unallowed characters")
        self.webhook = {"url": given["url"], "secret_token": given.get("secret_token", "")}
        return True

    def do_deletewebhook(self, _given: dict[str, Any]) -> Any:
        self.webhook = {"url": "", "secret_token": ""}
        return True

    def do_getwebhookinfo(self, _given: dict[str, Any]) -> Any:
        return {
            "url": self.webhook["url"],
            "has_custom_certificate": False,
            "pending_update_count": len(self.pending),
        }

    def _describe(self, name: str, given: dict[str, Any], most: int) -> bool:
        if len(given.get(name, "")) > most:
            raise Refused(400, "Bad Request: description is too long")
        self.described[name] = given.get(name, "")
        return True

    def _chat(self, given: dict[str, Any]) -> int:
        chat = int(given["chat_id"])
        if chat in self.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        return chat

    def _taken(self, method: str, given: dict[str, Any], **content: Any) -> Any:
        chat = self._chat(given)
        self._message += 1
        sent = Sent(method, chat, buttons=_buttons(given), **content)
        sent.message_id, sent.at = self._message, time.monotonic()
        sent.raw = {name: value for name, value in given.items() if isinstance(value, str)}
        self.sent.append(sent)
        return {
            "message_id": sent.message_id,
            "date": int(time.time()),
            "chat": {"id": chat, "type": "private", "first_name": "x"},
            "text": sent.text,
        }

    async def _file(self, request: Request) -> Response:
        name = request.path_params["path"].rpartition("/")[2]
        if request.path_params["token"] != self.token or name not in self.files:
            return Response(status_code=404)
        return Response(self.files[name])

    async def bring(self, client: httpx.AsyncClient, *updates: dict[str, Any]) -> list[int]:
        """Bring updates to the webhook, each until it is taken; the statuses."""
        statuses = []
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.webhook["secret_token"]}
        path = "/" + self.webhook["url"].split("/", 3)[3]
        for update in updates:
            while True:
                answer = await client.post(path, json=update, headers=headers)
                statuses.append(answer.status_code)
                if answer.is_success:
                    break
                await asyncio.sleep(0.05)
        return statuses

    # for other processes

    async def _say(self, request: Request) -> Response:
        for chat, text in await request.json():
            self.said.append((int(chat), time.monotonic()))
            await self.say(int(chat), str(text))
        return JSONResponse(self.last_update)

    async def _said(self, _: Request) -> Response:
        return JSONResponse(self.said)

    async def _state(self, request: Request) -> Response:
        after = int(request.query_params.get("after", 0))
        sent = [[e.chat, e.text, e.at] for e in self.sent[after:] if e.method == "sendMessage"]
        return JSONResponse(
            {
                "sent": sent,
                "next": len(self.sent),
                "pending": len(self.pending),
                "now": time.monotonic(),
            }
        )


async def _given(request: Request) -> dict[str, Any]:
    given: dict[str, Any] = dict(request.query_params)
    if request.headers.get("content-type", "").startswith("application/json"):
        return given | await request.json()
    async with request.form() as form:
        for name, value in form.items():
            if isinstance(value, UploadFile):
                given[name] = (value.filename, await value.read())
            else:
                given[name] = value
    return given


def _files(given: dict[str, Any]) -> dict[str, tuple[str, bytes]]:
    found = {name: value for name, value in given.items() if isinstance(value, tuple)}
    if not found:
        raise Refused(400, "Bad Request: there is no document in the request")
    return found


def _buttons(given: dict[str, Any]) -> list[tuple[str, str]]:
    if not given.get("reply_markup"):
        return []
    rows = json.loads(given["reply_markup"])["inline_keyboard"]
    found = [(each["text"], each.get("callback_data", "")) for row in rows for each in row]
    for text, data in found:
        if not text or not 1 <= len(data.encode()) <= 64:
            raise Refused(400, "Bad Request: BUTTON_DATA_INVALID")
    return found


def _refusal(why: Refused) -> Response:
    body = {"ok": False, "error_code": why.code, "description": why.description}
    if why.parameters:
        body["parameters"] = why.parameters
    return JSONResponse(body, why.code)


@asynccontextmanager
async def serving(fake: FakeTelegram, port: int = 0) -> AsyncIterator[str]:
    """The address at which the service answers."""
    listener = socket.create_server(("127.0.0.1", port))
    config = uvicorn.Config(
        fake.app, log_level="error", lifespan="off", timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    server.capture_signals = _no_signals  # type: ignore[method-assign]
    task = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        async with fake._news:
            fake.closed = True  # who waits for news waits no longer
            fake._news.notify_all()
        await task
        listener.close()


class _no_signals:
    def __enter__(self) -> None: ...

    def __exit__(self, *_: object) -> None: ...


if __name__ == "__main__":
    uvicorn.run(FakeTelegram().app, host="127.0.0.1", port=int(sys.argv[1]), log_level="error")
