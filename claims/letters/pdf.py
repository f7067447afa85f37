"""A filled letter as PDF."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, HRFlowable, KeepTogether, Paragraph, Spacer, Table

from claims.letters.filled import Letter, Part, Span, Text, amount_rows, receipt
from claims.paper.page import A4, fitted, style, text
from claims.paper.typeface import MARKER, PAPER, QUIET, RULE

MARGIN = 22 * mm
WIDTH = A4[0] - 2 * MARGIN - 12  # the frame keeps 6 points free on each side
SIZES = (10.8, 10.4, 10.0, 9.6, 9.2)
AMOUNT_WIDTHS = (0.29, 0.27, 0.26, 0.18)
LAST_COLUMN = 3
RECEIPT_WIDTHS = (0.4, 0.25, 0.35)
LABEL_WIDTH = 36 * mm
SIGN_HEIGHT = 17 * mm
WRITE_HEIGHT = 8 * mm

PLAIN = (
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0.5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
)
GRID = (
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("BOX", (0, 0), (-1, -1), 0.5, HexColor(RULE)),
    ("INNERGRID", (0, 0), (-1, -1), 0.5, HexColor(RULE)),
    ("BACKGROUND", (0, 0), (-1, 0), HexColor(PAPER)),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
)


def pdf(letter: Letter) -> bytes:
    """One letter on A4, on one page when a slightly smaller type makes that possible."""
    return fitted(partial(_story, letter), SIZES, pages=1, title=letter.title, margin=MARGIN)


def _story(letter: Letter, size: float) -> list[Flowable]:
    story: list[Flowable] = []
    for part in letter.parts:
        if part.kind == "amounts":
            story += _amounts(letter, size)
        else:
            story += DRAW[part.kind](part, size)
    return story


def _markup(spans: Text) -> str:
    """The markup of the page maker; gaps stand on a yellow ground."""
    made = []
    for span in spans:
        words = f"<b>{escape(span.text)}</b>" if span.bold else escape(span.text)
        made.append(f'<font backColor="{MARKER}">{words}</font>' if span.gap else words)
    return "".join(made)


def _paragraph(part: Part, size: float) -> Iterator[Flowable]:
    [[spans]] = part.rows
    heading = spans[0].bold and len(spans) == 1
    yield Paragraph(_markup(spans), style(size, spaceAfter=size * 0.6, keepWithNext=heading))


def _right(part: Part, size: float) -> Iterator[Flowable]:
    for (spans,) in part.rows:
        yield Paragraph(_markup(spans), style(size, alignment=TA_RIGHT, spaceAfter=size))


def _title(part: Part, size: float) -> Iterator[Flowable]:
    for (spans,) in part.rows:
        yield Paragraph(_markup(spans), style(size * 1.35, bold=True, spaceAfter=size))


def _lines(part: Part, size: float) -> Iterator[Flowable]:
    for (spans,) in part.rows:
        yield Paragraph(_markup(spans), style(size))
    yield Spacer(0, size * 0.8)


def _fields(part: Part, size: float) -> Iterator[Flowable]:
    look = style(size)
    rows = [
        [Paragraph(_markup(label), look), text(":", look), Paragraph(_markup(value), look)]
        for label, value in part.rows
    ]
    widths = (LABEL_WIDTH, 3 * mm, WIDTH - LABEL_WIDTH - 3 * mm)
    yield Table(rows, widths, style=PLAIN, hAlign="LEFT", spaceAfter=size * 0.8)


def _items(part: Part, size: float) -> Iterator[Flowable]:
    look = style(size, leftIndent=14, spaceAfter=size * 0.25)
    for number, (spans,) in enumerate(part.rows, start=1):
        mark = "•" if part.kind == "bullets" else f"{number}."
        yield Paragraph(_markup(spans), look, bulletText=mark)
    yield Spacer(0, size * 0.5)


def _ruled(part: Part, size: float) -> Iterator[Flowable]:
    [[spans]] = part.rows
    for _ in range(int(spans[0].text)):
        yield Spacer(0, WRITE_HEIGHT)
        yield HRFlowable("100%", 0.5, color=HexColor(QUIET), spaceBefore=0, spaceAfter=0)
    yield Spacer(0, size)


def _sign(part: Part, size: float) -> Iterator[Flowable]:
    look = style(size, keepWithNext=1)
    rows = [[Paragraph(_markup(cell), look) for cell in row] for row in part.rows]
    space = [Spacer(0, SIGN_HEIGHT) for _ in rows[0]]
    table = Table([rows[0], space, *rows[1:]], WIDTH / 2, style=PLAIN, hAlign="LEFT", spaceBefore=4)
    yield KeepTogether([table])


def _receipt(part: Part, size: float) -> Iterator[Flowable]:
    title, labels = receipt()
    look = style(size * 0.85, colour=QUIET)
    heads = [text(label, look) for label in labels]
    widths = [share * WIDTH for share in RECEIPT_WIDTHS]
    box = Table([heads, ["", "", ""]], widths, [None, 15 * mm], style=GRID, hAlign="LEFT")
    yield KeepTogether([Spacer(0, size * 1.4), text(title, look), Spacer(0, 2), box])


def _amounts(letter: Letter, size: float) -> Iterator[Flowable]:
    """The claim as a table; gaps where nothing is claimed yet."""
    rows = amount_rows(letter.claims)
    last = len(rows) - 1
    cells = [
        [_cell(words, size * 0.88, number in (0, last), column) for column, words in enumerate(row)]
        for number, row in enumerate(rows)
    ]
    widths = [share * WIDTH for share in AMOUNT_WIDTHS]
    marks = (*GRID, ("SPAN", (0, -1), (2, -1)))
    yield Table(cells, widths, style=marks, hAlign="LEFT", repeatRows=1, spaceAfter=size * 0.8)


def _cell(words: Span, size: float, bold: bool, column: int) -> Paragraph:
    alignment = TA_RIGHT if column == LAST_COLUMN else TA_LEFT
    return Paragraph(_markup((words,)), style(size, bold=bold, alignment=alignment))


DRAW: Mapping[str, Callable[[Part, float], Iterator[Flowable]]] = {
    "paragraph": _paragraph,
    "right": _right,
    "title": _title,
    "lines": _lines,
    "fields": _fields,
    "numbers": _items,
    "bullets": _items,
    "ruled": _ruled,
    "sign": _sign,
    "receipt": _receipt,
}
