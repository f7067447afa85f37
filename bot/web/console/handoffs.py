"""Workers who ask for a person: the queue, and writing to one of them."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from bot.web.console import words
from bot.web.console.access import Desk, Form, Here, go, page, text
from bot.web.views import templates
from claims import handoffs
from claims.handoffs import HandOffRow
from claims.intake import texts
from claims.shown import shown

router = APIRouter(prefix="/petugas/bantuan", include_in_schema=False)


@router.get("")
async def waiting(request: Request, desk: Here, selesai: bool = False) -> Response:
    """Who waits, the longest first; or who has been helped."""
    rows = await handoffs.waiting(desk.office, desk.actor, closed=selesai)
    names = await desk.names()
    return page(request, desk, "handoffs", rows=rows, names=names, closed=selesai)


@router.get("/{hand_off_id}")
async def one(request: Request, desk: Here, hand_off_id: str) -> Response:
    """A worker's summary and the messages."""
    row = await handoffs.open_hand_off(desk.office, desk.actor, hand_off_id)
    return page(request, desk, "handoff", row=row, facts=facts(row), names=await desk.names())


def facts(row: HandOffRow) -> list[tuple[str, str]]:
    """The summary as lines: what was talked about, and what is known."""
    known = row.summary.get("facts") or {}
    topics = ", ".join(map(str, row.summary.get("topics") or ()))
    lines = [("Yang dibicarakan", topics)] if topics else []
    return [*lines, *((_label(slot), _said(slot, value)) for slot, value in known.items())]


def _label(slot: str) -> str:
    question = texts()["questions"].get(slot)
    return str(question["label"]) if question else words.FACTS.get(slot, slot)


def _said(slot: str, value: Any) -> str:
    """A fact in words; one that cannot be read is shown as it is."""
    try:
        return shown(slot, value)
    except (TypeError, ValueError, KeyError):
        return str(value)


@router.get("/{hand_off_id}/pesan")
async def messages(request: Request, desk: Here, hand_off_id: str) -> Response:
    """The messages alone: the open page asks for them while the worker may be writing."""
    row = await handoffs.messages(desk.office, desk.actor, hand_off_id)
    shown = {"messages": row, "names": await desk.names()}
    return _part(request, desk, shown)


def _part(request: Request, desk: Desk, shown: dict[str, Any]) -> Response:
    known = {"words": words, "me": desk.account}
    return templates().TemplateResponse(request, "console/_messages.html", known | shown)


@router.post("/{hand_off_id}/ambil")
async def take(desk: Here, _form: Form, hand_off_id: str) -> Response:
    """Take care of a worker."""
    await handoffs.take(desk.office, desk.actor, hand_off_id)
    return go(f"/petugas/bantuan/{hand_off_id}")


@router.post("/{hand_off_id}/pesan")
async def write(desk: Here, form: Form, hand_off_id: str) -> Response:
    """Write to the worker's chat."""
    said, back = text(form, "teks"), f"/petugas/bantuan/{hand_off_id}"
    if not said:
        return go(back, "kosong")
    await handoffs.write(desk.office, desk.actor, hand_off_id, said)
    return go(back, "ditulis")


@router.post("/{hand_off_id}/tutup")
async def close(desk: Here, _form: Form, hand_off_id: str) -> Response:
    """The worker has been helped."""
    await handoffs.close(desk.office, desk.actor, hand_off_id)
    return go("/petugas/bantuan", "ditutup")
