"""Searching vacancies, courses and internships in conversation."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass

from rasa_sdk.events import EventType

from actions.job_finder import finder
from actions.job_query import (
    INTENTS,
    KINDS,
    NAMES_KIND,
    abroad,
    query_of,
)
from actions.job_refine import ONLINE, ask_where, asks_where, refinement, without_subject
from actions.job_results import (
    buttons,
    described,
    footnotes,
    listed,
    phrase,
    portals,
    taught,
    unknown,
    unknown_words,
)
from actions.job_ways import RELATED, ways
from actions.pages import say_page
from actions.registry import HANDLERS, handles
from actions.turn import Turn, button
from jobs.finder import Result
from jobs.posting import Kind
from jobs.query import Query
from jobs.related import skills_for
from knowledge.pages import pages

logger = logging.getLogger(__name__)

SEARCHES_ANEW = re.compile(r"\b(cari|nyari|golek|butuh|info|bantu)\w*\b", re.IGNORECASE)
SHOWN = 60
"""Postings that are remembered as shown."""


@dataclass(frozen=True)
class Listing:
    """A page of results: what was asked, what is listed instead and why (`way`), and its head."""

    asked: Query
    listed: Query
    result: Result
    way: str | None
    head: str


@handles("job_search", "training_search", "internship_search")
async def look(turn: Turn) -> list[EventType]:
    """Search what a message asks for; where it says neither what nor where, tell how to search."""
    if abroad(turn):
        return await HANDLERS["page"](_as(turn, "overseas_work"))
    asked = query_of(turn, KINDS[turn.intent])
    earlier = without_subject(turn, asked_before(turn))
    again = earlier is not None and earlier.kind is asked.kind and asked == Query(asked.kind)
    if again and _says_more(turn):
        return await HANDLERS["search_unfiltered"](turn)
    query = asked if again else continued(asked, earlier)
    if asks_where(turn, query):
        return ask_where(turn, query)
    if query.is_empty:
        return _explain(turn, query)
    await _find(turn, query)
    return []


@handles("search_refine")
async def refine(turn: Turn) -> list[EventType]:
    """Change the last search: "yang full time", "di karawang aja", "gajinya minimal 6 juta"."""
    earlier = without_subject(turn, asked_before(turn)) or Query()
    query = refinement(turn, earlier)
    turn.intent = INTENTS[query.kind]
    if asks_where(turn, query):
        return ask_where(turn, query)
    if query.is_empty:
        return _explain(turn, query)
    await _find(turn, query)
    return []


@handles("search_more")
async def more(turn: Turn) -> list[EventType]:
    """The next three of the last search; when it has no more, of a looser one that says so."""
    asked, listed, shown = asked_before(turn), listed_before(turn), _shown(turn)
    if asked is None or listed is None or not shown:
        turn.respond("nothing_more")
        return []
    way = (turn.slot("search") or {}).get("way")
    similar = f"yang mirip dengan {described(asked)}" if way in RELATED else ""
    what = similar or described(listed)
    result = await _ask(listed, shown, ask=False)
    if result is None:
        turn.say(f"{phrase('search_down')}\n\n{portals(asked)}", _links(asked))
    elif result.found.postings:
        head = phrase("search_next", what=what)
        await _say(turn, Listing(asked, listed, result, way, head), shown)
    elif not await _loosen(turn, asked, phrase("search_all", what=what), result, shown):
        turn.respond("search_no_more", _wider(asked), what=what)
    return []


def asked_before(turn: Turn) -> Query | None:
    """The search that the conversation is about; None when it is about something else."""
    kept = turn.slot("search")
    return Query.from_dict(kept["query"]) if kept else None


def listed_before(turn: Turn) -> Query | None:
    """The search whose results were shown last: a looser one where the asked one found nothing."""
    kept = turn.slot("search") or {}
    return Query.from_dict(kept["listed"]) if kept.get("listed") else asked_before(turn)


def _shown(turn: Turn) -> list[int]:
    return list((turn.slot("search") or {}).get("shown") or ())


def continued(asked: Query, earlier: Query | None) -> Query:
    """A search that leaves out what was said before takes it over; age and schooling always."""
    if earlier is None:
        return asked
    changes: dict[str, object] = {
        "education": asked.education or earlier.education,
        "age": asked.age or earlier.age,
    }
    moved = asked.kind is not earlier.kind and bool(asked.places)
    moved = moved or (asked.kind, earlier.kind) == (Kind.INTERNSHIP, Kind.TRAINING)
    if not (asked.subject or moved):
        changes |= {name: getattr(earlier, name) for name in ("occupations", "skills", "words")}
        changes |= {"pay": asked.pay or earlier.pay, "employment": asked.employment or None}
    if not asked.places:
        changes |= {"places": earlier.places, "nearby": asked.nearby or earlier.nearby}
    return asked.refined(**changes)


def _says_more(turn: Turn) -> bool:
    """Whether a message under results wants something that we cannot read: "gaji umr aja"."""
    if ONLINE.search(turn.text) and _shown(turn):
        return True
    anew = SEARCHES_ANEW.search(turn.text) or NAMES_KIND[KINDS[turn.intent]].search(turn.text)
    return bool(turn.text and _shown(turn) and turn.slot("topic") in KINDS and not anew)


def _as(turn: Turn, intent: str) -> Turn:
    turn.intent = intent
    return turn


def _explain(turn: Turn, query: Query) -> list[EventType]:
    """The page about searching, and the question what and where; filters wait for the answer."""
    say_page(turn, pages()[turn.intent])
    turn.respond("search_ask")
    turn.set(search={"query": query.as_dict(), "shown": []})
    return []


async def _ask(query: Query, skip: list[int], ask: bool = True) -> Result | None:
    """What there is; None when the database fails, which is logged."""
    try:
        return await finder().find(prepared(query), skip=skip, ask=ask)
    except Exception:
        logger.exception("a search failed")
        return None


def prepared(query: Query) -> Query:
    """A course for an occupation teaches its skills."""
    if query.kind is not Kind.TRAINING or not query.occupations:
        return query
    return query.refined(skills=(*query.skills, *skills_for(query.occupations)[:3]))


async def _find(turn: Turn, query: Query) -> None:
    """Say what there is, else what comes near, else what can be done."""
    result = await _ask(query, [])
    turn.set(
        search={"query": query.as_dict(), "shown": []}, misses=0, topic=turn.intent, notes=None
    )
    turn.set(occupation=next(iter(query.occupations), None), location=" atau ".join(query.places))
    if result is None:
        turn.say(f"{phrase('search_down')}\n\n{portals(query)}", _links(query))
    elif result.found.postings:
        head = phrase("search_found", what=described(query), total=result.found.total)
        if ONLINE.search(turn.text):
            head += "\n" + phrase("search_online_not_kept")
        if words := unknown_words(query):
            head += "\n" + phrase("search_by_title", words=words)
        await _say(turn, Listing(query, query, result, None, head))
    elif not await _loosen(turn, query, phrase("search_none", what=described(query)), result):
        _nothing(turn, query, result)


async def _loosen(
    turn: Turn, query: Query, lead: str, empty: Result, shown: list[int] | None = None
) -> bool:
    """Say what the first way of asking for less finds that was not shown; whether one did."""
    for way, looser in ways(query):
        result = await _ask(looser, shown or [], ask=way in RELATED and not empty.silent)
        if result and result.found.postings:
            found = result.found
            parts = (
                lead,
                "" if shown else unknown(query),
                phrase(f"search_{way}", total=found.left + len(found.postings)),
            )
            head = " ".join(part for part in parts if part)
            both = Result(found, empty.silent or result.silent)
            await _say(turn, Listing(query, looser, both, way, head), shown)
            return True
    return False


def _nothing(turn: Turn, query: Query, empty: Result) -> None:
    """The honest end, and the ways on."""
    text = phrase(f"search_nothing_{query.kind.value}", what=described(query))
    parts = (unknown(query), text, footnotes(empty, query.kind), portals(query))
    turn.say("\n\n".join(part for part in parts if part), _links(query))


async def _say(turn: Turn, page: Listing, shown: list[int] | None = None) -> None:
    """Show a page of results and remember it."""
    found, query = page.result.found, page.listed
    last = [each.id for each in found.postings]
    notes = footnotes(page.result, query.kind)
    parts = (page.head, listed(found.postings, _titles()), await _taught(query), notes)
    kept = {"query": page.asked.as_dict(), "listed": query.as_dict(), "last": last}
    numbers = [*(shown or []), *last][-SHOWN:]
    turn.set(search=kept | {"shown": numbers} | ({"way": page.way} if page.way else {}))
    offered = [*buttons(found.postings, found.left), *_leads(page)]
    turn.say("\n\n".join(part for part in parts if part), offered)


async def _taught(query: Query) -> str:
    """Under courses: what such a course teaches, where the ministry says it, and others."""
    if query.kind is not Kind.TRAINING:
        return ""
    skills = query.skills or skills_for(query.occupations)[:1]
    asked = Query(Kind.CURRICULUM, skills=skills, words=query.words)
    result = await _ask(asked, [], ask=False) if skills or query.words else None
    said = taught(result.found.postings[0].posting) if result and result.found.postings else ""
    return "\n\n".join(part for part in (said, phrase("search_skillhub")) if part)


def _leads(page: Listing) -> list[dict[str, str]]:
    """Under work that was not found as asked: the course that leads there."""
    skills = skills_for(page.asked.occupations)[:1]
    if page.asked.kind is not Kind.JOB or page.way is None or not skills:
        return []
    return [button("Pelatihannya", "training_search", skill=skills[0])]


def _wider(query: Query) -> list[dict[str, str]]:
    """What can be done when there are no more."""
    near = [button("Di sekitarnya", "inform", variant="nearby")] if query.places else []
    return [*near, button("Kabari saya", "alert_subscribe")]


def _links(query: Query) -> list[dict[str, str]]:
    """The ways on when nothing was found."""
    ways_on = {
        Kind.JOB: [button("Bursa kerja", "job_fair"), button("Cari pelatihan", "training_search")],
        Kind.INTERNSHIP: [button("Cari lowongan", "job_search")],
    }
    return [button("Kabari saya", "alert_subscribe"), *ways_on.get(query.kind, [])]


def _titles() -> dict[str, str]:
    return finder().titles
