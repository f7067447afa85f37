"""A filled letter as an editable DOCX: gaps are highlighted, so that none is overlooked."""

from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as Pages
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from claims.letters.filled import Letter, Part, Text, amount_rows, receipt

FONT = "Arial"
SIZE = Pt(10)
SMALL = Pt(9)
MARGIN = Mm(22)
WIDTH = Mm(166)
AMOUNT_WIDTHS = (Mm(46), Mm(44), Mm(46), Mm(30))
FIELD_WIDTHS = (Mm(38), Mm(4), Mm(124))
RECEIPT_WIDTHS = (Mm(66), Mm(41), Mm(57))
EPOCH = (1980, 1, 1, 0, 0, 0)


def docx(letter: Letter) -> bytes:
    """The letter on A4 for any word processor; the same letter gives the same bytes."""
    pages = _pages(letter.title)
    for part in letter.parts:
        if part.kind == "amounts":
            _amounts(pages, letter)
        else:
            DRAW[part.kind](pages, part)
    sink = BytesIO()
    pages.save(sink)
    return _without_clock(sink.getvalue())


def _pages(title: str) -> Pages:
    pages = Document()
    section = pages.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = Mm(16)
    normal = pages.styles["Normal"]
    normal.font.name, normal.font.size = FONT, SIZE
    normal.paragraph_format.space_after = Pt(5)
    normal.element.get_or_add_rPr().append(_element("w:lang", val="id-ID"))
    facts = pages.core_properties
    facts.title, facts.author, facts.language = title, "Teman PHK", "id-ID"
    facts.comments = ""
    return pages


def _element(tag: str, **attributes: str) -> BaseOxmlElement:
    made: BaseOxmlElement = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def _write(paragraph: Paragraph, spans: Text) -> Paragraph:
    for span in spans:
        run = paragraph.add_run(span.text)
        run.bold = span.bold or None
        if span.gap:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    return paragraph


def _paragraph(pages: Pages, part: Part) -> None:
    for (spans,) in part.rows:
        paragraph = _write(pages.add_paragraph(), spans)
        paragraph.paragraph_format.keep_with_next = len(spans) == 1 and spans[0].bold


def _right(pages: Pages, part: Part) -> None:
    for (spans,) in part.rows:
        _write(pages.add_paragraph(), spans).alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _title(pages: Pages, part: Part) -> None:
    for (spans,) in part.rows:
        for run in _write(pages.add_paragraph(), spans).runs:
            run.bold, run.font.size = True, Pt(14)


def _lines(pages: Pages, part: Part) -> None:
    for (spans,) in part.rows:
        paragraph = _write(pages.add_paragraph(), spans)
        paragraph.paragraph_format.space_after = Pt(0)
    _gap_below(pages)


def _fields(pages: Pages, part: Part) -> None:
    table = _table(pages, len(part.rows), FIELD_WIDTHS)
    for row, (label, value) in zip(table.rows, part.rows, strict=True):
        _write(_bare(row.cells[0]), label)
        _bare(row.cells[1]).add_run(":")
        _write(_bare(row.cells[2]), value)
    _gap_below(pages)


def _items(pages: Pages, part: Part) -> None:
    """Marks are typed: numbering by the word processor would go on from list to list."""
    for number, (spans,) in enumerate(part.rows, start=1):
        paragraph = pages.add_paragraph()
        paragraph.add_run("•\t" if part.kind == "bullets" else f"{number}.\t")
        shape = _write(paragraph, spans).paragraph_format
        shape.left_indent, shape.first_line_indent = Mm(7), Mm(-7)
        shape.tab_stops.add_tab_stop(Mm(7))
        shape.space_after = Pt(2)


def _ruled(pages: Pages, part: Part) -> None:
    [[spans]] = part.rows
    for _ in range(int(spans[0].text)):
        line = pages.add_paragraph()
        border = _element("w:pBdr")
        for side in ("w:bottom", "w:between"):
            border.append(_element(side, val="single", sz="4", space="1", color="586A74"))
        line._p.get_or_add_pPr().insert(0, border)
        line.paragraph_format.space_before = Pt(8)


def _sign(pages: Pages, part: Part) -> None:
    columns = len(part.rows[0])
    table = _table(pages, len(part.rows) + 1, (WIDTH // columns,) * columns)
    rows = (part.rows[0], None, *part.rows[1:])
    for row, cells in zip(table.rows, rows, strict=True):
        if cells is None:
            row.height = Mm(16)
            _bare(row.cells[0]).paragraph_format.keep_with_next = True
            continue
        for cell, spans in zip(row.cells, cells, strict=True):
            _write(_bare(cell), spans).paragraph_format.keep_with_next = True


def _receipt(pages: Pages, part: Part) -> None:
    title, labels = receipt()
    heading = pages.add_paragraph(title)
    heading.runs[0].font.size = SMALL
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(10), Pt(2)
    heading.paragraph_format.keep_with_next = True
    table = _table(pages, 2, RECEIPT_WIDTHS, grid=True)
    for cell, label in zip(table.rows[0].cells, labels, strict=True):
        words = _bare(cell)
        words.add_run(label).font.size = SMALL
        words.paragraph_format.keep_with_next = True
    table.rows[1].height = Mm(15)


def _amounts(pages: Pages, letter: Letter) -> None:
    rows = amount_rows(letter.claims)
    table = _table(pages, len(rows), AMOUNT_WIDTHS, grid=True)
    for number, (row, spans) in enumerate(zip(table.rows, rows, strict=True)):
        for cell, span in zip(row.cells, spans, strict=True):
            [run] = _write(_bare(cell), (span,)).runs
            run.font.size = SMALL
            run.bold = number in (0, len(rows) - 1) or None
        row.cells[-1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _gap_below(pages)


def _table(pages: Pages, rows: int, widths: tuple[int, ...], *, grid: bool = False) -> Table:
    table: Table = pages.add_table(rows, len(widths), "Table Grid" if grid else None)
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        row._tr.get_or_add_trPr().append(_element("w:cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    return table


def _bare(cell: _Cell) -> Paragraph:
    paragraph: Paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(1)
    return paragraph


def _gap_below(pages: Pages) -> None:
    shape = pages.add_paragraph().paragraph_format
    shape.space_after, shape.line_spacing = Pt(0), Pt(7)


def _without_clock(made: bytes) -> bytes:
    """The same package with one fixed time on every file in it."""
    sink = BytesIO()
    with ZipFile(BytesIO(made)) as old, ZipFile(sink, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = ZipInfo(name, EPOCH)
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return sink.getvalue()


DRAW: Mapping[str, Callable[[Pages, Part], None]] = {
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
