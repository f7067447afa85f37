"""Uang kompensasi PKWT in conversation."""

from __future__ import annotations

from typing import Literal

from rasa_sdk.events import EventType, FollowupAction

from actions.facts import UNKNOWN, written
from actions.last_sum import keep_sum
from actions.pages import say_page, variant_keys
from actions.registry import handles
from actions.results import result_text, say_result
from actions.sums import asks_how_much, take_facts
from actions.tenure import extension_in, remaining_in
from actions.turn import Turn, button, papers_button
from benefits.pkwt import Compensation, CompensationInput, compute
from benefits.tax import severance_tax
from knowledge.pages import pages


@handles("contract_compensation")
async def contract_compensation(turn: Turn) -> list[EventType]:
    """A sum when the message holds figures or asks for them, the page when it asks what."""
    stated = take_facts(turn)
    result = known_result(turn)
    if stated.keys() == {"phk_reason"} and stated["phk_reason"] != "contract_end" and result:
        permanent = button("Saya karyawan tetap", "inform", contract_type="pkwtt")
        turn.set(topic="contract_compensation", misses=0)
        resigns = stated["phk_reason"] == "resign"
        name = "compensation_resign" if resigns else "compensation_any_reason"
        turn.respond(name, total=written("wage", result.total), buttons=[permanent])
        return []
    if {"wage", "tenure_months"} & stated.keys() or asks_how_much(turn) or remaining_in(turn):
        return await compensation_sum(turn)
    say_page(turn, pages()["contract_compensation"], variant_keys(turn))
    return []


@handles("compensation_sum")
async def compensation_sum(turn: Turn) -> list[EventType]:
    """The sum, or the form that asks for what is missing."""
    stated = take_facts(turn)
    last = turn.slot("last_sum") or {}
    if last.get("left") and "tenure_months" not in stated and not remaining_in(turn):
        turn.repeats = last
    turn.set(contract_type="pkwt")
    wage, months = turn.slot("wage"), turn.slot("tenure_months")
    if wage is None or months is None:
        turn.set(misses=0)
        return [FollowupAction("compensation_form")]
    turn.set(topic="contract_compensation", misses=0)
    if UNKNOWN in (wage, months):
        turn.respond("compensation_formula")
        return []
    asked = sum_input(turn, wage, months)
    keep_sum(turn, "compensation_sum", left=asked.remaining_months, by=asked.ended_early_by)
    result = compute(asked, turn.today)
    head = f"Upah {written('wage', wage)}, kontrak {written('tenure_months', months)}."
    text = f"{head}\n\n{result_text(result, 'Uang kompensasi PKWT')}{with_rest(result, asked)}"
    more = [
        button("Kenapa segini?", "explain"),
        button("Belum dibayar", "severance_unpaid"),
        button("Saya karyawan tetap", "inform", contract_type="pkwtt"),
        papers_button(),
    ]
    say_result(turn, text, result.notes, more)
    return []


def with_rest(result: Compensation, asked: CompensationInput) -> str:
    """The total with the wages that the worker may claim; empty when there is no such claim."""
    if asked.ended_early_by != "employer" or not result.remaining_wages:
        return ""
    both = written("wage", result.total + result.remaining_wages)
    return f"\n\nBersama upah sisa kontrak, yang dituntut terpisah: **{both}**."


@handles("compensation_extension")
async def compensation_extension(turn: Turn) -> list[EventType]:
    """The compensation of another term, which is counted by itself and paid at its end."""
    first, months, wage = known_result(turn), extension_in(turn), turn.slot("wage")
    if first is None:
        return await compensation_sum(turn)
    turn.set(topic="contract_compensation", misses=0)
    result = compute(CompensationInput(wage, months), turn.today)
    said = result_text(result, f"Perpanjangan {written('tenure_months', months)}")
    before = written("tenure_months", turn.slot("tenure_months"))
    total = written("wage", first.total)
    turn.respond("compensation_extension", sum=said, before=before, total=total)
    return []


@handles("compensation_net")
async def compensation_net(turn: Turn) -> list[EventType]:
    """What is left after the tax that may apply; which one does is not settled."""
    wage, months, turn.repeats = (turn.slot(k) for k in ("wage", "tenure_months", "last_sum"))
    if UNKNOWN in (wage, months):
        turn.respond("compensation_formula")
        return []
    total = compute(sum_input(turn, wage, months), turn.today).total
    taxed = severance_tax(total, turn.today).total
    said, tax, net = (written("wage", each) for each in (total, taxed, total - taxed))
    turn.respond("net_compensation", total=said, tax=tax, net=net)
    return []


def known_result(turn: Turn) -> Compensation | None:
    """The sum again from what is known; None when wage or months are not."""
    wage, months = turn.slot("wage"), turn.slot("tenure_months")
    if None in (wage, months) or UNKNOWN in (wage, months):
        return None
    return compute(CompensationInput(wage, months), turn.today)


def sum_input(turn: Turn, wage: int, months: int) -> CompensationInput:
    """The months worked, and those left when the message says that the contract was cut short."""
    if cut := turn.repeats:
        return CompensationInput(
            wage, months, ended_early_by=cut["by"], remaining_months=cut["left"]
        )
    left = remaining_in(turn)
    if not left:
        return CompensationInput(wage, months)
    by: Literal["employer", "worker"] = "employer"
    if turn.value("phk_reason") == "resign":
        by = "worker"
    return CompensationInput(wage, months, ended_early_by=by, remaining_months=left)
