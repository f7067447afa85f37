"""Searching vacancies, courses and internships in conversation."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from rasa_sdk.events import EventType

from actions.job_finder import finder, posting
from actions.job_query import (
    INTENTS,
    KINDS,
    abroad,
    posting_named,
    query_of,
    refinement,
    without_subject,
)
from actions.job_results import (
    buttons,
    described,
    detail,
    footnotes,
    listed,
    phrase,
    portals,
    taught,
)
from actions.pages import say_page
from actions.registry import HANDLERS, handles
from actions.turn import Turn, button
from jobs.finder import Result
from jobs.posting import Kind
from jobs.query import Query
from jobs.related import occupations_from, related, skills_for
from knowledge.pages import pages

logger = logging.getLogger(__name__)

SHOWN = 60
"""Postings that are remembered as shown."""


@handles("job_search", "training_search", "internship_search")
async def look(turn: Turn) -> list[EventType]:
    """Search what a message asks for; where it says neither what nor where, tell how to search."""
    if abroad(turn):
        return await HANDLERS["page"](_as(turn, "overseas_work"))
    asked = query_of(turn, KINDS[turn.intent])
    earlier = without_subject(turn, asked_before(turn))
    again = earlier is not None and earlier.kind is asked.kind and asked == Query(asked.kind)
    query = asked if again else continued(asked, earlier)
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
    if query.is_empty:
        return _explain(turn, query)
    await _find(turn, query)
    return []


@handles("search_more")
async def more(turn: Turn) -> list[EventType]:
    """The next three of the last search."""
    query, shown = listed_before(turn), _shown(turn)
    if query is None or not shown:
        turn.respond("nothing_more")
        return []
    result = await _ask(query, shown, ask=False)
    if result and result.found.postings:
        await _say(turn, query, result, "search_next", shown, asked=asked_before(turn))
    else:
        turn.respond("search_no_more", _wider(query), what=described(query))
    return []


@handles("posting_detail")
async def tell(turn: Turn) -> list[EventType]:
    """Everything about one posting."""
    found = await posting(int(turn.value("posting_detail") or posting_named(turn) or 0))
    if found is None:
        turn.respond("search_gone")
        return []
    applied = button("Sudah saya lamar", "inform", posting=found.id)
    others = [button("Yang lain", "show_more"), button("Cek penipuan", "scam_check")]
    own = [] if found.posting.sample or found.posting.kind is Kind.TRAINING else [applied]
    turn.set(search={**(turn.slot("search") or {}), "told": found.id})
    turn.say(detail(found.posting, _titles()), [*own, *others])
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
    moved = asked.kind is not earlier.kind and asked.places
    if not (asked.subject or moved):
        changes |= {name: getattr(earlier, name) for name in ("occupations", "skills", "words")}
        changes |= {"pay": asked.pay or earlier.pay, "employment": asked.employment or None}
    if not asked.places:
        changes |= {"places": earlier.places, "nearby": asked.nearby or earlier.nearby}
    return asked.refined(**changes)


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
        await _say(turn, query, result, "search_found")
    else:
        await _loosen(turn, query, result)


async def _loosen(turn: Turn, query: Query, empty: Result) -> None:
    """The first way of asking for less that finds something, else the honest end."""
    for name, looser in ways(query):
        result = await _ask(looser, [], ask=name == "related" and not empty.silent)
        if result and result.found.postings:
            with_silent = Result(result.found, empty.silent or result.silent)
            await _say(turn, looser, with_silent, f"search_{name}", asked=query)
            return
    notes = footnotes(empty, query.kind)
    text = phrase(f"search_nothing_{query.kind.value}", what=described(query))
    turn.say("\n\n".join(part for part in (text, notes, portals(query)) if part), _links(query))


def ways(query: Query) -> Iterator[tuple[str, Query]]:
    """Looser and looser: next door, other pay and type, related work, anywhere, anything there."""
    free = query.refined(pay=None, employment=None)
    if query.places:
        yield "nearby", query.refined(nearby=True)
    if query.employment:
        yield "employment", query.refined(employment=None)
    if query.pay:
        yield "pay", query.refined(pay=None)
    if free != query:
        yield "filters", free.refined(nearby=bool(query.places))
    if beside := _beside(query):
        yield "related", free.refined(**beside)
        yield "related", free.refined(**beside, nearby=bool(query.places))
    if query.subject and query.places:
        yield "anywhere", free.refined(places=(), nearby=False)
        yield "place", free.refined(occupations=(), skills=(), words=())


def _beside(query: Query) -> dict[str, tuple[str, ...]]:
    """Work or courses beside what was asked for."""
    if query.kind is Kind.TRAINING:
        occupations = query.occupations or occupations_from(query.skills)
        skills = tuple(s for s in skills_for(occupations) if s not in query.skills)
        return {"occupations": (), "skills": skills} if skills else {}
    occupations = related(query.occupations) or occupations_from(query.skills)
    return {"occupations": occupations, "skills": (), "words": ()} if occupations else {}


async def _say(
    turn: Turn,
    query: Query,
    result: Result,
    name: str,
    shown: list[int] | None = None,
    asked: Query | None = None,
) -> None:
    """Show a page of results and remember it."""
    found, before = result.found, shown or []
    numbers = [*before, *(each.id for each in found.postings)][-SHOWN:]
    left = found.total - len(numbers)
    said = query if name == "search_next" else asked or query
    text = phrase(name, what=described(said), total=found.total)
    notes = footnotes(result, query.kind)
    parts = (text, listed(found.postings, _titles()), await _taught(query), notes)
    kept = {"query": (asked or query).as_dict(), "listed": query.as_dict(), "shown": numbers}
    turn.set(search=kept)
    offered = [*buttons(found.postings, left), *_leads(asked or query, name)]
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


def _leads(query: Query, name: str) -> list[dict[str, str]]:
    """Under work that was not found as asked: the course that leads there."""
    skills = skills_for(query.occupations)[:1]
    if query.kind is not Kind.JOB or name == "search_found" or not skills:
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
