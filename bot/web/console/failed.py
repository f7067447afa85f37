"""Messages that could not be delivered: why, without their words, and once more."""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi import APIRouter, Request, Response

from bot.web.console.access import Form, Senior, go, page
from claims.office import NotFound
from jobs.sweeping import dead_letters, send_again

router = APIRouter(prefix="/petugas", include_in_schema=False)


@router.get("/gagal")
async def undelivered(request: Request, desk: Senior) -> Response:
    """The messages that were given up, the last first."""
    async with desk.office.sessions() as session:
        letters = await dead_letters(session)
    return page(request, desk, "failed", letters=letters)


@router.post("/gagal/{message_id}")
async def once_more(desk: Senior, form: Form, message_id: int) -> Response:
    """Try one of them again."""
    async with desk.office.sessions.begin() as session:
        if not await send_again(session, message_id, datetime.now(UTC)):
            raise NotFound(str(message_id))
    return go("/petugas/gagal", "lagi")
