"""Source Sans 3 (SIL Open Font License) for pages and pictures, and the colours of both."""

from functools import cache
from pathlib import Path

from PIL import ImageFont
from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONTS = Path(__file__).parent / "fonts"
REGULAR, BOLD = "SourceSans3-Regular", "SourceSans3-Bold"

INK = "#1D2B33"
QUIET = "#586A74"
RULE = "#C9D3D8"
PAPER = "#F3F7F8"
ACCENT = "#0B5F6B"
WARN = "#B3401F"
MARKER = "#FFE98A"
# Told apart by people who see few colours, and by their grey on a black-and-white print.
SHARES = ("#0B5F6B", "#E0962B", "#7BB8C4", "#8C4A6B", "#A9B44A", "#5B6FB0")


@cache
def register() -> None:
    """Make both weights known to the page maker, once."""
    for name in (REGULAR, BOLD):
        pdfmetrics.registerFont(TTFont(name, FONTS / f"{name}.ttf"))
    addMapping(REGULAR, 0, 0, REGULAR)
    addMapping(REGULAR, 1, 0, BOLD)
    addMapping(BOLD, 0, 0, BOLD)
    addMapping(BOLD, 1, 0, BOLD)


@cache
def picture_font(size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    """The font for pictures, `size` in pixels."""
    return ImageFont.truetype(FONTS / f"{BOLD if bold else REGULAR}.ttf", size)
