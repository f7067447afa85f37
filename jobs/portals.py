"""Portals without an interface for us, with the search already filled in where that is possible."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import quote_plus

import yaml

from jobs.posting import Kind
from jobs.query import Query

FILE = Path(__file__).parent / "data" / "portals.yml"
COUNTRY = "Indonesia"


@cache
def _portals() -> dict[str, list[dict[str, str]]]:
    portals: dict[str, list[dict[str, str]]] = yaml.safe_load(FILE.read_text("utf-8"))
    return portals


def links_for(query: Query) -> list[tuple[str, str]]:
    """Title and address of each portal for a search."""
    kind = Kind.TRAINING if query.kind is Kind.CURRICULUM else query.kind
    what = quote_plus(" ".join(query.subject[:1]))
    where = quote_plus(query.places[0] if query.places else COUNTRY)
    portals = _portals()[kind.value]
    return [(each["title"], each["url"].format(what=what, where=where)) for each in portals]
