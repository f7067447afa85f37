"""The console in a real browser: on a phone and a desk, in both schemes, for everybody."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import pytest_asyncio
from browsing import DESK, PHONE, a_page, fits, is_accessible, serving, shoot
from chatting import TODAY, Echo, generous
from fastapi import FastAPI
from officing import (
    PASSWORD,
    WORKER,
    Clock,
    a_case,
    code,
    enrolled,
    misunderstood,
    somebody_waits,
)
from playwright.async_api import Browser, Page, expect
from sqlalchemy.ext.asyncio import async_sessionmaker

from bot.web.console.access import Console
from bot.web.site import add_console, add_pages
from bot.web.talking import ChatPage
from bot.web.wiring import intent_titles
from claims.cases import ask_worker, assign, note
from claims.desk import answer, open_questions
from claims.handoffs import take, write
from claims.office import Office
from claims.officers import Enrolment
from storage.database import make_engine
from storage.encryption import Vault
from storage.files import FileStore
from storage.review import ReviewStore
from storage.transcript import Transcript
from storage.usage import INTENT, SUM, UsageStore

pytestmark = pytest.mark.asyncio(loop_scope="session")


@dataclass
class Place:
    """A console that is running, with one supervisor."""

    office: Office
    console: Console
    clock: Clock
    rahmat: Enrolment
    site: str = field(default="")


@pytest_asyncio.fixture(loop_scope="session")
async def place(tmp_path: Path, sqlite_tables: Path, cheap_passwords: None) -> AsyncIterator[Place]:
    """The console on a fresh database."""
    copy = shutil.copy(sqlite_tables, tmp_path / "console.db")
    engine = make_engine(f"sqlite+aiosqlite:///{copy}")
    sessions, vault, clock = (
        async_sessionmaker(engine, expire_on_commit=False),
        Vault(b"w" * 32),
        Clock(),
    )
    office, echo = Office(sessions, vault, clock), Echo()
    app = FastAPI()
    files, said = FileStore(sessions, vault), Transcript(sessions, vault)
    add_pages(app, ChatPage(echo, said, files, lambda: TODAY, echo.due, generous()))
    console = Console(office, ReviewStore(sessions, vault), lambda: TODAY, intent_titles)
    add_console(app, console)
    rahmat = await enrolled(office, "rahmat", "supervisor")
    async with serving(app) as address:
        yield Place(office, console, clock, rahmat, address)
    await engine.dispose()


async def log_in(page: Page, place: Place) -> None:
    """Through the form."""
    await page.goto(f"{place.site}/petugas")
    await page.get_by_label("Nama masuk").fill("rahmat")
    await page.get_by_label("Kata sandi").fill(PASSWORD)
    place.clock.pass_by(seconds=30)
    await page.get_by_label("Kode 6 angka").fill(code(place.rahmat, place.clock))
    await page.get_by_role("button", name="Masuk").click()
    await expect(page.get_by_role("heading", name="Kasus")).to_be_visible()


async def furnished(place: Place) -> tuple[str, str]:
    """A desk with work on it: the ids of a case and of a hand-off."""
    office, actor = place.office, place.rahmat.account.actor
    case_id = await a_case(office)
    place.clock.pass_by(days=4)
    for kind in ("severance", "jht"):
        await a_case(office, kind)
    await assign(office, actor, case_id, actor.id)
    question = await ask_worker(office, actor, case_id, "Ada slip gaji tiga bulan terakhir?")
    await answer(office, WORKER, question, "Ada, Pak. Saya kirim besok.")
    await note(office, actor, case_id, "Sudah telepon Disnaker Bekasi.")
    hand_off_id = await somebody_waits(office)
    await misunderstood(place.console.review, "duit nganggur gmn cairnya bos", 3)
    await misunderstood(place.console.review, "prsh tutup trs kami gmn", 2)
    usage = UsageStore(office.sessions)
    await usage.add(TODAY, {(INTENT, "jkp_info"): 41, (INTENT, "severance_rights"): 63})
    await usage.add(TODAY, {(SUM, "severance_calculate"): 37, (SUM, "plan"): 12})
    return case_id, hand_off_id


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
async def test_every_page_is_accessible_and_fits(
    chromium: Browser, place: Place, scheme: str, size: dict[str, int]
) -> None:
    case_id, hand_off_id = await furnished(place)
    pages = {
        "queue": "",
        "case": f"/kasus/{case_id}",
        "handoffs": "/bantuan",
        "handoff": f"/bantuan/{hand_off_id}",
        "review": "/tinjau",
        "figures": "/angka",
        "account": "/akun",
        "missing": "/kasus/none",
    }
    kind = f"{'phone' if size is PHONE else 'desk'}-{scheme}"
    async with a_page(chromium, forgive="404", viewport=size, color_scheme=scheme) as page:
        await page.goto(f"{place.site}/petugas/masuk")
        await shoot(page, f"console-login-{kind}")
        await is_accessible(page)
        await log_in(page, place)
        for name, path in pages.items():
            await page.goto(f"{place.site}/petugas{path}")
            await shoot(page, f"console-{name}-{kind}", whole=True)
            await is_accessible(page)
            await fits(page)


async def test_the_figures_are_read_on_a_narrow_phone_without_scrolling_sideways(
    chromium: Browser, place: Place
) -> None:
    await furnished(place)
    async with a_page(chromium, viewport=PHONE) as page:
        await log_in(page, place)
        await page.goto(f"{place.site}/petugas/angka")
        await page.get_by_text("Tabel").first.click()
        await shoot(page, "console-figures-narrow", whole=True)
        await is_accessible(page)
        await fits(page)
        wider = "found => found.filter(each => each.scrollWidth > each.clientWidth).length"
        assert await page.locator("main *:not(svg *):not(.sr)").evaluate_all(wider) == 0
        row = page.locator(".waits tbody tr").first
        for name in ("Separuhnya dalam", "Sembilan dari sepuluh dalam", "Belum dijawab"):
            cell = row.locator(f'[data-name="{name}"]')
            box = await cell.bounding_box()
            assert box
            assert 0 <= box["x"] < box["x"] + box["width"] <= PHONE["width"]
            shown = "each => getComputedStyle(each, '::before').content"
            assert name in await cell.evaluate(shown)


async def test_an_officer_works_a_case_without_javascript(chromium: Browser, place: Place) -> None:
    await furnished(place)
    async with a_page(chromium, java_script_enabled=False) as page:
        await log_in(page, place)
        await page.get_by_label("Jenis").select_option("jht")
        await page.get_by_role("button", name="Tampilkan").click()
        await page.get_by_role("row").get_by_role("link").click()
        await page.get_by_label("Petugas", exact=True).select_option(label="Rahmat Lestari")
        await page.get_by_role("button", name="Tugaskan").click()
        await page.get_by_label("Tulis kepada pekerja").fill("Nomor KPJ-nya berapa?")
        await page.get_by_role("button", name="Kirim ke obrolan pekerja").click()
        await expect(page.get_by_role("status")).to_contain_text("Pertanyaan dikirim")
        await page.get_by_label("Catatan untuk sesama").fill("Tunggu KPJ")
        await page.get_by_role("button", name="Simpan catatan").click()
        await page.get_by_label("Status (pekerja diberi tahu)").select_option("ready")
        await page.get_by_role("button", name="Ubah").click()
        await expect(page.get_by_text("Siap diajukan").first).to_be_visible()
        await page.get_by_text("Riwayat").click()
        await expect(page.get_by_text("Rahmat Lestari menulis catatan")).to_be_visible()


async def test_what_a_worker_writes_appears_while_the_page_is_open(
    chromium: Browser, place: Place
) -> None:
    hand_off_id, actor = await somebody_waits(place.office), place.rahmat.account.actor
    await take(place.office, actor, hand_off_id)
    await write(place.office, actor, hand_off_id, "Ada yang bisa saya bantu?")
    async with a_page(chromium) as page:
        await log_in(page, place)
        await page.goto(f"{place.site}/petugas/bantuan/{hand_off_id}")
        await page.get_by_label("Tulis kepada pekerja").fill("setengah")
        question = (await open_questions(place.office, WORKER))[0]
        await answer(place.office, WORKER, question.id, "Pesangon saya kurang")
        await expect(page.get_by_text("Pesangon saya kurang")).to_be_visible(timeout=10_000)
        assert await page.get_by_label("Tulis kepada pekerja").input_value() == "setengah"


async def test_the_console_is_used_with_the_keyboard_alone(chromium: Browser, place: Place) -> None:
    await a_case(place.office)
    async with a_page(chromium, viewport=DESK) as page:
        await page.goto(f"{place.site}/petugas/masuk")
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        place.clock.pass_by(seconds=30)
        for typed in ("rahmat", PASSWORD, code(place.rahmat, place.clock)):
            await page.keyboard.press("Tab")
            await page.keyboard.type(typed)
        await page.keyboard.press("Enter")
        link = page.get_by_role("row").get_by_role("link")
        await expect(link).to_be_visible()
        for _ in range(25):
            await page.keyboard.press("Tab")
            if await link.evaluate("each => each === document.activeElement"):
                break
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("heading", name="Isian pekerja")).to_be_visible()
