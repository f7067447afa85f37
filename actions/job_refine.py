"""Half sentences about the search under discussion: "yang full time", "di karawang aja"."""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk.events import EventType

from actions.job_query import (
    AGE,
    BARE_PAY,
    EMPLOYMENT,
    INTENTS,
    KINDS,
    NAMES_KIND,
    NEARBY,
    NOT_THIS,
    SCHOOL,
    abroad,
    filters_in,
    query_of,
)
from actions.job_title import SMALL_WORDS
from actions.registry import handles
from actions.turn import Turn
from indonesian.normalize import normalize
from jobs.posting import Kind
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
HOW = re.compile(
    r"\b(link|tautan|url)\w*\b|"
    r"\b(cara\w*|gimana|gmn|bagaimana|piye|di ?mana)\b.*\b(daftar|lamar)\w*\b|"
    r"\b(daftar|lamar|ngelamar)\w*\b.*\b(cara\w*|gimana|gmn|bagaimana|piye|di ?mana|ke ?mana)\b",
    re.IGNORECASE,
)
"""Asks how to get what is on the screen."""

NEAR_HOME = re.compile(
    r"(?<!waktu )\b(ter)?(dekat|deket)\w*\b|\bsekitar\w*\W+(sini|rumah\w*|kos\w*|tempat)\b",
    re.IGNORECASE,
)
PAY_WISH = re.compile(
    r"^\W*(gaji|upah)\w*\W+(\w+\W+){0,2}(um[rkp]|gede\w*|tinggi|lumayan|besar|gedhe)\b",
    re.IGNORECASE,
)
FREE = re.compile(r"\b(gratis\w*|free|tanpa (biaya|bayar)|(ga|gak|nggak|tidak) bayar)\b", re.I)
ONLINE = re.compile(r"\b(online|daring|zoom|dari rumah|remote|wfh)\b", re.I)
LONGEST_WISH = 7
UNREAD = (*KINDS, "search_unfiltered", "out_of_scope", "nlu_fallback", "inform")
"""Intents that say nothing of a half sentence which we cannot read."""

NO_WISH = ("money", "duration", "phk_reason", "program", "occupation", "skill")
"""Values that we can read, or that are of another matter."""

SHORT_WISH = 4
"""Words of a wish that is one whatever its intent: "yang tanpa ijazah"."""

ASKS = re.compile(
    r"\?|\b(apa\w*|siapa\w*|gimana|bagaimana|gmn|kenapa|kapan|mana|berapa|brp|tadi|itu|benar|bener|asli)\b",
    re.IGNORECASE,
)
OUTSIDE_OF = re.compile(r"\bluar\W+((pulau|daerah|kota)\W+)?(?!negeri)\w{3,}", re.IGNORECASE)


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
    if abroad(turn):
        return False
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
    said = re.findall(r"[a-z]+|\d+", text.lower())
    return {word for word in said if not _is_small(word)}


def _is_small(word: str) -> bool:
    return word in SMALL_WORDS or set(normalize(word).split()) <= SMALL_WORDS


def wants_more(turn: Turn) -> bool:
    """Whether a message under results asks for the next ones."""
    under = turn.slot("topic") in KINDS and (turn.slot("search") or {}).get("shown")
    return bool(under and MORE.match(turn.text))


def asks_how(turn: Turn) -> bool:
    """Whether "link nya mana" or "cara daftarnya gimana" asks about the results on the screen."""
    last = turn.slot("topic") in KINDS and (turn.slot("search") or {}).get("last")
    brief = len(turn.text.split()) <= LONGEST_WISH and not turn.value("program")
    return bool(last and brief and HOW.search(turn.text)) and query_of(turn, Kind.JOB).is_empty


def other_kind(turn: Turn) -> str | None:
    """The search that "jangan magang, loker aja" wants instead of the one under discussion."""
    if turn.slot("topic") not in KINDS or len(turn.text.split()) > LONGEST_WISH:
        return None
    named = [
        (kind, found) for kind, words in NAMES_KIND.items() if (found := words.search(turn.text))
    ]
    wanted = [kind for kind, found in named if not NOT_THIS.search(turn.text[: found.start()])]
    return INTENTS[wanted[0]] if len(named) > len(wanted) == 1 else None


def other_wish(turn: Turn) -> str | None:
    """What a search cannot be narrowed by, though a half sentence wants it: a key of phrases."""
    if turn.slot("topic") not in KINDS or not turn.slot("search"):
        return None
    if not _is_wish(turn):
        return None
    if OUTSIDE_OF.search(turn.text):
        return "search_outside"
    if FREE.search(turn.text):
        return f"search_free_{KINDS[turn.slot('topic')].value}"
    return "search_online" if ONLINE.search(turn.text) else "search_unfiltered"


def _is_wish(turn: Turn) -> bool:
    """Whether a short message wants results of another kind, in words that we cannot read."""
    length, outside = len(turn.text.split()), OUTSIDE_OF.search(turn.text)
    named = any(turn.value(kind) for kind in NO_WISH)
    pay = PAY_WISH.match(turn.text) and not ASKS.search(turn.text)
    if named or not (WISH.match(turn.text) or outside or pay) or length > LONGEST_WISH:
        return False
    if turn.value("location") and not outside:
        return False
    return turn.intent in UNREAD or (length <= SHORT_WISH and not ASKS.search(turn.text))


@handles("search_unfiltered")
async def unfiltered(turn: Turn) -> list[EventType]:
    """Say what postings do not tell, and by what a search can be narrowed; it stays as it is."""
    turn.set(misses=0)
    online = "search_online" if ONLINE.search(turn.text) else "search_unfiltered"
    turn.respond(other_wish(turn) or online)
    return []


def asks_where(turn: Turn, query: Query) -> bool:
    """Whether "yang deket rumah" or "luar Jawa" is said, and no place that we can look for."""
    near_or_far = NEAR_HOME.search(turn.text) or OUTSIDE_OF.search(turn.text)
    return bool(near_or_far) and not query.places


def ask_where(turn: Turn, query: Query) -> list[EventType]:
    """Ask for the place; what was looked for waits for it."""
    turn.set(search={"query": query.as_dict(), "shown": []}, topic=turn.intent, misses=0)
    turn.respond("search_outside" if OUTSIDE_OF.search(turn.text) else "search_where")
    return []
