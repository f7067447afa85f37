"""Answers to "kenapa?" and "maksudnya?": the reason behind what was just said."""

from __future__ import annotations

from rasa_sdk.events import EventType

from actions import compensation, severance
from actions.extras import wage_notes
from actions.facts import UNKNOWN, written
from actions.pages import say_details, say_page
from actions.registry import handles
from actions.turn import Turn
from benefits import rules
from benefits.reasons import rows
from benefits.result import decimal, percent
from benefits.severance import REASONS
from benefits.tenure import Tenure
from knowledge.pages import pages


@handles("wage_basis")
async def wage_basis(turn: Turn) -> list[EventType]:
    """Which pay counts as the wage."""
    turn.respond("why_wage")
    return []


@handles("early_pension")
async def early_pension(turn: Turn) -> list[EventType]:
    """Why a pension before its age is no reason of the table."""
    turn.respond("hint_reason_early")
    return []


@handles("jkp_basis")
async def jkp_basis(turn: Turn) -> list[EventType]:
    """Which pay JKP is computed from."""
    turn.respond("line_jkp")
    return []


@handles("minimum_basis")
async def minimum_basis(turn: Turn) -> list[EventType]:
    """Whether the minimum wage takes the place of the wage."""
    turn.respond("minimum_basis")
    return []


@handles("fifteen_percent")
async def fifteen_percent(turn: Turn) -> list[EventType]:
    """What became of the share for housing and medicine."""
    turn.respond("fifteen_percent")
    return []


@handles("jkp_old_rate")
async def jkp_old_rate(turn: Turn) -> list[EventType]:
    """Since when the rates that many pages still tell are no longer paid."""
    rate = percent(rules.rate("jkp_rate", turn.today))
    turn.respond("jkp_old_rate", rate=rate, months=rules.whole("jkp_months", turn.today))
    return []


@handles("tenure_basis")
async def tenure_basis(turn: Turn) -> list[EventType]:
    """From which day service counts."""
    turn.respond("hint_tenure_probation")
    return []


@handles("explain")
async def explain(turn: Turn) -> list[EventType]:
    """Explain the last sum by its rules, the last page by its details."""
    topic = turn.slot("topic")
    if topic in ("severance_calculate", "plan") and severance_known(turn):
        turn.say(severance_reasons(turn))
        return []
    of_contract = topic == "severance_calculate" and severance.is_contract(turn)
    if topic == "contract_compensation" or of_contract:
        explain_compensation(turn)
        return []
    if topic == "plan":
        say_details(turn)
        return []
    if topic in pages():
        if pages()[topic].details or turn.slot("notes"):
            say_details(turn)
        else:
            say_page(turn, pages()[topic])
        return []
    say_page(turn, pages()["explain"])
    return []


def explain_compensation(turn: Turn) -> None:
    """The rule with this person's figures, or with an example when they are not known."""
    result = compensation.known_result(turn)
    if result is None:
        turn.respond("compensation_formula")
        return
    working = "\n".join(f"- {line.label}: {line.formula} ({line.article})" for line in result.lines)
    turn.respond("compensation_why", working=working, total=written("wage", result.total))


def severance_known(turn: Turn) -> bool:
    """Whether the last severance sum can be explained from what is known."""
    return severance.is_known(turn) and turn.slot("phk_reason") != UNKNOWN


def severance_reasons(turn: Turn) -> str:
    """Both tables and the multiplier of the reason, each with its article."""
    tenure = Tenure.from_months(turn.slot("tenure_months"))
    up = rules.step("severance_up_months", tenure.years, turn.today)
    upmk = rules.step("severance_upmk_months", tenure.years, turn.today)
    up_law = rules.reference("severance_up_months", turn.today)
    upmk_law = rules.reference("severance_upmk_months", turn.today)
    parts = [
        f"Masa kerja {written('tenure_months', turn.slot('tenure_months'))}, jadi tabel uang "
        f"pesangon memberi **{up} bulan upah** ({up_law}) dan tabel uang penghargaan masa kerja "
        f"**{upmk} bulan upah** ({upmk_law}).",
    ]
    for key in severance.reasons(turn):
        row = rows(turn.today)[key]
        total = severance.result_for(turn, key).total
        parts.append(
            f"- {REASONS[key][0]}: uang pesangon × **{decimal(row.up)}**, penghargaan masa kerja "
            f"× **{decimal(row.upmk)}** ({row.article}) = **{written('wage', total)}**"
        )
    parts += [f"- {note}" for note in wage_notes(turn)]
    parts.append("Beda alasan PHK, beda pengalinya. Ada angka yang keliru? Ketik yang benar.")
    return "\n".join(parts)
