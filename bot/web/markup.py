"""Our small Markdown as HTML: bold, italic, links, lists. Everything else is text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup, escape

LINK = re.compile(
    r"\[(?P<label>[^\]\[\n]{1,200})\]\((?P<url>https?://[^\s()<>\"']{1,500})\)"
    r"|(?P<bare>https?://[^\s()<>\"'*]{1,500})"
    r"|(?<![\w@./-])(?P<domain>(?:[a-z0-9-]{1,63}\.){1,4}(?:id|com|org)(?![\w-])(?:/[^\s()<>\"'*]*)?)"
    r"|\*\*(?P<bold>(?:[^*\n]|\*(?!\*))+)\*\*"
    r"|(?<!\w)_(?P<italic>[^_\n](?:[^\n]{0,1000}?[^_\s])??)_(?!\w)"
)
ITEM = re.compile(r"^\s*(?:[-•*]|(\d{1,3})[.)])\s+")
FINE = ("Sumber:", "Perkiraan,", "_Perkiraan,", "_Sumber:")
"""How a paragraph begins that says where an answer comes from and what it is worth."""
END = ".,;:!?"


def html(text: str) -> Markup:
    """A text of ours as HTML; safe whatever it holds."""
    blocks = re.split(r"\n\s*\n", text.strip())
    return Markup("").join(part for block in blocks for part in _block(block))


def plain_html(text: str) -> Markup:
    """What a person typed: every sign as it is, line breaks kept."""
    return Markup("<br>").join(escape(line) for line in text.splitlines())


def _block(block: str) -> Iterator[Markup]:
    """The lists and paragraphs of lines that stand together."""
    for kind, lines in groupby(block.splitlines(), key=_kind):
        if kind == "p":
            yield _paragraph(list(lines))
        else:
            yield _list(kind, list(lines))


def _kind(line: str) -> str:
    found = ITEM.match(line)
    if not found:
        return "p"
    return "ol" if found[1] else "ul"


def _paragraph(lines: list[str]) -> Markup:
    mark = Markup(' class="fine"') if lines[0].startswith(FINE) else Markup("")
    body = Markup("<br>").join(_inline(line) for line in lines)
    return Markup("<p{}>{}</p>").format(mark, body)


def _list(kind: str, lines: list[str]) -> Markup:
    """An ordered list counts on from its first number."""
    first = ITEM.match(lines[0])
    number = first[1] if first else None
    start = Markup(' start="{}"').format(int(number)) if number else Markup("")
    items = (Markup("<li>{}</li>").format(_inline(ITEM.sub("", line))) for line in lines)
    element = Markup("<{0}{1}>{2}</{0}>")
    return element.format(kind, start, Markup("").join(items))


def _inline(text: str) -> Markup:
    """One line: marks become elements, what is between them is escaped."""
    parts, done = [], 0
    for found in LINK.finditer(text):
        parts += [escape(text[done : found.start()]), _marked(found)]
        done = found.end()
    return Markup("").join([*parts, escape(text[done:])])


def _marked(found: re.Match[str]) -> Markup:
    if found["bold"]:
        return Markup("<strong>{}</strong>").format(_inline(found["bold"]))
    if found["italic"]:
        return Markup("<em>{}</em>").format(_inline(found["italic"]))
    if found["label"]:
        return _link(found["url"], found["label"])
    return _bare_link(found["bare"] or found["domain"])


def _bare_link(address: str) -> Markup:
    """An address in the text; the full stop after it is no part of it."""
    shown = address.rstrip(END)
    url = shown if shown.startswith(("http://", "https://")) else f"https://{shown}"
    return _link(url, shown) + escape(address[len(shown) :])


def _link(url: str, label: str) -> Markup:
    return Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(
        url, label
    )
