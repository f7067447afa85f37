"""Papers that are drawn at the same time in several threads come out as if drawn alone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from benefits.plan import Plan, WorkerFacts
from claims.paper import plan_pdf

NAMES = [f"Siti {letter * 3} Rahmawati" for letter in "BCDFGHJKLMNPQRSTVWXYZ"]


def test_papers_drawn_at_once_are_the_same_as_drawn_alone(
    whole_plan: Plan, known: WorkerFacts
) -> None:
    def drawn(name: str) -> bytes:
        return plan_pdf(whole_plan, known, name)

    alone = [drawn(name) for name in NAMES]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(drawn, NAMES)) == alone
