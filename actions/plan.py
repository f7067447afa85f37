"""Rencana Anda: everything that is owed and what to do until when, from one set of facts."""

from __future__ import annotations

from datetime import date
from typing import Any

from rasa_sdk.events import EventType

from actions.extras import extra_fields, take_extras, wage_notes, wage_used
from actions.facts import UNKNOWN
from actions.last_sum import keep_sum
from actions.plan_answers import early_date
from actions.registry import handles
from actions.results import dated
from actions.sums import needs, take_facts
from actions.turn import Turn, button
from benefits.plan import Owed, Plan, Step, WorkerFacts, plan
from benefits.tenure import Tenure
from indonesian import money

QUESTIONS = (
    "contract_type",
    "wage",
    "tenure_months",
    "phk_date",
    "phk_reason",
    "agrees",
    "contribution_months",
    "jht_balance",
    "leave_days",
)
NEEDED = ("wage", "phk_date")
NEXT_STEPS = 3


@handles("plan")
async def make_plan(turn: Turn) -> list[EventType]:
    """Take what the message says, ask for the rest, then show the overview."""
    take_facts(turn)
    take_extras(turn)
    turn.set(**early_date(turn))
    return await plan_overview(turn)


@needs("plan_form", *QUESTIONS)
async def plan_overview(turn: Turn) -> list[EventType]:
    """A short overview; the paper, the calendar and the letters wait behind buttons."""
    turn.set(topic="plan", misses=0, paused=None)
    facts = worker_facts(turn)
    if facts is None:
        asked_again = {name: None for name in NEEDED if known(turn, name) is None}
        turn.set(**asked_again)
        turn.respond("plan_needs_wage_and_date")
        return []
    made = plan(facts, turn.today)
    keep_sum(turn, "plan")
    turn.set(notes=[*wage_notes(turn), *made.notes])
    turn.say(overview(turn, made), plan_buttons())
    return []


def plan_buttons() -> list[dict[str, str]]:
    """What can be made of a plan."""
    return [
        button("Simpan PDF", "inform", document="plan_pdf"),
        button("Ingatkan saya", "inform", reminder="on"),
        button("Pengingat kalender", "inform", document="plan_ics"),
        button("Gambar jadwal", "inform", document="timeline_png"),
        button("Buat surat", "inform", document="letters"),
        button("Cek klaim JKP", "inform", document="jkp_precheck"),
        button("Catatan lengkap", "show_more"),
    ]


def known(turn: Turn, name: str) -> Any:
    """A slot's value, None when the worker does not know it."""
    value = turn.slot(name)
    return None if value == UNKNOWN else value


def worker_facts(turn: Turn) -> WorkerFacts | None:
    """What the calculators take; None without the wage and the day of the layoff."""
    wage, day = known(turn, "wage"), known(turn, "phk_date")
    if wage is None or day is None:
        return None
    months = known(turn, "tenure_months")
    return WorkerFacts(
        wage=wage_used(turn),
        phk_date=date.fromisoformat(day),
        reason=known(turn, "phk_reason"),
        contract_type=known(turn, "contract_type"),
        tenure=Tenure.from_months(months) if months is not None else None,
        agrees={"yes": True, "no": False}.get(known(turn, "agrees") or ""),
        contribution_months=known(turn, "contribution_months"),
        jht_balance=known(turn, "jht_balance"),
        **extra_fields(turn),
    )


def overview(turn: Turn, made: Plan) -> str:
    """What is owed, then the steps that come next."""
    total = _between(made.total_low, made.total_high)
    head = f"**Rencana Anda: hak sekurangnya {total}**, di luar JKP."
    owed = "\n".join(f"- {_part(part)}" for part in made.owed if part.state != "not_due")
    ahead = [step for step in made.steps if not step.until or step.until >= turn.today]
    # what can be missed comes before what merely can be begun
    ahead.sort(key=lambda step: (step.until or date.max, step.date))
    steps = "\n".join(f"- {_step(step)}" for step in ahead[:NEXT_STEPS])
    return f"{head}\n{owed}\n\n**Langkah terdekat:**\n{steps}\n\n{dated(turn)}"


def _between(low: int, high: int) -> str:
    return money.write(low) if low == high else f"{money.write(low)} sampai {money.write(high)}"


def _part(part: Owed) -> str:
    """One programme in a line."""
    if part.state == "unknown" and part.result and part.result.total:
        most = money.write(part.result.total)
        return f"{part.label}: sampai **{most}** kalau syaratnya terpenuhi"
    if part.state == "unknown" or not part.high:
        return f"{part.label}: {part.reasons[0]}" if part.reasons else part.label
    return f"{part.label}: **{_between(part.low, part.high)}**"


def _step(step: Step) -> str:
    until = f"sampai **{step.until:%d-%m-%Y}**: " if step.until else f"mulai {step.date:%d-%m-%Y}: "
    return f"{until}{step.title} ({step.where})"
