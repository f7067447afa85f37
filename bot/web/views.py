"""Templates, static files, and the few ways in which a page writes time and text."""

from __future__ import annotations

import hashlib
from datetime import datetime
from functools import cache
from pathlib import Path

from fastapi.staticfiles import StaticFiles
from fastapi.templating import Jinja2Templates
from starlette.responses import Response
from starlette.types import Scope

from benefits.result import rupiah
from bot.clock import JAKARTA
from bot.web.markup import html, plain_html

FOLDER = Path(__file__).parent
STATIC = FOLDER / "static"
FOREVER = "public, max-age=31536000, immutable"


class Static(StaticFiles):
    """Our own files; their addresses carry a hash of the content, so they may be kept for good."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, or 404."""
        response = await super().get_response(path, scope)
        if response.status_code == 200:
            response.headers["cache-control"] = FOREVER
        return response


@cache
def static(name: str) -> str:
    """The address of a static file."""
    return f"/statis/{name}?v={hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]}"


def clock_time(at: datetime) -> str:
    """The time of day in western Indonesia, as "10.32"."""
    return f"{at.astimezone(JAKARTA):%H.%M}"


@cache
def templates() -> Jinja2Templates:
    """The templates with what they call."""
    made = Jinja2Templates(FOLDER / "templates")
    made.env.globals["static"] = static
    made.env.filters |= {"small_markdown": html, "as_typed": plain_html, "clock": clock_time}
    made.env.filters["rupiah"] = rupiah
    made.env.trim_blocks = made.env.lstrip_blocks = True
    return made
