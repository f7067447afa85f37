"""Postings of the tests, each told apart by what a test is about."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from jobs.posting import Kind, Posting

NOON = datetime(2026, 11, 26, 5, 0, tzinfo=UTC)
"""Midday in Jakarta."""


def posting(title: str = "Operator Produksi", number: int = 1, **values: Any) -> Posting:
    """A vacancy in Kota Bekasi, put up yesterday."""
    given: dict[str, Any] = {
        "source": "karirhub",
        "source_id": f"id-{number}",
        "kind": Kind.JOB,
        "title": title,
        "link": f"https://karirhub.kemnaker.go.id/lowongan/{number}",
        "published": NOON - timedelta(days=1),
        "company": f"PT Maju {number}",
        "regency": "Kota Bekasi",
        "province": "Jawa Barat",
    }
    return Posting(**given | values)
