"""Puts the pages on an application."""

from __future__ import annotations

from fastapi import FastAPI

from bot.web import chat
from bot.web.console import account, cases, failed, figures, handoffs, review
from bot.web.console.access import Console, Denied, NotLoggedIn, denied, not_found, to_login
from bot.web.guards import BodyLimit, OwnPosts, SafeHeaders
from bot.web.talking import ChatPage
from bot.web.views import STATIC, Static
from claims.office import NotFound

CONSOLE = (
    account.router,
    cases.router,
    handoffs.router,
    review.router,
    figures.router,
    failed.router,
)


def add_pages(app: FastAPI, page: ChatPage) -> None:
    """The chat page at `/`, with its static files, headers and limits."""
    app.state.chat = page
    app.mount("/statis", Static(directory=STATIC), name="static")
    app.include_router(chat.router)
    app.add_middleware(BodyLimit, most=chat.LARGEST_REQUEST)
    app.add_middleware(OwnPosts)
    app.add_middleware(SafeHeaders)


def add_console(app: FastAPI, console: Console) -> None:
    """The officers' console at `/petugas`, on an application that has the pages."""
    app.state.console = console
    for router in CONSOLE:
        app.include_router(router)
    app.add_exception_handler(NotLoggedIn, to_login)
    app.add_exception_handler(Denied, denied)
    app.add_exception_handler(NotFound, not_found)
