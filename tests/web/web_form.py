"""Reading a page and sending its form, as a browser without JavaScript does."""

from __future__ import annotations

import re
from html import unescape

import httpx

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
BUTTON = re.compile(r'name="pilihan" value="([^"]*)">([^<]*)<')


def hidden(page: str) -> dict[str, str]:
    """The hidden fields of the form."""
    return {name: unescape(value) for name, value in HIDDEN.findall(page)}


def buttons(page: str) -> dict[str, str]:
    """The values of the buttons by their labels."""
    return {unescape(label): unescape(value) for value, label in BUTTON.findall(page)}


async def send(browser: httpx.AsyncClient, text: str, **more: str) -> httpx.Response:
    """Open the page, fill in the form, send it, follow to the page that results."""
    page = (await browser.get("/")).text
    form = hidden(page) | {"teks": text} | more
    return await browser.post("/pesan", data=form, follow_redirects=True)
