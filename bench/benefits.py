"""How long the sums take: random severance cases, a plan, a plan with its PDF.

`make bench-benefits`; each row has a baseline measured in the same run: the bare arithmetic of a
case without working, articles and notes, and an empty PDF of one page.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from statistics import median

from reportlab.pdfgen.canvas import Canvas

from bench import report
from benefits.plan import WorkerFacts, plan
from benefits.reasons import rows
from benefits.severance import SeveranceInput, compute
from benefits.tenure import Tenure
from claims.paper import plan_ics, plan_pdf

TODAY = date(2026, 11, 22)
UPMK_STEPS = (3, 6, 9, 12, 15, 18, 21, 24)
WORKER = WorkerFacts(
    wage=6_000_000,
    phk_date=date(2026, 11, 20),
    reason="efficiency",
    contract_type="pkwtt",
    start=date(2019, 3, 5),
    agrees=False,
    contribution_months=24,
    jht_balance=20_000_000,
    unused_leave_days=6,
)


@dataclass(frozen=True)
class Row:
    """What was timed, in seconds for one, beside its baseline."""

    name: str
    seconds: float
    baseline: str
    baseline_seconds: float


def cases(count: int, seed: int = 7) -> list[SeveranceInput]:
    """Random workers: every reason, tenures to 40 years, wages to 50 million, some leave."""
    chosen = random.Random(seed)
    keys = sorted(rows(TODAY))
    return [
        SeveranceInput(
            wage=chosen.randrange(300_000, 50_000_000),
            tenure=Tenure(chosen.randrange(40), chosen.randrange(12), chosen.randrange(30)),
            reason=chosen.choice(keys),
            unused_leave_days=chosen.randrange(13),
        )
        for _ in range(count)
    ]


def bare(inp: SeveranceInput) -> int:
    """The arithmetic alone, from tables in the code; parts of a rupiah are cut off."""
    row = rows(TODAY)[inp.reason]
    if row.reinstated:
        return 0
    up = min(inp.tenure.years + 1, 9)
    passed = sum(inp.tenure.years >= step for step in UPMK_STEPS)
    upmk = 0 if not passed else 10 if passed == len(UPMK_STEPS) else passed + 1
    leave = inp.unused_leave_days * inp.wage // inp.leave_divisor
    return int((row.up * up + row.upmk * upmk) * inp.wage) + leave


def spent(work: Callable[[], object]) -> float:
    """Seconds of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def severance_row(count: int) -> Row:
    """One case on average over many."""
    given = cases(count)
    ours = spent(lambda: [compute(inp, TODAY) for inp in given])
    base = spent(lambda: [bare(inp) for inp in given])
    name = f"a severance case with working, articles and notes ({count:,} random ones)"
    return Row(name, ours / count, "the bare arithmetic", base / count)


def empty_pdf() -> bytes:
    """A page with one line."""
    page = BytesIO()
    canvas = Canvas(page)
    canvas.drawString(72, 720, "Rencana Anda")
    canvas.save()
    return page.getvalue()


def plan_rows(times: int) -> list[Row]:
    """The middle of some plans, the first with its PDF apart: it loads the fonts."""
    made = plan(WORKER, TODAY)
    empty = median(spent(empty_pdf) for _ in range(times))
    first = spent(lambda: plan_pdf(plan(WORKER, TODAY), WORKER, None))
    whole = median(spent(lambda: plan_pdf(plan(WORKER, TODAY), WORKER, None)) for _ in range(times))
    alone = median(spent(lambda: plan(WORKER, TODAY)) for _ in range(times))
    calendar = median(spent(lambda: plan_ics(made)) for _ in range(times))
    page = "an empty PDF"
    return [
        Row("a plan", alone, page, empty),
        Row("the first plan with its PDF", first, page, empty),
        Row("a plan with its PDF", whole, page, empty),
        Row("the calendar of a plan", calendar, page, empty),
    ]


def table(found: list[Row]) -> str:
    """Milliseconds and how many times the baseline."""
    return report.table(("what", "time", "baseline", "times the baseline"), map(cells, found))


def cells(row: Row) -> tuple[str, ...]:
    """One row of the table."""
    times = f"{row.seconds / row.baseline_seconds:.1f} ×"
    return row.name, f"{row.seconds * 1000:.3f} ms", row.baseline, times


def main() -> None:
    """Measure, print, and write with --write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--plans", type=int, default=15)
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md")
    given = parser.parse_args()
    text = f"{table([severance_row(given.cases), *plan_rows(given.plans)])}\n\n{report.machine()}"
    print(text)
    if given.write:
        report.write("benefits", text)


if __name__ == "__main__":
    main()
