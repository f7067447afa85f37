"""Uang kompensasi PKWT in conversation."""

from __future__ import annotations

from rasa_sdk.events import EventType, FollowupAction

from actions.facts import UNKNOWN, written
from actions.pages import say_page, variant_keys
from actions.registry import handles
from actions.results import result_text, say_result
from actions.sums import asks_how_much, take_facts
from actions.turn import Turn, button
from benefits.pkwt import CompensationInput, compute
from knowledge.pages import pages


@handles("contract_compensation")
async def contract_compensation(turn: Turn) -> list[EventType]:
    """A sum when the message holds figures or asks for them, the page when it asks what."""
    if {"wage", "tenure_months"} & take_facts(turn).keys() or asks_how_much(turn):
        return await compensation_sum(turn)
    say_page(turn, pages()["contract_compensation"], variant_keys(turn))
    return []


@handles("compensation_sum")
async def compensation_sum(turn: Turn) -> list[EventType]:
    """The sum, or the form that asks for what is missing."""
    turn.set(contract_type="pkwt")
    wage, months = turn.slot("wage"), turn.slot("tenure_months")
    if wage is None or months is None:
        turn.set(misses=0)
        return [FollowupAction("compensation_form")]
    turn.set(topic="contract_compensation", misses=0)
    if UNKNOWN in (wage, months):
        turn.respond("compensation_formula")
        return []
    result = compute(CompensationInput(wage, months), turn.today)
    head = f"Upah {written('wage', wage)}, kontrak {written('tenure_months', months)}."
    text = f"{head}\n\n{result_text(result, 'Uang kompensasi PKWT')}"
    more = [
        button("Kenapa segini?", "explain"),
        button("Belum dibayar", "severance_unpaid"),
        button("Saya karyawan tetap", "inform", contract_type="pkwtt"),
    ]
    say_result(turn, text, result.notes, more)
    return []
