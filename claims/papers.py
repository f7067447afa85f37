"""Papers that a worker sends: told by their content, made again from their pixels, never trusted.

A photo is decoded and encoded anew: what hides in its metadata or behind its end is gone. A PDF is
rewritten without scripts, actions, attachments, forms and encryption. What cannot be read is
refused with the name of a phrase of knowledge/intake.yml.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
import puremagic
from PIL import Image, ImageOps, ImageStat, UnidentifiedImageError

MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 50_000_000
LEAST_SIDE, MOST_SIDE = 300, 2400
MOST_PAGES = 20
QUALITY = 85
BLANK = 6.0
"""Standard deviation of grey below which a picture shows nothing."""

IMAGES = {"image/jpeg", "image/png", "image/webp"}
FORMATS = ("JPEG", "PNG", "WEBP")
PDF, JPEG = "application/pdf", "image/jpeg"
OF_CATALOG = (
    "/OpenAction /AA /AcroForm /Names /JavaScript /Collection /Metadata /PieceInfo /Dests "
    "/Threads /Perms /Legal /Requirements /Extensions /SpiderInfo /Outlines /URI"
).split()
OF_PAGE = "/AA /Annots /Metadata /PieceInfo /Thumb /B /Tabs".split()


class Unreadable(Exception):
    """A file that cannot be taken; `phrase` says why in the worker's words."""

    def __init__(self, phrase: str) -> None:
        super().__init__(phrase)
        self.phrase = phrase


@dataclass(frozen=True)
class Clean:
    """A paper that may be kept and shown: JPEG or PDF."""

    mime: str
    content: bytes
    pages: int


def cleaned(content: bytes) -> Clean:
    """A paper made harmless; raises Unreadable. Slow: not for an event loop."""
    if not content:
        raise Unreadable("paper_empty")
    if len(content) > MOST_BYTES:
        raise Unreadable("paper_large")
    kind = sniffed(content)
    if kind in IMAGES:
        return _picture(content)
    if kind == PDF:
        return _pdf(content)
    raise Unreadable("paper_heic" if _is_heic(content) else "paper_kind")


def _is_heic(content: bytes) -> bool:
    """A photo as iPhones keep them: ISO/IEC 23008-12 names its brands after "ftyp"."""
    return content[4:8] == b"ftyp" and content[8:12] in (b"heic", b"heix", b"hevc", b"mif1")


def sniffed(content: bytes) -> str | None:
    """The MIME type by content; the name and what the channel said do not count."""
    if content.startswith(b"%PDF-"):
        return PDF
    try:
        found: list[Any] = puremagic.magic_string(content)
    except puremagic.PureError:
        return None
    return next((each.mime_type for each in found if each.mime_type in IMAGES), None)


def _picture(content: bytes) -> Clean:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _decoded(content)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Unreadable("paper_large") from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        raise Unreadable("paper_broken") from None


def _decoded(content: bytes) -> Clean:
    with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise Unreadable("paper_large")
        if min(picture.size) < LEAST_SIDE:
            raise Unreadable("paper_small")
        upright = ImageOps.exif_transpose(picture)
        plain = _on_white(upright)
    _need_contrast(plain)
    plain.thumbnail((MOST_SIDE, MOST_SIDE))
    sink = io.BytesIO()
    plain.save(sink, "JPEG", quality=QUALITY, optimize=True)
    return Clean(JPEG, sink.getvalue(), 1)


def _on_white(picture: Image.Image) -> Image.Image:
    """The pixels alone: no palette, no transparency, no metadata."""
    rgba = picture.convert("RGBA")
    plain = Image.new("RGB", rgba.size, "white")
    plain.paste(rgba, mask=rgba.getchannel("A"))
    return plain


def _need_contrast(picture: Image.Image) -> None:
    """A photo of nothing: all black, all white, the inside of a pocket."""
    small = picture.convert("L").resize((128, 128))
    if ImageStat.Stat(small).stddev[0] < BLANK:
        raise Unreadable("paper_blank")


def _pdf(content: bytes) -> Clean:
    try:
        with pikepdf.open(io.BytesIO(content)) as document:
            return _rewritten(document)
    except pikepdf.PasswordError:
        raise Unreadable("paper_locked") from None
    except (pikepdf.PdfError, RecursionError, ValueError, TypeError, KeyError, AttributeError):
        raise Unreadable("paper_broken") from None


def _rewritten(document: pikepdf.Pdf) -> Clean:
    """The pages in a new file: only what they draw comes along."""
    count = len(document.pages)
    if not count:
        raise Unreadable("paper_blank")
    if count > MOST_PAGES:
        raise Unreadable("paper_pages")
    if not any(_draws(page) for page in document.pages):
        raise Unreadable("paper_blank")
    fresh = pikepdf.Pdf.new()
    fresh.pages.extend(document.pages)
    _strip(fresh)
    sink = io.BytesIO()
    fresh.save(sink, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    made = sink.getvalue()
    if len(made) > MOST_BYTES:
        raise Unreadable("paper_large")
    return Clean(PDF, made, count)


def _draws(page: pikepdf.Page) -> bool:
    """Whether a page has anything on it."""
    operators = {str(each.operator) for each in pikepdf.parse_content_stream(page)}
    return bool(operators & set("Do Tj TJ ' \" f F f* S s B b sh BI INLINE".split()))


def _strip(document: pikepdf.Pdf) -> None:
    """Take out whatever could act, from the catalogue, the pages and every dictionary."""
    for key in OF_CATALOG:
        if key in document.Root:
            del document.Root[key]
    for page in document.pages:
        for key in OF_PAGE:
            if key in page.obj:
                del page.obj[key]
    for held in document.objects:
        for key in _acting(held):
            del held[key]


def _acting(held: Any) -> Iterator[str]:
    """Keys of scripts, actions and files in any object."""
    if isinstance(held, (pikepdf.Dictionary, pikepdf.Stream)):
        for key in (
            "/JS",
            "/JavaScript",
            "/AA",
            "/OpenAction",
            "/EF",
            "/AF",
            "/Launch",
            "/RichMedia",
        ):
            if key in held:
                yield key
        if held.get("/S") in ("/JavaScript", "/Launch", "/URI", "/SubmitForm", "/ImportData"):
            yield "/S"
