"""Each guided intake through the web page, and the officer who works the case, all of it real."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace

import httpx
import pytest
import pytest_asyncio
from chatting import generous
from fastapi import FastAPI
from intake_driver import drive
from officing import Clock, enrolled, log_in, post
from papers_of_tests import photo
from sqlalchemy.ext.asyncio import async_sessionmaker
from web_form import buttons, hidden

from bot.app import Parts, make_app
from bot.processes import Service
from bot.settings import ServiceSettings
from bot.web.visitor import PLAIN, Visitor
from bot.wiring import open_gateway
from claims.office import utc_now
from storage.database import make_engine
from storage.encryption import load_vault
from storage.settings import StorageSettings
from storage.transcript import Said

pytestmark = pytest.mark.asyncio(loop_scope="session")
NEEDS_FILES = "files of a service elsewhere are not in our database"


@pytest_asyncio.fixture(loop_scope="session")
async def real(service: Service, service_settings: ServiceSettings) -> AsyncIterator[FastAPI]:
    """The whole application, on the database that the actions write to."""
    if os.environ.get("DIALOGUE_RASA_URL"):
        pytest.skip(NEEDS_FILES)
    known = StorageSettings()
    engine = make_engine(known.url)
    sessions = async_sessionmaker(engine, expire_on_commit=False)
    async with open_gateway(service, service_settings) as gateway:
        app = make_app(Parts(service_settings, service, gateway, sessions, load_vault(known)))
        # nobody types as fast as a test
        app.state.chat = replace(app.state.chat, limits=generous())
        yield app
    await engine.dispose()


def a_browser(app: FastAPI) -> httpx.AsyncClient:
    """Somebody's browser, without JavaScript."""
    transport = httpx.ASGITransport(app)
    return httpx.AsyncClient(transport=transport, base_url="http://teman.test", timeout=60)


@dataclass
class WebPerson:
    """Types, taps and sends files through the form of the page."""

    app: FastAPI
    browser: httpx.AsyncClient
    heard: Sequence[Said] = ()
    last: int = 0

    @property
    def sender(self) -> str:
        """Whose conversation it is."""
        return Visitor(self.browser.cookies[PLAIN]).sender

    async def say(self, text: str) -> str:
        """Type."""
        return await self._send({"teks": text})

    async def tap(self, label: str) -> str:
        """Tap a button that the page offers."""
        offered = buttons((await self.browser.get("/")).text)
        return await self._send({"pilihan": offered[label]})

    async def give(self, content: bytes, name: str) -> str:
        """Attach a file."""
        return await self._send({"teks": ""}, {"berkas": (name, content)})

    async def look(self) -> str:
        """Open the page again; what came since."""
        await self.browser.get("/")
        return await self._heard()

    async def _send(
        self, form: dict[str, str], files: dict[str, tuple[str, bytes]] | None = None
    ) -> str:
        page = hidden((await self.browser.get("/")).text)
        answered = await self.browser.post("/pesan", data=page | form, files=files)
        assert answered.status_code == 303, answered.text
        return await self._heard()

    async def _heard(self) -> str:
        bubbles = await self.app.state.chat.transcript.since(self.sender, self.last)
        self.heard = [each for each in bubbles if each.who == "bot"]
        self.last = bubbles[-1].id if bubbles else self.last
        return "\n".join(each.text for each in self.heard)


@pytest.mark.parametrize("kind", ["jkp", "jht", "severance"])
async def test_an_intake_on_the_page_ends_in_a_case_with_its_packet(
    real: FastAPI, kind: str
) -> None:
    async with a_browser(real) as browser:
        person = WebPerson(real, browser)
        number = await drive(person, kind)
        files = [each["name"] for bubble in person.heard for each in bubble.files]
        assert f"kasus-{number}.pdf" in files
        page = (await browser.get("/")).text
        packet = page.rsplit('href="/berkas/', 1)[1].split('"')[0]
        assert (await browser.get(f"/berkas/{packet}")).content.startswith(b"%PDF")


async def test_an_officer_asks_and_the_worker_s_answer_comes_back(real: FastAPI) -> None:
    clock, office = Clock(utc_now()), real.state.console.office
    siti = await enrolled(office, f"siti{os.getpid()}")
    async with a_browser(real) as phone, a_browser(real) as desk:
        worker = WebPerson(real, phone)
        number = await drive(worker, "jkp")
        await log_in(desk, siti, clock)
        queue = (await desk.get(f"/petugas?nomor={number}")).text
        path = queue.split('<th scope="row"><a href="')[1].split('"')[0]
        assert "Siti Aminah" in (await desk.get(path)).text
        asked = await post(
            desk, path, f"{path}/pesan", teks="Rekening bank apa?", minta_jawaban="1"
        )
        assert "Menunggu pekerja" in asked.text
        assert "Rekening bank apa?" in await worker.look()
        await worker.tap("Jawab")
        await worker.say("BRI, atas nama saya sendiri")
        answered = (await desk.get(path)).text
        assert "BRI, atas nama saya sendiri" in answered
        assert "sudah dijawab" in answered
        await post(desk, path, f"{path}/pesan", teks="Mohon foto slip gaji", minta_jawaban="1")
        assert "Mohon foto slip gaji" in await worker.look()
        assert "tersimpan di kasus" in await worker.give(photo("SLIP GAJI"), "slip.jpg")
        answered = (await desk.get(path)).text
        assert "Berkas jawaban (foto)" in answered
        assert "Diperiksa" in answered
        await post(desk, path, f"{path}/status", status="ready")
        assert number in await worker.look()
