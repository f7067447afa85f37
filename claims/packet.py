"""The packet of a confirmed case: one PDF with summary, checklist, pre-check, sums and letters."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import pikepdf
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable, Image, Spacer, Table

from benefits.precheck import Defect
from benefits.result import Result, day_text, rupiah
from claims.drafts import Answer
from claims.intake import asked_of, texts
from claims.letters import letter
from claims.paper import plan_pdf, timeline_png
from claims.paper.page import A4, fitted, style, text
from claims.paper.tables import LINED
from claims.paper.tasks import tasks
from claims.paper.typeface import ACCENT, QUIET
from claims.review import Review, letter_facts
from claims.shown import shown_answer

MARGIN = 16 * mm
WIDTH = A4[0] - 2 * MARGIN - 12
SCALES = (1.0, 0.95, 0.9, 0.85)
MOST_PAGES = 3
FOOTER = "Teman PHK · bukan dokumen resmi · aturan per {day}"


def packet(kind: str, number: str, answers: Mapping[str, Answer], made: Review, on: date) -> bytes:
    """All papers of a case in one PDF; slow: not for an event loop."""
    parts = [_cover(kind, number, answers, made, on)]
    if made.plan and made.facts:
        name = answers["name"].value if "name" in answers else None
        parts.append(plan_pdf(made.plan, made.facts, name))
        if tasks(made.plan):
            parts.append(_timeline_page(timeline_png(made.plan), on))
    facts = letter_facts(answers, made, on)
    parts += [letter(key, facts, "pdf") for key in made.letters]
    return joined(parts, f"Kasus {number}")


def joined(parts: Sequence[bytes], title: str) -> bytes:
    """PDFs one after the other, always the same bytes for the same parts."""
    whole = pikepdf.Pdf.new()
    for part in parts:
        with pikepdf.open(io.BytesIO(part)) as document:
            whole.pages.extend(document.pages)
    whole.docinfo["/Title"] = title
    whole.Root["/Lang"] = pikepdf.String("id-ID")
    sink = io.BytesIO()
    whole.save(sink, deterministic_id=True)
    return sink.getvalue()


def _footer(on: date) -> str:
    return FOOTER.format(day=day_text(on))


def _cover(kind: str, number: str, answers: Mapping[str, Answer], made: Review, on: date) -> bytes:
    def story(scale: float) -> list[Flowable]:
        return [
            *_heading(kind, number, on, scale),
            *_section("Ringkasan", scale),
            _answers(kind, answers, scale),
            *_section("Daftar periksa berkas", scale),
            _papers(made, scale),
            *_findings(made.findings, scale),
            *_sums(made.results, scale),
            *_next(kind, made, scale),
        ]

    title = f"Kasus {number}"
    foot = _footer(on)
    return fitted(story, SCALES, pages=MOST_PAGES, title=title, margin=MARGIN, footer=foot)


def _heading(kind: str, number: str, on: date, scale: float) -> Iterator[Flowable]:
    name = texts()["kinds"][kind]
    yield text(f"Kasus {number}", style(21 * scale, bold=True, colour=ACCENT))
    yield text(f"{name[0].upper()}{name[1:]} · dibuat {day_text(on)}", style(10.5 * scale))
    quiet = style(8.5 * scale, colour=QUIET)
    yield text("Perkiraan dari keterangan pekerja. Bukan keputusan resmi.", quiet)
    yield Spacer(0, 6 * scale)


def _section(name: str, scale: float) -> Iterator[Flowable]:
    look = style(12.5 * scale, bold=True, spaceBefore=9 * scale, spaceAfter=3, keepWithNext=1)
    yield text(name, look)


def _table(rows: list[list[Any]], widths: Sequence[float]) -> Table:
    return Table(rows, [share * WIDTH for share in widths], style=LINED, hAlign="LEFT")


def _answers(kind: str, answers: Mapping[str, Answer], scale: float) -> Table:
    label, value = style(9.2 * scale, colour=QUIET), style(9.6 * scale, bold=True)
    rows = [
        [text(each.label, label), text(shown_answer(each.slot, answers.get(each.slot)), value)]
        for each in asked_of(kind, answers)
    ]
    return _table(rows, (0.3, 0.7))


def _papers(made: Review, scale: float) -> Table:
    look = style(9.4 * scale)
    rows = [
        [text("[x]" if each.have else "[  ]", look), text(each.name, look)] for each in made.papers
    ]
    return _table(rows, (0.07, 0.93))


def _findings(findings: Sequence[Defect], scale: float) -> Iterator[Flowable]:
    """What is wrong, who mends it and how; then what is still to be looked up."""
    for state, title in (("found", "Yang perlu dibereskan"), ("to_check", "Yang perlu diperiksa")):
        rows = [_finding(each, scale) for each in findings if each.state == state]
        if rows:
            yield from _section(title, scale)
            yield _table(rows, (0.43, 0.17, 0.4))


def _finding(each: Defect, scale: float) -> list[Any]:
    who = texts()["menders"][each.who_mends]
    look, quiet = style(9 * scale), style(8.6 * scale, colour=QUIET)
    return [text(each.what, look), text(who, quiet), text(each.how, quiet)]


def _sums(results: Sequence[Result], scale: float) -> Iterator[Flowable]:
    for result in results:
        yield from _section(f"{result.title}: {rupiah(result.total)}", scale)
        look, quiet = style(8.8 * scale), style(8.2 * scale, colour=QUIET)
        rows = [
            [
                text(f"{line.label}: {line.formula}", look),
                text(line.article, quiet),
                text(rupiah(line.amount), look),
            ]
            for line in result.lines
        ]
        if rows:
            yield _table(rows, (0.5, 0.3, 0.2))


def _next(kind: str, made: Review, scale: float) -> Iterator[Flowable]:
    yield from _section("Langkah berikutnya", scale)
    for line in next_steps(kind, made).splitlines():
        yield text(line, style(9.4 * scale, spaceAfter=2))


def next_steps(kind: str, made: Review) -> str:
    """What happens after a case was sent."""
    return str(texts()["next"][kind].format(channel=made.channel or ""))


def _timeline_page(png: bytes, on: date) -> bytes:
    """The picture of the days on a page of its own."""

    def story(scale: float) -> list[Flowable]:
        width, height = ImageReader(io.BytesIO(png)).getSize()
        room = A4[1] - 2 * MARGIN - 24
        factor = min(WIDTH / width, room / height) * scale
        return [Image(io.BytesIO(png), width * factor, height * factor)]

    foot = _footer(on)
    return fitted(story, SCALES, pages=1, title="Jadwal", margin=MARGIN, footer=foot)
