"""`make bench-load`: figures of the whole path, printed and with --write put into the docs."""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from collections.abc import Sequence
from pathlib import Path

import httpx
from rich.console import Console

from bench.load import parts, runs
from bench.load.talk import SCRIPT, Measured, percentiles
from bench.report import machine, table, times, write
from bot.training import ensure_model

ENOUGH = 500.0
"""Milliseconds at the 95th percentile up to which a rate counts as borne."""
NEXT_PERSON = 1_000_000
"""Between two runs, so that nobody talks in both."""
console = Console(stderr=True)
Curve = list[tuple[float, Measured]]


def given() -> argparse.Namespace:
    """The sizes of a run."""
    parser = argparse.ArgumentParser(prog="make bench-load")
    parser.add_argument("--rate", type=float, default=50, help="messages a second")
    parser.add_argument("--seconds", type=float, default=600, help="of the constant rate")
    parser.add_argument("--steps", default="10,20,30,40,50,60,80,100", help="rates of the curve")
    parser.add_argument("--step-seconds", type=float, default=30)
    parser.add_argument("--alone", type=int, default=10, help="talks of one person, alone")
    parser.add_argument("--no-baseline", action="store_true", help="without Rasa as it comes")
    parser.add_argument("--database", default="", help="DATABASE_URL; SQLite when empty")
    parser.add_argument("--write", action="store_true", help="into docs/benchmarks.md")
    return parser.parse_args()


async def measure(known: argparse.Namespace) -> str:
    """The whole report as Markdown."""
    steps = [float(each) for each in known.steps.split(",") if each]
    with tempfile.TemporaryDirectory() as folder:
        baseline = [] if known.no_baseline else await stock(Path(folder), steps, known)
        alone, constant, curve, work = await whole(Path(folder), steps, known)
    return report(known, alone, constant, curve, work, baseline)


async def whole(
    var: Path, steps: Sequence[float], known: argparse.Namespace
) -> tuple[list[float], Measured, Curve, dict[str, float]]:
    """Ours: alone, at the constant rate, at each step; milliseconds of processor a message."""
    async with (
        parts.telegram(var) as api,
        parts.ours(var, api, known.database) as up,
        httpx.AsyncClient(base_url=api.url, timeout=60) as client,
    ):
        path = runs.WholePath(client)
        recorded, _ = await path.record(1)
        alone = []
        for talk in range(known.alone):
            again, taken = await path.record(2 + talk)
            alone += taken
            if again != recorded:
                raise RuntimeError("the script is not answered alike every time")
        before = parts.spent(up.pid)
        console.print(f"{known.rate:g}/s for {known.seconds:g} s …")
        constant = await path.run(known.rate, known.seconds, NEXT_PERSON, recorded)
        after = parts.spent(up.pid)
        work = {name: 1000 * (after[name] - before[name]) / constant.said for name in after}
        curve = []
        for place, rate in enumerate(steps, 2):
            console.print(f"{rate:g}/s …")
            first = NEXT_PERSON * place
            curve.append((rate, await path.run(rate, known.step_seconds, first, recorded)))
    return alone, constant, curve, work


async def stock(var: Path, steps: Sequence[float], known: argparse.Namespace) -> Curve:
    """Rasa as it comes at the same steps, until it no longer keeps up."""
    folder = var / "plain"
    folder.mkdir()
    curve: Curve = []
    async with parts.plain_rasa(folder, ensure_model(console)) as rasa:
        await runs.rest_run(rasa.url, 2, 5, 0)
        for place, rate in enumerate(steps, 1):
            console.print(f"Rasa as it comes, {rate:g}/s …")
            run = runs.rest_run(rasa.url, rate, known.step_seconds, NEXT_PERSON * place)
            curve.append((rate, await run))
            if curve[-1][1].rate < rate / 2:
                break
    return curve


def knee(curve: Curve) -> float:
    """The highest rate that is borne."""
    borne = (rate for rate, each in curve if each.p95 <= ENOUGH and not each.lost)
    return max(borne, default=0.0)


def row(name: str, rate: float, each: Measured) -> list[object]:
    """A line of the table."""
    times_taken = [f"{value:.0f}" for value in (each.p50, each.p95, each.p99)]
    return [name, f"{rate:g}", each.said, f"{each.rate:.1f}", *times_taken, each.lost, each.doubled]


def report(
    known: argparse.Namespace,
    alone: list[float],
    constant: Measured,
    curve: Curve,
    work: dict[str, float],
    baseline: Curve,
) -> str:
    """Tables and the lines under them."""
    head = [
        "path",
        "offered/s",
        "messages",
        "answered/s",
        "p50 ms",
        "p95 ms",
        "p99 ms",
        "lost",
        "doubled",
    ]
    rows = [row("whole path, constant", known.rate, constant)]
    rows += [row("whole path", rate, each) for rate, each in curve]
    rows += [row("Rasa as it comes, REST", rate, each) for rate, each in baseline]
    p50, p95, _ = percentiles(alone)
    lines = [
        table(head, rows),
        "",
        f"Alone, one message after the other: p50 {p50:.1f} ms, p95 {p95:.1f} ms "
        f"({len(alone)} turns).",
        f"Highest step with p95 ≤ {ENOUGH:g} ms and nothing lost: {knee(curve):g}/s; "
        f"Rasa as it comes: {knee(baseline):g}/s ({times(knee(curve), knee(baseline))}).",
        f"Answers that differ from the recorded ones under load: {constant.wrong}.",
        "Processor a message: "
        + ", ".join(f"{name} {ms:.1f} ms" for name, ms in work.items())
        + ".",
        f"A talk has {len(SCRIPT)} turns. {machine()}.",
    ]
    return "\n".join(lines)


def main() -> None:
    """Measure, print, perhaps write."""
    known = given()
    text = asyncio.run(measure(known))
    print(text)
    if known.write:
        write("load", text)


if __name__ == "__main__":
    main()
