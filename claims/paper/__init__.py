"""The plan on paper, in a calendar and as pictures: pure functions from data to bytes."""

from claims.paper.agenda import plan_ics
from claims.paper.makeup import makeup_png
from claims.paper.sheet import plan_pdf
from claims.paper.timeline import timeline_png

__all__ = ["makeup_png", "plan_ics", "plan_pdf", "timeline_png"]
