"""Reading the answer pages: front matter, body, details, variants, figures filled in.

A page is `knowledge/<intent>.md`; how to write one is in docs/answers.md. Figures stand in
`{{name|format}}` and come from `benefits/parameters`, so that a rate is written in one place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from knowledge.figures import figure

FOLDER = Path(__file__).parent
LONGEST = 900
LONGEST_DETAILS = 1800
PLACEHOLDER = re.compile(r"\{\{\s*([\w.]+)\s*(?:\|\s*(\w+)\s*)?\}\}")
SECTION = re.compile(r"^## +(.+?) *$", re.MULTILINE)
VARIANT = "Jika: "
DETAILS = "Rinci"


@dataclass(frozen=True)
class Source:
    """A law and its article, with an address where one is known."""

    law: str
    article: str = ""
    url: str = ""

    def __str__(self) -> str:
        return f"{self.law} {self.article}".strip()


@dataclass(frozen=True)
class Button:
    """A choice under an answer: a label of at most 20 characters and the intent it asks."""

    label: str
    intent: str


@dataclass(frozen=True)
class Page:
    """One answer; `body`, `details` and `variants` still hold their placeholders."""

    intent: str
    title: str
    program: str
    aspect: str
    sources: tuple[Source, ...]
    checked: date
    review_by: date
    body: str
    details: str = ""
    variants: dict[str, str] = field(default_factory=dict)
    buttons: tuple[Button, ...] = ()

    def text(self, on: date, keys: tuple[str, ...] = ()) -> str:
        """The answer for the first of `keys` that has a variant, else the main answer."""
        return fill(self.variants[key] if (key := self.variant(keys)) else self.body, on)

    def variant(self, keys: tuple[str, ...]) -> str | None:
        """The first of `keys` that this page has a variant for."""
        return next((key for key in keys if key in self.variants), None)

    def source_line(self) -> str:
        """Where the answer comes from and when that was checked; empty for small talk."""
        if not self.sources:
            return ""
        laws = "; ".join(str(source) for source in self.sources[:3])
        return f"_Sumber: {laws}. Diperiksa {self.checked:%d-%m-%Y}._"


def fill(text: str, on: date) -> str:
    """Replace each placeholder by its figure on the day `on`; KeyError names an unknown one."""
    return PLACEHOLDER.sub(lambda match: figure(match[1], match[2], on), text)


def parse(intent: str, raw: str) -> Page:
    """A page from its file's text; ValueError says what is wrong with it."""
    try:
        _, front, rest = raw.split("---\n", 2)
    except ValueError:
        raise ValueError(
            f"knowledge/{intent}.md: no front matter between two lines of ---"
        ) from None
    head: dict[str, Any] = yaml.safe_load(front)
    sections = SECTION.split(rest)
    named = dict(zip(sections[1::2], (part.strip() for part in sections[2::2]), strict=True))
    variants = {k.removeprefix(VARIANT): v for k, v in named.items() if k.startswith(VARIANT)}
    return Page(
        intent=intent,
        title=head["title"],
        program=str(head.get("program") or "none"),
        aspect=str(head.get("aspect") or "other"),
        sources=tuple(Source(**source) for source in head.get("sources") or ()),
        checked=head["checked"],
        review_by=head["review_by"],
        body=sections[0].strip(),
        details=named.get(DETAILS, ""),
        variants=variants,
        buttons=tuple(Button(**button) for button in head.get("buttons") or ()),
    )


@cache
def pages() -> dict[str, Page]:
    """All pages by intent."""
    return {
        path.stem: parse(path.stem, path.read_text(encoding="utf-8"))
        for path in sorted(FOLDER.glob("*.md"))
    }


def page_about(program: str, aspect: str) -> Page | None:
    """The page of a programme for an aspect ("jht", "eligibility"), None when there is none."""
    found = (p for p in pages().values() if p.program == program and p.aspect == aspect)
    return next(found, None)


def stale(on: date) -> list[str]:
    """The pages whose review is overdue on the day `on`."""
    return [page.intent for page in pages().values() if page.review_by < on]
