"""The two tables of the sheet: what is owed, and what to do."""

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from reportlab.graphics.shapes import Drawing, PolyLine, Rect
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Table

from benefits.plan import Owed, Plan
from benefits.result import Result, cited, rupiah
from claims.paper.page import style, text
from claims.paper.tasks import Task, tasks, when, windows
from claims.paper.typeface import ACCENT, INK, PAPER, QUIET, RULE, WARN
from claims.paper.words import say, short_day

type Row = list[Flowable | list[Flowable] | str]

BOX = (
    ("BACKGROUND", (0, 0), (-1, -1), HexColor(PAPER)),
    ("LINEBEFORE", (0, 0), (0, -1), 3, HexColor(ACCENT)),
    ("LEFTPADDING", (0, 0), (-1, -1), 10),
    ("TOPPADDING", (0, 0), (-1, -1), 6),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
)
LINED: list[Any] = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 3),
    ("RIGHTPADDING", (0, 0), (-1, -1), 5),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ("LINEBELOW", (0, 0), (-1, 0), 0.9, HexColor(ACCENT)),
]
OWED_WIDTHS = (0.5, 0.31, 0.19)
TODO_WIDTHS = (0.035, 0.175, 0.58, 0.21)
CHECKBOX = 9


def owed(plan: Plan, width: float, scale: float) -> Table:
    """Each programme with its lines: working, article, amount."""
    heads = (_head("head_what", scale), _head("head_article", scale))
    rows: list[Row] = [[*heads, _head("head_amount", scale, alignment=TA_RIGHT)]]
    marks = list(LINED)
    for part in plan.owed:
        if part.state == "not_due":
            continue
        if len(rows) > 1:
            marks.append(("LINEABOVE", (0, len(rows)), (-1, len(rows)), 0.5, HexColor(RULE)))
        rows += _programme(part, scale)
    widths = [share * width for share in OWED_WIDTHS]
    return Table(rows, widths, style=marks, repeatRows=1, hAlign="LEFT")


def not_due(plan: Plan, scale: float) -> Iterator[Flowable]:
    """One small line for what the worker does not get, and why."""
    parts = [part for part in plan.owed if part.state == "not_due"]
    if parts:
        said = " ".join(f"{part.label}: {' '.join(part.reasons)}" for part in parts)
        look = style(8 * scale, colour=QUIET, spaceBefore=3)
        yield text(f"{say('not_due')}. {said}", look)


def todo(plan: Plan, width: float, scale: float) -> Table:
    """A box to tick, the days, the step with place and papers, the article."""
    heads = ("head_when", "head_todo", "head_article")
    rows: list[Row] = [["", *(_head(name, scale) for name in heads)]]
    marks = list(LINED)
    for number, task in enumerate(tasks(plan), start=1):
        rows.append(_task(task, plan, scale))
        if number > 1:
            marks.append(("LINEABOVE", (0, number), (-1, number), 0.5, HexColor(RULE)))
    widths = [share * width for share in TODO_WIDTHS]
    return Table(rows, widths, style=marks, repeatRows=1, hAlign="LEFT")


def _head(name: str, scale: float, **changes: int) -> Paragraph:
    return text(say(name), style(8.5 * scale, bold=True, colour=QUIET, **changes))


def _programme(part: Owed, scale: float) -> Iterator[Row]:
    """The name with its sum and standing, then a row for each line or each possible reason."""
    bold, quiet = style(10 * scale, bold=True), style(8 * scale, colour=QUIET)
    what: list[Flowable] = [text(part.label, bold)]
    if part.reasons:
        what.append(text(_why(part), quiet))
    end = style(10 * scale, bold=True, alignment=TA_RIGHT)
    yield [what, text(_standing(part), quiet), [text(words, end) for words in _amounts(part)]]
    if part.alternatives:
        yield from (_alternative(label, each, scale) for label, each in part.alternatives)
    elif part.result:
        yield from _lines(part.result, scale)


def _amounts(part: Owed) -> Iterator[str]:
    """One sum, or the lower one over the higher one: the column is narrow."""
    if not part.high:
        yield "–"
        return
    if part.low:
        yield rupiah(part.low)
    if part.low != part.high:
        yield say("at_most", amount=rupiah(part.high))


def _why(part: Owed) -> str:
    """Sentences as they are; conditions, which are no sentences, after what they stand for."""
    sentences = [reason for reason in part.reasons if _is_sentence(reason)]
    conditions = "; ".join(reason for reason in part.reasons if not _is_sentence(reason))
    if conditions:
        name = "to_check" if part.state == "unknown" else "met"
        sentences.append(say(name, conditions=conditions))
    return " ".join(sentences)


def _is_sentence(words: str) -> bool:
    return words.endswith((".", "?"))


def _sentence(words: str) -> str:
    return words if _is_sentence(words) else f"{words}."


def _standing(part: Owed) -> str:
    if part.counted:
        return say("counted")
    return say("unknown") if part.state == "unknown" else say("not_counted")


def _lines(result: Result, scale: float) -> Iterator[Row]:
    for line in result.lines:
        yield _line(line.label, line.formula, line.article, line.amount, scale)


def _alternative(label: str, result: Result, scale: float) -> Row:
    working = " + ".join(line.formula for line in result.lines)
    articles = dict.fromkeys(one for line in result.lines for one in line.article.split("; "))
    return _line(label, working, "; ".join(articles), result.total, scale)


def _line(label: str, formula: str, article: str, amount: int, scale: float) -> Row:
    look = style(8.8 * scale, leftIndent=8)
    quiet = style(8 * scale, colour=QUIET)
    end = style(8.8 * scale, alignment=TA_RIGHT)
    working = f'{escape(label)}<br/><font color="{QUIET}">{escape(formula)}</font>'
    return [Paragraph(working, look), text(cited(article), quiet), text(rupiah(amount), end)]


def _task(task: Task, plan: Plan, scale: float) -> Row:
    quiet = style(8 * scale, colour=QUIET)
    return [
        _checkbox(task.done, scale),
        _days(task, plan, scale),
        [text(task.title, style(9.6 * scale, bold=not task.done)), *_details(task, quiet)],
        text(cited(task.first.article), quiet),
    ]


def _days(task: Task, plan: Plan, scale: float) -> list[Flowable]:
    """The last day in bold under what it is, then from when, or what became of it."""
    late = task.late(plan.rules_as_of)
    small = style(8 * scale, colour=WARN if late else QUIET)
    colour = WARN if late else QUIET if task.done else INK
    ends = task.until is not None and len(task.steps) == 1
    day, other = when(task)
    if ends and task.until:
        day = short_day(task.until)
    if late or task.done:
        other = say("passed" if late else "done")
    day_look = style(9.4 * scale, bold=task.until is not None and not task.done, colour=colour)
    rows = [(say("until") if ends else "", small), (day, day_look), (other, small)]
    return [text(words, look) for words, look in rows if words]


def _details(task: Task, look: ParagraphStyle) -> Iterator[Flowable]:
    """Where to go and what to bring; nothing more once it is done."""
    if task.done:
        return
    step = task.first
    said = [
        say("where", where=step.where) if step.where else "",
        say("papers", papers="; ".join(step.papers)) if step.papers else "",
        _sentence(step.note) if step.note else "",
        windows(task),
    ]
    yield from (text(words, look) for words in said if words)


def _checkbox(ticked: bool, scale: float) -> Drawing:
    """Drawn, so that it is the same in every viewer and can be ticked by hand."""
    side = CHECKBOX * scale
    drawing = Drawing(side + 1, side + 1)
    frame: dict[str, Any] = {"strokeColor": HexColor(QUIET), "strokeWidth": 0.8, "fillColor": None}
    drawing.add(Rect(0.5, 0, side, side, rx=1.5, ry=1.5, **frame))
    if ticked:
        points = [side * 0.2, side * 0.5, side * 0.45, side * 0.2, side * 0.9, side * 0.85]
        tick = PolyLine(points, strokeColor=HexColor(ACCENT), strokeWidth=1.4)
        drawing.add(tick)
    return drawing
