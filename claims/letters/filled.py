"""A letter with its facts: blocks of spans, of which some are gaps."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from benefits.result import Line, cited, rupiah
from claims.letters.facts import RULE, LetterFacts, gap, rule_text, values
from claims.letters.template import PLACEHOLDER, Template

OPTIONAL = re.compile(r"\[\[(.*?)\]\]")
AMOUNT_HEADS = ("Hak", "Perhitungan", "Dasar", "Jumlah")
AMOUNT_TOTAL = "Jumlah seluruhnya"
RECEIPT = ("Nama dan jabatan penerima", "Tanggal diterima", "Tanda tangan dan cap")
RECEIPT_TITLE = "Tanda terima (diisi penerima surat)"
TOKEN = re.compile(r"(\*\*|\{[\w:]+\})")


@dataclass(frozen=True)
class Span:
    """A piece of text in one style; a gap is text that the writer still has to replace."""

    text: str
    bold: bool = False
    gap: bool = False


Text = tuple[Span, ...]


@dataclass(frozen=True)
class Part:
    """A filled block: `rows` holds its lines, each of one or more cells."""

    kind: str
    rows: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True)
class Letter:
    """What the renderers draw; the lines of the claim stand where a part says `amounts`."""

    title: str
    parts: tuple[Part, ...]
    claims: tuple[Line, ...]


def fill(template: Template, facts: LetterFacts) -> Letter:
    """The letter with its facts; raises KeyError for a placeholder that is not known."""
    known = values(facts)
    known |= {
        name: rule_text(name.removeprefix(RULE), facts)
        for name in template.placeholders
        if name.startswith(RULE)
    }
    parts = tuple(
        Part(block.kind, tuple(_rows(block.kind, block.lines, known))) for block in template.blocks
    )
    return Letter(template.title, parts, facts.claims)


def amount_rows(claims: tuple[Line, ...]) -> list[Text]:
    """The claim as a table: heads, a row a line (a gap when there is none), and the total."""
    none = Span("")
    rows = [_amount_row(line) for line in claims]
    total = Span(rupiah(sum(line.amount for line in claims)))
    if not claims:
        rows = [(Span(gap("amounts"), gap=True), none, none, none)]
        total = Span(gap("total"), gap=True)
    return [_plain(*AMOUNT_HEADS), *rows, (Span(AMOUNT_TOTAL), none, none, total)]


def _amount_row(line: Line) -> Text:
    return _plain(line.label, line.formula, cited(line.article), rupiah(line.amount))


def _plain(*cells: str) -> Text:
    return tuple(Span(cell) for cell in cells)


def receipt() -> tuple[str, tuple[str, ...]]:
    """The box in which the one who takes the letter signs for it: its title and its columns."""
    return RECEIPT_TITLE, RECEIPT


def _rows(
    kind: str, lines: tuple[str, ...], known: Mapping[str, str]
) -> Iterator[tuple[Text, ...]]:
    splitter = {"fields": " :: ", "sign": " | "}.get(kind)
    for line in lines:
        if line.startswith("?") and not _complete(line, known):
            continue
        cells = line.lstrip("?").split(splitter) if splitter else [line]
        yield tuple(tuple(_spans(cell, known)) for cell in cells)


def _complete(text: str, known: Mapping[str, str]) -> bool:
    return all(name in known for name in PLACEHOLDER.findall(text))


def _spans(text: str, known: Mapping[str, str]) -> Iterator[Span]:
    kept = OPTIONAL.sub(lambda part: part[1] if _complete(part[1], known) else "", text)
    bold = False
    for piece in TOKEN.split(kept):
        if piece == "**":
            bold = not bold
        elif name := PLACEHOLDER.fullmatch(piece):
            value = known.get(name[1])
            yield Span(value or gap(name[1]), bold, gap=value is None)
        elif piece:
            yield Span(piece, bold)
