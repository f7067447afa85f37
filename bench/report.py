"""Tables of figures, printed and put between their markers in docs/benchmarks.md."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "benchmarks.md"


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def times(baseline: float, ours: float) -> str:
    """How many times the baseline ours is better (less); "-" when one is unknown."""
    return f"{baseline / ours:.1f} ×" if baseline and ours else "-"


def machine() -> str:
    """What a figure was measured on; load, because neighbours disturb."""
    cores, load = os.cpu_count(), os.getloadavg()[0]
    python = platform.python_version()
    return f"{cores} cores, load {load:.1f} at the end, Python {python}, {date.today()}"


def write(name: str, text: str, page: Path = PAGE) -> None:
    """Replace what stands between the markers of `name`; ValueError when the page has none."""
    begin, end = f"<!-- bench:{name} -->", f"<!-- /bench:{name} -->"
    pattern = re.compile(re.escape(begin) + r".*?" + re.escape(end), re.DOTALL)
    old = page.read_text("utf-8")
    if not pattern.search(old):
        raise ValueError(f"{page.name} has no markers {begin} … {end}")
    page.write_text(pattern.sub(lambda _: f"{begin}\n{text}\n{end}", old), "utf-8")
