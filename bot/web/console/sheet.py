"""Tables for spreadsheets that obey nothing written in them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from fastapi import Response

COMMANDS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")
"""With what a cell begins that a spreadsheet would obey."""


def inert(cell: str) -> str:
    """A cell that is shown and never computed; an apostrophe says "text" to every spreadsheet."""
    return f"'{cell}" if cell.lstrip(" ").startswith(COMMANDS) or cell[:1] in "\t\r\n" else cell


def csv_text(rows: Sequence[Sequence[str]]) -> str:
    """CSV with every cell quoted."""
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([map(inert, row) for row in rows])
    return out.getvalue()


def csv_response(name: str, rows: Sequence[Sequence[str]]) -> Response:
    """A download; the mark at its start tells Excel that it is UTF-8."""
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    content = ("\ufeff" + csv_text(rows)).encode()
    return Response(content, media_type="text/csv; charset=utf-8", headers=headers)
