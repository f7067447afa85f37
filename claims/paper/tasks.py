"""Steps as they are listed: those that only differ in their number become one task."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from benefits.plan import Plan, Step
from claims.paper.words import say, short_day

NUMBERED = re.compile(r"(.*?)(\d+)")


@dataclass(frozen=True)
class Task:
    """One line of the list: its title, and the steps that it stands for, the first one first."""

    title: str
    steps: tuple[Step, ...]

    @property
    def first(self) -> Step:
        """The step that says where to go and what to bring."""
        return self.steps[0]

    @property
    def start(self) -> date:
        """The day from which it can be done."""
        return self.first.date

    @property
    def until(self) -> date | None:
        """The last day of its last step."""
        return self.steps[-1].until

    @property
    def done(self) -> bool:
        """Whether nothing is left to do."""
        return all(step.done for step in self.steps)

    def late(self, on: date) -> bool:
        """Whether its last day is over and it is not done."""
        return not self.done and self.until is not None and self.until < on


def tasks(plan: Plan) -> list[Task]:
    """The steps of a plan in their order, runs such as "bulan 2", "bulan 3" put together."""
    found: list[Task] = []
    for series in _series(plan.steps):
        found += [Task(_title(run), run) for run in _runs(series)]
    return sorted(found, key=lambda task: plan.steps.index(task.first))


def when(task: Task) -> tuple[str, str]:
    """The day to remember, and the other one, in words."""
    if len(task.steps) > 1:
        last = short_day(task.until or task.steps[-1].date)
        return say("run", first=short_day(task.start), last=last), say("each")
    if task.until is None:
        return say("from", day=short_day(task.start)), ""
    return say("until_day", day=short_day(task.until)), say("from", day=short_day(task.start))


def windows(task: Task) -> str:
    """The days of each step of a run; empty for a single step."""
    if len(task.steps) == 1:
        return ""
    return "; ".join(f"{' '.join(step.title.split()[-2:])}: {_window(step)}" for step in task.steps)


def _window(step: Step) -> str:
    first = short_day(step.date)
    return say("run", first=first, last=short_day(step.until)) if step.until else first


def _series(steps: Iterable[Step]) -> Iterator[list[Step]]:
    """Steps that say the same but for the number at the end of their title."""
    alike: dict[tuple[object, ...], list[Step]] = {}
    for step in steps:
        match = NUMBERED.fullmatch(step.title)
        name = match[1] if match else step.title
        key = (name, step.where, step.papers, step.article, step.note, step.done, bool(match))
        alike.setdefault(key if match else (*key, len(alike)), []).append(step)
    yield from alike.values()


def _runs(series: list[Step]) -> Iterator[tuple[Step, ...]]:
    """Parts of a series whose numbers follow one another."""
    run = [series[0]]
    for before, step in pairwise(series):
        if _number(step) != _number(before) + 1:
            yield tuple(run)
            run = []
        run.append(step)
    yield tuple(run)


def _number(step: Step) -> int:
    match = NUMBERED.fullmatch(step.title)
    return int(match[2]) if match else 0


def _title(run: tuple[Step, ...]) -> str:
    return run[0].title if len(run) == 1 else f"{run[0].title}–{_number(run[-1])}"
