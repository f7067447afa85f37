"""Telegram brings updates to us: taken when they are written down, else it brings them again."""

from __future__ import annotations

import hashlib
import hmac
import json
import logging

from fastapi import APIRouter, Request, Response
from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot

from bot.telegram.inbox import Inbox
from bot.telegram.polling import arrived

logger = logging.getLogger(__name__)
PATH = "/telegram"
HEADER = "X-Telegram-Bot-Api-Secret-Token"
LARGEST = 1024 * 1024
"""Bytes; an update of Telegram has a few thousand."""


def secret_of(token: str) -> str:
    """What Telegram must show us; derived, so that no further setting needs to be kept secret."""
    return hmac.new(token.encode(), b"teman webhook", hashlib.sha256).hexdigest()


def router(bot: Bot, inbox: Inbox, secret: str) -> APIRouter:
    """`POST /telegram`: 200 when the update is safe, 403 for who does not know the secret."""
    routes = APIRouter()

    @routes.post(PATH)
    async def take(request: Request) -> Response:
        """One update."""
        shown = request.headers.get(HEADER, "")
        if not hmac.compare_digest(shown.encode(), secret.encode()):
            return Response(status_code=403)
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        return await _kept(bot, inbox, body)

    return routes


async def _kept(bot: Bot, inbox: Inbox, body: bytes) -> Response:
    try:
        found = arrived(bot, [json.loads(body)])
    except ValueError:
        # brought again it would be no better
        logger.warning("what was brought is no JSON")
        return Response(status_code=200)
    try:
        await inbox.receive(found)
    except SQLAlchemyError:
        logger.exception("an update could not be written down; Telegram will bring it again")
        return Response(status_code=503)
    return Response(status_code=200)


async def _body(request: Request) -> bytes | None:
    """The body, None when it is longer than any update."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            return None
    return body
