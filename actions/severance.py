"""Pesangon in conversation: one sum, both possibilities, or multiples of the wage."""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk.events import EventType

from actions.extras import (
    extra_fields,
    layoff_day,
    refuse_old_law,
    take_extras,
    wage_notes,
    wage_used,
)
from actions.facts import UNKNOWN, is_offer, written
from actions.last_sum import keep_sum
from actions.parts import part_of
from actions.registry import HANDLERS, handles
from actions.results import dated, result_text, say_result
from actions.sums import needs, take_facts
from actions.turn import Entity, Turn, button, papers_button
from benefits.result import Result
from benefits.severance import REASONS, SeveranceInput, alternatives, compute
from benefits.tenure import Tenure
from indonesian import money

EXAMPLE_YEARS = (0, 1, 3, 5, 8, 10)
COMPARES = re.compile(
    r"\b(banding\w*|dibanding\w*|beda\w*|versus|vs|mending|atau)\b", re.IGNORECASE
)
AFTER_TAX = re.compile(
    r"\b(setelah|sesudah|stlh|abis|habis|(di)?potong) (di)?(potong )?(pajak|pph)\b", re.IGNORECASE
)
UNSURE = ("efficiency_loss", "efficiency_prevent_loss")
"""Shown when a worker does not know the reason: the lower and the full multiplier."""


@handles("severance_calculate")
async def severance(turn: Turn) -> list[EventType]:
    """A worker on contract gets compensation, everybody else severance."""
    refuse_old_law(turn)
    take_facts(turn)
    take_extras(turn)
    turn.compared = compared_in(turn)
    if is_contract(turn) and not turn.compared:
        return await HANDLERS["compensation_sum"](turn)
    events = await severance_sum(turn)
    if is_known(turn) and AFTER_TAX.search(turn.text):
        await HANDLERS["severance_tax"](turn)
    if is_known(turn) and any(is_offered(turn, each) for each in turn.found("money")):
        await HANDLERS["severance_offer"](turn)
    return events


def is_offered(turn: Turn, each: Entity) -> bool:
    """Whether a sum is the company's offer, and no part of the sum such as uang pisah."""
    return is_offer(turn, each) and not part_of(turn, each)


def compared_in(turn: Turn) -> tuple[str, ...]:
    """The reasons of "bandingkan efisiensi dengan pensiun"; none unless a message compares."""
    named = tuple(dict.fromkeys(str(each.value) for each in turn.found("phk_reason")))
    exact = tuple(key for name in named for key in alternatives(name) or (name,))
    return exact if len(named) > 1 and COMPARES.search(turn.text) else ()


def is_contract(turn: Turn) -> bool:
    """Whether uang kompensasi is owed rather than pesangon."""
    kind: str | None = turn.slot("contract_type")
    ended = bool(turn.slot("phk_reason") == "contract_end")
    return kind == "pkwt" or (ended and kind != "pkwtt")


@needs("severance_form", "wage", "tenure_months", "phk_reason")
async def severance_sum(turn: Turn) -> list[EventType]:
    """Compute as exactly as what is known allows."""
    turn.set(topic="severance_calculate", misses=0)
    keep_sum(turn, "severance_calculate")
    if turn.slot("tenure_months") == UNKNOWN:
        say_examples(turn)
    elif turn.slot("wage") == UNKNOWN:
        say_multiples(turn)
    else:
        say_sums(turn)
    return []


def reasons(turn: Turn) -> tuple[str, ...]:
    """The exact reasons to compute for."""
    if turn.compared:
        return turn.compared
    reason = turn.slot("phk_reason")
    if reason == UNKNOWN:
        return UNSURE
    return alternatives(reason) or (reason,)


def is_known(turn: Turn) -> bool:
    """Whether all facts of a severance sum are known, of a worker whom severance is owed."""
    facts = [turn.slot(name) for name in ("wage", "tenure_months", "phk_reason")]
    stated = None not in facts and UNKNOWN not in facts[:2]
    return stated and not is_contract(turn)


def known_totals(turn: Turn) -> dict[str, int]:
    """The total for each reason that may apply; empty when facts are missing."""
    return {key: result_for(turn, key).total for key in reasons(turn)} if is_known(turn) else {}


def result_for(
    turn: Turn, reason: str, wage: int | None = None, years: int | None = None
) -> Result:
    """The law's answer for a reason with the known facts."""
    tenure = Tenure.from_months(turn.slot("tenure_months") if years is None else 12 * years)
    # multiples of a wage and examples by years are of the table alone
    more = extra_fields(turn) if wage is None and years is None else {}
    inp = SeveranceInput(wage or wage_used(turn), tenure, reason, **more)
    return compute(inp, layoff_day(turn))


def say_sums(turn: Turn) -> None:
    """One result, or the alternatives of a generic reason side by side."""
    keys = reasons(turn)
    results = [result_for(turn, key) for key in keys]
    text = (
        basis(turn)
        + "\n\n"
        + "\n\n".join(
            result_text(result, f"{'Pesangon' if len(keys) == 1 else REASONS[key][0]}")
            for key, result in zip(keys, results, strict=True)
        )
    )
    if len(keys) > 1:
        text += f"\n\n{difference(turn, keys)}"
    say_result(turn, text, [*wage_notes(turn), *results[0].notes], buttons(turn, keys))


def said_as(name: str, value: Any) -> str:
    """A fact as a sentence holds it; a reason by its name."""
    if name != "phk_reason":
        return written(name, value)
    known = REASONS[value][0]
    return f"{known[0].lower()}{known[1:]}"


def basis(turn: Turn) -> str:
    """The facts that the sum stands on, so that a misreading shows."""
    reason = turn.slot("phk_reason")
    named = "belum diketahui" if reason == UNKNOWN else said_as("phk_reason", reason)
    kind = "" if turn.slot("contract_type") == "pkwtt" else " (dihitung sebagai karyawan tetap)"
    wage = written("wage", wage_used(turn))
    tenure = written("tenure_months", turn.slot("tenure_months"))
    return f"Upah {wage}, masa kerja {tenure}, alasan: {named}{kind}."


def difference(turn: Turn, keys: tuple[str, ...]) -> str:
    """What stands between two reasons that are compared, else why there are several sums."""
    if not turn.compared:
        return which(turn)
    totals = sorted(result_for(turn, key).total for key in keys)
    return f"Selisihnya **{money.write(totals[-1] - totals[0])}**. {which(turn)}"


def which(turn: Turn) -> str:
    """Why there are several sums."""
    if turn.slot("phk_reason") == UNKNOWN:
        return "Jumlahnya tergantung alasan PHK di surat Anda. Dua contoh di atas untuk efisiensi."
    return (
        "Yang berlaku tergantung alasan di surat PHK; perusahaan yang harus membuktikan kerugian."
    )


def buttons(turn: Turn, keys: tuple[str, ...]) -> list[dict[str, str]]:
    """What a worker may want after the sum."""
    more = [button("Kenapa segini?", "explain"), button("Pajaknya", "severance_tax")]
    if len(keys) == 1 and turn.slot("contract_type") != "pkwtt":
        more.append(button("Saya kontrak (PKWT)", "inform", contract_type="pkwt"))
    return [*more, papers_button()]


def say_multiples(turn: Turn) -> None:
    """Without a wage: how many wages are owed."""
    lines = []
    for key in reasons(turn):
        # A wage of four rupiah makes quarter multipliers whole.
        result = result_for(turn, key, wage=4)
        lines.append(
            f"- {REASONS[key][0]}: **{result.total / 4:g} kali upah sebulan**".replace(".", ",")
        )
        if not result.total:
            lines.append(f"\n{result.notes[0]}")
    months = written("tenure_months", turn.slot("tenure_months"))
    text = f"Untuk masa kerja {months}, hak Anda:\n\n" + "\n".join(lines)
    turn.say(f"{text}\n\n{dated(turn)}")
    turn.respond("say_wage_later")


def say_examples(turn: Turn) -> None:
    """Without a tenure: examples for some years of service."""
    reason = reasons(turn)[0]
    wage = turn.slot("wage")
    known = wage != UNKNOWN
    lines = []
    for years in EXAMPLE_YEARS:
        result = result_for(turn, reason, wage=wage if known else 4, years=years)
        total = result.total
        sum_ = money.write(total) if known else f"{total / 4:g} kali upah".replace(".", ",")
        lines.append(f"- {f'{years} tahun' if years else 'belum setahun'}: **{sum_}**")
    if not result.total:
        lines = [result.notes[0]]
    text = f"Tanpa masa kerja belum bisa dihitung pasti. Gambarannya untuk {REASONS[reason][0]}:"
    turn.say("\n".join([text, "", *lines, "", dated(turn)]))
    turn.respond("say_tenure_later")
