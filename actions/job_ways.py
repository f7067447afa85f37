"""Ways to ask for less where a search finds nothing, or nothing more."""

from __future__ import annotations

from collections.abc import Iterator

from jobs.posting import Kind
from jobs.query import Query
from jobs.related import occupations_from, related, skills_for

RELATED = ("related", "related_nearby")


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
        if query.places:
            yield "related_nearby", free.refined(**beside, nearby=True)
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
