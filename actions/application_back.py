"""An application that was noted by mistake is taken out again, by its employer's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from rasa_sdk.events import EventType

from actions.application_words import line_of
from actions.desk import at_desk, desk
from actions.privacy import ask_to_erase
from actions.registry import handles
from actions.turn import Turn, button
from actions.undo_words import COMPANY_WHERE, DROPPED, EVERYTHING, LISTED, NOTED, OUT_OF_LOG, bare
from indonesian.matcher import ordinary_words
from jobs import applications
from jobs.applications import Entry
from jobs.text import folded

CHOICES = 5
"""Entries that get a button of their own."""

MOST = 25
NUMBER = re.compile(r"\b(?:no|nomor|nomer|yang|yg)\W*(\d{1,2})\b", re.IGNORECASE)
NO_NAME = frozenset(("cv", "tbk", "persero", "indonesia"))
SHORTEST = 3
LIKE = 0.84
"""How alike a name and its misspelling are."""


@handles("application_back")
@at_desk
async def take_back(turn: Turn) -> list[EventType]:
    """Take out the entry that is meant, or ask which; where none is meant all data may be."""
    turn.set(misses=0, notes=None)
    async with desk().of(turn) as (session, owner):
        log = await applications.all_of(session, desk().vault, owner)
    of_log = OUT_OF_LOG.search(turn.text) or _held(turn, COMPANY_WHERE)
    meant = meant_of(turn, log)
    if not meant and not of_log and _intent_said(turn) == "delete_my_data":
        return await ask_to_erase(turn)
    if len(meant) == 1 and not EVERYTHING.search(turn.text):
        await remove(turn, meant)
        _ask_for_right(turn, meant[0])
    elif log:
        _ask_which(turn, meant or log)
    else:
        turn.respond("application_back_none")
    return []


def meant_of(turn: Turn, log: Sequence[Entry]) -> list[Entry]:
    """The entries that a message names, by number or employer; else what was just noted."""
    listed, noted = _held(turn, LISTED), _held(turn, NOTED)
    if (number := NUMBER.search(turn.text)) and 0 < int(number[1]) <= len(listed):
        return [each for each in log if each.id == listed[int(number[1]) - 1]]
    words = {word for word in folded(bare(turn.text)).split() if len(word) >= SHORTEST}
    scores = {each.id: len(_shared(each, words)) for each in log}
    if best := max(scores.values(), default=0):
        return [each for each in log if scores[each.id] == best]
    if EVERYTHING.search(turn.text):
        return list(log)
    return [] if words - ordinary_words() else [each for each in log if each.id in noted]


def _shared(entry: Entry, words: Iterable[str]) -> list[str]:
    """The words of a message that are in the employer's name or the title, also misspelt."""
    names = {*folded(f"{entry.company} {entry.title}").split()} - NO_NAME
    names = {name for name in names if len(name) >= SHORTEST}
    return [word for word in words if get_close_matches(word, names, 1, LIKE)]


def _held(turn: Turn, name: str) -> list[int]:
    """Numbers of entries that the last answer showed: what waits was withdrawn in this turn."""
    held = turn.tracker.get_slot("pending")
    return list(held.get(name) or ()) if isinstance(held, dict) else []


def _intent_said(turn: Turn) -> str:
    return str((turn.tracker.latest_message.get("intent") or {}).get("name"))


async def remove(turn: Turn, entries: Sequence[Entry]) -> None:
    """Take entries out, and say which they were."""
    async with desk().of(turn) as (session, owner):
        gone = [e for e in entries if await applications.forget(session, owner, e.id)]
    if not gone:
        turn.respond("application_back_none")
        return
    whole = button("Daftar lamaran", "inform", application=f"list:{gone[0].day.isoformat()}")
    turn.set(pending={NOTED: []})
    turn.respond("application_forgotten", [whole], lines="\n".join(map(line_of, gone)))


async def remove_numbers(turn: Turn, numbers: Iterable[int]) -> None:
    """Take out the entries that a button names."""
    async with desk().of(turn) as (session, owner):
        log = await applications.all_of(session, desk().vault, owner)
    wanted = set(numbers)
    await remove(turn, [each for each in log if each.id in wanted])


def _ask_for_right(turn: Turn, entry: Entry) -> None:
    """Of "salah" alone, what is right may follow: its name takes the place of the wrong one."""
    if DROPPED.search(turn.text):
        return
    held = {"day": entry.day.isoformat(), "title": entry.title, "how": entry.how}
    turn.set(pending={COMPANY_WHERE: entry.kind.value, **held})
    turn.respond("application_right")


def _ask_which(turn: Turn, entries: Sequence[Entry]) -> None:
    """The entries that may be meant, each with a button; and one for all of them."""
    lines = "\n".join(f"{n}. {line_of(each)}" for n, each in enumerate(entries[:MOST], 1))
    single = [
        button(f"Hapus no. {n}", "inform", application=f"forget:{each.id}")
        for n, each in enumerate(entries[:CHOICES], 1)
    ]
    numbers = ",".join(str(each.id) for each in entries)
    every = button(f"Hapus semua ({len(entries)})", "inform", application=f"forget:{numbers}")
    turn.set(pending={LISTED: [each.id for each in entries[:MOST]]})
    turn.respond("application_which", [*single, every] if len(entries) > 1 else single, lines=lines)
