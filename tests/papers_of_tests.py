"""Papers as a phone sends them."""

from __future__ import annotations

import io

import pikepdf
from PIL import Image, ImageDraw


def photo(text: str = "SURAT PHK", size: tuple[int, int] = (900, 700), kind: str = "JPEG") -> bytes:
    """A photo of a letter, with a camera's metadata in it."""
    picture = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(picture)
    for line in range(0, size[1], 40):
        pen.text((40, line), f"{text} " * 8, fill="black", font_size=26)
    exif = picture.getexif()
    exif[0x010F], exif[0x013B] = "Kamera-Kenari", "Siti Kenari"
    sink = io.BytesIO()
    picture.save(sink, kind, exif=exif)
    return sink.getvalue()


def document(text: str = "SURAT PHK", pages: int = 1) -> bytes:
    """A PDF with words on its pages."""
    made = pikepdf.Pdf.new()
    for _ in range(pages):
        page = made.add_blank_page(page_size=(595, 842))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=made.make_indirect(font)))
        page.Contents = made.make_stream(f"BT /F1 24 Tf 72 700 Td ({text}) Tj ET".encode())
    sink = io.BytesIO()
    made.save(sink)
    return sink.getvalue()
