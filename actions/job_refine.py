"""Half sentences about the search under discussion: "yang full time", "di karawang aja"."""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk.events import EventType

from actions.job_query import (
    AGE,
    BARE_PAY,
    EMPLOYMENT,
    KINDS,
    NAMES_KIND,
    NEARBY,
    SCHOOL,
    filters_in,
    query_of,
)
from actions.job_title import SMALL_WORDS
from actions.registry import handles
from actions.turn import Turn
from indonesian.normalize import normalize
from jobs.query import Query

ANY_WORK = re.compile(
    r"\b(kerja(an)?|pekerjaan|loker|lowongan|posisi)\W+(apa ?(pun|saja|aja)|apapun|apa2|bebas)\b",
    re.IGNORECASE,
)
"""Lets go of the work that was named before."""

OWN_WAGE = re.compile(
    r"\b(gaji|upah)(ku\b|\W+(saya|aku|gw|gue|gua|terakhir|lama|sekarang))", re.IGNORECASE
)
"""One's own wage, not the one that is wanted."""


MORE = re.compile(
    r"^\W*((ada|coba|mana|liat|lihat|tampilkan|terus|trus|yang|yg|nu|sing)\W+)*"
    r"(lain|laen|lainnya|laennya|liyane|sejen|sanes|berikut(nya)?|selanjutnya|next)"
    r"(\W+(lagi|dong|ada|ga|gak|nggak|ya|kak|min|mana|apa|aja|saja|coba))*\W*$",
    re.IGNORECASE,
)
"""Asks for the next results: "ada yang lain ga"."""

WISH = re.compile(
    r"^\W*((ada|kalau|kalo|klo|mau|cari|cariin|maunya|pengen|coba|tapi)\W+)*(yang|yg|nu|sing)\b",
    re.I,
)
NEAR_HOME = re.compile(
    r"(?<!waktu )\b(ter)?(dekat|deket)\w*\b|\bsekitar\w*\W+(sini|rumah\w*|kos\w*|tempat)\b",
    re.IGNORECASE,
)
FREE = re.compile(r"\b(gratis\w*|free|tanpa (biaya|bayar)|(ga|gak|nggak|tidak) bayar)\b", re.I)
ONLINE = re.compile(r"\b(online|daring|zoom|dari rumah|remote|wfh)\b", re.I)
LONGEST_WISH = 7
UNREAD = (*KINDS, "search_unfiltered", "out_of_scope", "nlu_fallback", "inform")
"""Intents that say nothing of a half sentence which we cannot read."""


def refinement(turn: Turn, earlier: Query) -> Query:
    """The last search, changed by what a message names."""
    named = query_of(turn, earlier.kind)
    changes: dict[str, Any] = filters_in(turn, earlier.kind)
    if named.subject:
        changes |= {each: getattr(named, each) for each in ("occupations", "skills", "words")}
    if named.places:
        changes |= {"places": named.places, "nearby": named.nearby}
    if NEARBY.search(turn.text) or turn.value("variant") == "nearby":
        changes["nearby"] = bool(named.places or earlier.places)
    return earlier.refined(**changes)


def without_subject(turn: Turn, earlier: Query | None) -> Query | None:
    """The earlier search, without its work where the message says that any will do."""
    if earlier is None or not ANY_WORK.search(turn.text):
        return earlier
    return earlier.refined(occupations=(), skills=(), words=())


def refines(turn: Turn) -> bool:
    """Whether a message only narrows, widens or moves the search under discussion."""
    if turn.slot("topic") not in KINDS or not turn.slot("search"):
        return False
    if turn.value("variant") == "nearby":
        return True
    foreign = {str(each.value) for each in turn.found("program")} - {"magang"}
    if not turn.text or foreign or turn.value("phk_reason") or OWN_WAGE.search(turn.text):
        return False
    kind = KINDS[turn.slot("topic")]
    if any(words.search(turn.text) for other, words in NAMES_KIND.items() if other is not kind):
        return False
    asked = query_of(turn, kind)
    says = bool(asked.occupations or asked.skills or asked.places or filters_in(turn, kind))
    return (says or bool(NEARBY.search(turn.text))) and not _other_words(turn)


def _other_words(turn: Turn) -> set[str]:
    """Words that are neither values nor the small change of a search."""
    text = turn.text
    for each in sorted(turn.entities, key=lambda entity: -entity.start):
        if each.kind not in ("duration", "date"):
            text = f"{text[: each.start]} {text[each.end :]}"
    for pattern in (AGE, SCHOOL, BARE_PAY, *(words for words, _ in EMPLOYMENT)):
        text = pattern.sub(" ", text)
    words = set(re.findall(r"[a-z]+", f"{text} {normalize(text)}".lower()))
    return {word for word in words if word not in SMALL_WORDS}


def wants_more(turn: Turn) -> bool:
    """Whether a message under results asks for the next ones."""
    under = turn.slot("topic") in KINDS and (turn.slot("search") or {}).get("shown")
    return bool(under and MORE.match(turn.text))


def other_wish(turn: Turn) -> str | None:
    """What a search cannot be narrowed by, though a half sentence wants it: a key of phrases."""
    if turn.slot("topic") not in KINDS or not turn.slot("search") or turn.intent not in UNREAD:
        return None
    other = any(turn.value(kind) for kind in ("money", "duration", "phk_reason", "location"))
    if other or not WISH.match(turn.text) or len(turn.text.split()) > LONGEST_WISH:
        return None
    if FREE.search(turn.text):
        return f"search_free_{KINDS[turn.slot('topic')].value}"
    return "search_online" if ONLINE.search(turn.text) else "search_unfiltered"


@handles("search_unfiltered")
async def unfiltered(turn: Turn) -> list[EventType]:
    """Say what postings do not tell, and by what a search can be narrowed; it stays as it is."""
    turn.set(misses=0)
    turn.respond(other_wish(turn) or "search_unfiltered")
    return []


def asks_where(turn: Turn, query: Query) -> bool:
    """Whether "yang deket rumah" is said by somebody whose place we do not know."""
    return bool(NEAR_HOME.search(turn.text)) and not query.places


def ask_where(turn: Turn, query: Query) -> list[EventType]:
    """Ask for the place; what was looked for waits for it."""
    turn.set(search={"query": query.as_dict(), "shown": []}, topic=turn.intent, misses=0)
    turn.respond("search_where")
    return []
