"""`python -m bench.nlu`: our pipeline and stock Rasa side by side.

Trains both on the project's messages (and on MASSIVE id-ID where its file is given), serves both,
and measures parsing, turns, memory, start, model and environment. Trained models stay in the work
folder; `--again` trains anew.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from bench.nlu import bots, load, massive
from bench.nlu.bots import Bot
from bench.nlu.servers import action_server, serving
from bench.report import ROOT, machine, table, times, write

GREETING, QUESTION = "halo selamat pagi", "syarat klaim jkp apa aja ya"


@dataclass
class Figures:
    """What was measured of one bot, by the name of the row."""

    bot: Bot
    rows: dict[str, float] = field(default_factory=dict)


def arguments() -> argparse.Namespace:
    """The command line."""
    shared = ROOT.parent / "shared"
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=12, help="of stock Rasa's networks")
    parser.add_argument("--count", type=int, default=2000, help="messages a measurement")
    parser.add_argument("--massive", type=Path, default=shared / "data/massive-id/id-ID.jsonl")
    parser.add_argument("--messages", type=Path, default=shared / "eval" / "dev.jsonl")
    parser.add_argument("--work", type=Path, default=ROOT / "var" / "bench" / "nlu")
    parser.add_argument("--again", action="store_true", help="train anew")
    parser.add_argument("--train-only", action="store_true")
    parser.add_argument("--write", action="store_true", help="into docs/benchmarks.md")
    return parser.parse_args()


def stock_environment() -> None:
    """Rasa with TensorFlow in an environment of its own, from its lock file."""
    own = ROOT / ".tools" / "bin" / "uv"
    uv = str(own) if own.exists() else shutil.which("uv") or "uv"
    subprocess.run([uv, "sync", "--frozen", "--quiet"], cwd=ROOT / "bench" / "stock", check=True)


def train_both(given: argparse.Namespace) -> list[Bot]:
    """The two bots on the project's messages."""
    folder = given.work / "bot"
    folder.mkdir(parents=True, exist_ok=True)
    bots.write_bench_data(folder)
    stock = bots.make_bot(f"stock-{given.epochs}", folder, bots.stock_config(given.epochs))
    return [stock, bots.make_bot("ours", folder, bots.our_config())]


def train_massive(given: argparse.Namespace) -> list[Bot]:
    """The two pipelines on MASSIVE, intents only."""
    folder = given.work / "massive"
    folder.mkdir(parents=True, exist_ok=True)
    massive.write_training_data(given.massive, folder)
    base = {"recipe": "default.v1", "language": "id", "assistant_id": "bench"}
    ours = bots.our_config()["pipeline"][:1]
    configs = {
        f"stock-{given.epochs}": bots.stock_pipeline(given.epochs),
        "ours": ours,
    }
    return [
        bots.make_bot(name, folder, base | {"pipeline": pipeline}, nlu_only=True)
        for name, pipeline in configs.items()
    ]


async def measure(bot: Bot, given: argparse.Namespace, texts: list[str]) -> Figures:
    """Everything about one bot, while nothing else runs."""
    figures, folder = Figures(bot), given.work / "bot"
    rows = figures.rows
    async with action_server(folder) as port, serving(bot, folder, port) as server:
        rows["start to first answer, s"] = server.start
        alone = await load.parse_speed(server, texts, given.count)
        eight = await load.parse_speed(server, texts, given.count, load.CLIENTS)
        rows["parse p50, ms"], rows["parse p99, ms"] = alone.p50, alone.p99
        rows["parse p50 with 8 clients, ms"], rows["parse p99 with 8 clients, ms"] = (
            eight.p50,
            eight.p99,
        )
        rows["parses a second, 1 client"], rows["parses a second, 8 clients"] = (
            alone.rate,
            eight.rate,
        )
        for name, text in (("without action", GREETING), ("with action", QUESTION)):
            turn = await load.turn_speed(server, text, given.count // 4)
            rows[f"turn {name} p50, ms"] = turn.p50
            busy = await load.turn_speed(server, text, given.count // 4, load.CLIENTS)
            rows[f"turns a second {name}, 8 clients"] = busy.rate
        first, slowest = await load.session_growth(server, QUESTION)
        rows["slowest ten of 100 turns / the first ten"] = slowest / first
        rows["resident, MB"] = server.resident() / 1e6
    rows["training, CPU s"], rows["training, wall s"] = bot.training.cpu, bot.training.wall
    rows["model, MB"] = bot.size / 1e6
    rows["environment, MB"] = _size(bot.python.parent.parent) / 1e6
    return figures


def _size(folder: Path) -> int:
    found = subprocess.run(["du", "-sb", folder], capture_output=True, text=True, check=True)
    return int(found.stdout.split()[0])


async def accuracy(bot: Bot, folder: Path, labelled: list[tuple[str, set[str]]]) -> float:
    """Percent of messages with one of their right labels."""
    async with serving(bot, folder) as server:
        found = await load.intents_of(server, [text for text, _ in labelled])
    right = sum(intent in labels for intent, (_, labels) in zip(found, labelled, strict=True))
    return 100 * right / len(labelled)


def own_messages(file: Path) -> list[tuple[str, set[str]]]:
    """Labelled messages (see docs/nlu.md, Measuring)."""
    lines = (json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip())
    return [(each["text"], {each["intent"], *each.get("also", ())}) for each in lines]


UNSEEN = ROOT / "tests" / "nlu" / "unseen.jsonl"
"""Of our own, written apart from the training messages."""

MORE_IS_BETTER = ("a second",)


def as_table(stock: Figures, ours: Figures) -> str:
    """Row by row, with how many times better ours is."""
    rows = []
    for name, value in stock.rows.items():
        mine = ours.rows[name]
        better = name.find(MORE_IS_BETTER[0]) >= 0
        ratio = times(mine, value) if better else times(value, mine)
        if "accuracy" in name:
            ratio = f"{mine - value:+.1f} points"
        rows.append((name, f"{value:.1f}", f"{mine:.1f}", ratio))
    return table(("measured", stock.bot.name, "ours", "better by"), rows)


async def run(given: argparse.Namespace) -> str:
    """Train what is missing, measure one after another, and say it as a table."""
    stock_environment()
    on_massive = train_massive(given) if given.massive.exists() else []
    pair = train_both(given)
    if given.train_only:
        return "trained"
    labelled = own_messages(given.messages) if given.messages.exists() else []
    texts = [text for text, _ in labelled] or [GREETING, QUESTION]
    both = [await measure(bot, given, texts) for bot in pair]
    held_out = massive.split(given.massive, "test") if on_massive else []
    test = [(each.text, {each.intent}) for each in held_out]
    unseen = own_messages(UNSEEN)
    for number, figures in enumerate(both):
        for name, messages in (("labelled", labelled), ("unseen", unseen)):
            if messages:
                figures.rows[f"accuracy on {name} messages, %"] = await accuracy(
                    pair[number], given.work / "bot", messages
                )
        if on_massive:
            name = "accuracy on MASSIVE id-ID test, %"
            figures.rows[name] = await accuracy(on_massive[number], given.work / "massive", test)
    return f"{as_table(*both)}\n\n{machine()}; networks of stock Rasa: {given.epochs} epochs."


def main() -> None:
    """Measure, print, and write when asked."""
    given = arguments()
    if given.again:
        shutil.rmtree(given.work, ignore_errors=True)
    text = asyncio.run(run(given))
    print(text)
    if given.write:
        write("nlu", text)


if __name__ == "__main__":
    main()
