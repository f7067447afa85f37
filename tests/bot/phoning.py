"""People on phones whose messages go through the Bot API to an application of its own."""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import nursery
from fake_telegram import TOKEN, FakeTelegram, Sent
from sqlalchemy import NullPool, select
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.processes import LOOPBACK, Service, die_with_parent, free_port
from bot.settings import ROOT
from storage.facts import Sessions
from storage.models import ChannelUpdate
from storage.settings import StorageSettings
from storage.updates import DONE

PATIENCE = 300
HEARD = ("sendMessage", "sendDocument", "sendPhoto")
PLACES = ("asked", "saved", "unsent", "sent")
"""Where a message may be when the application dies: on its way to Rasa; answered and the answer
kept, but not known to the application; about to be sent; sent, but not marked."""


def open_sessions() -> Sessions:
    """The database of the service; a test has a loop of its own, so no pool."""
    return async_sessionmaker(create_async_engine(StorageSettings().url, poolclass=NullPool))


@dataclass
class Applications:
    """The application, born again after each death."""

    nursery: asyncio.subprocess.Process
    settings: dict[str, str]
    service: Service
    alive: int = 0

    @property
    def web(self) -> str:
        """Where it serves pages and figures."""
        return f"http://{LOOPBACK}:{self.settings['WEB_PORT']}"

    async def start(self) -> None:
        """Returns when it serves."""
        assert self.nursery.stdin
        service = [self.service.rasa_url, self.service.actions_url, self.service.token]
        order = {"settings": self.settings, "service": service}
        self.nursery.stdin.write(json.dumps(order).encode() + b"\n")
        self.alive = int((await self._said("born: ")).rpartition(" ")[2])
        await self._said("ready: ")

    async def _said(self, words: str) -> str:
        assert self.nursery.stdout
        async with asyncio.timeout(PATIENCE):
            while line := (await self.nursery.stdout.readline()).decode():
                if line.startswith(words):
                    return line.strip()
        raise AssertionError(f"the application never said {words!r}")

    def kill(self) -> None:
        """SIGKILL: nothing can be tidied up."""
        if self.alive:
            os.kill(self.alive, signal.SIGKILL)
        self.alive = 0


@asynccontextmanager
async def applications(api: str, service: Service, var: Path) -> AsyncIterator[Applications]:
    """A nursery on the database of the service; all that it bore dies with it."""
    settings = {
        "TELEGRAM_TOKEN": TOKEN,
        "TELEGRAM_API_URL": api,
        "WEB_PORT": str(free_port()),
        "DELIVER": "false",
        "TEMAN_VAR": str(var),
    }
    with (var / "application.log").open("ab") as log:
        child = await asyncio.create_subprocess_exec(
            sys.executable,
            nursery.__file__,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=log,
            preexec_fn=die_with_parent,
        )
    made = Applications(child, settings, service)
    try:
        yield made
    finally:
        made.kill()
        child.kill()
        await child.wait()


class Reaper(FakeTelegram):
    """A Bot API, and a way to Rasa, at which the application dies when it is told to."""

    def __init__(self, rasa_url: str) -> None:
        super().__init__()
        # the database outlives a test: its numbers must not come again
        self.last_update = secrets.randbelow(2**30)
        self.place = ""
        self.kill = lambda: None
        self.died = asyncio.Event()
        self._rasa = httpx.AsyncClient(base_url=rasa_url, timeout=PATIENCE)
        self.app.routes.append(Route("/webhooks/rest/webhook", self._ask, methods=["POST"]))

    def at(self, place: str) -> None:
        """The next message that comes to this place is the application's last."""
        self.place = place
        self.died.clear()

    def _dies(self, place: str) -> bool:
        if self.place != place:
            return False
        self.place = ""
        self.kill()
        self.died.set()
        return True

    async def _ask(self, request: Request) -> Response:
        body = await request.body()
        if self._dies("asked"):
            return Response(status_code=500)
        answer = await self._rasa.post("/webhooks/rest/webhook", content=body)
        self._dies("saved")
        return Response(answer.content, answer.status_code, media_type="application/json")

    async def _result(self, method: str, given: dict[str, object]) -> object:
        if method in HEARD and self._dies("unsent"):
            return {}
        result = await super()._result(method, given)
        if method in HEARD:
            self._dies("sent")
        return result


@dataclass
class Phone:
    """Types, taps inline buttons and sends photos and documents, as tests/intake_driver.py asks."""

    api: FakeTelegram
    chat: int = field(default_factory=lambda: secrets.randbelow(2**40))
    sessions: Sessions = field(default_factory=open_sessions)
    turns: list[list[Sent]] = field(default_factory=list)
    """What came for each message, in the order of the messages."""

    @property
    def sender(self) -> str:
        """As the gateway knows this person."""
        return f"telegram:{self.chat}"

    @property
    def files(self) -> dict[str, bytes]:
        """The documents that came with the last replies, by name."""
        every = (each.files.get("document") for each in self.turns[-1])
        return {found[0]: found[1] for found in every if found}

    async def say(self, text: str) -> str:
        """Type."""
        mark = len(self.api.sent)
        return await self._replies(mark, await self.api.say(self.chat, text))

    async def tap(self, label: str) -> str:
        """Tap the newest button with this label."""
        mark = len(self.api.sent)
        return await self._replies(mark, await self.api.tap(self.chat, label))

    async def give(self, content: bytes, name: str) -> str:
        """Send a file: a JPEG as a photo in two sizes, anything else as a document."""
        mark, key = len(self.api.sent), f"file{self.api.last_update + 1}"
        self.api.files[key], self.api.files[f"{key}s"] = content, content[:100]
        about = {"file_unique_id": key, "file_size": len(content)}
        sizes = [
            about | {"file_id": f"{key}s", "width": 90, "height": 70},
            about | {"file_id": key, "width": 900, "height": 700},
        ]
        is_photo = name.endswith(".jpg")
        document = about | {"file_id": key, "file_name": name}
        sent = {"photo": sizes} if is_photo else {"document": document}
        update = self.api.update(message=self.api.message(self.chat, **sent))
        await self.api.put(update)
        return await self._replies(mark, update["update_id"])

    async def _replies(self, mark: int, update: int) -> str:
        """Everything that this person got for an update, once it is marked done."""
        await self._until_done(update)
        mine = (each for each in self.api.sent[mark:] if each.chat == self.chat)
        self.turns.append([each for each in mine if each.method in HEARD])
        return "\n".join(each.text for each in self.turns[-1] if each.text)

    async def _until_done(self, update: int) -> None:
        row = ChannelUpdate.channel == "telegram", ChannelUpdate.update_id == str(update)
        async with asyncio.timeout(PATIENCE), self.sessions() as session:
            while await session.scalar(select(ChannelUpdate.status).where(*row)) != DONE:
                await session.rollback()
                await asyncio.sleep(0.02)


@dataclass
class Doomed(Phone):
    """A person during whose every message the application is killed, and born again."""

    born: Applications = field(kw_only=True)
    place: str = field(kw_only=True)
    deaths: int = 0

    async def _until_done(self, update: int) -> None:
        assert isinstance(self.api, Reaper)
        async with asyncio.timeout(PATIENCE):
            await self.api.died.wait()
        self.deaths += 1
        await self.born.start()
        await super()._until_done(update)
        self.api.at(self.place)
