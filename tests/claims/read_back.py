"""Files read back: the words of a PDF or a DOCX on one line, the colours of a picture."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO

from docx import Document
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from PIL import Image
from pypdf import PdfReader

TODAY = date(2026, 11, 22)


def one_line(words: str) -> str:
    return " ".join(words.split())


def pdf_pages(made: bytes) -> list[str]:
    return [one_line(page.extract_text()) for page in PdfReader(BytesIO(made)).pages]


def pdf_words(made: bytes) -> str:
    return " ".join(pdf_pages(made))


def docx_paragraphs(made: bytes) -> Iterator[Paragraph]:
    document = Document(BytesIO(made))
    for piece in document.iter_inner_content():
        if isinstance(piece, Paragraph):
            yield piece
        else:
            yield from (
                each for row in piece.rows for cell in row.cells for each in cell.paragraphs
            )


def docx_words(made: bytes) -> str:
    return one_line(" ".join(each.text for each in docx_paragraphs(made)))


def docx_runs(made: bytes) -> list[Run]:
    return [run for paragraph in docx_paragraphs(made) for run in paragraph.runs]


def squeezed(text: str) -> str:
    """Without spaces: a PDF may break a line anywhere."""
    return "".join(text.split())


def colours(image: Image.Image) -> dict[object, int]:
    """How many pixels each colour has."""
    return {colour: count for count, colour in image.getcolors(256) or []}
