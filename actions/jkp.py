"""The JKP sum in conversation."""

from __future__ import annotations

from rasa_sdk.events import EventType

from actions.extras import layoff_told
from actions.facts import UNKNOWN, written
from actions.last_sum import keep_sum
from actions.pages import say_page
from actions.parts import reported_wage
from actions.precheck import precheck_button
from actions.registry import handles
from actions.results import notes_text, say_result
from actions.sums import needs
from actions.turn import Turn, button, papers_button
from benefits.deadlines import jkp_claim
from benefits.jkp import JkpAmount, amount
from indonesian import money
from knowledge.pages import pages


@handles("jkp_amount")
@needs("jkp_form", "wage")
async def jkp_amount(turn: Turn) -> list[EventType]:
    """What a month and all months give; the page when the wage is not known."""
    if turn.slot("wage") == UNKNOWN:
        say_page(turn, pages()["jkp_amount"])
        return []
    turn.set(topic="jkp_amount", misses=0)
    keep_sum(turn, "jkp_amount")
    result = amount(reported_wage(turn), turn.today)
    say_too_late(turn)
    more = [button("Syaratnya", "jkp_eligibility"), button("Cara klaim", "jkp_claim_howto")]
    more += [button("Kenapa segini?", "explain"), precheck_button(), papers_button()]
    say_result(turn, jkp_text(turn, result), result.notes, more)
    return []


def say_too_late(turn: Turn) -> None:
    """Before the sum: that the days to claim are over, for a layoff that is told and long ago."""
    told = layoff_told(turn)
    if told and jkp_claim(told) < turn.today:
        turn.respond("jkp_too_late")


def jkp_text(turn: Turn, result: JkpAmount) -> str:
    """The month first, since that is what pays the rent."""
    lines = [
        f"{line.label}: **{money.write(line.amount)}**, {line.formula} ({line.article})"
        for line in result.lines
    ]
    return (
        f"**JKP: {money.write(result.monthly[0])} per bulan**, "
        f"seluruhnya **{money.write(result.total)}** dalam {len(result.monthly)} bulan.\n\n"
        f"Upah yang dilaporkan {written('wage', reported_wage(turn))}.\n{notes_text(lines)}"
    )
