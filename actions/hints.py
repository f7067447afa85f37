"""What a worker asks back while a question of a form is open: "itu gaji pokok apa bersih?"."""

from __future__ import annotations

import re

from actions.facts import EARLY, written
from actions.severance import is_contract
from actions.tenure import bound_in
from actions.turn import Turn
from indonesian.normalize import normalize

HINTS: dict[str, dict[str, re.Pattern[str]]] = {
    "wage": {
        "hint_wage_weekly": re.compile(r"\b(se)?minggu(an)?\b", re.IGNORECASE),
        "hint_wage_minimum": re.compile(r"\bum[rkp]\b|\bupah minimum\b", re.IGNORECASE),
        "hint_wage_varies": re.compile(
            r"\b(beda\W?(2|beda)|berubah|gak? (tentu|tetap)|naik turun|komisi|borongan|hasil)",
            re.IGNORECASE,
        ),
        "why_wage": re.compile(
            r"\b(pokok|take ?home|thp|kotor|bersih|tunjangan|lembur|gross|nett?o?|potongan)\b",
            re.IGNORECASE,
        ),
    },
    "tenure_months": {
        "hint_tenure_vague": re.compile(
            r"\b(belasan|puluhan|lama (banget|sekali))\b", re.IGNORECASE
        ),
        "hint_tenure_covid": re.compile(r"\b(covid|corona|korona|pandemi)", re.IGNORECASE),
        "hint_tenure_probation": re.compile(
            r"\b(percobaan|probation|training|magang|masa kontrak|kontrak dulu|(di)?hitung dari)\b",
            re.IGNORECASE,
        ),
    },
    "phk_reason": {"hint_reason_early": EARLY},
}
"""By question: the phrase, and the words that call for it."""

SUBJECTS = {
    "phk_reason": re.compile(r"\balasan", re.IGNORECASE),
    "wage": re.compile(r"\b(gaji|upah)", re.IGNORECASE),
    "tenure_months": re.compile(r"\b(masa|lama|tahun|mulai) ?(kerja|masuk)", re.IGNORECASE),
}


COUNTED = ("tenure_months", "contribution_months")
"""Questions that a number of months answers."""


def say_hint(asked: str, turn: Turn) -> bool:
    """Say what helps with the open question; False when the words call for nothing."""
    if asked in COUNTED and say_bound(turn):
        return True
    name = hint_for(asked, turn)
    if name:
        turn.respond(name)
    return name is not None


def hint_for(asked: str, turn: Turn) -> str | None:
    """The phrase that helps with the open question, None when the words call for none."""
    hints = HINTS.get(asked, {}) if turn.text else {}
    return next((name for name, words in hints.items() if words.search(turn.text)), None)


def say_opening(asked: str, turn: Turn, *, first: bool) -> None:
    """Before a question: what of the message cannot be taken as its answer.

    `first`: it opens the form. A weekly wage is no monthly one, a bound is no length.
    """
    weekly = asked == "wage" and any(each.role == "weekly" for each in turn.found("money"))
    if first and weekly and turn.text:
        turn.respond("hint_wage_weekly")
    if asked == "tenure_months":
        say_bound(turn)


def say_bound(turn: Turn) -> bool:
    """Ask for the months of "kurang dari setahun" and "hampir 7 tahun"; False without a bound."""
    bound = bound_in(turn)
    if bound:
        of_years = bound.nearly and bound.months % 12 == 0 and not is_contract(turn)
        name = "hint_tenure_nearly" if of_years else "hint_tenure_below"
        value, example = (
            written("tenure_months", n) for n in (bound.months, _example(bound.months))
        )
        turn.respond(name, value=value, example=example)
    return bound is not None


def _example(months: int) -> int:
    """Months that stay below a bound, as an example of an answer."""
    return max(0, months - 2)


UNKNOWN_TO_ME = re.compile(
    r"\btidak (di)?(tahu|ingat|yakin|hafal|kasih tahu|jelaskan|sebut(kan)?)\b"
    r"|\b(tanpa|tidak (ada|di\w+|nyebut)) alasan\b|\balasan nya tidak jelas\b"
)
OF_THE_QUESTION = re.compile(r"\bmaksud")
"""Who does not know what is meant asks back."""


def does_not_know(text: str) -> bool:
    """Whether the words say that the answer is not known, whatever their intent: "ga dijelasin"."""
    plain = normalize(text)
    return bool(UNKNOWN_TO_ME.search(plain)) and not OF_THE_QUESTION.search(plain)


def subject_of(text: str, questions: tuple[str, ...]) -> str | None:
    """Which question "gatau alasannya" leaves unanswered; None when it does not say."""
    named = (name for name, words in SUBJECTS.items() if name in questions and words.search(text))
    return next(named, None)
