"""The letters as written: front matter, and blocks of text set apart by empty lines.

`Label :: text` is a row of particulars, `1. ` and `- ` are lists, `**bold**` is bold. A block may
begin with `@right`, `@title`, `@lines`, `@amounts`, `@ruled N`, `@sign` or `@receipt`. A row that
begins with `?` and a part in `[[ ]]` fall away when one of their placeholders is not known.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent / "templates"
FRONT = re.compile(r"\A---\n(.*?)\n---\n(.*)\Z", re.DOTALL)
MARK = re.compile(r"@(\w+)[ \n]?(.*)", re.DOTALL)
PLACEHOLDER = re.compile(r"\{([\w:]+)\}")
ITEM = re.compile(r"(?:-|\d+\.) ")
KINDS = frozenset({"right", "title", "lines", "amounts", "ruled", "sign", "receipt"})


@dataclass(frozen=True)
class Block:
    """One block: its kind, and its lines (a paragraph has one, a list one an item)."""

    kind: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Template:
    """A letter before it is filled: `when` says in Indonesian when it is of use."""

    key: str
    title: str
    when: str
    articles: tuple[str, ...]
    blocks: tuple[Block, ...]

    @property
    def placeholders(self) -> frozenset[str]:
        """All names in braces."""
        text = "\n".join(line for block in self.blocks for line in block.lines)
        return frozenset(PLACEHOLDER.findall(text))


@cache
def templates() -> dict[str, Template]:
    """All letters by key, in the order in which a worker meets them."""
    found = [_read(path) for path in FOLDER.glob("*.md")]
    return {each.key: each for _, each in sorted(found, key=lambda pair: pair[0])}


def _read(path: Path) -> tuple[int, Template]:
    parts = FRONT.match(path.read_text("utf-8"))
    if not parts:
        raise ValueError(f"{path.name}: no front matter between two lines of ---")
    front = yaml.safe_load(parts[1])
    blocks = tuple(_block(chunk) for chunk in re.split(r"\n\s*\n", parts[2].strip()))
    key, title, when = path.stem, front["title"], front["when"]
    return front["order"], Template(key, title, when, tuple(front["articles"]), blocks)


def _block(chunk: str) -> Block:
    if mark := MARK.fullmatch(chunk):
        if mark[1] not in KINDS:
            raise ValueError(f"no such block: @{mark[1]}")
        return Block(mark[1], tuple(mark[2].splitlines()))
    lines = chunk.splitlines()
    if all(" :: " in line for line in lines):
        return Block("fields", tuple(lines))
    if ITEM.match(lines[0]):
        return Block("numbers" if lines[0][0].isdigit() else "bullets", _items(lines))
    return Block("paragraph", (" ".join(lines),))


def _items(lines: list[str]) -> tuple[str, ...]:
    """Items without their marks; a line without a mark goes on with the item above it."""
    items: list[str] = []
    for line in lines:
        if ITEM.match(line):
            items.append(ITEM.sub("", line, count=1))
        else:
            items[-1] += f" {line.strip()}"
    return tuple(items)
