"""A month of applications and interviews on paper, to hand in with the proofs themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, Table

from benefits.result import day_text
from claims.paper.page import A4, fitted, style, text
from claims.paper.tables import BOX, LINED
from claims.paper.typeface import ACCENT, QUIET, RULE
from claims.paper.words import say

MARGIN = 16 * mm
WIDTH = A4[0] - 2 * MARGIN - 12
WIDTHS = (0.05, 0.14, 0.15, 0.28, 0.22, 0.16)
HEADS = ("log_number", "log_day", "log_kind", "log_company", "log_title", "log_how")
MANY = 40


@dataclass(frozen=True)
class Applied:
    """One line: the day, what it was, at whom, as what, by which way."""

    day: date
    kind: str
    company: str
    title: str
    how: str


def applications_pdf(rows: Sequence[Applied], month: str, progress: str, made: date) -> bytes:
    """The log of a month by its name; `progress` says how far it is. Same input, same bytes."""

    def story(scale: float) -> list[Flowable]:
        return list(_story(rows, month, progress.replace("*", ""), scale))

    footer = say("log_footer", day=day_text(made))
    title = say("log_heading", month=month)
    return fitted(story, (1.0,), pages=MANY, title=title, margin=MARGIN, footer=footer)


def _story(rows: Sequence[Applied], month: str, progress: str, scale: float) -> Iterator[Flowable]:
    heading = say("log_heading", month=month)
    yield text(heading, style(20 * scale, bold=True, colour=ACCENT))
    yield Spacer(0, 6)
    yield text(say("log_name"), style(10 * scale))
    yield Spacer(0, 8)
    box = [[text(progress, style(11 * scale, bold=True))]]
    yield Table(box, [WIDTH], style=BOX, hAlign="LEFT")
    yield Spacer(0, 10)
    yield _table(rows, scale)
    yield Spacer(0, 10)
    yield text(say("log_note"), style(9 * scale, colour=QUIET))


def _table(rows: Sequence[Applied], scale: float) -> Table:
    head, cell = style(8.5 * scale, bold=True, colour=QUIET), style(9.5 * scale)
    lines: list[list[Flowable]] = [[text(say(name), head) for name in HEADS]]
    for number, row in enumerate(rows, 1):
        said = (str(number), f"{row.day:%d-%m-%Y}", row.kind, row.company, row.title, row.how)
        lines.append([text(each, cell) for each in said])
    rule = [("LINEBELOW", (0, 1), (-1, -1), 0.4, HexColor(RULE))]
    widths = [share * WIDTH for share in WIDTHS]
    return Table(lines, widths, style=[*LINED, *rule], repeatRows=1, hAlign="LEFT")
