"""A row with named columns, from CSV or a JSON list, as a posting."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from indonesian import money
from jobs.posting import (
    LONGEST_LINK,
    Employment,
    Kind,
    Pay,
    Posting,
    company_of,
    digest,
    plain,
    title_of,
)
from jobs.regions import located
from jobs.terms import EMPLOYMENT, education_in
from jobs.times import day, end_of, moment

COLUMNS = Path(__file__).parent.parent / "data" / "columns.yml"
KINDS = {
    "lowongan": Kind.JOB,
    "kerja": Kind.JOB,
    "job": Kind.JOB,
    "pelatihan": Kind.TRAINING,
    "kursus": Kind.TRAINING,
    "training": Kind.TRAINING,
    "magang": Kind.INTERNSHIP,
    "pemagangan": Kind.INTERNSHIP,
    "internship": Kind.INTERNSHIP,
}
PERIODS = {"bulan": "month", "hari": "day", "jam": "hour", "minggu": "week"}
PERIODS |= {name: name for name in PERIODS.values()}


@dataclass(frozen=True)
class Defaults:
    """What holds for a whole file: its source, what it offers, where to go, when it was read."""

    source: str
    now: datetime
    kind: Kind = Kind.JOB
    company: str = ""
    link: str = ""


@cache
def _meaning() -> dict[str, str]:
    """What a column's name means."""
    given: dict[str, list[str]] = yaml.safe_load(COLUMNS.read_text("utf-8"))
    return {name: meaning for meaning, names in given.items() for name in (meaning, *names)}


def understood(row: Mapping[str, Any]) -> dict[str, str]:
    """The cells of a row by what they mean; columns that mean nothing to us are left out."""
    cells: dict[str, str] = {}
    for name, value in row.items():
        plain_name = " ".join(re.findall(r"[a-z]+", str(name or "").lower()))
        meaning = _meaning().get(str(name).lower()) or _meaning().get(plain_name)
        if meaning and isinstance(value, str | int | float) and str(value).strip():
            cells.setdefault(meaning, str(value).strip())
    return cells


def posting_of(row: Mapping[str, Any], defaults: Defaults) -> Posting:
    """A row as a posting; ValueError says in words of the file what is wrong with it."""
    cells = understood(row)
    title, link = cells.get("title", ""), cells.get("link", defaults.link)
    if not title:
        raise ValueError("kolom judul kosong atau tidak ada")
    if not re.match(r"https?://\S+$", link):
        raise ValueError("kolom tautan harus berisi alamat http(s)")
    place = ", ".join(cells[name] for name in ("place", "province") if name in cells)
    where = located(cells.get("place", ""), place)
    company = cells.get("company", defaults.company)
    return Posting(
        source=defaults.source,
        source_id=cells.get("id") or digest("|".join((title, company, place, link))),
        kind=_choice(cells, "kind", KINDS) or defaults.kind,
        title=title_of(title),
        link=link[:LONGEST_LINK],
        published=_time(cells, "published", where.zone) or defaults.now,
        company=company_of(company),
        **where._asdict(),
        pay=_pay(cells),
        employment=_choice(cells, "employment", EMPLOYMENT),
        education=education_in(cells.get("education", "")),
        age_min=_whole(cells, "age_min"),
        age_max=_whole(cells, "age_max"),
        snippet=plain(cells.get("description", "")),
        expires=_time(cells, "expires", where.zone),
        starts=_time(cells, "starts", where.zone),
        tags=plain(cells.get("tags", ""), 400),
    )


def _choice[T: (Kind, Employment)](
    cells: Mapping[str, str], name: str, known: Mapping[str, T]
) -> T | None:
    """The known value that a cell begins with; ValueError when it says something else."""
    said = re.sub(r"[-_]", " ", cells.get(name, "").lower())
    if not said:
        return None
    found = next((value for words, value in known.items() if said.startswith(words)), None)
    if found is None:
        raise ValueError(f"{said!r} bukan pilihan: {', '.join(known)}")
    return found


def _time(cells: Mapping[str, str], name: str, zone: str) -> datetime | None:
    """A time; ValueError when there is something else."""
    raw = cells.get(name, "")
    if not raw:
        return None
    readers = {"expires": end_of, "starts": day, "published": moment}
    found = readers[name](raw, zone)
    if found is None:
        raise ValueError(f"tanggal {raw!r} tidak terbaca: pakai 2026-12-31 atau 31-12-2026")
    return found


def _whole(cells: Mapping[str, str], name: str) -> int | None:
    """The first number in a cell: "maks. 35 th" is 35."""
    found = re.search(r"\d+", cells.get(name, ""))
    return int(found[0]) if found else None


def _pay(cells: Mapping[str, str]) -> Pay | None:
    """Pay from one or two cells: "4.500.000", "4,5 jt", "4-5 juta"."""
    low = _rupiah(cells.get("pay_low", ""))
    high = _rupiah(cells.get("pay_high", ""))
    period = PERIODS.get(cells.get("pay_period", "bulan").lower().removeprefix("per "), "month")
    return Pay.stated(low[0], high[0] or low[1], period)


def _rupiah(raw: str) -> tuple[int | None, int | None]:
    """Bottom and top of an amount in words or figures."""
    if re.fullmatch(r"[\d.,\s]+", raw) and len(re.sub(r"\D", "", raw)) > 4:
        return int(re.sub(r"\D", "", re.sub(r",\d{1,2}$", "", raw))), None
    found = next(iter(money.find(raw)), None)
    return (int(str(found.value)), found.upper) if found else (None, None)
