"""Workers whose plans are tested, and short ways to look into a plan."""

from dataclasses import replace
from datetime import date
from typing import Any

from benefits.plan import Plan, Step, WorkerFacts, plan

TODAY = date(2026, 11, 22)
USUAL = WorkerFacts(
    wage=6_000_000,
    phk_date=date(2026, 11, 20),
    reason="efficiency_loss",
    contract_type="pkwtt",
    start=date(2019, 3, 5),
    citizen=True,
    birth_date=date(1990, 1, 1),
    contribution_months=24,
    jkn_member=True,
    already_working=False,
    willing_to_work=True,
    earlier_jkp_claims=0,
    jht_balance=20_000_000,
)
CONTRACT = WorkerFacts(
    wage=5_000_000,
    phk_date=date(2026, 10, 31),
    contract_type="pkwt",
    start=date(2026, 1, 1),
    contract_end=date(2026, 12, 31),
)


def made(facts: WorkerFacts = USUAL, on: date = TODAY, **change: Any) -> Plan:
    return plan(replace(facts, **change), on)


def state(found: Plan, programme: str) -> str | None:
    part = found.part(programme)
    return part.state if part else None


def step(found: Plan, key: str) -> Step:
    return next(step for step in found.steps if step.key == key)


def keys(found: Plan) -> set[str]:
    return {step.key for step in found.steps}
