"""The chat page over HTTP, without a browser: what it says, keeps, refuses."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from chatting import Echo, limited
from fastapi import FastAPI
from web_form import buttons, hidden, send

from bot.reply import Button, FileRef, Reply
from bot.web.limits import Rate
from bot.web.talking import LARGEST_FILE, ChatPage
from bot.web.visitor import Visitor
from storage.encryption import Vault
from storage.facts import Sessions
from storage.files import File
from storage.personal import erase_person
from storage.transcript import Said

EVIL = "<script>alert(1)</script>{{7*7}}'\"><img src=x onerror=alert(2)>"
HTMX = {"hx-request": "true"}


def sender_of(browser: httpx.AsyncClient) -> str:
    return Visitor(browser.cookies["teman"]).sender


def bubbles(page: str) -> list[str]:
    """Whose bubbles the page shows, the greeting first."""
    return re.findall(r'<div class="bubble (\w+)"', page)


async def test_a_new_visitor_is_greeted_with_what_to_tap(browser: httpx.AsyncClient) -> None:
    page = (await browser.get("/")).text
    assert "bukan layanan resmi pemerintah" in page
    assert "22-11-2026" in page
    assert {"Hitung pesangon", "Baru kena PHK"} <= set(buttons(page))


async def test_a_plain_form_is_answered_and_a_reload_shows_it_again(
    browser: httpx.AsyncClient,
) -> None:
    sent = await send(browser, "halo")
    assert sent.url.path == "/"
    assert "Anda menulis halo" in sent.text
    again = (await browser.get("/")).text
    assert bubbles(again) == ["bot", "me", "bot"]


async def test_a_tapped_button_sends_its_token_and_shows_its_label(
    browser: httpx.AsyncClient, echo: Echo
) -> None:
    echo.replies = [Reply("Alasannya?", (Button("Pailit", "/inform", "t0:3"),))]
    page = (await send(browser, "pesangon")).text
    assert buttons(page)["Pailit"] == "t0:3~Pailit"
    await send(browser, "", pilihan=buttons(page)["Pailit"])
    assert (echo.heard[-1].token, echo.heard[-1].text) == ("t0:3", "Pailit")


async def test_only_the_buttons_of_the_last_turn_are_offered(
    browser: httpx.AsyncClient, echo: Echo
) -> None:
    echo.replies = [Reply("a", (Button("Satu", "/1", "t:0"),)), Reply("b", (Button("Dua", "/2"),))]
    assert {"Satu", "Dua"} <= set(buttons((await send(browser, "x")).text))
    echo.replies = [Reply("c")]
    assert not {"Satu", "Dua"} & set(buttons((await send(browser, "y")).text))


async def test_a_payload_is_never_in_the_page(browser: httpx.AsyncClient, echo: Echo) -> None:
    echo.replies = [Reply("a", (Button("Satu", '/inform{"wage": 5}', "t:0"),))]
    assert "/inform" not in (await send(browser, "x")).text


async def test_a_form_that_is_sent_twice_is_one_message_with_one_answer(
    browser: httpx.AsyncClient, echo: Echo
) -> None:
    form = hidden((await browser.get("/")).text) | {"teks": "halo"}
    for _ in range(2):
        await browser.post("/pesan", data=form)
    assert len({message.mark for message in echo.heard}) == 1
    assert bubbles((await browser.get("/")).text) == ["bot", "me", "bot"]


async def test_another_text_from_an_old_page_is_another_message(
    browser: httpx.AsyncClient, echo: Echo
) -> None:
    form = hidden((await browser.get("/")).text)
    for text in ("halo", "pesangon"):
        await browser.post("/pesan", data=form | {"teks": text})
    assert len({message.mark for message in echo.heard}) == 2


async def test_htmx_gets_only_what_is_new(browser: httpx.AsyncClient) -> None:
    form = hidden((await send(browser, "satu")).text) | {"teks": "dua"}
    part = (await browser.post("/pesan", data=form, headers=HTMX)).text
    assert bubbles(part) == ["me", "bot"]
    assert "satu" not in part
    assert hidden(part)["nonce"] != form["nonce"]
    assert 'hx-swap-oob="true"' in part


async def test_a_message_that_is_due_appears_when_the_page_looks(
    browser: httpx.AsyncClient, echo: Echo
) -> None:
    last = hidden((await send(browser, "halo")).text)["setelah"]
    look = f"/baru?setelah={last}"
    assert (await browser.get(look, headers=HTMX)).status_code == 204
    echo.owed = [Reply("Ada 2 lowongan baru.", (Button("Lihat", "/show_more", "o:0"),))]
    part = (await browser.get(look, headers=HTMX)).text
    assert "Ada 2 lowongan baru." in part
    assert buttons(part) == {"Lihat": "o:0~Lihat"}
    assert "Ada 2 lowongan baru." in (await browser.get("/")).text


async def test_a_message_that_is_due_also_comes_without_javascript(
    browser: httpx.AsyncClient, echo: Echo
) -> None:
    await send(browser, "halo")
    echo.owed = [Reply("Pengingat: batas klaim JKP.")]
    assert "Pengingat: batas klaim JKP." in (await browser.get("/")).text


async def test_after_erasing_the_page_is_shown_anew(
    browser: httpx.AsyncClient, sessions: Sessions, vault: Vault
) -> None:
    last = hidden((await send(browser, "rahasia")).text)["setelah"]
    await erase_person(sessions, vault, sender_of(browser))
    answer = await browser.get(f"/baru?setelah={last}", headers=HTMX)
    assert answer.headers["hx-refresh"] == "true"
    assert "rahasia" not in (await browser.get("/")).text


@pytest.mark.parametrize("who", ["me", "bot"])
async def test_html_in_a_bubble_is_text(
    browser: httpx.AsyncClient, chat: ChatPage, who: str
) -> None:
    await browser.get("/")
    file = {"id": "x" * 43, "name": EVIL, "mime": "application/pdf"}
    said = Said(who, EVIL, ((EVIL[:20], "t:0"),), (file,))
    await chat.transcript.add(sender_of(browser), [said])
    page = (await browser.get("/")).text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "{{7*7}}" in page


async def test_an_empty_message_is_no_message(browser: httpx.AsyncClient, echo: Echo) -> None:
    await send(browser, "   ")
    assert not echo.heard


async def test_a_long_message_is_cut(browser: httpx.AsyncClient, echo: Echo) -> None:
    await send(browser, "a" * 9_000)
    assert len(echo.heard[0].text) == 4_000


async def test_a_file_is_handed_on_with_its_name_alone(
    browser: httpx.AsyncClient, echo: Echo
) -> None:
    form = hidden((await browser.get("/")).text) | {"teks": "slip gaji"}
    sent = {"berkas": ("C:\\x\\../slip.pdf", b"%PDF-1.7", "application/pdf")}
    await browser.post("/pesan", data=form, files=sent)
    assert echo.heard[0].files == (File("slip.pdf", "application/pdf", b"%PDF-1.7"),)
    assert "slip.pdf" in (await browser.get("/")).text


@pytest.mark.parametrize("says_its_length", [True, False])
async def test_a_body_that_is_too_large_is_refused_unread(
    browser: httpx.AsyncClient, echo: Echo, says_its_length: bool
) -> None:
    await browser.get("/")
    body = b"x" * (LARGEST_FILE + 100_000)

    async def chunks():
        yield body

    kind = {"content-type": "multipart/form-data; boundary=b"}
    content = body if says_its_length else chunks()
    answer = await browser.post("/pesan", content=content, headers=kind)
    assert answer.status_code == 413
    assert not echo.heard


# whose conversation it is


async def test_the_cookie_is_unguessable_and_out_of_reach_of_scripts(
    browser: httpx.AsyncClient,
) -> None:
    given = (await browser.get("/")).headers["set-cookie"]
    assert re.match(r"teman=[\w-]{43};", given)
    assert "HttpOnly" in given
    assert "SameSite=lax" in given


async def test_behind_https_the_cookie_is_secure_and_bound_to_the_host(app: FastAPI) -> None:
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="https://teman.test") as browser:
        answer = await browser.get("/")
        assert answer.headers["set-cookie"].startswith("__Host-teman=")
        assert "Secure" in answer.headers["set-cookie"]
        assert "max-age" in answer.headers["strict-transport-security"]
        assert "Anda menulis halo" in (await send(browser, "halo")).text


async def test_another_browser_sees_nothing_of_it(app: FastAPI, browser: httpx.AsyncClient) -> None:
    await send(browser, "rahasia saya")
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://teman.test") as other:
        await other.get("/")
        assert other.cookies["teman"] != browser.cookies["teman"]
        assert "rahasia saya" not in (await other.get("/")).text
        assert (await other.get("/baru?setelah=0", headers=HTMX)).status_code == 204


async def test_the_sender_id_does_not_give_the_cookie_away(browser: httpx.AsyncClient) -> None:
    await browser.get("/")
    assert browser.cookies["teman"] not in sender_of(browser)
    browser.cookies.set("teman", sender_of(browser).removeprefix("web:"))
    assert "set-cookie" in (await browser.get("/")).headers


@pytest.mark.parametrize("token", ["", "0" * 64, "é"])
async def test_a_post_without_the_token_of_the_page_is_refused(
    browser: httpx.AsyncClient, echo: Echo, token: str
) -> None:
    refused = await send(browser, "halo", form_token=token)
    assert "belum terkirim" in refused.text
    assert not echo.heard
    answer = await browser.post("/pesan", data={"teks": "x", "form_token": token}, headers=HTMX)
    assert answer.status_code == 403


async def test_the_token_of_another_browser_is_refused(
    app: FastAPI, browser: httpx.AsyncClient, echo: Echo
) -> None:
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://teman.test") as other:
        foreign = hidden((await other.get("/")).text)["form_token"]
    await send(browser, "halo", form_token=foreign)
    assert not echo.heard


@pytest.mark.parametrize("path", ["/pesan", "/keluar", "/petugas/masuk"])
async def test_a_form_that_another_site_makes_a_browser_send_is_refused(
    browser: httpx.AsyncClient, path: str
) -> None:
    form = hidden((await browser.get("/")).text) | {"teks": "halo"}
    for site in ("cross-site", "same-site"):
        answer = await browser.post(path, data=form, headers={"sec-fetch-site": site})
        assert answer.status_code == 403
        assert "situs lain" in answer.text


async def test_without_cookies_the_page_says_so(app: FastAPI, echo: Echo) -> None:
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://teman.test") as other:
        form = hidden((await other.get("/")).text) | {"teks": "halo"}
        other.cookies.clear()
        answer = await other.post("/pesan", data=form, follow_redirects=True)
    assert "menolak cookie" in answer.text
    assert not echo.heard


async def test_leaving_takes_the_cookie_away(browser: httpx.AsyncClient) -> None:
    page = (await send(browser, "rahasia")).text
    left = await browser.post("/keluar", data=hidden(page), follow_redirects=True)
    assert "sudah keluar" in left.text
    assert "rahasia" not in (await browser.get("/")).text


async def test_leaving_needs_the_token_of_the_page(browser: httpx.AsyncClient) -> None:
    await send(browser, "halo")
    before = browser.cookies["teman"]
    await browser.post("/keluar", data={})
    assert browser.cookies["teman"] == before


# files


async def test_a_file_is_given_to_its_worker_as_a_download(
    browser: httpx.AsyncClient, chat: ChatPage, echo: Echo
) -> None:
    await browser.get("/")
    file = File("rencana-anda.pdf", "application/pdf", b"%PDF-1.7 isi")
    file_id = await chat.files.keep(sender_of(browser), file)
    echo.replies = [Reply("Siap.", files=(FileRef(file_id, file.name, file.mime),))]
    page = (await send(browser, "pdf")).text
    assert f'href="/berkas/{file_id}"' in page
    got = await browser.get(f"/berkas/{file_id}")
    assert got.content == file.content
    assert got.headers["content-disposition"] == 'attachment; filename="rencana-anda.pdf"'
    assert "sandbox" in got.headers["content-security-policy"]


async def test_a_file_of_another_worker_is_not_there(
    browser: httpx.AsyncClient, chat: ChatPage
) -> None:
    await browser.get("/")
    file_id = await chat.files.keep("web:other", File("a.pdf", "application/pdf", b"%PDF"))
    answer = await browser.get(f"/berkas/{file_id}")
    assert answer.status_code == 404
    assert "sudah lewat waktunya" in answer.text


@pytest.mark.parametrize(
    ("mime", "content"),
    [
        ("text/html", b"<script>alert(1)</script>"),
        ("image/svg+xml", b"<svg onload=alert(1)>"),
        ("image/png", b"<script>alert(1)</script>"),
        ("application/pdf", b"%PDF-1.7"),
    ],
)
async def test_what_is_no_picture_is_never_shown_inline(
    browser: httpx.AsyncClient, chat: ChatPage, mime: str, content: bytes
) -> None:
    await browser.get("/")
    file_id = await chat.files.keep(sender_of(browser), File('a"\r\nX: y', mime, content))
    got = await browser.get(f"/berkas/{file_id}?lihat=1")
    assert got.headers["content-disposition"].startswith("attachment")
    assert "x" not in got.headers
    assert got.headers["content-type"] in {
        "application/octet-stream",
        "image/png",
        "application/pdf",
    }
    assert got.headers["x-content-type-options"] == "nosniff"


async def test_a_picture_of_ours_is_shown_in_the_page(
    browser: httpx.AsyncClient, chat: ChatPage
) -> None:
    await browser.get("/")
    picture = File("jadwal.png", "image/png", b"\x89PNG\r\n\x1a\n...")
    file_id = await chat.files.keep(sender_of(browser), picture)
    got = await browser.get(f"/berkas/{file_id}?lihat=1")
    assert got.headers["content-disposition"].startswith("inline")


# limits and headers


async def test_a_browser_that_writes_too_fast_waits(
    app: FastAPI, chat: ChatPage, echo: Echo
) -> None:
    app.state.chat = limited(chat, browser=Rate(2, 1))
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://teman.test") as browser:
        answers = [await send(browser, f"pesan {n}") for n in range(3)]
    assert [each.status_code for each in answers] == [200, 200, 429]
    assert int(answers[2].headers["retry-after"]) > 0
    assert "terlalu cepat" in answers[2].text
    assert len(echo.heard) == 2


async def test_new_browsers_from_one_address_share_its_limit(
    app: FastAPI, chat: ChatPage, echo: Echo
) -> None:
    app.state.chat = limited(chat, address=Rate(3, 1))
    codes = []
    for _ in range(4):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://teman.test") as browser:
            codes.append((await send(browser, "halo")).status_code)
    assert codes == [200, 200, 200, 429]


async def test_every_answer_carries_the_headers_that_keep_a_page_safe(
    browser: httpx.AsyncClient,
) -> None:
    for path in ("/", "/berkas/nope", "/statis/chat.css", "/nowhere"):
        headers = (await browser.get(path)).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["cross-origin-opener-policy"] == "same-origin"
    assert (await browser.get("/")).headers["cache-control"] == "no-store"


async def test_the_page_names_no_other_host_and_holds_no_inline_script(
    browser: httpx.AsyncClient,
) -> None:
    page = (await browser.get("/")).text
    loaded = re.findall(r'<(?:script|link|img)[^>]*(?:src|href)="([^"]*)"', page)
    assert loaded
    assert all(address.startswith("/statis/") for address in loaded)
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", page)
    for address in set(loaded):
        got = await browser.get(address)
        assert got.status_code == 200
        assert "immutable" in got.headers["cache-control"]


async def test_a_conversation_past_its_time_is_not_shown_and_then_gone(
    browser: httpx.AsyncClient, chat: ChatPage
) -> None:
    await browser.get("/")
    old = replace(Said("me", "lama sekali"), at=datetime.now(UTC) - timedelta(days=31))
    await chat.transcript.add(sender_of(browser), [old])
    assert "lama sekali" not in (await browser.get("/")).text
