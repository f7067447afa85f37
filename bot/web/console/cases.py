"""The queue of cases and the page of one."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Request, Response

from bot.web.console import words
from bot.web.console.access import Desk, Form, Here, Senior, go, page, text
from bot.web.console.sheet import csv_response
from bot.web.guards import DOWNLOAD_POLICY
from claims import cases
from claims.answer_papers import KIND as ANSWER
from claims.intake import asked_of, texts
from claims.office import NotFound
from claims.officers import accounts
from claims.packet import packet
from claims.review import review
from claims.shown import shown_answer
from claims.views import STATUSES, CaseView, Filters, Row

router = APIRouter(prefix="/petugas", include_in_schema=False)
PAGE = 25
MOST_EXPORTED = 5000
JPEG = b"\xff\xd8\xff"


def filters_of(request: Request, desk: Desk) -> Filters:
    """What the address asks for; what it cannot mean is left out."""
    asked = request.query_params
    number = asked.get("halaman", "1")
    place = int(number) if number.isdecimal() and len(number) < 6 else 1
    whose = asked.get("siapa", "")
    status = asked.get("status", "")
    return Filters(
        kind=asked.get("jenis") if asked.get("jenis") in words.KINDS else None,
        status=status if status in words.STATUSES else None,
        assignee=str(desk.account.id) if whose == "saya" else None,
        unassigned=whose == "kosong",
        number=asked.get("nomor", "").strip()[:20] or None,
        ended=status == "berakhir",
        limit=PAGE + 1,
        offset=(max(place, 1) - 1) * PAGE,
    )


@router.get("")
async def queue(request: Request, desk: Here) -> Response:
    """Cases by filters, the oldest first, a page at a time."""
    wanted = filters_of(request, desk)
    rows = await cases.queue(desk.office, desk.actor, wanted)
    place = wanted.offset // PAGE + 1
    return page(
        request,
        desk,
        "queue",
        rows=rows[:PAGE],
        names=await desk.names(),
        asked=dict(request.query_params),
        earlier=_address(request, place - 1) if place > 1 else "",
        later=_address(request, place + 1) if len(rows) > PAGE else "",
    )


def _address(request: Request, place: int) -> str:
    return str(request.url.include_query_params(halaman=place).query)


@router.get("/antrean.csv")
async def queue_as_csv(request: Request, desk: Senior) -> Response:
    """The filtered queue as a table: nothing personal is in it."""
    wanted = replace(filters_of(request, desk), limit=MOST_EXPORTED, offset=0)
    names = await desk.names()
    head = ["nomor", "jenis", "status", "saluran", "petugas", "dikirim", "diubah"]
    rows = [_cells(row, names) for row in await cases.queue(desk.office, desk.actor, wanted)]
    return csv_response("antrean.csv", [head, *rows])


def _cells(row: Row, names: dict[str, str]) -> list[str]:
    return [
        row.number,
        words.KINDS.get(row.kind, row.kind),
        words.STATUSES.get(row.status, row.status),
        row.channel,
        names.get(row.assignee or "", ""),
        words.day_and_time(row.submitted_at),
        words.day_and_time(row.updated_at),
    ]


@router.get("/kasus/{case_id}")
async def case(request: Request, desk: Here, case_id: str) -> Response:
    """Everything about a case: facts, sums, what is missing, papers, messages, history."""
    view = await cases.open_case(desk.office, desk.actor, case_id)
    return page(request, desk, "case", **await _shown(desk, view))


async def _shown(desk: Desk, view: CaseView) -> dict[str, Any]:
    kind = view.row.kind
    return {
        "view": view,
        "facts": _facts(view),
        "made": await asyncio.to_thread(review, kind, view.answers, desk.console.today()),
        "menders": texts()["menders"],
        "names": await desk.names(),
        "colleagues": [each for each in await accounts(desk.office) if not each.disabled_at],
    }


def _facts(view: CaseView) -> list[tuple[str, str]]:
    """The answers in the order in which they are asked."""
    asked = asked_of(view.row.kind, view.answers)
    return [(each.label, shown_answer(each.slot, view.answers.get(each.slot))) for each in asked]


def _sent_later(view: CaseView) -> Iterator[tuple[str, str]]:
    """The papers that answered an officer; those of the intake stand among its answers."""
    for each in view.documents:
        if each.kind == ANSWER:
            said = f"{words.paper(each.mime, each.pages)}, {words.day_and_time(each.created_at)}"
            yield words.PAPERS[ANSWER], said


def _of(case_id: str) -> str:
    return f"/petugas/kasus/{case_id}"


@router.post("/kasus/{case_id}/tugas")
async def assign(desk: Here, form: Form, case_id: str) -> Response:
    """Take a case oneself, give it back, or, as a supervisor, give it to a colleague."""
    to = text(form, "kepada", 20)
    mine = to in ("", str(desk.account.id))
    known = {str(each.id) for each in await accounts(desk.office) if not each.disabled_at}
    if not mine and (not desk.account.may("supervisor") or to not in known):
        raise NotFound(to)
    await cases.assign(desk.office, desk.actor, case_id, to or None)
    return go(_of(case_id), "diambil" if to == str(desk.account.id) else "ditugaskan")


@router.post("/kasus/{case_id}/pesan")
async def write(desk: Here, form: Form, case_id: str) -> Response:
    """Ask the worker something, or tell them, in their chat."""
    said = text(form, "teks")
    if not said:
        return go(_of(case_id), "kosong")
    if text(form, "minta_jawaban"):
        await cases.ask_worker(desk.office, desk.actor, case_id, said)
        return go(_of(case_id), "ditanya")
    await cases.write_worker(desk.office, desk.actor, case_id, said)
    return go(_of(case_id), "ditulis")


@router.post("/kasus/{case_id}/status")
async def change_status(desk: Here, form: Form, case_id: str) -> Response:
    """Another status; the worker is told."""
    status = text(form, "status", 20)
    if status not in STATUSES:
        raise NotFound(status)
    await cases.change_status(desk.office, desk.actor, case_id, status)
    return go(_of(case_id), "status")


@router.post("/kasus/{case_id}/catatan")
async def note(desk: Here, form: Form, case_id: str) -> Response:
    """Something for colleagues."""
    said = text(form, "teks")
    if not said:
        return go(_of(case_id), "kosong")
    await cases.note(desk.office, desk.actor, case_id, said)
    return go(_of(case_id), "catatan")


@router.get("/kasus/{case_id}/dokumen/{document_id}")
async def document(desk: Here, case_id: str, document_id: str, lihat: bool = False) -> Response:
    """A paper: a picture may be looked at, everything else is a download."""
    about, content = await cases.document(desk.office, desk.actor, case_id, document_id)
    inline = lihat and about.mime == "image/jpeg" and content.startswith(JPEG)
    ending = "jpg" if about.mime == "image/jpeg" else "pdf"
    return _file(content, about.mime, f"{about.kind}.{ending}", inline=inline)


def _file(content: bytes, mime: str, name: str, *, inline: bool = False) -> Response:
    headers = {
        "content-disposition": f'{"inline" if inline else "attachment"}; filename="{name}"',
        "content-security-policy": DOWNLOAD_POLICY,
    }
    return Response(content, media_type=mime, headers=headers)


@router.get("/kasus/{case_id}/berkas.pdf")
async def whole_packet(desk: Here, case_id: str) -> Response:
    """The packet that a worker can carry: summary, sums, checklist, letters."""
    view, on = await cases.export(desk.office, desk.actor, case_id), desk.console.today()
    made = await asyncio.to_thread(review, view.row.kind, view.answers, on)
    parts = (view.row.kind, view.row.number, view.answers, made, on)
    content = await asyncio.to_thread(packet, *parts)
    return _file(content, "application/pdf", f"kasus-{view.row.number}.pdf")


@router.get("/kasus/{case_id}/isian.csv")
async def facts_as_csv(desk: Here, case_id: str) -> Response:
    """The answers of a case as a table."""
    view = await cases.export(desk.office, desk.actor, case_id)
    rows = [["isian", "jawaban"], *map(list, [*_facts(view), *_sent_later(view)])]
    return csv_response(f"kasus-{view.row.number}.csv", rows)
