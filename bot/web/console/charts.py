"""Bars as SVG, drawn here: a title and a description for a screen reader, a table beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

ROW, LABEL, BAR, NUMBER = 30, 140, 150, 40
COLUMN, HEIGHT, FOOT = 28, 110, 22
EVERY = 2
"""Under how many standing bars one has its name: more would touch."""


@dataclass(frozen=True)
class Chart:
    """A drawing, and the same as rows of a table."""

    title: str
    head: tuple[str, str]
    rows: Sequence[tuple[str, int]]
    svg: Markup


def bars(title: str, head: tuple[str, str], rows: Sequence[tuple[str, int]]) -> Chart:
    """Lying bars, one a row."""
    most = max((count for _, count in rows), default=0) or 1
    drawn = Markup("").join(
        Markup(
            '<text class="label" x="{label}" y="{middle}">{name}</text>'
            '<rect x="{start}" y="{top}" width="{width}" height="18" rx="3"/>'
            '<text class="number" x="{after}" y="{middle}">{count}</text>'
        ).format(
            label=LABEL - 8,
            middle=place * ROW + 19,
            name=_short(name),
            start=LABEL,
            top=place * ROW + 5,
            width=round(BAR * count / most, 1),
            after=round(LABEL + BAR * count / most + 6, 1),
            count=count,
        )
        for place, (name, count) in enumerate(rows)
    )
    size = (LABEL + BAR + NUMBER, max(len(rows), 1) * ROW)
    return Chart(title, head, rows, _svg(title, rows, size, drawn))


def columns(title: str, head: tuple[str, str], rows: Sequence[tuple[str, int]]) -> Chart:
    """Standing bars, one a column, for times that follow each other."""
    most = max((count for _, count in rows), default=0) or 1
    drawn = Markup("").join(
        Markup(
            '<rect x="{left}" y="{top}" width="20" height="{height}" rx="3"/>'
            '<text class="middle number" x="{centre}" y="{above}">{count}</text>'
            '<text class="middle label" x="{centre}" y="{foot}">{name}</text>'
        ).format(
            left=place * COLUMN + 4,
            top=round(18 + HEIGHT * (1 - count / most), 1),
            height=round(HEIGHT * count / most, 1),
            centre=place * COLUMN + 14,
            above=round(13 + HEIGHT * (1 - count / most), 1),
            count=count,
            foot=HEIGHT + 34,
            name="" if (len(rows) - 1 - place) % EVERY else name,
        )
        for place, (name, count) in enumerate(rows)
    )
    size = (max(len(rows), 1) * COLUMN + 8, HEIGHT + 18 + FOOT)
    return Chart(title, head, rows, _svg(title, rows, size, drawn))


def _svg(
    title: str, rows: Sequence[tuple[str, int]], size: tuple[int, int], drawn: Markup
) -> Markup:
    said = "; ".join(f"{name}: {count}" for name, count in rows) or "belum ada data"
    element = Markup(
        '<svg class="chart" role="img" aria-label="{title}: {said}" viewBox="0 0 {width} {height}"'
        ' preserveAspectRatio="xMinYMin meet">{drawn}</svg>'
    )
    return element.format(title=title, said=said, width=size[0], height=size[1], drawn=drawn)


def _short(name: str, longest: int = 16) -> str:
    return name if len(name) <= longest else name[: longest - 1] + "…"
