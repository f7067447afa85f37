"""Who may see a page of the console, and whether a form comes from it."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData

from bot.web.console import words
from bot.web.limits import Limiter, Rate, address_key
from bot.web.views import templates
from bot.web.visitor import is_https
from claims import officers, signing_in
from claims.office import Actor, Office
from claims.officers import Account, Role
from storage.review import ReviewStore

PLAIN, SECURE = "petugas", "__Host-petugas"
HOME, LOGIN = "/petugas", "/petugas/masuk"


@dataclass(frozen=True)
class Console:
    """The parts of the console; `intents` names what a message can mean."""

    office: Office
    review: ReviewStore
    today: Callable[[], date]
    intents: Callable[[], Mapping[str, str]]
    logins: Limiter = field(default_factory=lambda: Limiter(Rate(burst=10, per_minute=10)))


class NotLoggedIn(Exception):
    """Nobody, or not any more: the login page follows."""


class Denied(Exception):
    """The role is too low, or the form is not ours."""


@dataclass(frozen=True)
class Desk:
    """An officer at work: the console, who, and the session's cookie."""

    console: Console
    account: Account
    token: str

    @property
    def office(self) -> Office:
        """Where cases are kept."""
        return self.console.office

    @property
    def actor(self) -> Actor:
        """Who acts."""
        return self.account.actor

    @property
    def form_token(self) -> str:
        """What a form of this session carries."""
        return hashlib.sha256(b"form" + self.token.encode()).hexdigest()

    async def names(self) -> dict[str, str]:
        """The names of all officers by their ids, as cases hold them."""
        return {str(each.id): each.name for each in await officers.accounts(self.office)}


def console_of(request: Request) -> Console:
    """The parts that the application was made with."""
    found: Console = request.app.state.console
    return found


def cookie_name(request: Request) -> str:
    """Behind https the name itself forbids that a neighbour's page sets the cookie."""
    return SECURE if is_https(request) else PLAIN


async def desk_of(request: Request) -> Desk:
    """The officer of a request; raises NotLoggedIn."""
    token, console = request.cookies.get(cookie_name(request), ""), console_of(request)
    account = await signing_in.logged_in(console.office, token) if token else None
    if account is None:
        raise NotLoggedIn
    return Desk(console, account, token)


def least(role: Role) -> Callable[[Desk], Awaitable[Desk]]:
    """A dependency that asks for a role or one above it."""

    async def checked(desk: Annotated[Desk, Depends(desk_of)]) -> Desk:
        if not desk.account.may(role):
            raise Denied
        return desk

    return checked


async def form_of(request: Request, desk: Annotated[Desk, Depends(desk_of)]) -> FormData:
    """The form that was sent; raises Denied unless it carries the session's token."""
    form = await request.form(max_files=0, max_fields=20)
    token = form.get("form_token")
    if not isinstance(token, str) or not hmac.compare_digest(
        token.encode(), desk.form_token.encode()
    ):
        raise Denied
    return form


Here = Annotated[Desk, Depends(desk_of)]
Senior = Annotated[Desk, Depends(least("supervisor"))]
Form = Annotated[FormData, Depends(form_of)]


def text(form: FormData, name: str, longest: int = 3000) -> str:
    """A field of a form, trimmed; empty when it is missing."""
    value = form.get(name)
    return value.strip()[:longest] if isinstance(value, str) else ""


def password(form: FormData, name: str) -> str:
    """A password of a form, as it was typed; spaces count."""
    value = form.get(name)
    return value[:300] if isinstance(value, str) else ""


def page(request: Request, desk: Desk, template: str, **what: Any) -> Response:
    """A page of the console for an officer."""
    known = {
        "me": desk.account,
        "form_token": desk.form_token,
        "words": words,
        "now": desk.office.now(),
        "told": request.query_params.get("kabar", "")[:40],
    }
    return templates().TemplateResponse(request, f"console/{template}.html", known | what)


def go(path: str, told: str = "") -> Response:
    """To another page, which says what was done."""
    return RedirectResponse(f"{path}?kabar={told}" if told else path, status_code=303)


def address_of(request: Request) -> str:
    """Whose logins are counted together."""
    return address_key(request.client.host if request.client else None)


async def to_login(request: Request, _error: Exception) -> Response:
    """Answers NotLoggedIn."""
    if request.headers.get("hx-request") == "true":
        return Response(headers={"HX-Redirect": LOGIN})
    return RedirectResponse(LOGIN, status_code=303)


async def denied(request: Request, _error: Exception) -> Response:
    """Answers Denied."""
    return notice(request, "Tidak diizinkan", words.DENIED, 403)


async def not_found(request: Request, _error: Exception) -> Response:
    """Answers NotFound."""
    return notice(request, "Tidak ditemukan", words.NOT_FOUND, 404)


def notice(request: Request, title: str, said: str, status: int) -> Response:
    """A page with a sentence."""
    shown = {"title": title, "text": said, "me": None}
    return templates().TemplateResponse(request, "console/notice.html", shown, status)
