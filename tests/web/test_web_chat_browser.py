"""The chat page in a real browser, with a conversation that needs no Rasa."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio
from browsing import DESK, PHONE, a_page, fits, is_accessible, serving, shoot
from chatting import TODAY, Echo, generous
from fastapi import FastAPI
from playwright.async_api import Browser, Page, expect
from sqlalchemy.ext.asyncio import async_sessionmaker

from bot.reply import Button, FileRef, Reply
from bot.web.site import add_pages
from bot.web.talking import ChatPage, Message
from storage.database import make_engine
from storage.encryption import Vault
from storage.files import File, FileStore
from storage.transcript import Transcript

pytestmark = pytest.mark.asyncio(loop_scope="session")

SUM = """Upah **Rp5.000.000**, masa kerja 7 tahun.

**Pesangon: Rp35.000.000**
- Uang pesangon (UP): 0,5 × 8 bulan × Rp5.000.000 (PP 35/2021 Pasal 43) = **Rp20.000.000**
- Uang penghargaan masa kerja (UPMK): 1 × 3 bulan × Rp5.000.000 = **Rp15.000.000**

Ajukan di [siapkerja.kemnaker.go.id](https://siapkerja.kemnaker.go.id).

_Perkiraan, bukan keputusan resmi._"""
PDF = b"%PDF-1.7 rencana"
LABELS = ("Kenapa segini?", "Semua hak & PDF")


@dataclass
class Script(Echo):
    """Answers by what is said: a sum, a file, an outage, else an echo."""

    files: FileStore | None = None

    async def __call__(self, message: Message) -> Sequence[Reply]:
        """One reply."""
        if message.text == "hitung":
            return [Reply(SUM, tuple(Button(label, "/x", f"t:{label}") for label in LABELS))]
        if message.text == "Semua hak & PDF":
            return [await self._a_file(message.sender)]
        if message.text == "rusak":
            raise RuntimeError("a fault of the test")
        return await super().__call__(message)

    async def _a_file(self, sender: str) -> Reply:
        assert self.files
        pdf = File("rencana-anda.pdf", "application/pdf", PDF)
        ref = FileRef(await self.files.keep(sender, pdf), pdf.name, pdf.mime)
        return Reply("Berkas Anda siap.", files=(ref,))


@pytest.fixture
def script() -> Script:
    """The conversation."""
    return Script()


@pytest_asyncio.fixture(loop_scope="session")
async def site(tmp_path: Path, sqlite_tables: Path, script: Script) -> AsyncIterator[str]:
    """The address of the page."""
    copy = shutil.copy(sqlite_tables, tmp_path / "browser.db")
    engine = make_engine(f"sqlite+aiosqlite:///{copy}")
    sessions, vault = async_sessionmaker(engine, expire_on_commit=False), Vault(b"w" * 32)
    script.files = FileStore(sessions, vault)
    parts = ChatPage(
        script, Transcript(sessions, vault), script.files, lambda: TODAY, script.due, generous()
    )
    app = FastAPI()
    add_pages(app, parts)
    async with serving(app) as address:
        yield address
    await engine.dispose()


async def say(page: Page, text: str) -> None:
    """Type and press Enter; returns when it is answered."""
    told = await page.locator("#log .bubble.bot").count()
    await page.get_by_label("Tulis pesan").fill(text)
    await page.keyboard.press("Enter")
    await expect(page.locator("#log .bubble.bot")).to_have_count(told + 1)


async def test_a_message_is_answered_without_a_new_page(chromium: Browser, site: str) -> None:
    async with a_page(chromium) as page:
        await page.goto(site)
        await page.evaluate("window.stayed = true")
        await say(page, "halo")
        await expect(page.locator("#log .bubble").last).to_contain_text("Anda menulis halo")
        assert await page.evaluate("window.stayed")
        assert await page.get_by_label("Tulis pesan").input_value() == ""
        await page.reload()
        await expect(page.locator("#log .bubble").last).to_contain_text("Anda menulis halo")


async def test_what_is_being_sent_and_the_dots_show_while_we_wait(
    chromium: Browser, site: str
) -> None:
    async with a_page(chromium) as page:
        await page.goto(site)
        held: list[object] = []
        await page.route("**/pesan", lambda route: held.append(route))
        await page.get_by_label("Tulis pesan").fill("halo")
        await page.keyboard.press("Enter")
        await expect(page.locator("#tertunda")).to_have_text("halo")
        await expect(page.locator("#mengetik")).to_be_visible()
        await shoot(page, "chat-typing")
        await held[0].continue_()  # type: ignore[attr-defined]
        await expect(page.locator("#log .bubble.me")).to_have_count(1)
        await expect(page.locator("#mengetik")).to_be_hidden()
        await expect(page.locator("#tertunda")).to_be_empty()


async def test_buttons_are_tapped_and_a_file_comes(chromium: Browser, site: str) -> None:
    async with a_page(chromium) as page:
        await page.goto(site)
        await say(page, "hitung")
        await shoot(page, "chat-sum")
        await page.get_by_role("button", name="Semua hak & PDF").click()
        await expect(page.get_by_text("Berkas Anda siap.")).to_be_visible()
        await expect(page.locator("#pilihan button")).to_have_count(0)
        async with page.expect_download() as coming:
            await page.get_by_role("link", name="rencana-anda.pdf").click()
        file = await coming.value
        assert file.suggested_filename == "rencana-anda.pdf"
        assert (await file.path()).stat().st_size == len(PDF)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
async def test_the_page_is_accessible_and_fits(
    chromium: Browser, site: str, scheme: str, size: dict[str, int]
) -> None:
    async with a_page(chromium, viewport=size, color_scheme=scheme) as page:
        await page.goto(site)
        name = f"chat-{'phone' if size is PHONE else 'desk'}-{scheme}"
        await shoot(page, f"{name}-welcome")
        await is_accessible(page)
        for text in ("halo", "hitung"):
            await say(page, text)
        await page.get_by_role("button", name="Semua hak & PDF").click()
        await expect(page.get_by_text("Berkas Anda siap.")).to_be_visible()
        await page.locator("summary").click()
        await shoot(page, name)
        await is_accessible(page)
        await fits(page)


async def test_it_is_used_with_the_keyboard_alone(chromium: Browser, site: str) -> None:
    async with a_page(chromium, viewport=DESK) as page:
        await page.goto(site)
        await page.keyboard.press("Tab")
        await expect(page.get_by_role("link", name="Langsung ke kotak pesan")).to_be_focused()
        await page.keyboard.press("Enter")
        await page.keyboard.type("hitung")
        await page.keyboard.press("Shift+Enter")
        await page.keyboard.press("Backspace")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("button", name="Kenapa segini?")).to_be_visible()
        await expect(page.get_by_label("Tulis pesan")).to_be_focused()
        for _ in range(12):
            await page.keyboard.press("Shift+Tab")
            if await page.evaluate("document.activeElement.innerText") == "Kenapa segini?":
                break
        await page.keyboard.press("Enter")
        await expect(page.get_by_text("Anda menulis Kenapa segini?")).to_be_visible()


async def test_escape_closes_the_menu_and_gives_the_focus_back(
    chromium: Browser, site: str
) -> None:
    async with a_page(chromium) as page:
        await page.goto(site)
        await page.locator("summary").focus()
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("button", name="Privasi")).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("button", name="Privasi")).to_be_hidden()
        await expect(page.locator("summary")).to_be_focused()


async def test_it_works_without_javascript(chromium: Browser, site: str) -> None:
    async with a_page(chromium, java_script_enabled=False) as page:
        await page.goto(site)
        await page.get_by_label("Tulis pesan").fill("hitung")
        await page.get_by_role("button", name="Kirim").click()
        await expect(page.get_by_text("Pesangon: Rp35.000.000")).to_be_visible()
        await shoot(page, "chat-without-javascript")
        await page.get_by_role("button", name="Semua hak & PDF").click()
        await expect(page.get_by_role("link", name="rencana-anda.pdf")).to_be_visible()
        await page.locator("input[type=file]").set_input_files(
            {"name": "slip.png", "mimeType": "image/png", "buffer": b"\x89PNG"}
        )
        await page.get_by_role("button", name="Kirim").click()
        await expect(page.locator("#log .bubble.me").last).to_contain_text("slip.png")
        await page.locator("summary").click()
        await page.get_by_role("button", name="Keluar dari perangkat ini").click()
        await expect(page.get_by_text("Anda sudah keluar")).to_be_visible()


async def test_a_message_that_is_due_appears_by_itself(
    chromium: Browser, site: str, script: Script
) -> None:
    async with a_page(chromium) as page:
        await page.goto(site)
        await say(page, "halo")
        script.owed = [Reply("Petugas menulis kepada Anda.")]
        await expect(page.get_by_text("Petugas menulis kepada Anda.")).to_be_visible(timeout=8_000)


async def test_a_file_is_chosen_shown_taken_back_and_sent(
    chromium: Browser, site: str, script: Script
) -> None:
    async with a_page(chromium) as page:
        await page.goto(site)
        slip = {"name": "slip gaji.png", "mimeType": "image/png", "buffer": b"\x89PNG"}
        chooser = page.locator("input[type=file]")
        await chooser.set_input_files(slip)
        await expect(page.locator("#lampiran")).to_contain_text("slip gaji.png")
        await page.get_by_role("button", name="Batalkan lampiran").click()
        await expect(page.locator("#lampiran")).to_be_hidden()
        await chooser.set_input_files(slip)
        await page.get_by_role("button", name="Kirim").click()
        await expect(page.locator("#log .bubble.me")).to_contain_text("slip gaji.png")
        await expect(page.locator("#lampiran")).to_be_hidden()
        await say(page, "sesudahnya")
        assert [len(each.files) for each in script.heard] == [1, 0]


async def test_a_failure_keeps_what_was_typed_and_says_so(chromium: Browser, site: str) -> None:
    async with a_page(chromium, forgive="500") as page:
        await page.goto(site)
        await page.get_by_label("Tulis pesan").fill("rusak")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("alert")).to_contain_text("ada gangguan")
        assert await page.get_by_label("Tulis pesan").input_value() == "rusak"
        await expect(page.locator("#mengetik")).to_be_hidden()
        await shoot(page, "chat-failure")


async def test_two_tabs_show_the_same_conversation(chromium: Browser, site: str) -> None:
    async with a_page(chromium) as page:
        await page.goto(site)
        await say(page, "satu")
        other = await page.context.new_page()
        await other.goto(site)
        await say(page, "dua")
        await other.get_by_label("Tulis pesan").fill("tiga")
        await other.keyboard.press("Enter")
        await expect(other.locator("#log .bubble.me")).to_have_count(3)
        texts = await other.locator("#log .bubble.me p").all_inner_texts()
        assert texts == ["satu", "dua", "tiga"]
