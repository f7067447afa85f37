"""Pictures as wide as a phone's screen: what the timeline and the make-up are drawn with."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from claims.paper.typeface import INK, picture_font

WIDTH = 1080
EDGE = 64
LEADING = 1.28
COLOURS = 64
# The fast way to few colours leaves white one shade short of white.
FULL, NEARLY_FULL = 255, 252


@dataclass
class Sheet:
    """A white sheet; `y` is where the next line goes, in pixels from the top."""

    height: int
    y: int = EDGE

    def __post_init__(self) -> None:
        self.image = Image.new("RGB", (WIDTH, self.height), "white")
        self.pen = ImageDraw.Draw(self.image)

    def write(
        self,
        words: str,
        size: int,
        *,
        x: int = EDGE,
        bold: bool = False,
        colour: str = INK,
        free: int = 0,
    ) -> None:
        """A paragraph from `x` to `free` pixels before the right edge; moves `y` below it."""
        font = picture_font(size, bold)
        for line in wrapped(words, font, WIDTH - EDGE - x - free):
            self.pen.text((x, self.y), line, colour, font)
            self.y += round(size * LEADING)

    def png(self) -> bytes:
        """The sheet down to what was written, as a small PNG."""
        used = self.image.crop((0, 0, WIDTH, min(self.height, self.y + EDGE)))
        few = used.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        few.putpalette([FULL if part >= NEARLY_FULL else part for part in few.getpalette() or []])
        sink = BytesIO()
        few.save(sink, "PNG")
        return sink.getvalue()


def wrapped(words: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """The words in lines that are no wider than `width` pixels, if no single word is."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def right(sheet: Sheet, words: str, size: int, *, bold: bool = False, colour: str = INK) -> int:
    """One line that ends at the right edge; `y` stays. The width that it takes, in pixels."""
    font = picture_font(size, bold)
    sheet.pen.text((WIDTH - EDGE, sheet.y), words, colour, font, anchor="ra")
    return round(font.getlength(words))
