"""The plan on paper: one or two A4 pages to take along."""

from collections.abc import Iterator
from functools import partial
from itertools import chain
from xml.sax.saxutils import escape

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, Spacer, Table

from benefits.plan import Plan, WorkerFacts
from benefits.reasons import REASONS
from benefits.result import cited, day_text, rupiah
from claims.paper import tables
from claims.paper.page import A4, fitted, style, text
from claims.paper.typeface import ACCENT, QUIET, REGULAR
from claims.paper.words import say, span

SHORT = {
    "pesangon": "Pesangon",
    "kompensasi": "Kompensasi",
    "sisa_kontrak": "Sisa kontrak",
    "thr": "THR",
    "jht": "JHT",
    "jkp": "JKP",
    "jkn": "BPJS Kesehatan",
    "jp": "JP",
    "bsu": "BSU",
}
MARGIN = 16 * mm
WIDTH = A4[0] - 2 * MARGIN - 12
PAGES = 2
ROOM = 32 * mm
SCALES = (1.0, 0.97, 0.94, 0.91, 0.88, 0.84, 0.8, 0.75, 0.7)


def plan_pdf(plan: Plan, facts: WorkerFacts, name: str | None) -> bytes:
    """One or two A4 pages: sums with working and article, total, dated steps, notes, sources.

    The same plan gives the same bytes. `name` is printed only when given.
    """
    footer = say("footer", day=day_text(plan.rules_as_of))
    story = partial(_story, plan, facts, name)
    return fitted(story, SCALES, pages=PAGES, title=say("title"), margin=MARGIN, footer=footer)


def _story(plan: Plan, facts: WorkerFacts, name: str | None, scale: float) -> list[Flowable]:
    return [
        *_heading(plan, facts, name, scale),
        _totals(plan, scale),
        *_section("owed", scale),
        tables.owed(plan, WIDTH, scale),
        *tables.not_due(plan, scale),
        *_section("todo", scale),
        tables.todo(plan, WIDTH, scale),
        *_notes(plan, scale),
        *_sources(plan, scale),
    ]


def _heading(plan: Plan, facts: WorkerFacts, name: str | None, scale: float) -> Iterator[Flowable]:
    yield text(say("title"), style(22 * scale, bold=True, colour=ACCENT))
    made = say("made", day=day_text(plan.rules_as_of))
    who = f"{name}  ·  {made}" if name else made
    yield text(who, style(10.5 * scale, spaceBefore=2))
    yield text("  ·  ".join(_known(facts)), style(9 * scale, colour=QUIET))
    yield Spacer(0, 8 * scale)


def _known(facts: WorkerFacts) -> Iterator[str]:
    yield say("facts_phk", day=day_text(facts.phk_date))
    if facts.ended_by:
        yield REASONS[facts.ended_by][0]
    if facts.service:
        yield say("facts_service", service=str(facts.service))
    yield say("facts_wage", wage=rupiah(facts.wage))


def _totals(plan: Plan, scale: float) -> Table:
    """The sum in a coloured box, with JKP beside it."""
    label = style(9 * scale, colour=QUIET)
    known = plan.total_high > 0
    amount = span(plan.total_low, plan.total_high) if known else say("no_total")
    big = style(17 * scale, bold=True, colour=ACCENT)
    left = [text(say("total"), label), text(amount, big)]
    if not known:
        left.append(text(say("no_total_why"), label))
    right = [
        text(say("jkp"), label),
        text(span(plan.jkp_low, plan.jkp_high), style(13 * scale, bold=True)),
    ]
    cells = [left, right] if plan.jkp_high else [left]
    widths = [WIDTH * 0.62, WIDTH * 0.38] if plan.jkp_high else [WIDTH]
    return Table([cells], widths, style=tables.BOX, hAlign="LEFT")


def _section(name: str, scale: float) -> Iterator[Flowable]:
    """A heading with room below it; tied to a table it would keep the table from splitting."""
    yield CondPageBreak(ROOM)
    yield text(say(name), style(12.5 * scale, bold=True, spaceBefore=11 * scale, spaceAfter=4))


def _notes(plan: Plan, scale: float) -> Iterator[Flowable]:
    """What holds for the whole plan, then what each sum leaves out, each said once."""
    size = 8.2 * scale
    look = style(size, leftIndent=9, spaceAfter=1, bulletFontName=REGULAR, bulletFontSize=size)
    yield from _section("notes", scale)
    yield from (Paragraph(escape(note), look, bulletText="•") for note in _said(plan))


def _said(plan: Plan) -> Iterator[str]:
    """A note of one sum names its programme: on paper it stands far from the sum."""
    yield from plan.notes
    for part in plan.owed:
        if part.result and part.high:
            fresh = (note for note in part.result.notes if note not in plan.notes)
            yield from (_named(SHORT[part.programme], note) for note in fresh)


def _named(programme: str, note: str) -> str:
    if note.startswith(programme):
        return note
    return say("of_programme", programme=programme, note=note)


def _sources(plan: Plan, scale: float) -> Iterator[Flowable]:
    lines = (line.article for part in plan.owed if part.result for line in part.result.lines)
    every = chain(lines, (step.article for step in plan.steps))
    look = style(8.2 * scale, colour=QUIET)
    said = cited("; ".join(article for article in every if article))
    yield KeepTogether([*_section("sources", scale), text(f"{said}.", look)])
