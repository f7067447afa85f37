"""The steps of a plan as a picture: a line of days from the top down."""

from benefits.plan import Plan
from benefits.result import day_text
from claims.paper.pictures import EDGE, Sheet
from claims.paper.tasks import Task, tasks, when, windows
from claims.paper.typeface import ACCENT, INK, QUIET, RULE, WARN
from claims.paper.words import say

LINE = EDGE + 18
TEXT = EDGE + 76
DOT = 15
GAP = 34
ROOM = 600


def timeline_png(plan: Plan) -> bytes:
    """A picture 1080 pixels wide; hollow dots are steps without a last day, ticks are done."""
    listed = tasks(plan)
    sheet = Sheet(height=ROOM * (len(listed) + 2))
    sheet.write(say("timeline"), 62, bold=True, colour=ACCENT)
    sheet.y += GAP
    for number, task in enumerate(listed):
        top = sheet.y
        _words(sheet, task, plan)
        sheet.y += GAP
        _mark(sheet, task, plan, top, last=number == len(listed) - 1)
    sheet.write(say("picture_footer", day=day_text(plan.rules_as_of)), 30, colour=QUIET)
    return sheet.png()


def _words(sheet: Sheet, task: Task, plan: Plan) -> None:
    day, other = when(task)
    late = task.late(plan.rules_as_of)
    if late or task.done:
        other = say("passed" if late else "done")
    said = f"{day}  ·  {other}" if other else day
    urgent = task.until is not None and not task.done
    colour = WARN if late else ACCENT if urgent else QUIET
    sheet.write(said, 36, x=TEXT, bold=urgent, colour=colour)
    sheet.write(task.title, 44, x=TEXT, bold=not task.done, colour=QUIET if task.done else INK)
    if not task.done and task.first.where:
        sheet.write(task.first.where, 34, x=TEXT, colour=QUIET)
    if not task.done and (days := windows(task)):
        sheet.write(days, 32, x=TEXT, colour=QUIET)


def _mark(sheet: Sheet, task: Task, plan: Plan, top: int, *, last: bool) -> None:
    """The dot beside the first line and the rule down to the next one."""
    middle = top + 26
    if not last:
        sheet.pen.line((LINE, middle, LINE, sheet.y + 26), RULE, 6)
    colour = WARN if task.late(plan.rules_as_of) else QUIET if task.done else ACCENT
    box = (LINE - DOT, middle - DOT, LINE + DOT, middle + DOT)
    filled = task.until is not None or task.done
    sheet.pen.ellipse(box, fill=colour if filled else "white", outline=colour, width=6)
    if task.done:
        tick = (LINE - 7, middle, LINE - 1, middle + 6, LINE + 8, middle - 6)
        sheet.pen.line(tick, "white", 4)
