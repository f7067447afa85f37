"""Papers from strangers: what could act or tell is gone, what cannot be read is refused."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest
from papers_of_tests import document, photo
from PIL import Image

from claims.papers import MOST_BYTES, MOST_SIDE, Unreadable, cleaned

CANARY = b"Kenari"


def hostile() -> bytes:
    """A PDF with a script, an action, an attachment, a link, a form and metadata."""
    pdf = pikepdf.open(io.BytesIO(document()))
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('Kenari')")
    launch = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc-Kenari.exe")
    pdf.Root.OpenAction = pdf.make_indirect(script)
    pdf.Root.AA = pikepdf.Dictionary(WC=launch)
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array())
    page = pdf.pages[0].obj
    page.AA = pikepdf.Dictionary(O=script)
    link = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Link,
        Rect=[0, 0, 10, 10],
        A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://kenari.example/Kenari"),
    )
    page.Annots = pikepdf.Array([pdf.make_indirect(link)])
    pdf.attachments["kenari.exe"] = b"MZ Kenari"
    pdf.docinfo["/Author"] = "Siti Kenari"
    sink = io.BytesIO()
    pdf.save(sink, compress_streams=False)
    return sink.getvalue()


def opened(content: bytes) -> bytes:
    """All that a PDF holds, streams unpacked."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        sink = io.BytesIO()
        pdf.save(
            sink,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return sink.getvalue()


def test_a_pdf_is_rewritten_without_anything_that_acts() -> None:
    assert CANARY in opened(hostile())
    made = cleaned(hostile())
    plain = opened(made.content)
    for word in (CANARY, b"JavaScript", b"/Launch", b"/URI", b"EmbeddedFile", b"AcroForm", b"/AA"):
        assert word not in plain, word
    assert b"SURAT PHK" in plain
    assert made.pages == 1


def test_a_locked_pdf_is_refused() -> None:
    pdf, sink = pikepdf.open(io.BytesIO(document())), io.BytesIO()
    pdf.save(sink, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(Unreadable, match="paper_locked"):
        cleaned(sink.getvalue())


def test_a_pdf_that_only_its_owner_may_print_is_taken_and_opened() -> None:
    pdf, sink = pikepdf.open(io.BytesIO(document())), io.BytesIO()
    pdf.save(sink, encryption=pikepdf.Encryption(owner="a", user=""))
    with pikepdf.open(io.BytesIO(cleaned(sink.getvalue()).content)) as made:
        assert not made.is_encrypted


@pytest.mark.parametrize(
    ("content", "phrase"),
    [
        (b"", "paper_empty"),
        (b"x" * (MOST_BYTES + 1), "paper_large"),
        (b"MZ\x90\x00" + bytes(600), "paper_kind"),
        (b"<html><script>alert(1)</script></html>", "paper_kind"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>", "paper_kind"),
        (b"PK\x03\x04" + bytes(600), "paper_kind"),
        (b"\x00\x00\x00\x24ftypheic" + bytes(600), "paper_heic"),
        (b"\x00\x00\x00\x24ftypmp42" + bytes(600), "paper_kind"),
        (b"%PDF-1.7\n%%EOF", "paper_broken"),
        (document()[:200], "paper_broken"),
        (document(pages=21), "paper_pages"),
        (photo(size=(200, 200)), "paper_small"),
        (photo(text=" "), "paper_blank"),
        (photo()[:2000], "paper_broken"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_what_cannot_be_used_is_refused_by_a_phrase(content: bytes, phrase: str) -> None:
    with pytest.raises(Unreadable, match=phrase):
        cleaned(content)


def test_an_empty_page_is_blank() -> None:
    pdf, sink = pikepdf.Pdf.new(), io.BytesIO()
    pdf.add_blank_page()
    pdf.save(sink)
    with pytest.raises(Unreadable, match="paper_blank"):
        cleaned(sink.getvalue())


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_made_again_from_its_pixels(kind: str) -> None:
    raw = photo(kind=kind) + b"<?php Kenari ?>"
    assert CANARY in raw
    made = cleaned(raw)
    assert made.mime == "image/jpeg"
    assert CANARY not in made.content
    with Image.open(io.BytesIO(made.content)) as picture:
        assert not picture.getexif()
        assert picture.size == (900, 700)


def test_a_large_photo_becomes_smaller_and_keeps_its_shape() -> None:
    made = cleaned(photo(size=(4000, 3000)))
    with Image.open(io.BytesIO(made.content)) as picture:
        assert picture.size == (MOST_SIDE, MOST_SIDE * 3 // 4)


def test_a_photo_is_turned_upright() -> None:
    picture = Image.open(io.BytesIO(photo()))
    exif = picture.getexif()
    exif[0x0112] = 6
    sink = io.BytesIO()
    picture.save(sink, "JPEG", exif=exif)
    with Image.open(io.BytesIO(cleaned(sink.getvalue()).content)) as made:
        assert made.size == (700, 900)


def test_a_picture_that_unpacks_to_gigabytes_is_refused_unopened() -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return len(data).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")

    size = (60_000).to_bytes(4, "big")
    head = chunk(b"IHDR", size + size + b"\x08\x02\x00\x00\x00")
    bomb = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    with pytest.raises(Unreadable, match="paper_large"):
        cleaned(bomb)
