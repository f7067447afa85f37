"""The system's Chromium, an application that it can reach, and what a good page has."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.async_playwright import Axe
from fastapi import FastAPI
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from bot.processes import free_port

SCREENSHOTS = Path(__file__).parent.parent.parent / "var" / "screenshots"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
expect.set_options(timeout=15_000)  # other tests run beside us

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1200, "height": 800}
SERIOUS = {"serious", "critical"}


@asynccontextmanager
async def chromium_running() -> AsyncIterator[Browser]:
    """A headless Chromium; skips where there is none, fails there under CI."""
    if CHROMIUM is None:
        why = "no chromium on this machine (apt-get install chromium)"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(why)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        await browser.close()


@asynccontextmanager
async def serving(app: FastAPI) -> AsyncIterator[str]:
    """The application on a free port; its address."""
    port = free_port()
    config = uvicorn.Config(app, port=port, log_level="warning", lifespan="off")
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    await task


@asynccontextmanager
async def a_page(browser: Browser, forgive: str = "", **how: object) -> AsyncIterator[Page]:
    """A tab of a new person: a phone with JavaScript unless `how` says otherwise.

    Fails at the end when the page asked another host for anything or had an error, but for errors
    that speak of what we `forgive`.
    """
    wanted: dict[str, object] = {"viewport": PHONE, "locale": "id-ID"} | how
    context: BrowserContext = await browser.new_context(**wanted)  # type: ignore[arg-type]
    page = await context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("request", lambda asked: _note_stranger(asked.url, wrong))
    yield page
    await context.close()
    unforgiven = [each for each in _meant(wrong) if not forgive or forgive not in each]
    assert not unforgiven, unforgiven


def _meant(wrong: list[str]) -> list[str]:
    """Errors without what htmx writes when a page is left while it asks for news."""
    if not any(each.startswith("htmx:sendAbort") for each in wrong):
        return wrong
    return [each for each in wrong if not each.startswith(("htmx:sendAbort", "htmx:afterRequest"))]


def _note_stranger(url: str, wrong: list[str]) -> None:
    if not url.startswith(("http://127.0.0.1:", "data:", "blob:")):
        wrong.append(f"asked {url}")


async def shoot(page: Page, name: str, whole: bool = False) -> None:
    """Keep a picture of the page for people to look at."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    await page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=whole)


async def is_accessible(page: Page) -> None:
    """Axe finds nothing serious."""
    found = (await Axe().run(page)).response["violations"]
    flaws = [
        f"{each['id']}: {node['html'][:200]}"
        for each in found
        if each["impact"] in SERIOUS
        for node in each["nodes"]
    ]
    assert not flaws, "\n".join(flaws)


async def fits(page: Page) -> None:
    """Nothing stands out at the side, and what is tapped is large enough for a thumb."""
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = await page.evaluate(
        """() => [...document.querySelectorAll('button, summary, textarea, select, .button, .file')]
            .map(each => [each.outerHTML.slice(0, 120), each.getBoundingClientRect()])
            .filter(([_, box]) => box.width && (box.height < 40 || box.width < 40))
            .map(([html, box]) => `${html} ${box.width}×${box.height}`)"""
    )
    assert not small, small
