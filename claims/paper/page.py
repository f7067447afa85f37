"""A4 pages: styles, numbered footers, and bytes that depend on nothing but their content."""

from collections.abc import Callable, Sequence
from io import BytesIO
from threading import Lock
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

from claims.paper.typeface import BOLD, INK, QUIET, REGULAR, RULE, register

PAGE_NUMBER = "Halaman {number} dari {count}"
FOOTER_SIZE = 7.5
LEADING = 1.32
AUTHOR = "Teman PHK"

__all__ = ["A4", "fitted", "style", "text"]


def style(size: float, **changes: Any) -> ParagraphStyle:
    """A paragraph style, `size` in points; bold=True for the heavier weight."""
    register()
    font = BOLD if changes.pop("bold", False) else REGULAR
    colour = HexColor(changes.pop("colour", INK))
    settings: dict[str, Any] = {"fontName": font, "fontSize": size, "textColor": colour}
    settings["leading"] = size * LEADING
    return ParagraphStyle("plain", **(settings | changes))


_drawing = Lock()
"""reportlab cuts its fonts to size by reading them at one position that all threads share."""


def text(words: str, look: ParagraphStyle) -> Paragraph:
    """Words as they are: signs of markup in them are printed, not obeyed."""
    return Paragraph(escape(words), look)


def fitted(
    story: Callable[[float], Sequence[Flowable]],
    scales: Sequence[float],
    *,
    pages: int,
    title: str,
    margin: float,
    footer: str = "",
) -> bytes:
    """A PDF of the story at the first scale that needs no more than so many pages, else the last.

    `margin` is in points; footer and page numbers are drawn when `footer` is not empty.
    """
    made = b""
    for scale in scales:
        made, used = _written(story(scale), title, margin, footer)
        if used <= pages:
            break
    return made


def _written(
    story: Sequence[Flowable], title: str, margin: float, footer: str
) -> tuple[bytes, int]:
    """The bytes and the number of pages; `invariant` keeps the clock out of the file."""
    sink = BytesIO()
    sides = ("leftMargin", "rightMargin", "topMargin", "bottomMargin")
    margins: dict[str, Any] = dict.fromkeys(sides, margin)
    document = SimpleDocTemplate(
        sink, pagesize=A4, title=title, author=AUTHOR, lang="id-ID", invariant=1, **margins
    )
    with _drawing:
        document.build(list(story), canvasmaker=_numbered(footer, margin))
    return sink.getvalue(), document.page


def _numbered(footer: str, margin: float) -> type[Canvas]:
    """A canvas that holds its pages back until it knows how many there are."""

    class Numbered(Canvas):
        def __init__(self, *args: Any, **settings: Any) -> None:
            super().__init__(*args, **settings)
            self.held: list[dict[str, Any]] = []

        def showPage(self) -> None:
            self.held.append(dict(self.__dict__))
            self._startPage()  # type: ignore[attr-defined]

        def save(self) -> None:
            for number, state in enumerate(self.held, start=1):
                self.__dict__.update(state)
                _foot(self, footer, PAGE_NUMBER.format(number=number, count=len(self.held)), margin)
                super().showPage()
            super().save()

    return Numbered


def _foot(canvas: Canvas, words: str, number: str, margin: float) -> None:
    if not words:
        return
    width, _ = A4
    line = margin - 4 * mm
    canvas.setStrokeColor(HexColor(RULE))
    canvas.setLineWidth(0.5)
    canvas.line(margin, line, width - margin, line)
    canvas.setFont(REGULAR, FOOTER_SIZE)
    canvas.setFillColor(HexColor(QUIET))
    canvas.drawString(margin, line - 10, words)
    canvas.drawRightString(width - margin, line - 10, number)
