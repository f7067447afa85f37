"""What a worker gets who asks for their data: a page to read, the same as JSON, and the files."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import yaml

from claims.office import Office
from knowledge.pages import FOLDER
from storage.takeout import Rows, everything_of

ENDINGS = {
    "application/pdf": ".pdf",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "text/calendar": ".ics",
}
STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%;margin:0 0 1rem}"
    "th{text-align:left;width:14rem;vertical-align:top;font-weight:600}"
    "td,th{border-bottom:1px solid #ddd;padding:.3rem;overflow-wrap:anywhere}"
)


@cache
def _words() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((FOLDER / "takeout.yml").read_text("utf-8"))
    return read


async def takeout(office: Office, sender: str) -> bytes:
    """A ZIP with `data-anda.html`, `data-anda.json` and every file that is held."""
    rows = await everything_of(office.sessions, office.vault, sender)
    files = dict(_files(rows))
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data-anda.html", page(rows, office.now()))
        plain = json.dumps(rows, ensure_ascii=False, indent=2, default=_as_text)
        archive.writestr("data-anda.json", plain)
        for name, content in files.items():
            archive.writestr(name, content)
    return sink.getvalue()


def _as_text(value: Any) -> str:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else str(value)


def _files(rows: Rows) -> Iterator[tuple[str, bytes]]:
    """Bytes in the rows, taken out of them and put under a name that sorts."""
    for table, held in rows.items():
        for number, row in enumerate(held, 1):
            content = row.get("content")
            if content is None:
                continue
            kind = str(row.get("kind") or Path(str(row.get("name", ""))).stem or table)
            safe = "".join(each if each.isalnum() else "-" for each in kind)
            name = f"berkas/{number:02}-{safe}{ENDINGS.get(str(row.get('mime')), '')}"
            row["content"] = name
            yield name, content if isinstance(content, bytes) else str(content).encode()


def page(rows: Rows, now: datetime) -> str:
    """Everything as one HTML page without scripts; what somebody wrote is only text in it."""
    words = _words()
    parts = [
        f"<h1>{escape(words['title'])}</h1><p>{escape(words['intro'])}</p>",
        f"<p>{now:%d-%m-%Y %H:%M} UTC</p>",
        *(_section(table, held) for table, held in rows.items()),
        "" if rows else f"<p>{escape(words['nothing'])}</p>",
    ]
    head = f'<meta charset="utf-8"><title>{escape(words["title"])}</title><style>{STYLE}</style>'
    return f'<!doctype html><html lang="id"><head>{head}</head><body>{"".join(parts)}</body></html>'


def _section(table: str, held: list[dict[str, Any]]) -> str:
    title = _words()["tables"].get(table, table)
    return f"<h2>{escape(title)} ({len(held)})</h2>" + "".join(map(_table, held))


def _table(row: dict[str, Any]) -> str:
    labels = _words()["columns"]
    cells = "".join(
        f"<tr><th>{escape(labels.get(name, name))}</th><td>{escape(_said(value))}</td></tr>"
        for name, value in row.items()
    )
    return f"<table>{cells}</table>"


def _said(value: Any) -> str:
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    return str(value)
