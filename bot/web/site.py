"""Puts the pages on an application."""

from __future__ import annotations

from fastapi import FastAPI

from bot.web import chat
from bot.web.guards import BodyLimit, SafeHeaders
from bot.web.talking import ChatPage
from bot.web.views import STATIC, Static


def add_pages(app: FastAPI, page: ChatPage) -> None:
    """The chat page at `/`, with its static files, headers and limits."""
    app.state.chat = page
    app.mount("/statis", Static(directory=STATIC), name="static")
    app.include_router(chat.router)
    app.add_middleware(BodyLimit, most=chat.LARGEST_REQUEST)
    app.add_middleware(SafeHeaders)
