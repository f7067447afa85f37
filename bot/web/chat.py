"""The chat page: one page that works with and without JavaScript."""

from __future__ import annotations

import hashlib
import math
import secrets
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.datastructures import FormData, UploadFile

from bot.web import visitor as cookies
from bot.web.guards import DOWNLOAD_POLICY
from bot.web.limits import address_key
from bot.web.talking import LARGEST_FILE, ChatPage, Message, choices
from bot.web.views import templates
from bot.web.visitor import Visitor
from knowledge.pages import pages
from knowledge.phrases import phrases
from storage.files import File
from storage.transcript import Said

router = APIRouter(include_in_schema=False)

LONGEST = 4000
LARGEST_REQUEST = LARGEST_FILE + 64 * 1024
SHOWN_INLINE = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
END = "/#akhir"


def chat_page(request: Request) -> ChatPage:
    """The parts that the application was made with."""
    found: ChatPage = request.app.state.chat
    return found


Page = Annotated[ChatPage, Depends(chat_page)]


@router.get("/", name="chat")
async def conversation(request: Request, page: Page, kabar: str = "") -> Response:
    """The whole conversation; a new browser gets its cookie here."""
    visitor = Visitor.of(request) or Visitor.new()
    bubbles: list[Said] = []
    if Visitor.of(request):
        await page.look(visitor.sender)
        bubbles = await page.transcript.since(visitor.sender)
    notice = phrases().get(f"web_{kabar}")
    greeting = pages()["greet"]
    response = templates().TemplateResponse(
        request,
        "chat/page.html",
        _state(visitor, bubbles)
        | {
            "greeting": greeting.text(page.today()),
            "choices": choices(bubbles) or _starters(bubbles),
            "notice": notice.text if notice else "",
            "largest": LARGEST_FILE,
        },
    )
    cookies.remember(request, response, visitor)
    return response


def _starters(bubbles: Sequence[Said]) -> list[tuple[str, str]]:
    """What somebody who has said nothing may tap: the label is sent as if it was typed."""
    return [] if bubbles else [(button.label, "") for button in pages()["greet"].buttons]


def _state(visitor: Visitor, bubbles: Sequence[Said], after: int = 0) -> dict[str, Any]:
    """What every answer to the page carries."""
    return {
        "bubbles": bubbles,
        "choices": choices(bubbles),
        "last": bubbles[-1].id if bubbles else after,
        "nonce": secrets.token_urlsafe(16),
        "form_token": visitor.form_token,
    }


@router.post("/pesan")
async def message(request: Request, page: Page) -> Response:
    """What the worker typed, tapped or attached."""
    form = await request.form(max_files=1, max_fields=10, max_part_size=64 * 1024)
    visitor = Visitor.of(request)
    if visitor is None or not visitor.sent(_text(form, "form_token")):
        return _refused(request, "ulang", 403)
    if seconds := _wait(request, page, visitor):
        return _refused(request, "pelan", 429, seconds)
    sent = await _message(form, visitor.sender)
    if sent.text or sent.files:
        await page.exchange(sent)
    return await _answer(request, page, visitor, _text(form, "setelah"))


@router.get("/baru")
async def news(request: Request, page: Page, setelah: str = "0") -> Response:
    """What came since the last bubble that a page shows; 204 when nothing did."""
    visitor = Visitor.of(request)
    if visitor is None or page.limits["looks"].wait(visitor.sender):
        return Response(status_code=204)
    await page.look(visitor.sender)
    return await _answer(request, page, visitor, setelah, only_news=True)


async def _answer(
    request: Request, page: ChatPage, visitor: Visitor, shown: str, only_news: bool = False
) -> Response:
    """The new bubbles for htmx; the whole page again for a plain form."""
    if not _is_htmx(request):
        return RedirectResponse(END, status_code=303)
    after = int(shown) if shown.isdecimal() and len(shown) < 19 else 0
    if after and not await page.transcript.has(visitor.sender, after):
        return Response(headers={"HX-Refresh": "true"})  # erased: show what is left
    bubbles = await page.transcript.since(visitor.sender, after)
    if only_news and not bubbles:
        return Response(status_code=204)
    state = _state(visitor, bubbles, after)
    return templates().TemplateResponse(request, "chat/news.html", state)


@router.get("/berkas/{file_id}")
async def file(request: Request, page: Page, file_id: str, lihat: bool = False) -> Response:
    """A file of this visitor: to download, or a picture of ours to look at."""
    visitor = Visitor.of(request)
    found = await page.files.give(visitor.sender, file_id) if visitor else None
    if found is None:
        return _page_not_found(request)
    inline = lihat and found.content.startswith(SHOWN_INLINE.get(found.mime, b"\0never"))
    return Response(found.content, media_type=_type(found), headers=_file_headers(found, inline))


def _type(found: File) -> str:
    """The stored type unless a browser would run it."""
    runs = ("html", "xml", "svg", "javascript")
    return "application/octet-stream" if any(each in found.mime for each in runs) else found.mime


def _file_headers(found: File, inline: bool) -> dict[str, str]:
    name = (
        "".join(c for c in found.name if c.isascii() and (c.isalnum() or c in "._- ")) or "berkas"
    )
    disposition = "inline" if inline else "attachment"
    return {
        "content-disposition": f'{disposition}; filename="{name}"',
        "content-security-policy": DOWNLOAD_POLICY,
    }


@router.post("/keluar")
async def leave(request: Request) -> Response:
    """Take the cookie away: on a computer of others the conversation must not stay open."""
    form = await request.form(max_files=0, max_fields=5)
    visitor = Visitor.of(request)
    if visitor is None or not visitor.sent(_text(form, "form_token")):
        return _refused(request, "ulang", 403)
    response = RedirectResponse("/?kabar=keluar", status_code=303)
    cookies.forget(request, response)
    return response


async def _message(form: FormData, sender: str) -> Message:
    """A tapped button says `token~label`; a token alone would not say what was tapped."""
    token, tapped, label = _text(form, "pilihan").partition("~")
    text = (label if tapped else _text(form, "teks")).strip()[:LONGEST]
    files = () if tapped else await _files(form)
    mark = _mark(_text(form, "nonce"), token, text, files)
    return Message(sender, mark, text, token or None, files)


def _text(form: FormData, name: str) -> str:
    value = form.get(name)
    return value if isinstance(value, str) else ""


async def _files(form: FormData) -> tuple[File, ...]:
    """The attached file, if one was chosen."""
    given = form.get("berkas")
    if not isinstance(given, UploadFile) or not given.filename:
        return ()
    content = await given.read()
    name = given.filename.replace("\\", "/").rpartition("/")[2][:80]
    return (File(name, given.content_type or "application/octet-stream", content),)


def _mark(nonce: str, token: str, text: str, files: Sequence[File]) -> str:
    """What makes a message the same one when a form is sent twice."""
    digest = hashlib.sha256(f"{nonce}\0{token}\0{text}".encode())
    for each in files:
        digest.update(hashlib.sha256(each.content).digest())
    return digest.hexdigest()[:40]


def _wait(request: Request, page: ChatPage, visitor: Visitor) -> float:
    """Seconds until this browser and this address may send again; 0 for now."""
    host = request.client.host if request.client else None
    from_browser = page.limits["browser"].wait(visitor.sender)
    return from_browser or page.limits["address"].wait(address_key(host))


def _is_htmx(request: Request) -> bool:
    return request.headers.get("hx-request") == "true"


def _refused(request: Request, why: str, status: int, seconds: float = 0) -> Response:
    """A sentence for htmx, the page with that sentence for a plain form."""
    headers = {"retry-after": str(math.ceil(seconds))} if seconds else {}
    if _is_htmx(request):
        return HTMLResponse(phrases()[f"web_{why}"].text, status, headers)
    if status == 429:
        shown = {"title": "Tunggu sebentar", "text": phrases()[f"web_{why}"].text}
        return templates().TemplateResponse(request, "chat/notice.html", shown, status, headers)
    return RedirectResponse(f"/?kabar={why}", status_code=303)


def _page_not_found(request: Request) -> Response:
    shown = {"title": "Berkas tidak ditemukan", "text": phrases()["web_tanpa_berkas"].text}
    return templates().TemplateResponse(request, "chat/notice.html", shown, 404)
