"""A portal of our own with postings that are clearly marked as examples.

It is an ASGI application that is reached through the same HTTP client as every portal, so that the
whole way of a posting works without a network.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from jobs.regions import regencies

BASE = "http://contoh.invalid"
FEED = f"{BASE}/lowongan.json"
FILE = Path(__file__).parent / "postings.tsv"
TYPES = {"training": "Course"}
MARK = "Contoh, bukan lowongan sungguhan."

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


def rows() -> Iterator[dict[str, str]]:
    """The lines of the file by the names of its columns."""
    heading, *lines = FILE.read_text("utf-8").splitlines()
    names = heading.split("\t")
    return (dict(zip(names, line.split("\t"), strict=True)) for line in lines)


def record(row: dict[str, str], now: datetime) -> dict[str, Any]:
    """A line as JobPosting or Course; its dates are counted from `now`."""
    published = now - timedelta(days=int(row["days_ago"]))
    until = now.date() + timedelta(days=int(row["open_days"]))
    made: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": TYPES.get(row["kind"], "JobPosting"),
        "isSample": True,
        "identifier": row["id"],
        "url": f"{BASE}/{row['id']}",
        "title": row["title"],
        "description": f"{MARK} {row['description']}",
        "datePosted": published.isoformat(),
        "validThrough": until.isoformat(),
        "hiringOrganization": {"name": row["company"]},
        "jobLocation": {"address": _address(row["regency"])},
        "educationRequirements": row["education"],
        "employmentType": row["employment"],
        "typicalAgeRange": {"maxValue": row["age_max"]},
        "baseSalary": _salary(row),
    }
    if row["starts_in"]:
        made["startDate"] = (now.date() + timedelta(days=int(row["starts_in"]))).isoformat()
    return made


def _address(regency: str) -> dict[str, str]:
    return {"addressLocality": regency, "addressRegion": regencies()[regency].province}


def _salary(row: dict[str, str]) -> dict[str, Any] | None:
    """Pay as schema.org has it; "180000/hari" is by the day."""
    if not row["pay_low"]:
        return None
    unit = "DAY" if "/hari" in row["pay_low"] else "MONTH"
    low, high = (int(row[name].split("/")[0]) for name in ("pay_low", "pay_high"))
    return {"currency": "IDR", "value": {"minValue": low, "maxValue": high, "unitText": unit}}


class SamplePortal:
    """The ASGI application: the feed at FEED, 404 elsewhere."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        """`now`: the postings were put up shortly before it."""
        self._now = now

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one request."""
        found = scope.get("path") == "/lowongan.json"
        body = json.dumps([record(row, self._now()) for row in rows()] if found else [])
        kind = [(b"content-type", b"application/json")]
        status = 200 if found else 404
        await send({"type": "http.response.start", "status": status, "headers": kind})
        await send({"type": "http.response.body", "body": body.encode()})
