"""What a word of the field means: "maksudnya kpj apa", "apa itu upmk", "sjht itu apa"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import yaml
from rasa_sdk.events import EventType

from actions.labels import label
from actions.registry import handles
from actions.turn import Turn, button
from knowledge.pages import FOLDER, fill

LONGEST = 9
"""Words; a longer message asks more than what a word means."""

ASKING = frozenset(
    """
    apa apaan apaa maksud maksudnya maksute arti artinya kepanjangan kepanjangannya singkatan
    singkatannya naon opo jelaskan jelasin jelasken istilah pengertian ngerti paham mudeng
    """.split()
)
BESIDE = ASKING | frozenset(
    """
    itu tuh ini iku teh eta sih ya yah kak min pak bu mas mbak bang kang gan bro dari kalau kalo
    klo saya aku gw gak ga nggak ngga tidak tdk kurang belum tahu tau yang yg tadi td dimaksud
    dengan dgn emang emangnya memang sebenarnya sebenernya terus trus eh oh lah dong tolong coba
    kata istilahnya nya kah is what mean means tentang soal nomor
    """.split()
)


class Term(NamedTuple):
    """A word of the field: how it is typed, what it means, the intent of its button."""

    words: re.Pattern[str]
    text: str
    asks: str | None


@cache
def terms() -> tuple[Term, ...]:
    """All words that are explained."""
    raw = yaml.safe_load((FOLDER / "glossary.yml").read_text("utf-8"))
    checked = f"\n\n_Diperiksa {raw.pop('checked'):%d-%m-%Y}._"
    return tuple(
        Term(
            re.compile(rf"\b({each['words']})(nya)?\b", re.I),
            each["text"] + checked,
            each.get("asks"),
        )
        for each in raw.values()
    )


def term_asked(text: str) -> Term | None:
    """The word that a message asks the meaning of, and nothing more; None when it asks none."""
    if not text or len(text.split()) > LONGEST:
        return None
    named = ((each, found) for each in terms() if (found := each.words.search(text)))
    return next((each for each, found in named if _asks_only(text, found)), None)


def _asks_only(text: str, found: re.Match[str]) -> bool:
    """Whether nothing but words of asking stands beside the term."""
    rest = set(re.findall(r"\w+", (text[: found.start()] + " " + text[found.end() :]).lower()))
    return rest <= BESIDE and bool(rest & ASKING)


@handles("glossary")
async def say_term(turn: Turn) -> list[EventType]:
    """What the word means; the topic and what is known stay as they are."""
    term = term_asked(turn.text)
    if term:
        more = [button(label(term.asks), term.asks)] if term.asks else []
        turn.say(fill(term.text, turn.today), more)
    return []
