"""Our small Markdown as Telegram's HTML, in messages that Telegram takes.

Telegram refuses a whole message for one tag that is not closed or one `<` too many. So text is
read into runs with a style first, cut where it is too long, and each run is written with its own
tags: what comes out is always well formed, whatever came in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape

LIMIT = 4096
"""UTF-16 units of a message, tags not counted."""

INLINE = re.compile(
    r"\[(?P<label>[^\[\]\n]+)\]\((?P<href>(?:https?://|tg://|tel:|mailto:)[^\s()<>\"]+)\)"
    r"|\*\*(?P<bold>[^\s*](?:[^\n]*?[^\s])?)\*\*"
    r"|(?<![\w_])_(?P<italic>[^\s_](?:[^\n_]*?[^\s_])?)_(?![\w_])"
)
BULLET = re.compile(r"^( *)[-*] +", re.MULTILINE)
HEADING = re.compile(r"^#{1,6} +(.+?)#* *$", re.MULTILINE)
UNSENDABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
"""Control characters, and halves of a character that no encoding can carry."""
BORDERS = ("\n\n", "\n", ". ", " ")


@dataclass(frozen=True)
class Run:
    """A piece of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""

    @property
    def html(self) -> str:
        """With its tags, everything in it escaped."""
        written = escape(self.text)
        if self.italic:
            written = f"<i>{written}</i>"
        if self.bold:
            written = f"<b>{written}</b>"
        return f'<a href="{escape(self.href)}">{written}</a>' if self.href else written


@dataclass(frozen=True)
class Piece:
    """One message: as HTML, and plain, should the HTML ever be refused."""

    html: str
    plain: str


def pieces(text: str) -> list[Piece]:
    """The messages that carry a text; none when there is nothing to read in it."""
    whole = list(runs(text))
    found = []
    for start, end in cuts("".join(run.text for run in whole)):
        part = list(_between(whole, start, end))
        piece = Piece("".join(run.html for run in part), "".join(run.text for run in part))
        if piece.plain.strip():
            found.append(piece)
    return found


def runs(text: str) -> Iterator[Run]:
    """A text as runs: lists get bullets, headings are bold, what is no markup stays as it is."""
    text = UNSENDABLE.sub("", text.replace("\r\n", "\n"))
    text = BULLET.sub(r"\1• ", HEADING.sub(r"**\1**", text))
    yield from _inline(text, Run(""))


def _inline(text: str, style: Run) -> Iterator[Run]:
    last = 0
    for found in INLINE.finditer(text):
        if found.start() > last:
            yield replace(style, text=text[last : found.start()])
        last = found.end()
        if found["label"]:
            # a link in a link is no link
            yield from _inline(found["label"], replace(style, href=style.href or found["href"]))
        elif found["bold"]:
            yield from _inline(found["bold"], replace(style, bold=True))
        else:
            yield from _inline(found["italic"], replace(style, italic=True))
    if last < len(text):
        yield replace(style, text=text[last:])


def units(text: str) -> int:
    """The length of a text as Telegram counts it."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def cuts(text: str, limit: int = LIMIT) -> Iterator[tuple[int, int]]:
    """Where the messages of a text begin and end: at paragraphs, else lines, sentences, words."""
    start = 0
    while units(text[start : start + limit]) > limit or len(text) - start > limit:
        end = _border(text, start, _reach(text, start, limit))
        yield start, end
        start = end
    if start < len(text):
        yield start, len(text)


def _reach(text: str, start: int, limit: int) -> int:
    """The farthest end of a message that begins at `start`."""
    end = start + limit
    while units(text[start:end]) > limit:
        end -= (units(text[start:end]) - limit + 1) // 2
    return end


def _border(text: str, start: int, end: int) -> int:
    """The best place to cut, not so early that messages become snippets."""
    earliest = start + (end - start) // 3
    for mark in BORDERS:
        place = text.rfind(mark, earliest, end)
        if place >= 0:
            return place + len(mark)
    return end


def _between(whole: list[Run], start: int, end: int) -> Iterator[Run]:
    place = 0
    for run in whole:
        text = run.text[max(0, start - place) : max(0, end - place)]
        place += len(run.text)
        if text:
            yield replace(run, text=text)
