"""`teman nlu …`: learning from messages that were not understood."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from bot.learning import (
    REGRESSION,
    Outcome,
    WrongLabels,
    intents,
    learn,
    read_labelled,
    unknown_of,
)
from bot.prepare import check_storage, console, prepare
from bot.training import ensure_model
from storage.database import sessions
from storage.encryption import KeyProblem, load_vault
from storage.review import LABELLED, NEW, ReviewStore, Unanswered
from storage.settings import settings as storage_settings

app = typer.Typer(no_args_is_help=True, add_completion=False, help=__doc__)
REGRESSION_HELP = "Messages to compare the old and the new model on (JSONL or YAML)."


def store() -> ReviewStore:
    """The wordings that wait for a person."""
    return ReviewStore(sessions(), load_vault(storage_settings()))


def as_line(message: Unanswered) -> str:
    """A line to label: put the right intent where it is empty."""
    line = {
        "id": message.id,
        "text": message.text,
        "intent": message.label or "",
        "guesses": message.guesses,
        "count": message.count,
    }
    return json.dumps(line, ensure_ascii=False)


@app.command()
def review(
    out: Annotated[Path | None, typer.Option(help="Write JSONL to be labelled here.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 200,
) -> None:
    """Show wordings that were not understood, the most frequent first."""
    prepare_storage()
    messages = asyncio.run(store().with_status(NEW, LABELLED, limit=limit))
    if out:
        out.write_text("".join(f"{as_line(each)}\n" for each in messages), "utf-8")
        console.print(f"{len(messages)} in {out}. Fill in `intent`, then: teman nlu add {out}")
        return
    table = Table("times", "message (masked)", "guesses", "label")
    for each in messages:
        guesses = ", ".join(f"{name} {sure:.2f}" for name, sure in each.guesses)
        table.add_row(str(each.count), each.text, guesses, each.label or "")
    console.print(table)


def prepare_storage() -> None:
    """The database at its newest; what is wrong is one line."""
    try:
        check_storage()
    except KeyProblem as error:
        sys.exit(str(error))


@app.command()
def add(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Labelled JSONL.")],
    against: Annotated[list[Path] | None, typer.Option(help=REGRESSION_HELP)] = None,
    force: Annotated[bool, typer.Option(help="Keep the new model even when it is worse.")] = False,
) -> None:
    """Add labelled messages, train, and keep the result unless it is worse."""
    prepare()
    try:
        labelled = read_labelled(file, intents())
        fresh = unknown_of(labelled)
        if not fresh:
            console.print("Nothing new: no labelled message that the model was not trained on.")
            return
        outcome = learn(fresh, lambda: ensure_model(console), against or [REGRESSION], force)
    except WrongLabels as error:
        print(error, file=sys.stderr)
        raise typer.Exit(2) from None
    tell(outcome)
    if not outcome.kept:
        raise typer.Exit(1)
    mark([each.id for each in labelled if each.id is not None])


def tell(outcome: Outcome) -> None:
    """What changed, intent by intent."""
    old, new = outcome.scores["old"], outcome.scores["new"]
    table = Table("intent", "old F1", "new F1", "messages")
    for intent, (before, count) in sorted(old["intents"].items()):
        after = new["intents"][intent][0]
        if abs(after - before) > 1e-9:
            table.add_row(intent, f"{before:.3f}", f"{after:.3f}", str(count))
    table.add_row("accuracy", f"{old['accuracy']:.3f}", f"{new['accuracy']:.3f}", "all")
    console.print(table)
    if outcome.worse:
        console.print("Worse: " + "; ".join(outcome.worse))
    if outcome.kept:
        console.print(f"{len(outcome.added)} messages added. Restart the service to use them.")
    else:
        console.print("Not kept: the data is as it was. --force keeps it all the same.")


def mark(messages: Sequence[int]) -> None:
    """These wordings are training messages now."""
    asyncio.run(store().exported(messages))
