"""The page of figures: charts drawn here, with their tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta

from fastapi import APIRouter, Request, Response

from bot.web.console import words
from bot.web.console.access import Senior, page
from bot.web.console.charts import Chart, bars, columns
from claims.figures import Figures, figures
from storage.usage import INTENT, SUM, UsageStore

router = APIRouter(prefix="/petugas", include_in_schema=False)
USED_SINCE = timedelta(days=30)
SUMS: Mapping[str, str] = {
    "severance_calculate": "Pesangon",
    "contract_compensation": "Kompensasi kontrak",
    "jkp_amount": "JKP",
    "plan": "Rencana lengkap",
    "severance_tax": "Pajak pesangon",
    "jht_tax": "Pajak JHT",
    "jht_balance": "Saldo JHT",
    "holiday_allowance": "THR",
}


@router.get("/angka")
async def all_figures(request: Request, desk: Senior) -> Response:
    """Cases by state and week, waits, intents and sums of the last 30 days."""
    found = await figures(desk.office, desk.actor)
    since, usage = desk.console.today() - USED_SINCE, UsageStore(desk.office.sessions)
    intents, names = await usage.most(INTENT, since), desk.console.intents()
    sums = await usage.most(SUM, since)
    charts = [
        *_cases(found),
        bars(
            "Yang ditanyakan, 30 hari terakhir",
            ("Maksud", "Pesan"),
            [(names.get(name, name), count) for name, count in intents],
        ),
        bars(
            "Hitungan yang selesai, 30 hari terakhir",
            ("Hitungan", "Kali"),
            [(SUMS.get(name, name), count) for name, count in sums],
        ),
    ]
    return page(request, desk, "figures", found=found, charts=charts)


def _cases(found: Figures) -> list[Chart]:
    by_status: Counter[str] = Counter()
    by_kind: Counter[str] = Counter()
    for (kind, status), count in found.by_status.items():
        by_status[status] += count
        by_kind[kind] += count
    return [
        bars(
            "Kasus menurut status",
            ("Status", "Kasus"),
            [(word, by_status[key]) for key, word in words.STATUSES.items()],
        ),
        bars(
            "Kasus menurut jenis",
            ("Jenis", "Kasus"),
            [(word, by_kind[key]) for key, word in words.KINDS.items()],
        ),
        columns(
            "Kasus baru per minggu",
            ("Minggu mulai", "Kasus"),
            [(f"{monday:%d-%m}", count) for monday, count in found.weeks],
        ),
    ]
