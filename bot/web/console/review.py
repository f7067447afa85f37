"""Messages that were not understood: say what they mean, or that they teach nothing."""

from __future__ import annotations

import json

from fastapi import APIRouter, Request, Response

from bot.web.console.access import Form, Senior, go, page, text
from claims.office import NotFound
from storage.review import LABELLED, NEW

router = APIRouter(prefix="/petugas", include_in_schema=False)
SHOWN = 50
DROP = "-"


@router.get("/tinjau")
async def unanswered(request: Request, desk: Senior, berlabel: bool = False) -> Response:
    """The wordings that wait, the most frequent first; or those that have a label."""
    store = desk.console.review
    messages = await store.with_status(LABELLED if berlabel else NEW, limit=SHOWN)
    intents = desk.console.intents()
    return page(request, desk, "review", messages=messages, intents=intents, labelled=berlabel)


@router.post("/tinjau/{message_id}")
async def label(desk: Senior, form: Form, message_id: int) -> Response:
    """Say what a wording means."""
    intent = text(form, "arti", 60)
    if intent == DROP:
        await desk.console.review.drop(message_id)
    elif intent in desk.console.intents():
        await desk.console.review.label(message_id, intent)
    else:
        raise NotFound(intent)
    return go("/petugas/tinjau", "label")


@router.get("/tinjau.jsonl")
async def as_training_data(desk: Senior) -> Response:
    """The labelled wordings, one JSON object a line, as `teman nlu add` reads them."""
    messages = await desk.console.review.with_status(LABELLED)
    lines = [
        json.dumps({"id": each.id, "text": each.text, "intent": each.label}, ensure_ascii=False)
        for each in messages
    ]
    headers = {"content-disposition": 'attachment; filename="berlabel.jsonl"'}
    content = "".join(f"{line}\n" for line in lines)
    return Response(content, media_type="application/x-ndjson", headers=headers)
