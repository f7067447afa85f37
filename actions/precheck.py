"""Before a JKP claim is sent: what would get it refused, who mends it, and how."""

from __future__ import annotations

import re
from datetime import date

from rasa_sdk.events import EventType

from actions.documents import SHORT_NAMES
from actions.plan import known
from actions.registry import handles
from actions.results import dated
from actions.turn import Turn, button
from benefits.precheck import ClaimFacts, Defect, precheck

ASKS = re.compile(
    r"\b(cek|periksa|pra ?-?cek|precheck|tes)\w*\b.{0,25}\b(klaim|berkas|syarat|pengajuan)\w*\b"
    r".{0,15}\bjkp\b|\b(klaim|pengajuan) jkp\b.{0,25}\b(bakal|akan|bisa|takut|mungkin|supaya|biar|"
    r"agar)\b.{0,15}\b(ditolak|gagal|lolos|diterima)|\btakut\b.{0,20}\bklaim jkp\b.{0,15}\bditolak",
    re.IGNORECASE,
)
DOCUMENT = "jkp_precheck"
"""What the button carries: the check is made from the same facts as the files of a plan."""

MENDERS = {
    "worker": "Anda sendiri",
    "employer": "perusahaan",
    "bpjs": "BPJS Ketenagakerjaan (175)",
    "disnaker": "Disnaker",
}
SHOWN = 4
"""Things to check that are listed at once; the others wait behind a button."""


def precheck_button() -> dict[str, str]:
    """From a JKP sum or a plan to the check."""
    return button("Cek klaim JKP", "inform", document=DOCUMENT)


def asks_precheck(turn: Turn) -> bool:
    """Whether a message asks what may get the claim refused before it is sent."""
    return turn.value("document") == DOCUMENT or bool(turn.text and ASKS.search(turn.text))


@handles("jkp_precheck")
async def say_precheck(turn: Turn) -> list[EventType]:
    """What was found, then what is still to be checked."""
    every = precheck(claim_facts(turn), turn.today)
    found = [each for each in every if each.state == "found"]
    open_ = [each for each in every if each.state == "to_check"]
    turn.set(topic="jkp_problem", misses=0, notes=[_to_check(each) for each in open_])
    turn.respond(
        "precheck_found" if found else "precheck_nothing",
        found="\n".join(map(_found, found)),
        open="\n".join(f"- {_to_check(each)}" for each in open_[:SHOWN]),
        more=max(0, len(open_) - SHOWN),
        dated=dated(turn),
        buttons=_buttons(found, len(open_)),
    )
    return []


def claim_facts(turn: Turn) -> ClaimFacts:
    """What the conversation knows of a claim."""
    day, reason = known(turn, "phk_date"), known(turn, "phk_reason")
    return ClaimFacts(
        phk_date=date.fromisoformat(day) if day else None,
        reason=reason,
        contract_type=known(turn, "contract_type"),
        agrees={"yes": True, "no": False}.get(known(turn, "agrees") or ""),
        resignation_signed=True if reason == "resign" else None,
        contribution_months=known(turn, "contribution_months"),
        wage=known(turn, "wage"),
    )


def _found(defect: Defect) -> str:
    return f"- **{defect.what}** {defect.how} _(dibetulkan oleh: {MENDERS[defect.who_mends]})_"


def _to_check(defect: Defect) -> str:
    return f"{defect.what} Bila belum beres: {defect.how}"


def _buttons(found: list[Defect], open_: int) -> list[dict[str, str]]:
    letters = dict.fromkeys(each.letter for each in found if each.letter)
    made = [button(SHORT_NAMES[key], "inform", document=key) for key in letters if key]
    more = [button("Daftar lengkap", "show_more")] if open_ > SHOWN else []
    return [*more, *made, button("Cara klaim", "jkp_claim_howto")]
