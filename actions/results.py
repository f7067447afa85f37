"""A calculator's result as a message for a phone."""

from __future__ import annotations

from collections.abc import Sequence

from actions.turn import Turn, button
from benefits.result import Result
from indonesian import money

SHOWN_NOTES = 2


def result_text(result: Result, heading: str) -> str:
    """Total first, then each line with its working and article."""
    lines = [f"**{heading}: {money.write(result.total)}**"]
    for line in result.lines:
        working = f"{line.formula} ({short_articles(line.article)})"
        lines.append(f"- {line.label}: {working} = **{money.write(line.amount)}**")
    return "\n".join(lines)


def short_articles(articles: str) -> str:
    """The law once: "PP 35/2021 Pasal 43 ayat 1; Pasal 40 ayat 2"."""
    first, *others = articles.split("; ")
    law = first.split(" Pasal ")[0]
    return "; ".join([first, *(other.removeprefix(f"{law} ") for other in others)])


def notes_text(notes: Sequence[str]) -> str:
    """Notes as a list."""
    return "\n".join(f"- {note}" for note in notes)


def dated(turn: Turn) -> str:
    """The sentence that says what the figures are and of which day their rules are."""
    return f"_Perkiraan, bukan keputusan resmi. Aturan per {turn.today:%d-%m-%Y}._"


def say_result(
    turn: Turn, text: str, notes: Sequence[str], buttons: Sequence[dict[str, str]] = ()
) -> None:
    """Send a result with its first notes; the others wait behind a button."""
    shown = list(notes)[:SHOWN_NOTES]
    more = [button("Catatan lengkap", "show_more")] if len(notes) > SHOWN_NOTES else []
    parts = [text, f"Catatan:\n{notes_text(shown)}" if shown else "", dated(turn)]
    turn.set(notes=list(notes))
    if turn.slot("paused") == turn.slot("topic"):
        turn.set(paused=None)
    turn.say("\n\n".join(part for part in parts if part), [*more, *buttons])
