"""Sums that one message can ask: tax, JHT contributions, THR. Without figures, the page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from rasa_sdk.events import EventType

from actions import severance
from actions.hints import say_bound
from actions.last_sum import keep_sum
from actions.pages import all_keys, say_page
from actions.registry import handles
from actions.results import dated, result_text, say_result
from actions.sums import take_facts
from actions.turn import Turn
from benefits import jht, tax, thr
from benefits.result import Result
from benefits.severance import REASONS
from indonesian import money
from knowledge.pages import pages

WAGES = ("wage", "allowance", "non_fixed", "daily", "weekly")
"""Roles of money that is paid for work, so that its tax is another."""


def stated_amount(turn: Turn) -> int | None:
    """The sum that a message asks the tax of: any money in it that is positive and no wage."""
    if turn.repeats:
        total: int | None = turn.repeats.get("total")
        return total
    sums = (e.value for e in turn.found("money") if e.role not in WAGES and e.value > 0)
    return next((int(value) for value in sums), None)


def say_tax_or_page(
    turn: Turn, intent: str, total: int | None, rule: Callable[[int], Result], name: str
) -> None:
    """Tax of an amount, the page when none is known."""
    if total is None:
        say_page(turn, pages()[intent], all_keys(turn, pages()[intent]))
        return
    result = rule(total)
    turn.set(topic=intent, misses=0)
    keep_sum(turn, intent, total=total)
    net = f"\n\nBersih setelah pajak: **{money.write(total - result.total)}**."
    say_result(turn, result_text(result, name) + net, result.notes)


@handles("severance_tax")
async def severance_tax(turn: Turn) -> list[EventType]:
    """PPh 21 on severance; of a contract's compensation the page says what is unsettled."""
    if turn.value("contract_type") == "pkwt" and not stated_amount(turn):
        page = pages()["severance_tax"]
        say_page(turn, page, all_keys(turn, page))
        return []
    totals = severance.known_totals(turn)
    if not stated_amount(turn) and len(totals) > 1:
        say_taxes(turn, totals)
        return []
    total = stated_amount(turn) or next(iter(totals.values()), None) or None
    name = f"Pajak (PPh 21) atas pesangon {money.write(total)}" if total else ""
    rule = partial(tax.severance_tax, on=turn.today)
    say_tax_or_page(turn, "severance_tax", total, rule, name)
    return []


def say_taxes(turn: Turn, totals: dict[str, int]) -> None:
    """The tax of each sum that may apply, and what is left."""
    lines = []
    for key, total in totals.items():
        taxed = tax.severance_tax(total, on=turn.today).total
        lines.append(
            f"- {REASONS[key][0]}: pajak **{money.write(taxed)}**, bersihnya "
            f"{money.write(total - taxed)} dari {money.write(total)}"
        )
    turn.set(topic="severance_tax", misses=0)
    keep_sum(turn, "severance_tax")
    turn.say("\n".join(["**Pajak (PPh 21) atas pesangon:**", *lines, "", dated(turn)]))


@handles("jht_tax")
async def jht_tax(turn: Turn) -> list[EventType]:
    """PPh 21 on a JHT balance paid at once."""
    total = stated_amount(turn)
    name = f"Pajak (PPh 21) atas JHT {money.write(total)}" if total else ""
    say_tax_or_page(turn, "jht_tax", total, partial(tax.lump_sum_tax, on=turn.today), name)
    return []


@handles("jht_balance")
async def jht_balance(turn: Turn) -> list[EventType]:
    """Contributions of the known months; the return is not ours to promise."""
    return await wage_and_months(turn, "jht_balance", jht.contributions, "Iuran JHT terkumpul")


@handles("holiday_allowance")
async def holiday_allowance(turn: Turn) -> list[EventType]:
    """THR for the known months."""
    return await wage_and_months(turn, "holiday_allowance", thr.amount, "THR")


async def wage_and_months(
    turn: Turn, intent: str, rule: Callable[..., Result], name: str
) -> list[EventType]:
    """A sum when the message, or its topic, is about figures; else the page."""
    stated = take_facts(turn)
    say_bound(turn)
    wage, months = turn.slot("wage"), turn.slot("tenure_months")
    known = isinstance(wage, int) and isinstance(months, int)
    if not known or not ({"wage", "tenure_months"} & stated.keys() or turn.repeats):
        say_page(turn, pages()[intent], all_keys(turn, pages()[intent]))
        return []
    result = rule(wage, months, turn.today)
    turn.set(topic=intent, misses=0)
    keep_sum(turn, intent)
    say_result(turn, result_text(result, name), result.notes)
    return []
