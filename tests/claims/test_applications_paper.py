"""The month of applications on paper: every line, the same bytes, strangers' signs as they are."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from pypdf import PdfReader

from claims.paper.applications import Applied, applications_pdf

MONTH, MADE = "bulan 11-2026", date(2026, 11, 26)
SAID = "Lamaran bulan 11-2026: **1 dari 5**, kurang **4**."


def paper(*rows: Applied) -> bytes:
    return applications_pdf(rows, MONTH, SAID, MADE)


def words(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def row(company: str = "Indomaret") -> Applied:
    return Applied(date(2026, 11, 25), "lamaran", company, "kasir", "email")


def test_the_paper_says_who_when_and_how() -> None:
    found = words(paper(row()))
    for part in ("bulan 11-2026", "25-11-2026", "Indomaret", "kasir", "email", "1 dari 5", "bukti"):
        assert part in found
    assert "**" not in found


def test_the_same_log_is_the_same_file() -> None:
    assert paper(row()) == paper(row())


def test_signs_of_markup_are_printed() -> None:
    assert "<b>PT & Co</b>" in words(paper(row("<b>PT & Co</b>")))


def test_a_long_month_goes_on_the_next_page_under_the_same_head() -> None:
    content = paper(*(row(f"PT {number}") for number in range(80)))
    pages = PdfReader(BytesIO(content)).pages
    assert len(pages) > 1
    assert all("Perusahaan" in page.extract_text() for page in pages)
    assert "PT 79" in words(content)
