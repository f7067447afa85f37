"""`teman train`: the model."""

from __future__ import annotations

import typer

from bot.prepare import console, prepare

app = typer.Typer(add_completion=False)


@app.command()
def train() -> None:
    """Train the model if its inputs changed."""
    _, model = prepare()
    console.print(f"Model: {model}")
