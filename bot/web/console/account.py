"""Logging in and out, and one's own account."""

from __future__ import annotations

import math
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from bot.web.console import words
from bot.web.console.access import (
    HOME,
    LOGIN,
    Console,
    Form,
    Here,
    address_of,
    console_of,
    cookie_name,
    go,
    page,
    password,
    text,
)
from bot.web.views import templates
from bot.web.visitor import is_https
from claims import signing_in
from claims.passwords import WeakPassword
from claims.signing_in import BadLogin, Locked

router = APIRouter(prefix="/petugas", include_in_schema=False)

Parts = Annotated[Console, Depends(console_of)]


@router.get("/masuk")
async def login_page(request: Request) -> Response:
    """The form."""
    return _login(request)


def _login(request: Request, said: str = "", login: str = "", status: int = 200) -> Response:
    shown = {"said": said, "login": login, "me": None}
    return templates().TemplateResponse(request, "console/login.html", shown, status)


@router.post("/masuk")
async def log_in(request: Request, console: Parts) -> Response:
    """A new session, whatever cookie came with the form."""
    form = await request.form(max_files=0, max_fields=5)
    login, code = text(form, "nama", 200), text(form, "kode", 200)
    if seconds := console.logins.wait(address_of(request)):
        return _login(request, _wait(seconds), login, 429)
    try:
        token = await signing_in.log_in(console.office, login, password(form, "sandi"), code)
    except Locked as locked:
        seconds = (locked.until - console.office.now()).total_seconds()
        return _login(request, _wait(seconds), login, 429)
    except BadLogin:
        return _login(request, words.WRONG_LOGIN, login, 401)
    response = RedirectResponse(HOME, status_code=303)
    response.set_cookie(
        cookie_name(request),
        token,
        path="/",
        secure=is_https(request),
        httponly=True,
        samesite="strict",
    )
    return response


def _wait(seconds: float) -> str:
    minutes = max(1, math.ceil(seconds / 60))
    return f"Terlalu banyak percobaan. Coba lagi {minutes} menit lagi."


@router.post("/keluar")
async def log_out(request: Request, desk: Here, _form: Form) -> Response:
    """End the session on the server and in the browser."""
    await signing_in.log_out(desk.office, desk.token)
    response = RedirectResponse(LOGIN, status_code=303)
    response.delete_cookie(cookie_name(request), path="/", secure=is_https(request), httponly=True)
    response.headers["clear-site-data"] = '"cache", "storage"'
    return response


@router.get("/akun")
async def account_page(request: Request, desk: Here) -> Response:
    """Who I am, and the form for another password."""
    return page(request, desk, "account", said="")


@router.post("/akun")
async def change_password(request: Request, desk: Here, form: Form) -> Response:
    """Another password; other sessions of the account end."""
    old, new, again = (password(form, name) for name in ("lama", "baru", "ulang"))
    if new != again:
        return page(request, desk, "account", said="Kedua kata sandi baru tidak sama.")
    try:
        await signing_in.change_password(desk.office, desk.token, old, new)
    except WeakPassword as weak:
        return page(request, desk, "account", said=f"Kata sandi baru ditolak: {weak}.")
    except (BadLogin, Locked):
        return page(request, desk, "account", said="Kata sandi lama tidak cocok.")
    return go("/petugas/akun", "sandi")
