"""What a sum is made of, as a picture: one bar, and a row for each part."""

from fractions import Fraction

from PIL import Image, ImageDraw

from benefits.result import Line, Result, day_text, rounded, rupiah
from claims.paper.pictures import EDGE, WIDTH, Sheet, right
from claims.paper.typeface import ACCENT, INK, QUIET, RULE, SHARES, WARN
from claims.paper.words import say

BAR = 110
GAP = 40
SWATCH = 34
TEXT = EDGE + SWATCH + 26
ROOM = 330
SEAM = 4
HATCH = 22


def makeup_png(result: Result) -> bytes:
    """A picture 1080 pixels wide; a deduction is drawn as the part of the bar that is hatched."""
    sheet = Sheet(height=ROOM * (len(result.lines) + 3))
    sheet.write(result.title, 46, bold=True)
    sheet.write(rupiah(result.total), 88, bold=True, colour=ACCENT)
    sheet.y += GAP
    _bar(sheet, result)
    for number, line in enumerate(result.lines):
        _row(sheet, line, _colour(number, line))
    sheet.write(say("picture_footer", day=day_text(result.rules_as_of)), 30, colour=QUIET)
    return sheet.png()


def _colour(number: int, line: Line) -> str:
    return SHARES[number % len(SHARES)] if line.amount >= 0 else WARN


def _bar(sheet: Sheet, result: Result) -> None:
    """Parts side by side, as long as their share of everything that is added."""
    added = sum(line.amount for line in result.lines if line.amount > 0)
    box = (EDGE, sheet.y, WIDTH - EDGE, sheet.y + BAR)
    sheet.pen.rectangle(box, RULE)
    before = 0
    for number, line in enumerate(result.lines):
        if line.amount > 0:
            start, end = _x(before, added), _x(before + line.amount, added)
            edge = max(start, end - SEAM)
            sheet.pen.rectangle((start, box[1], edge, box[3]), _colour(number, line))
            before += line.amount
    _hatched(sheet, added, added - result.total)
    sheet.y += BAR + GAP


def _hatched(sheet: Sheet, added: int, taken: int) -> None:
    """Strokes over the end of the bar, as long as what is taken off."""
    if not taken or not added:
        return
    width = WIDTH - EDGE - _x(added - taken, added)
    patch = Image.new("RGB", (max(width, 1), BAR), "white")
    pen = ImageDraw.Draw(patch)
    for x in range(-BAR, width, HATCH):
        pen.line((x, BAR, x + BAR, 0), WARN, 3)
    pen.rectangle((0, 0, width - 1, BAR - 1), outline=WARN, width=4)
    sheet.image.paste(patch, (WIDTH - EDGE - width, sheet.y))


def _x(amount: int, whole: int) -> int:
    return EDGE + rounded(Fraction(amount * (WIDTH - 2 * EDGE), whole))


def _row(sheet: Sheet, line: Line, colour: str) -> None:
    """Swatch, name and amount, then the working and the article."""
    sheet.pen.rectangle((EDGE, sheet.y + 10, EDGE + SWATCH, sheet.y + 10 + SWATCH), colour)
    ink = WARN if line.amount < 0 else INK
    taken = right(sheet, rupiah(line.amount), 40, bold=True, colour=ink)
    sheet.write(line.label, 40, x=TEXT, bold=True, free=taken + GAP)
    sheet.write(line.formula, 36, x=TEXT)
    sheet.write(line.article, 30, x=TEXT, colour=QUIET)
    sheet.y += GAP
